//! `GET stats`: how long calls keep the thread that serves them.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use schemars::JsonSchema;
use serde::Serialize;
use wire::Times;

use crate::api::Described;
use crate::server::Server;

/// The calls to operations since the start.
#[derive(Debug, Serialize, JsonSchema)]
pub(super) struct Stats {
    calls: u64,
    /// On the clock.
    clock: Shown,
    /// Processor time.
    processor: Shown,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Shown {
    /// Calls that kept their thread for more than five milliseconds.
    calls_over_5_ms: u64,
    longest_call_us: u64,
}

impl From<Times> for Shown {
    fn from(times: Times) -> Self {
        let longest_call_us = u64::try_from(times.longest.as_micros()).unwrap_or(u64::MAX);
        Self { calls_over_5_ms: times.long, longest_call_us }
    }
}

/// How these calls describe themselves.
pub(super) fn described() -> Vec<Described> {
    vec![
        Described::get("/stats", "showStats", "Shows how long calls keep the thread that serves them.")
            .by_admin()
            .answers::<Stats>(200, "The calls since the start."),
    ]
}

pub(super) async fn stats(State(server): State<Arc<Server>>) -> Json<Stats> {
    let held = server.open.sandbox.holds.so_far();
    Json(Stats { calls: held.calls, clock: held.clock.into(), processor: held.processor.into() })
}
