//! The policy lab: what a document would do before it does it.

mod check;
mod compare;
mod least_privilege;
mod what_if;
mod who;

use std::sync::Arc;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use interface::Server;
use maud::{Markup, html};

use crate::frame::{self, Section};
use crate::visitor::Visitor;

/// The pages of the lab.
pub(crate) fn router() -> Router<Arc<Server>> {
    Router::new()
        .route("/lab", get(|| async { Redirect::to("/console/lab/check") }))
        .route("/lab/check", get(check::show).post(check::page))
        .route("/lab/findings", post(check::findings))
        .route("/lab/who", get(who::show))
        .route("/lab/compare", get(compare::show).post(compare::compare))
        .route("/lab/what-if", get(what_if::show).post(what_if::ask))
        .route("/lab/least-privilege", get(least_privilege::show).post(least_privilege::make))
}

/// The questions of the lab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    Check,
    Who,
    Compare,
    WhatIf,
    LeastPrivilege,
}

impl Question {
    const ALL: [Self; 5] = [Self::Check, Self::Who, Self::Compare, Self::WhatIf, Self::LeastPrivilege];

    /// Where it is asked, the key of its tab, and the key of its heading.
    fn place(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Check => ("/console/lab/check", "lab-check", "lab-check-title"),
            Self::Who => ("/console/lab/who", "lab-who", "lab-who-title"),
            Self::Compare => ("/console/lab/compare", "lab-compare", "lab-compare-title"),
            Self::WhatIf => ("/console/lab/what-if", "lab-what-if", "lab-what-if-title"),
            Self::LeastPrivilege => ("/console/lab/least-privilege", "lab-least", "lab-least-title"),
        }
    }
}

/// A page of the lab.
fn page(visitor: &Visitor, here: Question, body: &Markup) -> Response {
    let words = visitor.words();
    let (.., heading) = here.place();
    let body = html! {
        ul.tabs {
            @for question in Question::ALL {
                @let (path, key, _) = question.place();
                li { a href=(path) aria-current=[(question == here).then_some("true")] { (words.t(key)) } }
            }
        }
        (body)
    };
    frame::page(visitor, Some(Section::Lab), &words.t(heading), &body).into_response()
}

/// An answer that there is none, on the page that asked.
fn refused(said: &str) -> Markup {
    html! { div.notice.refused role="alert" { p { (said) } } }
}

/// A field for a document.
fn document_field(visitor: &Visitor, name: &str, key: &str, value: &str) -> Markup {
    html! {
        label { (visitor.words().t(key)) textarea name=(name) rows="14" spellcheck="false" required { (value) } }
    }
}
