//! `GET health`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use kernel::Clock;
use serde::Serialize;

use crate::server::Server;

/// What a probe wants to know.
#[derive(Debug, Serialize)]
pub(super) struct Health {
    status: &'static str,
    version: &'static str,
    enforcement: Enforcement,
    uptime_seconds: i64,
}

/// What is enforced. There is no switch: it always is.
#[derive(Debug, Serialize)]
struct Enforcement {
    signatures: bool,
    policies: bool,
    nonces: bool,
}

pub(super) async fn health(State(server): State<Arc<Server>>) -> Json<Health> {
    let enforcement = Enforcement { signatures: true, policies: true, nonces: true };
    let uptime_seconds = Clock::host().as_second() - server.started.as_second();
    Json(Health { status: "ok", version: env!("CARGO_PKG_VERSION"), enforcement, uptime_seconds })
}
