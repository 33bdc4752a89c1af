//! Networks: what is in them, and who reaches whom.

mod change;
mod group;
mod map;
mod place;
mod reach;
mod rules;
mod seen;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use interface::Server;

/// The pages of networks.
pub(crate) fn router() -> Router<Arc<Server>> {
    Router::new()
        .route("/networks", get(map::show))
        .route("/networks/change", post(change::change))
        .route("/networks/groups/{id}", get(group::show))
}
