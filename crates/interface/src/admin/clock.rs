//! `GET clock` and `POST clock`: show and move the sandbox's time.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use jiff::{SignedDuration, Timestamp};
use kernel::Transitions;
use kernel::clock::Face;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Refusal;
use crate::api::Described;
use crate::server::Server;

/// One change.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
pub enum Change {
    /// Moves the clock forward: `{"advance": "1h 30m"}`.
    Advance(String),
    /// Stops the clock at an instant: `{"set": "2026-01-01T00:00:00Z"}`.
    Set(String),
    /// Lets the clock show the host's time again: `{"resume": true}`.
    Resume(bool),
    /// Chooses how long states on the way last: `{"transitions": "instant"}` or `"realistic"`.
    Transitions(Transitions),
}

/// How these calls describe themselves.
pub(super) fn described() -> Vec<Described> {
    vec![
        Described::get("/clock", "showClock", "Shows the sandbox's time.")
            .by_admin()
            .answers::<Face>(200, "The clock."),
        Described::post("/clock", "changeClock", "Moves the sandbox's time, or says how long states on the way last.")
            .by_admin()
            .takes::<Change>()
            .answers::<Face>(200, "The clock as it is then."),
    ]
}

pub(super) async fn show(State(server): State<Arc<Server>>) -> Json<Face> {
    Json(server.clock())
}

pub(super) async fn change(
    State(server): State<Arc<Server>>,
    body: Result<Json<Change>, JsonRejection>,
) -> Result<Json<Face>, Refusal> {
    let Json(change) = body.map_err(|error| Refusal::bad(error.body_text()))?;
    server.change_clock(change).map(Json)
}

impl Server {
    /// What the sandbox's clock shows, and how.
    pub fn clock(&self) -> Face {
        self.open.sandbox.store.clock().face()
    }

    /// Moves the clock, or chooses how long states on the way last.
    pub fn change_clock(&self, change: Change) -> Result<Face, Refusal> {
        let clock = self.open.sandbox.store.clock();
        match change {
            Change::Advance(text) => {
                let by = text.parse::<SignedDuration>().map_err(|error| Refusal::bad(format!("`{text}`: {error}")))?;
                let by =
                    by.try_into().map_err(|_| Refusal::bad("the clock only moves forward; use `set` to go back"))?;
                clock.advance(by).map_err(|error| Refusal::bad(error.to_string()))?;
            }
            Change::Set(text) => {
                let at = text.parse::<Timestamp>().map_err(|error| Refusal::bad(format!("`{text}`: {error}")))?;
                clock.set(at).map_err(|error| Refusal::bad(error.to_string()))?;
            }
            Change::Transitions(transitions) => clock.set_transitions(transitions),
            Change::Resume(true) => clock.resume(),
            Change::Resume(false) => return Err(Refusal::bad("`resume` takes true")),
        }
        Ok(clock.face())
    }
}
