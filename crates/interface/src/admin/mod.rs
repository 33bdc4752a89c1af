//! The sandbox's own interface, under `/_yunbox/`.
//!
//! JSON. Everything but `health` needs the admin token. A request whose Host header names another
//! machine is refused, so that a page in a browser cannot reach the interface under a name of its own.

mod accounts;
mod authority;
mod clock;
mod functions;
mod guard;
mod health;
mod metadata;
mod quotas;
mod recording;
mod requests;
mod reset;
mod services;
mod shells;
mod stats;

pub(crate) use guard::is_admin;

pub use accounts::{Listed, Made, MadeInCloud, New};
pub use clock::Change;
pub use guard::this_machine;
pub use health::Health;
pub use quotas::Quotas;
pub use stats::{Kept, Stats};

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{delete, get, post};
use axum::{Json, Router, middleware};
use http::StatusCode;
use schemars::JsonSchema;
use serde::Serialize;

use crate::api::{self, Described};
use crate::server::Server;

/// The routes of the interface.
pub fn router(server: &Arc<Server>) -> Router<Arc<Server>> {
    let guarded = Router::new()
        .route("/clock", get(clock::show).post(clock::change))
        .route("/reset", post(reset::reset))
        .route("/accounts", get(accounts::list).post(accounts::create))
        .route("/authority", get(authority::export))
        .route("/requests", get(requests::recent))
        .route("/requests/{request_id}", get(requests::show))
        .route("/quotas", get(quotas::list))
        .route("/recording", get(recording::show).post(recording::begin).delete(recording::end))
        .route("/stats", get(stats::stats))
        .route("/services/{service}/assume", post(services::assume))
        .route("/functions/{function}/invocation", post(functions::invoke))
        .route("/instances/{instance}/metadata/{*path}", get(metadata::read).put(metadata::read))
        .route("/instances/{instance}/shells", post(shells::open))
        .route("/instances/{instance}/shells/{shell}", delete(shells::close))
        .route("/instances/{instance}/shells/{shell}/next", post(shells::next))
        .route("/instances/{instance}/shells/{shell}/done", post(shells::done))
        .route_layer(middleware::from_fn_with_state(Arc::clone(server), guard::token));
    Router::new()
        .route("/health", get(health::health))
        // The reference of operations is a page for people.
        .route("/docs", get(|| async { Redirect::to("/console/api") }))
        .merge(guarded)
        .merge(api::router())
        .fallback(nothing_here)
        .method_not_allowed_fallback(wrong_method)
        .layer(middleware::from_fn(guard::panics))
        .layer(middleware::from_fn_with_state(Arc::clone(server), guard::this_machine))
}

/// How the calls of the interface describe themselves.
pub(crate) fn described() -> Vec<Described> {
    let parts: [Vec<Described>; 13] = [
        health::described(),
        clock::described(),
        reset::described(),
        accounts::described(),
        authority::described(),
        requests::described(),
        quotas::described(),
        recording::described(),
        stats::described(),
        services::described(),
        functions::described(),
        metadata::described(),
        shells::described(),
    ];
    parts.into_iter().flatten().collect()
}

/// A refusal of the interface.
#[derive(Debug)]
pub struct Refusal {
    /// Status of the answer.
    pub status: StatusCode,
    /// Why, for a person.
    pub message: String,
}

impl Refusal {
    pub(crate) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, message: message.into() }
    }

    pub(crate) fn bad(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    pub(crate) fn missing(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, message)
    }

    /// The admin token is missing or wrong.
    pub(crate) fn no_admin() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "send `Authorization: Bearer <admin token>`")
    }

    /// A path that is no text.
    pub(crate) fn path(rejection: &PathRejection) -> Self {
        Self::bad(rejection.body_text())
    }

    /// A fault of ours: told to the log, not to the caller.
    pub(crate) fn failed(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "the sandbox's own interface failed");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "the sandbox failed; its log says why")
    }

    /// The database failed.
    pub(crate) fn of_fault(fault: &store::Fault) -> Self {
        if fault.is_disk_full() {
            tracing::error!(%fault, "the sandbox's own interface could not write");
            let text = "the sandbox cannot write: its disk is full, or a limit on the size of its files is reached";
            return Self::new(StatusCode::SERVICE_UNAVAILABLE, text);
        }
        Self::failed(fault)
    }
}

/// A refusal, as it is written.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct OwnRefusal {
    /// The reason, in words.
    error: String,
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (self.status, Json(OwnRefusal { error: self.message })).into_response()
    }
}

async fn wrong_method() -> Refusal {
    Refusal::new(StatusCode::METHOD_NOT_ALLOWED, "this path does not take this method")
}

async fn nothing_here() -> Refusal {
    Refusal::missing("there is nothing at this path; see the README for the interface under /_yunbox/")
}
