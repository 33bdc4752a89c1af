//! `POST recording` begins one, `GET recording` gives the calls since then as JSON Lines, `DELETE recording` ends it.

use std::sync::Arc;

use axum::extract::State;
use http::{StatusCode, header};

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
    server.open.sandbox.recording.begin(&server.open.sandbox.store);
    StatusCode::NO_CONTENT
}

pub(super) async fn show(
    State(server): State<Arc<Server>>,
) -> Result<([(header::HeaderName, &'static str); 1], String), Refusal> {
    let lines = server.open.sandbox.recording.lines();
    let lines = lines.ok_or_else(|| {
        Refusal::missing("nothing is recorded; `POST recording` begins, or `yunbox serve --record` from the start")
    })?;
    Ok(([(header::CONTENT_TYPE, "application/x-ndjson")], lines))
}

pub(super) async fn end(State(server): State<Arc<Server>>) -> StatusCode {
    server.open.sandbox.recording.end();
    StatusCode::NO_CONTENT
}
