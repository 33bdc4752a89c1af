//! `GET health`

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use kernel::Clock;
use schemars::JsonSchema;
use serde::Serialize;

use crate::api::Described;
use crate::server::Server;

/// What a probe wants to know.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Health {
    status: &'static str,
    version: &'static str,
    enforcement: Enforcement,
    uptime_seconds: i64,
}

/// What is enforced. There is no switch: it always is.
#[derive(Debug, Serialize, JsonSchema)]
struct Enforcement {
    signatures: bool,
    policies: bool,
    nonces: bool,
}

/// How these calls describe themselves.
pub(super) fn described() -> Vec<Described> {
    vec![Described::get("/health", "health", "Says that the sandbox is up.").answers::<Health>(200, "It is up.")]
}

pub(super) async fn health(State(server): State<Arc<Server>>) -> Json<Health> {
    let enforcement = Enforcement { signatures: true, policies: true, nonces: true };
    let uptime_seconds = Clock::host().as_second() - server.started.as_second();
    Json(Health { status: "ok", version: env!("CARGO_PKG_VERSION"), enforcement, uptime_seconds })
}
