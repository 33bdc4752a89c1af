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
pub struct Health {
    status: &'static str,
    /// Version of the sandbox.
    pub version: &'static str,
    enforcement: Enforcement,
    /// How long it is up, in the host's time.
    pub uptime_seconds: i64,
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
    Json(server.health())
}

impl Server {
    /// What a probe wants to know.
    pub fn health(&self) -> Health {
        let enforcement = Enforcement { signatures: true, policies: true, nonces: true };
        let uptime_seconds = Clock::host().as_second() - self.started.as_second();
        Health { status: "ok", version: env!("CARGO_PKG_VERSION"), enforcement, uptime_seconds }
    }
}
