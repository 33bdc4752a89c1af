//! The sandbox itself: its clock, its accounts, its recording, and back to the start.

mod change;
mod page;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use interface::Server;

/// The pages of the sandbox.
pub(crate) fn router() -> Router<Arc<Server>> {
    Router::new()
        .route("/sandbox", get(page::show))
        .route("/sandbox/clock", post(change::clock))
        .route("/sandbox/recording", get(change::recording).post(change::record))
        .route("/sandbox/accounts", post(change::account))
        .route("/sandbox/reset", get(page::ask_reset).post(change::reset))
}
