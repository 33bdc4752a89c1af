//! `GET requests` and `GET requests/{RequestId}`: what was asked, by whom, and what was decided.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use schemars::JsonSchema;
use serde::Deserialize;

use super::Refusal;
use crate::api::Described;
use crate::server::Server;
use crate::trail::Recorded;

/// Which calls to list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Window {
    /// Only calls before this position.
    before: Option<i64>,
    /// How many, 1 to 1,000; 100 by default.
    limit: Option<i64>,
}

/// How these calls describe themselves.
pub(super) fn described() -> Vec<Described> {
    vec![
        Described::get("/requests", "listRequests", "Lists the latest calls.")
            .by_admin()
            .asks::<Window>()
            .answers::<Vec<Recorded>>(200, "The calls, the latest first."),
        Described::get("/requests/{request_id}", "showRequest", "Shows one call, and why it was decided so.")
            .by_admin()
            .answers::<Recorded>(200, "The call."),
    ]
}

pub(super) async fn show(
    State(server): State<Arc<Server>>,
    request_id: Result<Path<String>, PathRejection>,
) -> Result<Json<Recorded>, Refusal> {
    let Path(request_id) = request_id.map_err(|error| Refusal::path(&error))?;
    let recorded = server.explained(&request_id).await?;
    let recorded =
        recorded.ok_or_else(|| Refusal::missing(format!("no call with the number `{request_id}` is on record")))?;
    Ok(Json(recorded))
}

pub(super) async fn recent(
    State(server): State<Arc<Server>>,
    window: Result<Query<Window>, QueryRejection>,
) -> Result<Json<Vec<Recorded>>, Refusal> {
    let Query(window) = window.map_err(|error| Refusal::bad(error.body_text()))?;
    let limit = window.limit.unwrap_or(100);
    if !(1..=1_000).contains(&limit) {
        return Err(Refusal::bad("`limit` is 1 to 1,000"));
    }
    let before = window.before.unwrap_or(i64::MAX);
    let kept = server.open.sandbox.store.recent_records(before, limit).await.map_err(Refusal::failed)?;
    kept.into_iter().map(Recorded::of).collect::<Result<_, _>>().map(Json)
}
