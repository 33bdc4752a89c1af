//! What stands around every page, and the parts that pages are made of.

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use interface::{CloudRefusal, Refusal};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::assets::{HTMX, ICON, SCRIPT, SSE, STYLE};
use crate::language::Words;
use crate::preferences::Theme;
use crate::sign_in::bar;
use crate::submitted::TOKEN;
use crate::visitor::{Guest, Visitor};

/// htmx may neither run text as a script nor write a style into the page: the content security policy forbids both.
const HTMX_CONFIG: &str =
    r#"{"allowEval":false,"includeIndicatorStyles":false,"allowScriptTags":false,"historyCacheSize":0}"#;

/// The parts of the console, in the order of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Calls,
    Identities,
    Instances,
    Networks,
    Lab,
    Sandbox,
    Api,
}

impl Section {
    const ALL: [Self; 7] =
        [Self::Calls, Self::Identities, Self::Instances, Self::Networks, Self::Lab, Self::Sandbox, Self::Api];

    /// Key of its name, and where it is.
    fn link(self) -> (&'static str, &'static str) {
        match self {
            Self::Calls => ("frame-calls", "/console/calls"),
            Self::Identities => ("frame-identities", "/console/identities/users"),
            Self::Instances => ("frame-instances", "/console/instances"),
            Self::Lab => ("frame-lab", "/console/lab/check"),
            Self::Networks => ("frame-networks", "/console/networks"),
            Self::Sandbox => ("frame-sandbox", "/console/sandbox"),
            Self::Api => ("frame-api", "/console/api"),
        }
    }
}

/// A page for somebody who is signed in. The heading says what the page answers.
pub(crate) fn page(visitor: &Visitor, section: Option<Section>, heading: &str, body: &Markup) -> Response {
    let words = visitor.words();
    let menu = html! {
        nav aria-label=(words.t("frame-menu")) {
            ul {
                @for entry in Section::ALL {
                    @let (key, path) = entry.link();
                    li { a href=(path) aria-current=[(section == Some(entry)).then_some("page")] { (words.t(key)) } }
                }
            }
        }
        (who(visitor))
    };
    document(&visitor.guest, heading, &menu, &bar(visitor), body).into_response()
}

/// A page that needs nobody who is signed in, and shows whoever is.
pub(crate) fn public_page(
    guest: &Guest,
    visitor: Option<&Visitor>,
    section: Section,
    heading: &str,
    body: &Markup,
) -> Response {
    if let Some(visitor) = visitor {
        return page(visitor, Some(section), heading, body);
    }
    let words = guest.words;
    let (key, path) = section.link();
    let to: String = form_urlencoded::byte_serialize(guest.here.as_bytes()).collect();
    let menu = html! {
        nav aria-label=(words.t("frame-menu")) { ul { li { a href=(path) aria-current="page" { (words.t(key)) } } } }
        div.who { a.button href={"/console/sign-in?to=" (to)} { (words.t("sign-in-do")) } }
    };
    document(guest, heading, &menu, &html! {}, body).into_response()
}

/// A page for somebody who is not.
pub(crate) fn open_page(guest: &Guest, heading: &str, body: &Markup) -> Markup {
    document(guest, heading, &html! {}, &html! {}, body)
}

fn document(guest: &Guest, heading: &str, menu: &Markup, bar: &Markup, body: &Markup) -> Markup {
    let words = guest.words;
    html! {
        (DOCTYPE)
        html lang=(words.tag) data-theme=(guest.theme.name()) {
            head {
                meta charset="utf-8";
                title { (heading) " · Yunbox" }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="htmx-config" content=(HTMX_CONFIG);
                link rel="stylesheet" href=(STYLE.path());
                link rel="icon" href=(ICON.path()) type="image/svg+xml";
                script src=(HTMX.path()) defer {}
                script src=(SSE.path()) defer {}
                script src=(SCRIPT.path()) defer {}
            }
            body {
                a.skip href="#content" { (words.t("frame-skip")) }
                header.top {
                    a.brand href="/console" { "Yunbox" }
                    (menu)
                }
                (bar)
                main #content tabindex="-1" {
                    h1 { (heading) }
                    (body)
                }
                footer { (preferences(guest)) }
            }
        }
    }
}

/// Who is signed in, the clock where it differs from the host's, and the way out.
fn who(visitor: &Visitor) -> Markup {
    let words = visitor.words();
    let time = visitor.server.time();
    html! {
        div.who {
            @if time.differs {
                span.clock title=(words.t("frame-clock")) { (words.with("frame-time", &[("time", &time.now)])) }
            }
            span.cloud { (cloud_name(words, visitor.signed_in.cloud())) }
            span.caller title=(visitor.signed_in.arn()) { (short_name(&visitor.signed_in.arn())) }
            form method="post" action="/console/sign-out" {
                (form_token(visitor))
                button.quiet { (words.t("frame-sign-out")) }
            }
        }
    }
}

/// The name of a cloud, as its vendor writes it in this language.
pub(crate) fn cloud_name(words: &Words, cloud: &str) -> String {
    words.t(match cloud {
        "kingsoft" => "frame-kingsoft-cloud",
        _ => "frame-alibaba-cloud",
    })
}

/// What of a resource name tells callers apart: `user/alice`, `role/app/session`, or `root`.
pub(crate) fn short_name(arn: &str) -> &str {
    arn.rsplit(':').next().filter(|name| !name.is_empty()).unwrap_or(arn)
}

fn preferences(guest: &Guest) -> Markup {
    let words = guest.words;
    let choice = |name: &str, value: &str, chosen: bool, said: &str| {
        html! { button.quiet name=(name) value=(value) aria-pressed=(chosen.to_string()) { (said) } }
    };
    html! {
        form method="post" action="/console/preferences" {
            input type="hidden" name="to" value=(guest.here);
            fieldset {
                legend { (words.t("frame-language")) }
                (choice("language", "en", words.tag == "en", "English"))
                (choice("language", "zh-CN", words.tag == "zh-CN", "中文"))
            }
            fieldset {
                legend { (words.t("frame-colours")) }
                (choice("theme", "system", guest.theme == Theme::System, &words.t("frame-system")))
                (choice("theme", "light", guest.theme == Theme::Light, &words.t("frame-light")))
                (choice("theme", "dark", guest.theme == Theme::Dark, &words.t("frame-dark")))
            }
        }
    }
}

/// The field that every form of a session carries.
pub(crate) fn form_token(visitor: &Visitor) -> Markup {
    html! { input type="hidden" name=(TOKEN) value=(visitor.form_token()); }
}

/// Two sheets: the sign of copying. A font need not have it.
fn copy_icon() -> Markup {
    html! {
        svg width="14" height="14" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true" {
            rect x="5.5" y="5.5" width="8" height="8" rx="1.5" {}
            path d="M10.5 3.5v-.5a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h.5" {}
        }
    }
}

/// A text that people copy, with the button that does it. The button shows itself where scripts run.
pub(crate) fn copyable(words: &Words, text: &str) -> Markup {
    html! {
        span.copyable {
            code dir="ltr" { (text) }
            button.copy.quiet type="button" hidden data-copy=(text) aria-label=(words.with("frame-copy", &[("text", text)])) { (copy_icon()) }
        }
    }
}

/// A command or a document that people copy as a whole.
pub(crate) fn block(words: &Words, text: &str) -> Markup {
    html! {
        div.block {
            pre dir="ltr" { code { (text) } }
            button.copy.quiet type="button" hidden data-copy=(text) aria-label=(words.t("frame-copy-block")) { (copy_icon()) }
        }
    }
}

/// Allowed or refused: a sign and a word beside the colour.
pub(crate) fn verdict(words: &Words, how: Verdict) -> Markup {
    let (class, sign, key) = match how {
        Verdict::Allowed => ("allowed", "✓", "frame-allowed"),
        Verdict::Refused => ("refused", "✕", "frame-refused"),
        Verdict::Failed => ("failed", "!", "frame-failed"),
    };
    html! { span.verdict.(class) { span aria-hidden="true" { (sign) } " " (words.t(key)) } }
}

/// How a call ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It was allowed, and it succeeded.
    Allowed,
    /// A policy refused it, or no policy allowed it.
    Refused,
    /// It failed for another reason.
    Failed,
}

/// What a page shows in the place of a list that the caller may not see, with the way to the reason.
pub(crate) fn refused_part(words: &Words, refused: &CloudRefusal) -> Markup {
    // The clouds answer a missing permission with this status, and nothing else of what pages read.
    let denied = refused.status == 403;
    html! {
        div.notice.refused role="alert" {
            p { (verdict(words, if denied { Verdict::Refused } else { Verdict::Failed })) " " code { (refused.code) } }
            p { (refused.message) }
            p { a href={"/console/calls/" (refused.request_id)} { (words.t(if denied { "frame-why" } else { "frame-the-call" })) } }
        }
    }
}

/// An empty list: what it means, and the next step.
pub(crate) fn empty(said: &str, next: &Markup) -> Markup {
    html! { div.empty { p { (said) } (next) } }
}

/// A refusal of the sandbox itself.
pub(crate) fn refusal(visitor: &Visitor, refusal: &Refusal) -> Response {
    failed(visitor, refusal.status, &refusal.message)
}

/// A page that says why there is none.
pub(crate) fn failed(visitor: &Visitor, status: StatusCode, said: &str) -> Response {
    let heading = visitor.words().t("frame-not-done");
    let body = html! { div.notice.refused role="alert" { p { (said) } } };
    (status, page(visitor, None, &heading, &body)).into_response()
}

/// The answer to a path of the console that leads nowhere.
pub(crate) async fn nothing_here(guest: Guest) -> Response {
    let heading = guest.words.t("frame-nothing-here");
    let body = html! { p { a href="/console" { (guest.words.t("frame-back")) } } };
    (StatusCode::NOT_FOUND, open_page(&guest, &heading, &body)).into_response()
}

/// Markup as it is sent for a part of a page.
pub(crate) fn line(markup: Markup) -> String {
    let PreEscaped(text) = markup;
    text.replace(['\n', '\r'], " ")
}
