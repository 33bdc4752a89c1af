//! The list of calls, newest first, with the live ones above.

use axum::extract::Query;
use axum::response::Response;
use http::StatusCode;
use interface::Recorded;
use maud::{Markup, html};
use serde::Deserialize;

use super::{resource_of, verdict_of};
use crate::frame::{self, Section, Verdict, verdict};
use crate::language::Words;
use crate::visitor::{USER_AGENT, Visitor};

/// Rows of one page.
const ROWS: usize = 50;

/// Which calls to show. An address with these is the page again.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    caller: String,
    operation: String,
    verdict: String,
    text: String,
    /// `yes` to show what the console's own pages read, too.
    console: String,
    /// `off` stops the stream.
    live: String,
    /// Only calls before this position.
    before: String,
}

impl Filter {
    /// Whether a call is to be shown.
    pub(super) fn fits(&self, recorded: &Recorded) -> bool {
        let has = |wanted: &str, text: &str| wanted.is_empty() || text.to_lowercase().contains(&wanted.to_lowercase());
        let verdict = match verdict_of(recorded) {
            Verdict::Allowed => "allowed",
            Verdict::Refused => "refused",
            Verdict::Failed => "failed",
        };
        let own_read =
            recorded.text("user_agent") == USER_AGENT && recorded.text("effect") == "read" && verdict != "refused";
        (self.console == "yes" || !own_read)
            && (self.verdict.is_empty() || self.verdict == verdict)
            && has(&self.caller, recorded.of_caller("arn"))
            && has(&self.operation, &format!("{}:{}", recorded.service, recorded.action))
            && (self.text.is_empty() || has(&self.text, &serde_json::to_string(recorded).unwrap_or_default()))
    }

    /// The query of an address with these.
    fn query(&self, live: &str, before: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let fields = [
            ("caller", self.caller.as_str()),
            ("operation", &self.operation),
            ("verdict", &self.verdict),
            ("text", &self.text),
            ("console", &self.console),
            ("live", live),
            ("before", before),
        ];
        query.extend_pairs(fields.iter().filter(|(_, value)| !value.is_empty()));
        query.finish()
    }
}

/// `GET calls`
pub(super) async fn show(visitor: Visitor, Query(filter): Query<Filter>) -> Result<Response, Response> {
    let words = visitor.words();
    let before = match filter.before.as_str() {
        "" => i64::MAX,
        text => {
            text.parse().map_err(|_| frame::failed(&visitor, StatusCode::BAD_REQUEST, &words.t("calls-no-position")))?
        }
    };
    let calls = visitor.server.calls(&visitor.signed_in, 0..before, ROWS, |recorded| filter.fits(recorded)).await;
    let calls = calls.map_err(|refusal| frame::refusal(&visitor, &refusal))?;
    let live = filter.live != "off" && filter.before.is_empty();
    let older = (calls.len() == ROWS).then(|| calls.last().map(|last| last.position.to_string())).flatten();
    let body = html! {
        p.lead { (words.t(if visitor.signed_in.is_root() { "calls-of-the-account" } else { "calls-of-your-own" })) }
        (draw_filter(words, &filter))
        div.tools {
            @if live {
                span.live { span aria-hidden="true" { "●" } " " (words.t("calls-live")) }
                a.button href={"/console/calls?" (filter.query("off", ""))} { (words.t("calls-stop")) }
            } @else {
                a.button href={"/console/calls?" (filter.query("", ""))} { (words.t("calls-go-on")) }
            }
        }
        @let stream = format!("/console/calls/stream?{}", filter.query("", ""));
        div.scroll tabindex="0" role="region" aria-label=(words.t("calls-title")) {
            table.calls {
                thead { tr {
                    th scope="col" { (words.t("calls-time")) }
                    th scope="col" { (words.t("calls-verdict")) }
                    th scope="col" { (words.t("calls-caller")) }
                    th scope="col" { (words.t("calls-operation")) }
                    th scope="col" { (words.t("calls-resource")) }
                } }
                tbody #calls hx-ext=[live.then_some("sse")] sse-connect=[live.then_some(&stream)]
                    sse-swap=[live.then_some("call")] hx-swap=[live.then_some("afterbegin")] {
                    @for recorded in &calls { (row(words, recorded)) }
                }
            }
        }
        @if calls.is_empty() {
            (frame::empty(&words.t("calls-none"), &html! {
                p { (words.t("calls-none-next")) }
                (frame::block(words, "eval \"$(yunbox env)\"\naliyun ram ListUsers"))
            }))
        }
        @if let Some(older) = older {
            p { a.button href={"/console/calls?" (filter.query("", &older))} { (words.t("calls-older")) } }
        }
    };
    Ok(frame::page(&visitor, Some(Section::Calls), &words.t("calls-title"), &body))
}

/// One call.
pub(super) fn row(words: &Words, recorded: &Recorded) -> Markup {
    let time = recorded.time.get(11..23).unwrap_or(&recorded.time);
    let code = recorded.text("code");
    html! {
        tr {
            td { time datetime=(recorded.time) title=(recorded.time) { (time) } }
            td { (verdict(words, verdict_of(recorded))) @if !code.is_empty() { " " code.code { (code) } } }
            td { bdi title=(recorded.of_caller("arn")) { (frame::short_name(recorded.of_caller("arn"))) } }
            td { a href={"/console/calls/" (recorded.request_id)} { (recorded.service) ":" (recorded.action) } }
            td { code.resource dir="ltr" { (resource_of(recorded)) } }
        }
    }
}

fn draw_filter(words: &Words, filter: &Filter) -> Markup {
    let text = |name: &str, key: &str, value: &str| {
        html! { label { (words.t(key)) input type="search" name=(name) value=(value) spellcheck="false"; } }
    };
    html! {
        form.filter method="get" action="/console/calls" role="search" {
            (text("caller", "calls-caller", &filter.caller))
            (text("operation", "calls-operation", &filter.operation))
            (text("text", "calls-text", &filter.text))
            label { (words.t("calls-verdict"))
                select name="verdict" {
                    @for (value, key) in [
                        ("", "calls-any"),
                        ("allowed", "frame-allowed"),
                        ("refused", "frame-refused"),
                        ("failed", "frame-failed"),
                    ] {
                        option value=(value) selected[filter.verdict == value] { (words.t(key)) }
                    }
                }
            }
            label.choice {
                input type="checkbox" name="console" value="yes" checked[filter.console == "yes"];
                (words.t("calls-console"))
            }
            button { (words.t("calls-filter")) }
        }
    }
}
