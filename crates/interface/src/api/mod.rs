//! The JSON interface: the operations of every cloud without a signature, under `/_yunbox/`.
//!
//! `POST sessions` proves who somebody is and answers a bearer token; `POST api/{cloud}/{product}/{operation}` runs an
//! operation as that caller. The checks, the records and the errors are those of a signed call.

mod call;
mod openapi;
mod operations;
pub(crate) mod products;
mod session;

pub use call::{Answered, Asked, CloudRefusal};
pub(crate) use openapi::Described;
pub use operations::{Operation, operation, operations};
pub(crate) use products::cloud_of_service;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::server::{LARGEST_BODY, Server};

/// The routes of the interface.
pub(crate) fn router() -> Router<Arc<Server>> {
    Router::new()
        .route("/sessions", post(session::begin).get(session::show).delete(session::end))
        .route("/openapi.json", get(openapi::document))
        .route("/api/{cloud}/{product}/{operation}", post(call::call))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
}
