//! Calls: what was asked, by whom, and how it ended.

mod decision;
mod document;
mod gates;
mod list;
mod stream;
mod suggestions;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};
use interface::{Recorded, Server};

use crate::frame::Verdict;

/// The pages of calls.
pub(crate) fn router() -> Router<Arc<Server>> {
    Router::new()
        .route("/calls", get(list::show))
        .route("/calls/stream", get(stream::follow))
        .route("/calls/{request_id}", get(decision::show))
        .route("/calls/{request_id}/again", post(decision::again))
        .route("/calls/{request_id}/apply", post(suggestions::apply))
}

/// How a recorded call ended.
fn verdict_of(recorded: &Recorded) -> Verdict {
    match recorded.text("decision") {
        "ImplicitDeny" | "ExplicitDeny" => Verdict::Refused,
        _ if recorded.succeeded() => Verdict::Allowed,
        _ => Verdict::Failed,
    }
}

/// What a call was about: the resource of its check that counts most, which is the one that was refused, else the first.
fn resource_of(recorded: &Recorded) -> &str {
    let checks =
        recorded.detail.get("checks").and_then(serde_json::Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let refused = checks.iter().find(|check| check["outcome"] != "Allow");
    refused.or_else(|| checks.first()).and_then(|check| check["resource"].as_str()).unwrap_or_default()
}
