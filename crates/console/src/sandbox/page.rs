//! What the sandbox is, and what its owner may change.

use std::collections::BTreeMap;

use axum::response::{IntoResponse, Response};
use http::StatusCode;
use interface::owner::{Face, Health, Listed, Made, Quotas, SoFar, Stats, Transitions};
use maud::{Markup, html};

use crate::api::code_in;
use crate::frame::{self, Section, block, copyable};
use crate::language::Words;
use crate::visitor::Visitor;

/// What the page shows.
struct Shown<'v> {
    /// The field that forms carry.
    token: &'v Markup,
    health: Health,
    stats: Stats,
    clock: Face,
    /// When the session ends.
    ends: String,
    recording: Option<SoFar>,
    accounts: Vec<Listed>,
    quotas: Quotas,
    /// An account that was just made: its secrets are shown once.
    made: Option<&'v Made>,
}

/// `GET sandbox`
pub(super) async fn show(visitor: Visitor) -> Response {
    if visitor.signed_in.is_acted() { page(&visitor, None) } else { not_the_owner(&visitor) }
}

/// The page for the owner, with the account that was just made.
pub(super) fn page(visitor: &Visitor, made: Option<&Made>) -> Response {
    let (words, server) = (visitor.words(), &visitor.server);
    let token = frame::form_token(visitor);
    let shown = Shown {
        token: &token,
        health: server.health(),
        stats: server.stats(),
        clock: server.clock(),
        ends: visitor.signed_in.shown.expires_at.clone(),
        recording: server.recording_so_far(),
        accounts: server.accounts(),
        quotas: server.quotas(),
        made,
    };
    frame::page(visitor, Some(Section::Sandbox), &words.t("sandbox-title"), &draw(words, &shown))
}

/// What somebody sees who is not the owner: the state that is nobody's secret, and who may see the rest.
pub(super) fn not_the_owner(visitor: &Visitor) -> Response {
    let words = visitor.words();
    let scheme = if visitor.guest.origin.secure { "https" } else { "http" };
    let url = format!("{scheme}://{}/_yunbox", visitor.guest.origin.host);
    let commands = format!(
        "TOKEN=$(jq -r .admin_token .yunbox/ready.json)\n\
         own() {{ curl -s -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' \"$@\"; }}\n\
         own {url}/clock -d '{{\"advance\": \"1h\"}}'\n\
         own {url}/accounts\n\
         own -X POST {url}/recording\n\
         own {url}/quotas\n\
         own -X POST {url}/reset"
    );
    let body = html! {
        (health(words, &visitor.server.health()))
        div.notice {
            p { (words.t("sandbox-owner-only")) }
            p { a.button href="/console/sign-in?with=admin&to=/console/sandbox" { (words.t("sandbox-sign-in")) } }
        }
        h2 { (words.t("sandbox-commands")) }
        p.hint { (code_in(&words.t("sandbox-commands-said"))) }
        (block(words, &commands))
    };
    let page = frame::page(visitor, Some(Section::Sandbox), &words.t("sandbox-title"), &body);
    // Somebody who asks for the page learns how to get further; it is no refusal of the page itself.
    (StatusCode::OK, page).into_response()
}

/// `GET sandbox/reset`: asks whether it is meant.
pub(super) async fn ask_reset(visitor: Visitor) -> Response {
    if !visitor.signed_in.is_acted() {
        return not_the_owner(&visitor);
    }
    let words = visitor.words();
    let body = html! {
        p { (words.t("sandbox-reset-what")) }
        form.tools method="post" action="/console/sandbox/reset" {
            (frame::form_token(&visitor))
            input type="hidden" name="meant" value="yes";
            button.danger { (words.t("sandbox-reset-do")) }
            a.button href="/console/sandbox" { (words.t("sandbox-reset-not")) }
        }
    };
    frame::page(&visitor, Some(Section::Sandbox), &words.t("sandbox-reset-ask"), &body)
}

fn draw(words: &Words, shown: &Shown<'_>) -> Markup {
    html! {
        (health(words, &shown.health))
        @if let Some(made) = shown.made { (new_account(words, made)) }
        div.cards {
            section.card aria-labelledby="clock" { h2 #clock { (words.t("sandbox-clock")) } (clock(words, shown)) }
            section.card aria-labelledby="recording" { h2 #recording { (words.t("sandbox-recording")) } (recording(words, shown)) }
            section.card aria-labelledby="accounts" { h2 #accounts { (words.t("sandbox-accounts")) } (accounts(words, shown)) }
            section.card aria-labelledby="stats" { h2 #stats { (words.t("sandbox-calls")) } (stats(words, &shown.stats)) }
        }
        section aria-labelledby="quotas" { h2 #quotas { (words.t("sandbox-quotas")) } (quotas(words, &shown.quotas)) }
        section aria-labelledby="reset" {
            h2 #reset { (words.t("sandbox-reset")) }
            p { (words.t("sandbox-reset-what")) }
            p { a.button href="/console/sandbox/reset" { (words.t("sandbox-reset-more")) } }
        }
    }
}

fn health(words: &Words, health: &Health) -> Markup {
    let minutes = health.uptime_seconds / 60;
    let up = format!("{} h {} min", minutes / 60, minutes % 60);
    html! {
        dl.summary {
            dt { (words.t("sandbox-health")) }
            dd { span.verdict.allowed { span aria-hidden="true" { "✓" } " " (words.t("sandbox-up")) } " " (words.with("sandbox-since", &[("time", &up)])) }
            dt { (words.t("sandbox-version")) } dd { code { (health.version) } }
        }
    }
}

fn clock(words: &Words, shown: &Shown<'_>) -> Markup {
    let Face { now, host, mode, transitions } = &shown.clock;
    let (now, host) = (now.to_string(), host.to_string());
    let second = |text: &str| text.get(..19).map_or_else(|| text.to_owned(), |text| format!("{text}Z"));
    html! {
        dl.facts {
            dt { (words.t("sandbox-now")) } dd { time datetime=(now) { (second(&now)) } }
            dt { (words.t("sandbox-host")) } dd { time datetime=(host) { (second(&host)) } }
            dt { (words.t("sandbox-mode")) } dd { (words.t(if *mode == "running" { "sandbox-running" } else { "sandbox-stopped" })) }
            dt { (words.t("sandbox-transitions")) } dd { (words.t(of_transitions(*transitions))) }
            dt { (words.t("sandbox-session")) } dd { time datetime=(shown.ends) { (shown.ends) } }
        }
        form.tools method="post" action="/console/sandbox/clock" {
            (shown.token)
            label { (words.t("sandbox-by")) input name="by" value="1h" size="8" spellcheck="false" autocomplete="off"; }
            button name="do" value="advance" { (words.t("sandbox-advance")) }
        }
        form.tools method="post" action="/console/sandbox/clock" {
            (shown.token)
            label { (words.t("sandbox-at")) input name="at" value=(second(&now)) size="22" spellcheck="false" autocomplete="off"; }
            button name="do" value="set" { (words.t("sandbox-set")) }
        }
        form.tools method="post" action="/console/sandbox/clock" {
            (shown.token)
            button name="do" value="resume" { (words.t("sandbox-resume")) }
            @let other = if *transitions == Transitions::Instant { "realistic" } else { "instant" };
            button name="do" value=(other) {
                (words.t(if other == "instant" { "sandbox-make-instant" } else { "sandbox-make-realistic" }))
            }
        }
    }
}

fn of_transitions(transitions: Transitions) -> &'static str {
    match transitions {
        Transitions::Realistic => "sandbox-realistic",
        Transitions::Instant => "sandbox-instant",
    }
}

fn recording(words: &Words, shown: &Shown<'_>) -> Markup {
    html! {
        @match &shown.recording {
            None => p { (code_in(&words.t("sandbox-not-recorded"))) },
            Some(SoFar { begun, calls, left_out }) => dl.facts {
                dt { (words.t("sandbox-begun")) } dd { time datetime=(begun) { (begun) } }
                dt { (words.t("sandbox-recorded")) } dd { (calls) }
                @if *left_out > 0 { dt { (words.t("sandbox-left-out")) } dd { (left_out) } }
            },
        }
        form.tools method="post" action="/console/sandbox/recording" {
            (shown.token)
            @if shown.recording.is_some() {
                a.button.main href="/console/sandbox/recording" { (words.t("sandbox-download")) }
                button name="do" value="end" { (words.t("sandbox-end")) }
            } @else {
                button.main name="do" value="begin" { (words.t("sandbox-begin")) }
            }
        }
        @if shown.recording.is_some() { p.hint { (words.t("sandbox-end-said")) } }
    }
}

fn accounts(words: &Words, shown: &Shown<'_>) -> Markup {
    let mut clouds: BTreeMap<&str, Vec<&'static str>> = BTreeMap::new();
    for account in &shown.accounts {
        clouds.entry(&account.account_id).or_default().push(account.cloud);
    }
    html! {
        ul.accounts {
            @for (account, clouds) in &clouds {
                li { (copyable(words, account)) " " span.hint { (clouds.iter().map(|cloud| frame::cloud_name(words, cloud)).collect::<Vec<_>>().join(", ")) } }
            }
        }
        form.tools method="post" action="/console/sandbox/accounts" {
            (shown.token)
            label { (words.t("sandbox-account-id")) input name="account" inputmode="numeric" size="18" spellcheck="false" autocomplete="off"; }
            @for cloud in ["alibaba", "kingsoft"] {
                label.choice { input type="checkbox" name="cloud" value=(cloud) checked[cloud == "alibaba"]; (frame::cloud_name(words, cloud)) }
            }
            button { (words.t("sandbox-account-make")) }
        }
        p.hint { (words.t("sandbox-account-said")) }
    }
}

fn new_account(words: &Words, made: &Made) -> Markup {
    html! {
        div.notice.allowed role="status" {
            p { (words.with("sandbox-account-made", &[("account", &made.account_id)])) }
            @for one in &made.clouds {
                dl.facts {
                    dt { (frame::cloud_name(words, one.cloud)) } dd {}
                    dt { "AccessKey ID" } dd { (copyable(words, &one.access_key_id)) }
                    dt { "AccessKey Secret" } dd { (copyable(words, &one.access_key_secret)) }
                }
            }
        }
    }
}

fn stats(words: &Words, stats: &Stats) -> Markup {
    let milliseconds = |us: u64| format!("{}.{} ms", us / 1_000, us % 1_000 / 100);
    html! {
        dl.facts {
            dt { (words.t("sandbox-in-flight")) } dd { (stats.calls_in_flight) }
            dt { (words.t("sandbox-so-far")) } dd { (stats.calls) }
            dt { (words.t("sandbox-long")) } dd { (stats.clock.calls_over_5_ms) }
            dt { (words.t("sandbox-longest")) } dd { (milliseconds(stats.clock.longest_call_us)) }
            dt { (words.t("sandbox-longest-processor")) } dd { (milliseconds(stats.processor.longest_call_us)) }
        }
    }
}

fn quotas(words: &Words, quotas: &Quotas) -> Markup {
    html! {
        p.hint { (code_in(&words.t("sandbox-quotas-said"))) }
        @for (cloud, quotas) in quotas {
            details {
                summary { (frame::cloud_name(words, cloud)) " (" (quotas.len()) ")" }
                table {
                    thead { tr { th scope="col" { (words.t("sandbox-quota")) } th scope="col" { (words.t("sandbox-most")) } } }
                    tbody { @for (name, most) in quotas { tr { th scope="row" { code { (name) } } td { (most) } } } }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    #[test]
    fn the_secrets_of_a_new_account_come_out_as_text() {
        let hostile = "\"><script>alert(1)</script>".to_owned();
        let one = interface::owner::MadeInCloud {
            cloud: "alibaba",
            access_key_id: hostile.clone(),
            access_key_secret: hostile.clone(),
        };
        let made = Made {
            account_id: hostile.clone(),
            access_key_id: hostile.clone(),
            access_key_secret: hostile,
            clouds: vec![one],
        };
        let shown = new_account(language::english(), &made).into_string();
        assert!(!shown.contains("<script>") && shown.contains("&lt;script&gt;"), "{shown}");
    }
}
