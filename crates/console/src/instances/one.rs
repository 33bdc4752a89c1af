//! One instance.

use axum::extract::{Path, Query};
use axum::response::Response;
use http::StatusCode;
use maud::{Markup, html};
use serde_json::{Value, json};

use super::fleet::{self, Instance, Place};
use super::list::{role_dialog, state};
use super::{application, metadata};
use crate::frame::{self, Section, copyable};
use crate::reply::{list, text};
use crate::visitor::Visitor;

/// `GET instances/{id}`
pub(super) async fn show(
    visitor: Visitor,
    Path(id): Path<String>,
    Query(place): Query<Place>,
) -> Result<Response, Response> {
    let words = visitor.words();
    let region = place.region(&visitor).to_owned();
    let found = fleet::instances(&visitor, &place, Some(&id)).await?;
    let heading = words.with("one-title", &[("name", &id)]);
    let instance = match found {
        Ok(mut found) if !found.is_empty() => found.remove(0),
        Ok(_) => return Err(frame::failed(&visitor, StatusCode::NOT_FOUND, &words.t("one-missing"))),
        Err(refused) => {
            return Ok(frame::page(
                &visitor,
                Some(Section::Instances),
                &heading,
                &frame::refused_part(words, &refused),
            ));
        }
    };
    let tree = visitor.server.metadata_tree(&visitor.signed_in, &id).await;
    let body = html! {
        (overview(&visitor, &region, &instance))
        (power(&visitor, &region, &instance))
        (disks(&visitor, &region, &instance).await?)
        (metadata::draw(&visitor, &instance, &tree))
        @if let Ok(tree) = &tree { (application::part(&visitor, &region, &instance, tree)) }
        details {
            summary { (words.t("one-everything")) }
            (frame::block(words, &serde_json::to_string_pretty(&instance.all).unwrap_or_default()))
        }
    };
    Ok(frame::page(&visitor, Some(Section::Instances), &heading, &body))
}

fn overview(visitor: &Visitor, region: &str, instance: &Instance) -> Markup {
    let words = visitor.words();
    let id = &instance.id;
    html! {
        dl.facts {
            dt { (words.t("frame-name")) } dd { bdi { (instance.name) } }
            dt { (words.t("instances-state")) } dd { (state(words, instance)) }
            dt { (words.t("instances-type")) } dd { code { (instance.kind) } }
            dt { (words.t("instances-zone")) } dd { (instance.zone) }
            dt { (words.t("instances-addresses")) } dd { @for address in &instance.addresses { (copyable(words, address)) " " } }
            dt { (words.t("instances-role")) }
            dd {
                @if instance.role.is_empty() { (words.t("instances-no-role")) } @else { a href={"/console/identities/roles/" (instance.role)} { bdi { (instance.role) } } }
                " · " a href={"/console/instances/role?region=" (region) "&instance=" (id)} { (words.t(role_dialog(visitor))) }
            }
        }
    }
}

fn power(visitor: &Visitor, region: &str, instance: &Instance) -> Markup {
    let words = visitor.words();
    html! {
        form.tools method="post" action="/console/instances/power" {
            (frame::form_token(visitor))
            input type="hidden" name="region" value=(region);
            input type="hidden" name="instance" value=(instance.id);
            button name="do" value="Start" { (words.t("instances-start")) }
            button name="do" value="Stop" { (words.t("instances-stop")) }
            button name="do" value="Reboot" { (words.t("instances-reboot")) }
            button.danger name="do" value="Release" { (words.t("instances-release")) }
        }
    }
}

/// The disks, where the cloud has an operation for them.
async fn disks(visitor: &Visitor, region: &str, instance: &Instance) -> Result<Markup, Response> {
    let words = visitor.words();
    let row = |id: &str, kind: &str, size: &str, of: &str| html! { tr { td { code { (id) } } td { (kind) } td { (size) " GiB" } td { (of) } } };
    let rows = if visitor.is_kingsoft() {
        let disk = &instance.all["SystemDisk"];
        let data = list(&instance.all, "/DataDisks");
        html! {
            (row(&text(disk, "DiskId"), &text(disk, "DiskType"), &text(disk, "DiskSize"), "system"))
            @for disk in data { (row(&text(disk, "DiskId"), &text(disk, "DiskType"), &text(disk, "DiskSize"), "data")) }
        }
    } else {
        let found =
            fleet::compute(visitor, region, "DescribeDisks", json!({ "InstanceId": instance.id })).await?.outcome;
        match found {
            Err(refused) => return Ok(html! { h2 { (words.t("one-disks")) } (frame::refused_part(words, &refused)) }),
            Ok(found) => html! {
                @for disk in list(&found, "/Disks/Disk") {
                    (row(&text(disk, "DiskId"), &text(disk, "Category"), &text(disk, "Size"), &text(disk, "Type")))
                }
            },
        }
    };
    Ok(html! {
        section {
            h2 { (words.t("one-disks")) }
            table {
                thead { tr { th scope="col" { "ID" } th scope="col" { (words.t("instances-type")) } th scope="col" { (words.t("one-size")) } th scope="col" { (words.t("one-used-as")) } } }
                tbody { (rows) }
            }
        }
        (interfaces(visitor, instance))
    })
}

fn interfaces(visitor: &Visitor, instance: &Instance) -> Markup {
    let words = visitor.words();
    let pointer = if visitor.is_kingsoft() { "/NetworkInterfaceSet" } else { "/NetworkInterfaces/NetworkInterface" };
    let first = |row: &Value, names: [&str; 2]| {
        names.iter().map(|name| text(row, name).into_owned()).find(|text| !text.is_empty()).unwrap_or_default()
    };
    html! {
        section {
            h2 { (words.t("one-interfaces")) }
            table {
                thead { tr { th scope="col" { "ID" } th scope="col" { "MAC" } th scope="col" { (words.t("instances-addresses")) } } }
                tbody {
                    @for row in list(&instance.all, pointer) {
                        tr {
                            td { code { (text(row, "NetworkInterfaceId")) } }
                            td { code { (text(row, "MacAddress")) } }
                            td { code { (first(row, ["PrimaryIpAddress", "PrivateIpAddress"])) } }
                        }
                    }
                }
            }
        }
    }
}
