//! The smallest documents for what a recording shows.

use axum::response::Response;
use maud::{Markup, html};
use policy_lab::least_privilege::{OfCaller, Options, refused as refused_by, text};
use policy_lab::{LeastPrivilege, Recording, least_privilege};

use super::{Question, page, refused};
use crate::frame;
use crate::language::Words;
use crate::submitted::Submitted;
use crate::visitor::Visitor;

/// `GET lab/least-privilege`
pub(super) async fn show(visitor: Visitor) -> Response {
    draw(&visitor, "", false, &html! {})
}

/// `POST lab/least-privilege`
pub(super) async fn make(form: Submitted) -> Response {
    let visitor = &form.visitor;
    let generalise = form.get("generalise") == "yes";
    let typed = form.get("recording");
    let running = visitor.server.recording(&visitor.signed_in).filter(|_| typed.is_empty());
    let lines = running.as_deref().unwrap_or(typed);
    let answer = match answer(lines, generalise) {
        Ok((recording, made)) => draw_answer(visitor.words(), &recording, &made),
        Err(said) => refused(&said),
    };
    draw(visitor, typed, generalise, &answer)
}

fn answer(lines: &str, generalise: bool) -> Result<(Recording, LeastPrivilege), String> {
    let recording = Recording::read(lines).map_err(|no| no.to_string())?;
    let options = Options { generalise, caller: None };
    let made = least_privilege(&recording, &options).map_err(|unwritable| unwritable.to_string())?;
    Ok((recording, made))
}

fn draw(visitor: &Visitor, typed: &str, generalise: bool, answer: &Markup) -> Response {
    let words = visitor.words();
    let is_running = visitor.server.recording(&visitor.signed_in).is_some();
    let body = html! {
        p.lead { (words.t("lab-least-lead")) }
        (answer)
        form.form method="post" action="/console/lab/least-privilege" {
            (frame::form_token(visitor))
            label { (words.t("lab-recording")) textarea name="recording" rows="10" spellcheck="false" required[!is_running] { (typed) } }
            p.hint { (words.t(if is_running { "lab-recording-runs" } else { "lab-recording-how" })) }
            label.choice { input type="checkbox" name="generalise" value="yes" checked[generalise]; (words.t("lab-generalise")) }
            button.main { (words.t("lab-make")) }
        }
        p.hint { (words.t("lab-on-the-command-line")) }
        (frame::block(words, "yunbox policy from-recording calls.jsonl"))
    };
    page(visitor, Question::LeastPrivilege, &body)
}

fn draw_answer(words: &Words, recording: &Recording, made: &LeastPrivilege) -> Markup {
    html! {
        @if made.callers.is_empty() { (frame::empty(&words.t("lab-no-caller"), &html! {})) }
        @for of in &made.callers { (draw_caller(words, recording, of)) }
        @if !made.unknown.is_empty() {
            p.hint { (words.with("lab-unknown-lines", &[("count", &made.unknown.len().to_string())])) }
        }
    }
}

fn draw_caller(words: &Words, recording: &Recording, of: &OfCaller) -> Markup {
    let numbers = [("calls", of.calls.to_string()), ("allowed", of.allowed.to_string())];
    let refused = refused_by(recording, of);
    html! {
        section {
            h2 { code { (of.caller.kind) "/" bdi { (of.caller.name) } } }
            p { (words.with("lab-called", &[(numbers[0].0, &numbers[0].1), (numbers[1].0, &numbers[1].1)])) }
            @match &refused {
                Ok(lines) if lines.is_empty() => p.verdict.allowed { span aria-hidden="true" { "✓ " } (words.t("lab-verified")) },
                Ok(lines) => div.notice.refused role="alert" { p { (words.with("lab-not-verified", &[("count", &lines.len().to_string())])) } },
                Err(malformed) => (super::refused(&malformed.to_string())),
            }
            @for document in &of.documents { (frame::block(words, &text(document))) }
            @if !of.notes.is_empty() { ul { @for note in &of.notes { li { (note) } } } }
        }
    }
}
