//! The list of instances, with what can be done to one or several of them.

use axum::extract::Query;
use axum::response::Response;
use maud::{Markup, html};

use super::fleet::{self, Instance, Place};
use crate::frame::{self, Section};
use crate::language::Words;
use crate::region;
use crate::visitor::Visitor;

/// `GET instances`
pub(super) async fn show(visitor: Visitor, Query(place): Query<Place>) -> Result<Response, Response> {
    let words = visitor.words();
    let region = place.region(&visitor).to_owned();
    let found = fleet::instances(&visitor, &place, None).await?;
    let regions = region::all(&visitor).await?;
    let launch = format!("/console/instances/launch?region={region}");
    let body = html! {
        form.filter method="get" action="/console/instances" {
            (region::choice(words, &regions, &region))
            label { (words.t("frame-name")) input type="search" name="name" value=(place.name) spellcheck="false"; }
            button { (words.t("instances-show")) }
            a.button.main href=(launch) { (words.t("instances-launch")) }
        }
        @match &found {
            Err(refused) => (frame::refused_part(words, refused)),
            Ok(found) if found.is_empty() => (frame::empty(&words.t("instances-none"), &html! {
                p { a href=(launch) { (words.t("instances-launch-one")) } }
            })),
            Ok(found) => (table(&visitor, &region, found)),
        }
    };
    Ok(frame::page(&visitor, Some(Section::Instances), &words.t("instances-title"), &body))
}

/// Key of the dialog that gives a role or takes it away, as the cloud's console calls it.
pub(super) fn role_dialog(visitor: &Visitor) -> &'static str {
    if visitor.is_kingsoft() { "instances-assign-iam-role" } else { "instances-attach-ram-role" }
}

fn table(visitor: &Visitor, region: &str, found: &[Instance]) -> Markup {
    let words = visitor.words();
    html! {
        form #batch method="post" action="/console/instances/power" {
            (frame::form_token(visitor))
            input type="hidden" name="region" value=(region);
            div.tools {
                button name="do" value="Start" { (words.t("instances-start")) }
                button name="do" value="Stop" { (words.t("instances-stop")) }
                button name="do" value="Reboot" { (words.t("instances-reboot")) }
                details.menu {
                    summary.button { (words.t("instances-more")) }
                    div.items {
                        button formmethod="get" formaction="/console/instances/role" { (words.t(role_dialog(visitor))) }
                        button.danger name="do" value="Release" { (words.t("instances-release")) }
                    }
                }
            }
        }
        div.scroll tabindex="0" role="region" aria-label=(words.t("frame-instances")) {
            table {
                thead { tr {
                    th scope="col" { input type="checkbox" data-selects="instance" aria-label=(words.t("instances-select-all")); }
                    th scope="col" { (words.t("instances-instance")) }
                    th scope="col" { (words.t("instances-state")) }
                    th scope="col" { (words.t("instances-type")) }
                    th scope="col" { (words.t("instances-addresses")) }
                    th scope="col" { (words.t("instances-role")) }
                    th scope="col" { (words.t("instances-operation")) }
                } }
                tbody { @for instance in found { (row(visitor, region, instance)) } }
            }
        }
    }
}

fn row(visitor: &Visitor, region: &str, instance: &Instance) -> Markup {
    let words = visitor.words();
    let id = &instance.id;
    html! {
        tr {
            td { input type="checkbox" form="batch" name="instance" value=(id) aria-label=(words.with("instances-select", &[("name", id)])); }
            th scope="row" {
                a href={"/console/instances/" (id) "?region=" (region)} { (id) }
                br;
                bdi.hint { (instance.name) }
            }
            td { (state(words, instance)) }
            td { code { (instance.kind) } br; span.hint { (instance.zone) } }
            td { @for address in &instance.addresses { code { (address) } br; } }
            td { @if instance.role.is_empty() { span.hint { (words.t("instances-no-role")) } } @else { bdi { (instance.role) } } }
            td {
                details.menu {
                    summary.button aria-label=(words.with("instances-more-of", &[("name", id)])) { (words.t("instances-more")) }
                    div.items {
                        strong { (words.t("instances-settings")) }
                        a href={"/console/instances/role?region=" (region) "&instance=" (id)} { (words.t(role_dialog(visitor))) }
                        a href={"/console/instances/" (id) "?region=" (region) "#metadata"} { (words.t("instances-metadata")) }
                    }
                }
            }
        }
    }
}

/// The state of an instance: a sign beside the word.
pub(super) fn state(words: &Words, instance: &Instance) -> Markup {
    let (class, sign) = match instance {
        one if one.is_running() => ("allowed", "▶"),
        one if one.is_stopped() => ("refused", "■"),
        _ => ("failed", "…"),
    };
    html! { span.verdict.(class) title=(words.t("instances-by-the-clock")) { span aria-hidden="true" { (sign) } " " (instance.state) } }
}
