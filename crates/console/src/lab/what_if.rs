//! What a change would have allowed or refused of the calls in the trail.

use axum::response::Response;
use maud::{Markup, html};
use policy_lab::what_if::{Turned, Verdict as Judged};
use policy_lab::{Change, State, WhatIf, what_if};

use super::compare::{names, stored};
use super::{Question, page, refused};
use crate::frame::{self, Verdict, short_name, verdict};
use crate::language::Words;
use crate::submitted::Submitted;
use crate::visitor::Visitor;

/// What was asked, to be shown again.
#[derive(Debug, Default)]
struct Asked<'a> {
    what: &'a str,
    policy: &'a str,
    holder: &'a str,
    document: &'a str,
}

/// `GET lab/what-if`
pub(super) async fn show(visitor: Visitor) -> Response {
    draw(&visitor, &Asked::default(), &html! {})
}

/// `POST lab/what-if`
pub(super) async fn ask(form: Submitted) -> Response {
    let visitor = &form.visitor;
    let asked = Asked {
        what: form.get("what"),
        policy: form.get("policy"),
        holder: form.get("holder"),
        document: form.get("document"),
    };
    let answer = match answer(visitor, &asked).await {
        Ok(answer) => draw_answer(visitor.words(), &answer),
        Err(said) => refused(&said),
    };
    draw(visitor, &asked, &answer)
}

async fn answer(visitor: &Visitor, asked: &Asked<'_>) -> Result<WhatIf, String> {
    let state = visitor.server.policies_of(&visitor.signed_in).map_err(|refusal| refusal.message)?;
    let change = change(asked)?;
    let calls = visitor.server.calls_to_judge(&visitor.signed_in).await.map_err(|refusal| refusal.message)?;
    what_if(&state, &calls, &change).map_err(|unanswered| unanswered.to_string())
}

fn change(asked: &Asked<'_>) -> Result<Change, String> {
    let policy = asked.policy.to_owned();
    let holder = || asked.holder.parse().map_err(|no: policy_lab::what_if::NoHolder| no.to_string());
    let document = Some(asked.document.to_owned()).filter(|document| !document.is_empty());
    Ok(match asked.what {
        "attach" => Change::Attach { policy, document, to: holder()? },
        "detach" => Change::Detach { policy, from: holder()? },
        _ => Change::Document { policy, document: document.unwrap_or_default() },
    })
}

fn draw(visitor: &Visitor, asked: &Asked<'_>, answer: &Markup) -> Response {
    let words = visitor.words();
    let state = match visitor.server.policies_of(&visitor.signed_in) {
        Ok(state) => state,
        Err(refusal) => return page(visitor, Question::WhatIf, &refused(&refusal.message)),
    };
    let first = names(&state, true).first().and_then(|name| stored(&state, name)).unwrap_or_default();
    let document = if asked.what.is_empty() { first } else { asked.document.to_owned() };
    let body = html! {
        (answer)
        form.form method="post" action="/console/lab/what-if" {
            (frame::form_token(visitor))
            fieldset {
                legend { (words.t("lab-the-change")) }
                @for (value, key) in [("document", "lab-change-document"), ("attach", "lab-change-attach"), ("detach", "lab-change-detach")] {
                    label.choice { input type="radio" name="what" value=(value) checked[asked.what == value || (asked.what.is_empty() && value == "document")]; (words.t(key)) }
                }
            }
            (policy_field(words, &state, asked))
            (holder_field(words, &state, asked))
            label { (words.t("identities-document")) textarea name="document" rows="12" spellcheck="false" { (document) } }
            button.main { (words.t("lab-try")) }
        }
    };
    page(visitor, Question::WhatIf, &body)
}

fn policy_field(words: &Words, state: &State, asked: &Asked<'_>) -> Markup {
    html! {
        label { (words.t("identities-policy"))
            input name="policy" required list="policies" spellcheck="false" value=(if asked.policy.is_empty() { names(state, true).first().copied().unwrap_or_default() } else { asked.policy });
            datalist #policies { @for name in names(state, false) { option value=(name); } }
        }
    }
}

fn holder_field(words: &Words, state: &State, asked: &Asked<'_>) -> Markup {
    html! {
        label { (words.t("lab-holder"))
            input name="holder" list="holders" spellcheck="false" value=(asked.holder);
            datalist #holders { @for principal in &state.principals { option value={(principal.kind) "/" (principal.name)}; } }
        }
    }
}

fn draw_answer(words: &Words, answer: &WhatIf) -> Markup {
    let unjudged: usize = answer.unjudged.values().map(Vec::len).sum();
    let count = |number: usize| number.to_string();
    html! {
        div.notice role="status" {
            p { strong { (words.with("lab-turned", &[("turned", &count(answer.turned.len())), ("judged", &count(answer.judged))])) } }
            @if unjudged > 0 {
                details {
                    summary { (words.with("lab-unjudged", &[("count", &count(unjudged))])) }
                    ul { @for (why, positions) in &answer.unjudged { li { (positions.len()) ": " (why) } } }
                }
            }
        }
        @if !answer.turned.is_empty() {
            div.scroll tabindex="0" role="region" aria-label=(words.t("lab-what-if")) {
                table {
                    thead { tr {
                        th scope="col" { (words.t("calls-operation")) }
                        th scope="col" { (words.t("calls-caller")) }
                        th scope="col" { (words.t("lab-as-is")) }
                        th scope="col" { (words.t("lab-would-be")) }
                        th scope="col" { (words.t("lab-by")) }
                    } }
                    tbody { @for turned in &answer.turned { (row(words, turned)) } }
                }
            }
        }
    }
}

fn row(words: &Words, turned: &Turned) -> Markup {
    let how = |judged: &Judged| if judged.outcome.is_allow() { Verdict::Allowed } else { Verdict::Refused };
    html! {
        tr {
            td { a href={"/console/calls/" (turned.request_id)} { (turned.service) ":" (turned.operation) } }
            td { bdi { (short_name(&turned.caller)) } }
            td { (verdict(words, how(&turned.before))) }
            td { (verdict(words, how(&turned.after))) @if turned.after.is_open { " " span.hint { (words.t("lab-open")) } } }
            td { code { (turned.after.action) } " " code.resource dir="ltr" { (turned.after.resource) } @if let Some(by) = &turned.after.by { br; (by) } }
        }
    }
}
