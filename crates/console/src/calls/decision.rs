//! One call: how it was decided, what came near, and what would change it.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use interface::{Asked, Recorded};
use maud::{Markup, html};
use policy_engine::Explanation;
use serde::Deserialize;
use serde_json::Value;

use super::gates::{self, draw_failure, reason, source_name};
use super::{suggestions, verdict_of};
use crate::frame::{self, Section, Verdict, copyable, verdict};
use crate::language::Words;
use crate::submitted::Submitted;
use crate::visitor::Visitor;

/// What stands in a record in place of a secret.
const MASKED: &str = "****";

/// What happened just before.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Before {
    /// `yes` after a change was made.
    applied: String,
}

/// `GET calls/{request_id}`
pub(super) async fn show(
    visitor: Visitor,
    Path(request_id): Path<String>,
    Query(before): Query<Before>,
) -> Result<Response, Response> {
    let words = visitor.words();
    let recorded = find(&visitor, &request_id).await?;
    let explanations = visitor.server.explanations(&recorded);
    let operation = format!("{}:{}", recorded.service, recorded.action);
    let how = verdict_of(&recorded);
    let heading = words.with(
        match how {
            Verdict::Allowed => "decision-allowed",
            Verdict::Refused => "decision-refused",
            Verdict::Failed => "decision-failed",
        },
        &[("operation", &operation)],
    );
    let body = html! {
        @if before.applied == "yes" {
            div.notice.allowed role="status" { p { (words.t("decision-applied")) } }
        }
        (summary(words, &recorded, how))
        (try_again(&visitor, &recorded))
        @for (number, explanation) in in_order(&explanations) {
            (check(&visitor, &recorded, number, explanation))
        }
        @if explanations.is_empty() { (unexplained(words, &recorded)) }
        (details(words, &recorded))
    };
    Ok(frame::page(&visitor, Some(Section::Calls), &heading, &body))
}

async fn find(visitor: &Visitor, request_id: &str) -> Result<Recorded, Response> {
    let recorded = visitor.server.recorded(&visitor.signed_in, request_id).await;
    let recorded = recorded.map_err(|refusal| frame::refusal(visitor, &refusal))?;
    recorded.ok_or_else(|| frame::failed(visitor, StatusCode::NOT_FOUND, &visitor.words().t("decision-no-call")))
}

fn summary(words: &Words, recorded: &Recorded, how: Verdict) -> Markup {
    let (code, message) = (recorded.text("code"), recorded.text("message"));
    html! {
        dl.summary {
            dt { (words.t("calls-verdict")) } dd { (verdict(words, how)) @if !code.is_empty() { " " code { (code) } } }
            @if !message.is_empty() { dt { (words.t("decision-message")) } dd { (message) } }
            dt { (words.t("calls-caller")) } dd { (copyable(words, recorded.of_caller("arn"))) }
            dt { (words.t("calls-time")) } dd { time datetime=(recorded.time) { (recorded.time) } }
            dt { (words.t("decision-from")) } dd { code { (recorded.text("source_ip")) } }
            dt { (words.t("decision-number")) } dd { (copyable(words, &recorded.request_id)) }
        }
    }
}

/// The checks with their numbers, those that were refused first.
fn in_order(explanations: &[Explanation]) -> Vec<(usize, &Explanation)> {
    let mut checks: Vec<_> = explanations.iter().enumerate().collect();
    checks.sort_by_key(|(_, explanation)| explanation.decision.outcome.is_allow());
    checks
}

/// One check: the gates, what came near, what would change it. Those that let the call pass are closed until somebody
/// asks.
fn check(visitor: &Visitor, recorded: &Recorded, number: usize, explanation: &Explanation) -> Markup {
    let words = visitor.words();
    let allowed = explanation.decision.outcome.is_allow();
    let how = if allowed { Verdict::Allowed } else { Verdict::Refused };
    html! {
        details.check open[!allowed] {
            summary {
                h2 { (verdict(words, how)) " " code { (explanation.request.action) } }
                " " code.resource dir="ltr" { (explanation.request.resource) }
            }
            p.reason { (reason(words, explanation)) }
            @if !allowed { (suggestions::draw(visitor, &recorded.request_id, number, explanation)) }
            @if !explanation.nearest_misses.is_empty() {
                h3 { (words.t("decision-near")) }
                @for miss in &explanation.nearest_misses {
                    div.miss {
                        p { (words.with("decision-statement", &[("number", &(miss.statement.index + 1).to_string())])) " "
                            (source_name(words, &miss.statement.source)) }
                        @for failure in &miss.failures { (draw_failure(words, failure)) }
                    }
                }
            }
            @if !explanation.walk.is_empty() { h3 { (words.t("decision-gates")) } (gates::draw(words, explanation)) }
            @if allowed { (suggestions::draw(visitor, &recorded.request_id, number, explanation)) }
            details {
                summary { (words.t("decision-keys")) }
                (condition_keys(words, explanation))
            }
            details {
                summary { (words.t("decision-as-text")) }
                (frame::block(words, &explanation.to_text()))
            }
        }
    }
}

fn condition_keys(words: &Words, explanation: &Explanation) -> Markup {
    html! {
        table {
            thead { tr { th scope="col" { (words.t("decision-key")) } th scope="col" { (words.t("decision-values")) } } }
            tbody {
                @for context in &explanation.request.context {
                    tr { td { code { (context.key) } } td { code dir="ltr" { (context.values.join(", ")) } } }
                }
            }
        }
    }
}

/// A call without explanations: it had no check, or it is too old.
fn unexplained(words: &Words, recorded: &Recorded) -> Markup {
    let why = recorded.text("why");
    let checks = recorded.detail.get("checks").and_then(Value::as_array).is_some_and(|checks| !checks.is_empty());
    html! {
        @if !why.is_empty() { (frame::block(words, why)) }
        p.hint { (words.t(if checks { "decision-too-old" } else { "decision-no-check" })) }
    }
}

fn details(words: &Words, recorded: &Recorded) -> Markup {
    let shown = |name: &str| recorded.detail.get(name).filter(|value| !value.is_null());
    let pretty = |value: &Value| serde_json::to_string_pretty(value).unwrap_or_default();
    html! {
        @if let Some(parameters) = shown("parameters") {
            details { summary { (words.t("decision-parameters")) } (frame::block(words, &pretty(parameters))) }
        }
        @if let Some(reply) = shown("reply") {
            details { summary { (words.t("decision-reply")) } (frame::block(words, &pretty(reply))) }
        }
    }
}

/// Whether the visitor may send the call once more: it is the visitor's own, and its record has all of it.
fn can_repeat(visitor: &Visitor, recorded: &Recorded) -> bool {
    let parameters = recorded.detail.get("parameters").and_then(Value::as_object);
    let whole = parameters.is_some_and(|parameters| parameters.values().all(|value| value != MASKED));
    whole && recorded.of_caller("arn") == visitor.signed_in.arn()
}

fn try_again(visitor: &Visitor, recorded: &Recorded) -> Markup {
    let words = visitor.words();
    html! {
        @if can_repeat(visitor, recorded) {
            form.tools method="post" action={"/console/calls/" (recorded.request_id) "/again"} {
                (frame::form_token(visitor))
                button { (words.t("decision-again")) }
                @if recorded.text("effect") == "write" { span.hint { (words.t("decision-again-writes")) } }
            }
        }
    }
}

/// `POST calls/{request_id}/again`: sends the same call once more, and leads to the new one.
pub(super) async fn again(Path(request_id): Path<String>, form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    let recorded = find(visitor, &request_id).await?;
    if !can_repeat(visitor, &recorded) {
        return Err(frame::failed(visitor, StatusCode::FORBIDDEN, &visitor.words().t("decision-not-yours")));
    }
    let params = recorded.detail.get("parameters").and_then(Value::as_object).cloned().unwrap_or_default();
    let region = Some(recorded.text("region")).filter(|region| !region.is_empty());
    let (product, operation) = (recorded.service.as_str(), recorded.action.as_str());
    let asked = Asked { cloud: visitor.signed_in.cloud(), product, operation, region, params };
    let answered = visitor.server.call(Ok(visitor.signed_in.clone()), asked, visitor.guest.origin.clone()).await;
    let answered = answered.map_err(|refusal| frame::refusal(visitor, &refusal))?;
    Ok(Redirect::to(&format!("/console/calls/{}", answered.request_id)).into_response())
}
