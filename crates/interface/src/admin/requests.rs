//! `GET requests` and `GET requests/{RequestId}`: what was asked, by whom, and what was decided.

use std::sync::Arc;

use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State};
use kernel::time;
use serde::{Deserialize, Serialize};
use store::audit::Kept;

use super::Refusal;
use crate::server::Server;

/// A recorded call.
#[derive(Debug, Serialize)]
pub(super) struct Recorded {
    position: i64,
    request_id: String,
    time: String,
    service: String,
    action: String,
    status: i64,
    #[serde(flatten)]
    detail: serde_json::Map<String, serde_json::Value>,
}

impl Recorded {
    fn of(kept: Kept) -> Result<Self, Refusal> {
        Ok(Self {
            position: kept.position,
            request_id: kept.request_id,
            time: time::fraction(time::from_millis(kept.at)),
            service: kept.service,
            action: kept.action,
            status: kept.status,
            detail: serde_json::from_str(&kept.record).map_err(Refusal::failed)?,
        })
    }
}

/// Which calls to list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Window {
    /// Only calls before this position.
    before: Option<i64>,
    /// How many, 1 to 1,000; 100 by default.
    limit: Option<i64>,
}

pub(super) async fn show(
    State(server): State<Arc<Server>>,
    request_id: Result<Path<String>, PathRejection>,
) -> Result<Json<Recorded>, Refusal> {
    let Path(request_id) = request_id.map_err(|error| Refusal::path(&error))?;
    let kept = server.open.sandbox.store.find_record(&request_id.to_uppercase()).await.map_err(Refusal::failed)?;
    let kept = match kept {
        Some(kept) => Some(kept),
        None => server.open.sandbox.store.find_record(&request_id).await.map_err(Refusal::failed)?,
    };
    let kept = kept.ok_or_else(|| Refusal::missing(format!("no call with the number `{request_id}` is on record")))?;
    let mut recorded = Recorded::of(kept)?;
    // A refusal is explained in its record; an allowed call is explained when somebody asks.
    if let Some(explanations) = server.open.sandbox.explain(&recorded.request_id) {
        let explanations = serde_json::to_value(explanations).map_err(Refusal::failed)?;
        recorded.detail.insert("explanations".to_owned(), explanations);
    }
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
