//! `GET stats`: how long calls keep the thread that serves them.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Serialize;

use crate::listen::Server;

/// The calls to operations since the start.
#[derive(Debug, Serialize)]
pub(super) struct Stats {
    calls: u64,
    /// Calls that kept their thread for more than five milliseconds.
    calls_over_5_ms: u64,
    longest_call_us: u64,
}

pub(super) async fn stats(State(server): State<Arc<Server>>) -> Json<Stats> {
    let held = server.open.sandbox.holds.so_far();
    let longest_call_us = u64::try_from(held.longest.as_micros()).unwrap_or(u64::MAX);
    Json(Stats { calls: held.calls, calls_over_5_ms: held.long, longest_call_us })
}
