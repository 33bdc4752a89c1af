//! The reference of every operation, and the form that calls it.

mod example;
mod form;
mod list;
mod operation;
mod reference;
mod shape;

pub(crate) use reference::code_in;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use interface::Server;

/// The pages of operations.
pub(crate) fn router() -> Router<Arc<Server>> {
    Router::new()
        .route("/api", get(list::show))
        .route("/api/{cloud}/{product}/{operation}", get(operation::show).post(operation::submit))
}
