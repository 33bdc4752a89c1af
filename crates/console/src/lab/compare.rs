//! Two documents beside each other.

use axum::response::Response;
use maud::{Markup, html};
use policy_engine::Purpose;
use policy_engine::analysis::Comparison;
use policy_lab::compare::{Change, Stands};
use policy_lab::{Compared, State, compare as compare_documents};

use super::{Question, document_field, page, refused};
use crate::frame;
use crate::language::Words;
use crate::submitted::Submitted;
use crate::visitor::Visitor;

/// `GET lab/compare`
pub(super) async fn show(visitor: Visitor) -> Response {
    draw(&visitor, "", "", &html! {})
}

/// `POST lab/compare`
pub(super) async fn compare(form: Submitted) -> Response {
    let visitor = &form.visitor;
    let stored = form.filled("policy").and_then(|name| {
        let state = visitor.server.policies_of(&visitor.signed_in).ok()?;
        stored(&state, name)
    });
    let before = stored.unwrap_or_else(|| form.get("before").to_owned());
    let after = form.get("after");
    let answer =
        visitor.signed_in.dialect().map(|dialect| compare_documents(dialect, Purpose::Identity, &before, after));
    let answer = match answer {
        Err(refusal) => refused(&refusal.message),
        Ok(Err(uncomparable)) => refused(&uncomparable.to_string()),
        Ok(Ok(compared)) => answer_of(visitor.words(), &compared),
    };
    draw(visitor, &before, after, &answer)
}

/// The document of a policy that somebody has.
pub(super) fn stored(state: &State, name: &str) -> Option<String> {
    let mut held = state.principals.iter().flat_map(|principal| &principal.policies);
    held.find(|policy| policy.name == name).map(|policy| policy.document.clone())
}

/// The names of policies that somebody has, each once.
pub(super) fn names(state: &State, custom_only: bool) -> Vec<&str> {
    let held = state.principals.iter().flat_map(|principal| &principal.policies);
    let mut names: Vec<_> =
        held.filter(|policy| !custom_only || !policy.system).map(|policy| policy.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn draw(visitor: &Visitor, before: &str, after: &str, answer: &Markup) -> Response {
    let words = visitor.words();
    let state = visitor.server.policies_of(&visitor.signed_in);
    let body = html! {
        (answer)
        form.form method="post" action="/console/lab/compare" {
            (frame::form_token(visitor))
            @if let Ok(state) = &state {
                label { (words.t("lab-stored"))
                    select name="policy" {
                        option value="" { (words.t("lab-typed")) }
                        @for name in names(state, false) { option { (name) } }
                    }
                }
            }
            label { (words.t("lab-before")) textarea name="before" rows="10" spellcheck="false" { (before) } }
            (document_field(visitor, "after", "lab-after", after))
            button.main { (words.t("lab-compare-do")) }
        }
    };
    page(visitor, Question::Compare, &body)
}

fn answer_of(words: &Words, compared: &Compared) -> Markup {
    let place = |stands: &Stands| {
        words.with(
            "lab-statement-at",
            &[("number", &(stands.index + 1).to_string()), ("line", &stands.line.to_string())],
        )
    };
    let pretty = |stands: &Stands| serde_json::to_string_pretty(&stands.statement).unwrap_or_default();
    html! {
        div.notice role="status" {
            p { strong { (words.t(match &compared.after_to_before {
                Comparison::AtMostAsPermissive => "lab-allows-no-more",
                Comparison::MorePermissive { .. } => "lab-allows-more",
                Comparison::Undecided => "lab-undecided",
            })) } }
            @if let Comparison::MorePermissive { witness } = &compared.after_to_before { p { code dir="ltr" { (witness) } } }
            p { (words.t(match &compared.before_to_after {
                Comparison::AtMostAsPermissive => "lab-takes-nothing",
                Comparison::MorePermissive { .. } => "lab-takes-something",
                Comparison::Undecided => "lab-undecided",
            })) }
            @if let Comparison::MorePermissive { witness } = &compared.before_to_after { p { code dir="ltr" { (witness) } } }
        }
        ul.changes {
            @for change in &compared.statements {
                @match change {
                    Change::Same { after, .. } => li { (words.t("lab-same")) ": " (place(after)) },
                    Change::Came { after } => li { strong { (words.t("lab-came")) } ": " (place(after)) pre { ins { (pretty(after)) } } },
                    Change::Went { before } => li { strong { (words.t("lab-went")) } ": " (place(before)) pre { del { (pretty(before)) } } },
                    Change::Changed { before, after, elements } => li {
                        strong { (words.t("lab-changed")) } ": " (place(after)) " (" (elements.join(", ")) ")"
                        pre { del { (pretty(before)) } }
                        pre { ins { (pretty(after)) } }
                    },
                }
            }
        }
    }
}
