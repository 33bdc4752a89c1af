//! The console: the sandbox in a browser, under `/console`.
//!
//! A page calls the operations of the clouds as whoever is signed in, through the functions of the JSON interface, so it can
//! do nothing that a client could not, and everything it does stands in the trail. HTML is made here, by functions
//! from what an operation replied to markup.

mod api;
mod assets;
mod calls;
mod frame;
mod headers;
mod identities;
mod instances;
mod lab;
mod language;
mod networks;
mod policy;
mod preferences;
mod region;
mod reply;
mod sandbox;
mod sign_in;
mod submitted;
mod visitor;

use std::sync::Arc;

use axum::response::Redirect;
use axum::routing::{get, post};
use axum::{Router, middleware};
use interface::Server;

/// The routes of the console.
pub fn router() -> Router<Arc<Server>> {
    Router::new()
        .route("/", get(|| async { Redirect::to("/console/calls") }))
        .route("/sign-in", get(sign_in::show).post(sign_in::submit))
        .route("/enter", get(sign_in::enter))
        .route("/sign-out", post(sign_in::out))
        .route("/act-as", post(sign_in::switch))
        .route("/preferences", post(preferences::choose))
        .merge(calls::router())
        .merge(identities::router())
        .merge(instances::router())
        .merge(lab::router())
        .merge(networks::router())
        .merge(sandbox::router())
        .merge(api::router())
        .route("/assets/{name}", get(assets::serve))
        .fallback(frame::nothing_here)
        .layer(middleware::from_fn(headers::protect))
}
