//! What the owner of the sandbox changes.

use axum::response::{IntoResponse, Redirect, Response};
use http::{StatusCode, header};
use interface::Refusal;
use interface::owner::{Change, New, Transitions};

use super::page;
use crate::frame;
use crate::submitted::Submitted;
use crate::visitor::Visitor;

/// The answer to somebody else than whoever signed in with the admin token.
fn refused_to(visitor: &Visitor) -> Option<Response> {
    let owner = visitor.signed_in.is_acted();
    (!owner).then(|| (StatusCode::FORBIDDEN, page::not_the_owner(visitor)).into_response())
}

fn back() -> Response {
    Redirect::to("/console/sandbox").into_response()
}

fn refused(visitor: &Visitor) -> impl Fn(Refusal) -> Response {
    move |refusal| frame::refusal(visitor, &refusal)
}

fn unknown(visitor: &Visitor) -> Response {
    frame::failed(visitor, StatusCode::BAD_REQUEST, &visitor.words().t("frame-nothing-here"))
}

/// `POST sandbox/clock`
pub(super) async fn clock(form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    if let Some(refusal) = refused_to(visitor) {
        return Err(refusal);
    }
    let change = match form.get("do") {
        "advance" => Change::Advance(form.get("by").to_owned()),
        "set" => Change::Set(form.get("at").to_owned()),
        "resume" => Change::Resume(true),
        "instant" => Change::Transitions(Transitions::Instant),
        "realistic" => Change::Transitions(Transitions::Realistic),
        _ => return Err(unknown(visitor)),
    };
    visitor.server.change_clock(change).map_err(refused(visitor))?;
    Ok(back())
}

/// `POST sandbox/recording`
pub(super) async fn record(form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    if let Some(refusal) = refused_to(visitor) {
        return Err(refusal);
    }
    match form.get("do") {
        "begin" => visitor.server.begin_recording(),
        "end" => visitor.server.end_recording(),
        _ => return Err(unknown(visitor)),
    }
    Ok(back())
}

/// `GET sandbox/recording`: the recording as a file.
pub(super) async fn recording(visitor: Visitor) -> Result<Response, Response> {
    if let Some(refusal) = refused_to(&visitor) {
        return Err(refusal);
    }
    let lines = visitor.server.recording_lines().map_err(refused(&visitor))?;
    let headers = [
        (header::CONTENT_TYPE, "application/x-ndjson"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"recording.jsonl\""),
    ];
    Ok((headers, lines).into_response())
}

/// `POST sandbox/accounts`: the answer shows the secrets of the new keys, this once.
pub(super) async fn account(form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    if let Some(refusal) = refused_to(visitor) {
        return Err(refusal);
    }
    let clouds: Vec<_> = form.all("cloud").into_iter().map(str::to_owned).collect();
    let new = New { account_id: form.filled("account").map(str::to_owned), clouds: Some(clouds) };
    let made = visitor.server.create_account(new).await.map_err(refused(visitor))?;
    Ok(page::page(visitor, Some(&made)))
}

/// `POST sandbox/reset`: every session ends with it, this one too.
pub(super) async fn reset(form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    if let Some(refusal) = refused_to(visitor) {
        return Err(refusal);
    }
    if form.get("meant") != "yes" {
        return Ok(Redirect::to("/console/sandbox/reset").into_response());
    }
    visitor.server.start_over().await.map_err(refused(visitor))?;
    Ok(Redirect::to("/console/sign-in").into_response())
}
