//! Instances: what runs where, with which role, and what its applications see.

mod application;
mod fleet;
mod launch;
mod list;
mod metadata;
mod one;
mod power;
mod role;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use interface::Server;

/// The pages of instances.
pub(crate) fn router() -> Router<Arc<Server>> {
    Router::new()
        .route("/instances", get(list::show))
        .route("/instances/launch", get(launch::show).post(launch::run))
        .route("/instances/role", get(role::show).post(role::change))
        .route("/instances/power", post(power::change))
        .route("/instances/{id}", get(one::show))
        .route("/instances/{id}/application", post(application::call))
}
