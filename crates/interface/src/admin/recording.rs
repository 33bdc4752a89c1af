//! `POST recording` begins one, `GET recording` gives the calls since then as JSON Lines, `DELETE recording` ends it.

use std::sync::Arc;

use axum::extract::State;
use http::{StatusCode, header};
use wire::recording::SoFar;

use super::Refusal;
use crate::api::Described;
use crate::server::Server;

/// How these calls describe themselves.
pub(super) fn described() -> Vec<Described> {
    vec![
        Described::post("/recording", "beginRecording", "Begins a recording; one that was there is forgotten.")
            .by_admin()
            .answers_nothing("It has begun."),
        Described::get("/recording", "showRecording", "Returns the calls since the recording began.")
            .by_admin()
            .answers_text("The recording as JSON Lines.", "application/x-ndjson"),
        Described::delete("/recording", "endRecording", "Ends the recording and forgets it.")
            .by_admin()
            .answers_nothing("It has ended."),
    ]
}

pub(super) async fn begin(State(server): State<Arc<Server>>) -> StatusCode {
    server.begin_recording();
    StatusCode::NO_CONTENT
}

pub(super) async fn show(
    State(server): State<Arc<Server>>,
) -> Result<([(header::HeaderName, &'static str); 1], String), Refusal> {
    let lines = server.recording_lines()?;
    Ok(([(header::CONTENT_TYPE, "application/x-ndjson")], lines))
}

pub(super) async fn end(State(server): State<Arc<Server>>) -> StatusCode {
    server.end_recording();
    StatusCode::NO_CONTENT
}

impl Server {
    /// Begins a recording; one that was there is forgotten.
    pub fn begin_recording(&self) {
        self.open.sandbox.recording.begin(&self.open.sandbox.store);
    }

    /// What the recording has so far; `None` where none was begun.
    pub fn recording_so_far(&self) -> Option<SoFar> {
        self.open.sandbox.recording.so_far()
    }

    /// The recording as JSON Lines.
    pub fn recording_lines(&self) -> Result<String, Refusal> {
        let lines = self.open.sandbox.recording.lines();
        lines.ok_or_else(|| {
            Refusal::missing("nothing is recorded; `POST recording` begins, or `yunbox serve --record` from the start")
        })
    }

    /// Ends the recording and forgets it.
    pub fn end_recording(&self) {
        self.open.sandbox.recording.end();
    }
}
