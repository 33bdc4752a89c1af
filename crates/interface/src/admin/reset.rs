//! `POST reset`: back to the state after start.

use std::sync::Arc;

use axum::extract::State;
use http::StatusCode;

use super::Refusal;
use crate::api::Described;
use crate::sandbox::OpenError;
use crate::server::Server;

/// How these calls describe themselves.
pub(super) fn described() -> Vec<Described> {
    vec![
        Described::post("/reset", "reset", "Puts the sandbox back to the state after its start.")
            .by_admin()
            .answers_nothing("It is back."),
    ]
}

pub(super) async fn reset(State(server): State<Arc<Server>>) -> Result<StatusCode, Refusal> {
    server.start_over().await.map(|()| StatusCode::NO_CONTENT)
}

impl Server {
    /// Puts the sandbox back to the state after its start. Every session ends.
    pub async fn start_over(self: &Arc<Self>) -> Result<(), Refusal> {
        // A task of its own, so that a caller who hangs up cannot cut it in two.
        let server = Arc::clone(self);
        match tokio::spawn(async move { server.reset().await }).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(OpenError::Store(fault) | OpenError::Domain(iam::Error::Store(fault)))) => {
                Err(Refusal::of_fault(&fault))
            }
            Ok(Err(error)) => Err(Refusal::failed(error)),
            Err(error) => Err(Refusal::failed(error)),
        }
    }
}
