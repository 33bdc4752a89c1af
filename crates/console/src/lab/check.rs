//! A document with its findings on their lines, as it is typed.

use axum::response::Response;
use http::StatusCode;
use interface::actions;
use maud::{Markup, html};
use policy_engine::analysis::Level;
use policy_engine::{Dialect, Purpose};
use policy_lab::{Marked, check};

use super::{Question, document_field};
use crate::frame;
use crate::language::Words;
use crate::submitted::Submitted;
use crate::visitor::Visitor;

/// What a document can be for, and the key of what is said of it.
const PURPOSES: [(&str, &str, Purpose); 3] = [
    ("identity", "lab-for-identity", Purpose::Identity),
    ("trust", "lab-for-trust", Purpose::Trust),
    ("session", "lab-for-session", Purpose::Session),
];

/// A document to begin with: it has something to find.
const EXAMPLE: &str = r#"{
  "Version": "1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["ecs:DescribeInstances", "ecs:StratInstance"],
      "Resource": "*"
    },
    {
      "Effect": "Allow",
      "Action": "ram:PassRole",
      "Resource": "*"
    }
  ]
}"#;

/// `GET lab/check`
pub(super) async fn show(visitor: Visitor) -> Response {
    let example = if visitor.is_kingsoft() { EXAMPLE.replace("\"1\"", "\"2015-11-01\"") } else { EXAMPLE.to_owned() };
    draw(&visitor, "identity", &example)
}

/// `POST lab/check`: the whole page, where no script runs.
pub(super) async fn page(form: Submitted) -> Response {
    draw(&form.visitor, form.get("purpose"), form.get("document"))
}

/// `POST lab/findings`: the findings alone.
pub(super) async fn findings(form: Submitted) -> Result<Markup, Response> {
    part(&form.visitor, form.get("purpose"), form.get("document"))
        .ok_or_else(|| frame::failed(&form.visitor, StatusCode::INTERNAL_SERVER_ERROR, ""))
}

fn draw(visitor: &Visitor, purpose: &str, document: &str) -> Response {
    let words = visitor.words();
    let body = html! {
        form.form method="post" action="/console/lab/check" {
            (frame::form_token(visitor))
            label { (words.t("lab-for"))
                select name="purpose" { @for (value, key, _) in PURPOSES { option value=(value) selected[value == purpose] { (words.t(key)) } } }
            }
            div.wide hx-post="/console/lab/findings" hx-trigger="input delay:300ms from:closest form" hx-target="#findings" hx-include="closest form" {
                (document_field(visitor, "document", "identities-document", document))
            }
            button { (words.t("lab-check-do")) }
        }
        div #findings aria-live="polite" { (part(visitor, purpose, document).unwrap_or_default()) }
    };
    super::page(visitor, Question::Check, &body)
}

fn part(visitor: &Visitor, purpose: &str, document: &str) -> Option<Markup> {
    let dialect = visitor.signed_in.dialect().ok()?;
    Some(draw_findings(visitor.words(), document, &checked(dialect, purpose, document)))
}

fn checked(dialect: Dialect, purpose: &str, document: &str) -> Vec<Marked> {
    let known = PURPOSES.iter().find(|(name, ..)| *name == purpose);
    let purpose = known.map_or(Purpose::Identity, |(.., purpose)| *purpose);
    check(dialect, purpose, document, &actions(dialect))
}

/// The findings, and the lines of the text with what they are about.
fn draw_findings(words: &Words, text: &str, findings: &[Marked]) -> Markup {
    html! {
        h2 { (words.with("lab-findings", &[("count", &findings.len().to_string())])) }
        @if findings.is_empty() { p { (words.t("lab-nothing-found")) } }
        ul.findings {
            @for Marked { finding, span, .. } in findings {
                @let (class, key) = level(finding.level);
                li {
                    span.verdict.(class) { (words.t(key)) }
                    " " (words.with("lab-at-line", &[("line", &finding.line.to_string())])) ": " (finding.message)
                    @if let Some(part) = text.get(span.clone()) { pre dir="ltr" { mark.failed { (part) } } }
                }
            }
        }
    }
}

fn level(level: Level) -> (&'static str, &'static str) {
    match level {
        Level::Error => ("refused", "lab-error"),
        Level::Warning => ("failed", "lab-warning"),
        Level::Note => ("note", "lab-note"),
    }
}
