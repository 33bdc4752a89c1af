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
pub struct Stats {
    /// How many calls ran.
    pub calls: u64,
    /// How many are being served now.
    pub calls_in_flight: u64,
    /// On the clock.
    pub clock: Kept,
    /// Processor time.
    pub processor: Kept,
}

/// How long calls kept their threads.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Kept {
    /// Calls that kept their thread for more than five milliseconds.
    pub calls_over_5_ms: u64,
    /// The longest that one took, in microseconds.
    pub longest_call_us: u64,
}

impl From<Times> for Kept {
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
    Json(server.stats())
}

impl Server {
    /// The calls to operations since the start.
    pub fn stats(&self) -> Stats {
        let held = self.open.sandbox.holds.so_far();
        Stats {
            calls: held.calls,
            calls_in_flight: held.in_flight,
            clock: held.clock.into(),
            processor: held.processor.into(),
        }
    }
}
