//! Who can do something, and what somebody can do.

use axum::extract::Query;
use axum::response::Response;
use interface::actions;
use maud::{Markup, html};
use policy_engine::Context;
use policy_engine::analysis::{Access, Grant};
use policy_lab::{Able, State, what_can, who_can};
use serde::Deserialize;

use super::{Question, page, refused};
use crate::frame::{Verdict, verdict};
use crate::language::Words;
use crate::visitor::Visitor;

/// What is asked. An address with these is the answer again.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    action: String,
    resource: String,
    principal: String,
}

/// `GET lab/who`
pub(super) async fn show(visitor: Visitor, Query(asked): Query<Asked>) -> Response {
    let words = visitor.words();
    let body = match visitor.server.policies_of(&visitor.signed_in) {
        Err(refusal) => refused(&refusal.message),
        Ok(state) => html! {
            (who_form(&visitor, &asked))
            @if !asked.action.is_empty() { (who(words, &state, &asked)) }
            (what_form(&visitor, &state, &asked))
            @if !asked.principal.is_empty() { (what(&visitor, &state, &asked.principal)) }
        },
    };
    page(&visitor, Question::Who, &body)
}

fn who_form(visitor: &Visitor, asked: &Asked) -> Markup {
    let words = visitor.words();
    let (action, resource) = if visitor.is_kingsoft() { ("kec:StartInstances", "*") } else { ("ram:PassRole", "*") };
    let or = |given: &str, usual: &str| if given.is_empty() { usual.to_owned() } else { given.to_owned() };
    html! {
        h2 { (words.t("lab-who-can")) }
        form.filter method="get" action="/console/lab/who" {
            label { (words.t("lab-action")) input type="search" name="action" required spellcheck="false" value=(or(&asked.action, action)); }
            label { (words.t("calls-resource")) input type="search" name="resource" required spellcheck="false" value=(or(&asked.resource, resource)); }
            button { (words.t("lab-ask")) }
        }
    }
}

fn who(words: &Words, state: &State, asked: &Asked) -> Markup {
    match who_can(state, &asked.action, &asked.resource, &Context::new()) {
        Err(unreadable) => refused(&unreadable.to_string()),
        Ok(able) => html! {
            div.scroll tabindex="0" role="region" aria-label=(words.t("lab-who-can")) {
                table {
                    thead { tr { th scope="col" { (words.t("calls-caller")) } th scope="col" { (words.t("calls-verdict")) } } }
                    tbody {
                        @for Able { kind, name, access } in &able {
                            tr {
                                th scope="row" { a href={"/console/identities/" (kind) "s/" (name)} { (kind) "/" bdi { (name) } } }
                                td { (draw_access(words, access)) }
                            }
                        }
                    }
                }
            }
        },
    }
}

fn draw_access(words: &Words, access: &Access) -> Markup {
    match access {
        Access::Granted => verdict(words, Verdict::Allowed),
        Access::GrantedIf { context } => html! {
            (verdict(words, Verdict::Allowed)) " " (words.t("lab-if")) " "
            @for (key, value) in context { code { (key) } " = " code dir="ltr" { (value) } " " }
        },
        Access::Refused { .. } => verdict(words, Verdict::Refused),
    }
}

fn what_form(visitor: &Visitor, state: &State, asked: &Asked) -> Markup {
    let words = visitor.words();
    html! {
        h2 { (words.t("lab-what-can")) }
        form.filter method="get" action="/console/lab/who" {
            label { (words.t("calls-caller"))
                select name="principal" required {
                    @for principal in &state.principals {
                        @let value = format!("{}/{}", principal.kind, principal.name);
                        option selected[value == asked.principal] { (value) }
                    }
                }
            }
            button { (words.t("lab-ask")) }
        }
    }
}

fn what(visitor: &Visitor, state: &State, principal: &str) -> Markup {
    let words = visitor.words();
    let catalogue = visitor.signed_in.dialect().map(actions).unwrap_or_default();
    match what_can(state, principal, &catalogue, &Context::new()) {
        Err(unanswered) => refused(&unanswered.to_string()),
        Ok(grants) if grants.is_empty() => html! { p { (words.t("lab-can-nothing")) } },
        Ok(grants) => html! {
            div.scroll tabindex="0" role="region" aria-label=(words.t("lab-what-can")) {
                table {
                    thead { tr {
                        th scope="col" { (words.t("lab-action")) }
                        th scope="col" { (words.t("calls-resource")) }
                        th scope="col" { (words.t("calls-verdict")) }
                        th scope="col" { (words.t("lab-by")) }
                    } }
                    tbody {
                        @for Grant { action, resource, access, source, line, .. } in &grants {
                            tr {
                                td { code { (action) } }
                                td { code dir="ltr" { (resource) } }
                                td { (draw_access(words, access)) }
                                td { code { (source.name) } " " (words.with("lab-at-line", &[("line", &line.to_string())])) }
                            }
                        }
                    }
                }
            }
        },
    }
}
