//! One security group: its rules, and who reaches whom by them.

use axum::extract::{Path, Query};
use axum::response::Response;
use http::StatusCode;
use interface::CloudRefusal;
use maud::{Markup, html};
use serde_json::{Value, json};

use super::map::{hidden, in_subnet};
use super::place::{self, List, Listed, Place, link, listed};
use super::reach::{self, Reach};
use super::rules::{Peer, Rule};
use super::seen::{Group, Interface};
use crate::frame::{self, Section, Verdict, copyable, verdict};
use crate::language::Words;
use crate::reply::{list, text};
use crate::visitor::Visitor;

/// A group with what is to be known of it.
struct Shown {
    group: Group,
    rules: Vec<Rule>,
    /// Whether members reach one another whatever the rules say.
    inner: bool,
    /// Whether what goes out is let pass where no rule is about it.
    out: bool,
    members: Result<Listed<Interface>, CloudRefusal>,
    /// Groups whose rules name this one.
    named_by: Vec<String>,
    /// Names of groups by their ids.
    names: Vec<(String, String)>,
}

/// `GET networks/groups/{id}`
pub(super) async fn show(
    visitor: Visitor,
    Path(id): Path<String>,
    Query(place): Query<Place>,
) -> Result<Response, Response> {
    let words = visitor.words();
    let place = Place { region: place.region(&visitor).to_owned(), vpc: String::new() };
    let seen = if visitor.is_kingsoft() {
        of_kingsoft(&visitor, &place, &id).await?
    } else {
        of_alibaba(&visitor, &place, &id).await?
    };
    let shown = match seen {
        Ok(shown) => shown,
        Err(refused) => {
            let heading = words.t("frame-not-done");
            return Ok(frame::page(&visitor, Some(Section::Networks), &heading, &frame::refused_part(words, &refused)));
        }
    };
    let Shown { group, rules, members, .. } = &shown;
    let name = if group.name.is_empty() { &group.id } else { &group.name };
    let body = html! {
        dl.summary {
            dt { (words.t("networks-group")) } dd { (copyable(words, &group.id)) }
            dt { "VPC" } dd { a href=(link("/console/networks", &[("region", &place.region), ("vpc", &group.network)])) { (group.network) } }
            dt { (words.t("networks-named-by")) }
            dd {
                @if shown.named_by.is_empty() { span.hint { (words.t("networks-named-by-none")) } }
                @for id in &shown.named_by { (group_link(&place, &shown, id)) " " }
            }
            dt { (words.t("networks-members")) }
            dd {
                @match members {
                    Err(refused) => (frame::refused_part(words, refused)),
                    Ok(listed) if listed.rows.is_empty() => span.hint { (words.t("networks-no-member")) },
                    Ok(listed) => ul.interfaces { @for interface in &listed.rows { li { (in_subnet(words, &place, interface)) } } },
                }
            }
        }
        section aria-labelledby="reach-in" {
            h2 #reach-in { (words.with("networks-who-reaches", &[("name", name)])) }
            (matrix(words, &place, &shown, true))
        }
        section aria-labelledby="reach-out" {
            h2 #reach-out { (words.with("networks-whom-reaches", &[("name", name)])) }
            (matrix(words, &place, &shown, false))
        }
        section {
            h2 #rules { (words.t("networks-rules")) }
            (table(&visitor, &place, &shown, rules))
            h3 { (words.t("networks-add-rule")) }
            (new_rule(&visitor, &place, group))
        }
    };
    Ok(frame::page(&visitor, Some(Section::Networks), &words.with("networks-group-title", &[("name", name)]), &body))
}

async fn of_alibaba(visitor: &Visitor, place: &Place, id: &str) -> Result<Result<Shown, CloudRefusal>, Response> {
    let region = place.region.as_str();
    let asked = json!({ "SecurityGroupId": id, "Direction": "all", "MaxResults": 1000 });
    let found = match place::ask(visitor, region, "Ecs", "DescribeSecurityGroupAttribute", asked).await? {
        Ok(found) => found,
        Err(refused) => return Ok(Err(refused)),
    };
    let asked = json!({ "SecurityGroupId": [id] });
    let references = place::ask(visitor, region, "Ecs", "DescribeSecurityGroupReferences", asked).await?;
    let references = references.unwrap_or_default();
    let one = list(&references, "/SecurityGroupReferences/SecurityGroupReference").first();
    let naming = one.map(|one| list(one, "/ReferencingSecurityGroups/ReferencingSecurityGroup")).unwrap_or_default();
    let groups = List { product: "Ecs", operation: "DescribeSecurityGroups", pointer: "/SecurityGroups/SecurityGroup" };
    let asked = json!({ "VpcId": text(&found, "VpcId"), "PageSize": 50 });
    let groups = listed(visitor, region, groups, asked, Group::of).await?;
    let groups = groups.map(|listed| listed.rows).unwrap_or_default();
    let interfaces = "/NetworkInterfaceSets/NetworkInterfaceSet";
    let interfaces = List { product: "Ecs", operation: "DescribeNetworkInterfaces", pointer: interfaces };
    let asked = json!({ "SecurityGroupId": id, "PageSize": 100 });
    let kind = groups.iter().find(|group| group.id == id).map(|group| group.kind.clone()).unwrap_or_default();
    Ok(Ok(Shown {
        // The advanced kind lets nothing pass that no rule accepts. Source: the vendor's page on kinds of groups.
        out: kind != "enterprise",
        inner: text(&found, "InnerAccessPolicy") == "Accept" && kind != "enterprise",
        group: Group { kind, ..Group::of(&found) },
        rules: list(&found, "/Permissions/Permission").iter().map(Rule::of_alibaba).collect(),
        members: listed(visitor, region, interfaces, asked, Interface::of_alibaba).await?,
        named_by: naming.iter().map(|group| text(group, "SecurityGroupId").into_owned()).collect(),
        names: groups.into_iter().map(|group| (group.id, group.name)).collect(),
    }))
}

async fn of_kingsoft(visitor: &Visitor, place: &Place, id: &str) -> Result<Result<Shown, CloudRefusal>, Response> {
    let region = place.region.as_str();
    let found =
        match place::ask(visitor, region, "vpc", "DescribeSecurityGroups", json!({ "MaxResults": 1000 })).await? {
            Ok(found) => found,
            Err(refused) => return Ok(Err(refused)),
        };
    let rows = list(&found, "/SecurityGroupSet");
    let Some(row) = rows.iter().find(|row| text(row, "SecurityGroupId") == id) else {
        return Err(frame::failed(visitor, StatusCode::NOT_FOUND, &visitor.words().t("networks-gone")));
    };
    let entries = |row: &Value| list(row, "/SecurityGroupEntrySet").iter().map(Rule::of_kingsoft).collect::<Vec<_>>();
    let names_it = |row: &&Value| entries(row).iter().any(|rule| rule.peer == Peer::Group(id.to_owned()));
    let pair = |row: &Value| (text(row, "SecurityGroupId").into_owned(), text(row, "SecurityGroupName").into_owned());
    let interfaces = List { product: "vpc", operation: "DescribeNetworkInterfaces", pointer: "/NetworkInterfaceSet" };
    let asked = json!({ "MaxResults": 100, "Filter": [{ "Name": "securitygroup-id", "Value": [id] }] });
    Ok(Ok(Shown {
        group: Group::of(row),
        rules: entries(row),
        inner: false,
        out: false,
        members: listed(visitor, region, interfaces, asked, Interface::of_kingsoft).await?,
        named_by: rows.iter().filter(names_it).map(|row| pair(row).0).collect(),
        names: rows.iter().map(pair).collect(),
    }))
}

fn group_link(place: &Place, shown: &Shown, id: &str) -> Markup {
    let name = shown.names.iter().find(|(known, _)| known == id).map(|(_, name)| name.as_str()).unwrap_or_default();
    html! {
        a href=(link(&format!("/console/networks/groups/{id}"), &[("region", &place.region)])) { bdi { (if name.is_empty() { id } else { name }) } }
    }
}

fn peer(words: &Words, place: &Place, shown: &Shown, peer: &Peer) -> Markup {
    html! {
        @match peer {
            Peer::Group(id) if *id == shown.group.id => (words.t("networks-members")),
            Peer::Group(id) => (group_link(place, shown, id)),
            Peer::Block(block) if block == "0.0.0.0/0" || block == "::/0" => { (words.t("networks-everybody")) " " code { (block) } },
            other => code { (other.text()) },
        }
    }
}

/// Who reaches whom in one direction, as a table of peers and traffic.
fn matrix(words: &Words, place: &Place, shown: &Shown, inbound: bool) -> Markup {
    let Reach { traffic, rows } = reach::of(&shown.rules, inbound);
    let passes = !inbound && shown.out;
    let default = if passes { "networks-else-passes" } else { "networks-else-refused" };
    html! {
        @if !rows.is_empty() {
            div.scroll tabindex="0" role="region" aria-label=(words.t(if inbound { "networks-in" } else { "networks-out" })) {
                table.matrix.names {
                    thead { tr {
                        th scope="col" { (words.t(if inbound { "networks-source" } else { "networks-target" })) }
                        @for one in &traffic { th scope="col" { code { (one.text()) } } }
                    } }
                    tbody {
                        @for (one, deciding) in &rows {
                            tr {
                                th scope="row" { (peer(words, place, shown, one)) }
                                @for rule in deciding {
                                    td {
                                        @match rule {
                                            Some(rule) => (verdict(words, if rule.accepts { Verdict::Allowed } else { Verdict::Refused })),
                                            None => span.hint { (words.t(if passes { "networks-no-rule-passes" } else { "networks-no-rule" })) },
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        p.hint { (words.t(default)) @if inbound && shown.inner { " " (words.t("networks-inner")) } }
    }
}

fn table(visitor: &Visitor, place: &Place, shown: &Shown, rules: &[Rule]) -> Markup {
    let words = visitor.words();
    html! {
        @if rules.is_empty() { p.hint { (words.t("networks-no-rules")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(words.t("networks-rules")) {
                table.names {
                    thead { tr {
                        th scope="col" { (words.t("networks-direction")) }
                        th scope="col" { (words.t("networks-policy")) }
                        th scope="col" { (words.t("networks-priority")) }
                        th scope="col" { (words.t("networks-traffic")) }
                        th scope="col" { (words.t("networks-peer")) }
                        th scope="col" { (words.t("frame-description")) }
                        th scope="col" { (words.t("networks-operation")) }
                    } }
                    tbody { @for rule in rules { tr {
                        td { (words.t(if rule.inbound { "networks-in" } else { "networks-out" })) }
                        td { (verdict(words, if rule.accepts { Verdict::Allowed } else { Verdict::Refused })) }
                        td { (rule.priority) }
                        td { code { (rule.traffic().text()) } }
                        td { (peer(words, place, shown, &rule.peer)) }
                        td { bdi { (rule.said) } }
                        td {
                            form method="post" action="/console/networks/change" {
                                (hidden(visitor, place, "revoke-rule"))
                                input type="hidden" name="id" value=(shown.group.id);
                                input type="hidden" name="rule" value=(rule.id);
                                input type="hidden" name="direction" value=(if rule.inbound { "in" } else { "out" });
                                button.danger aria-label={(words.t("networks-revoke")) " " (rule.id)} { (words.t("networks-revoke")) }
                            }
                        }
                    } } }
                }
            }
        }
    }
}

fn new_rule(visitor: &Visitor, place: &Place, group: &Group) -> Markup {
    let words = visitor.words();
    html! {
        form.filter method="post" action="/console/networks/change" {
            (hidden(visitor, place, "add-rule"))
            input type="hidden" name="id" value=(group.id);
            label { (words.t("networks-direction"))
                select name="direction" { option value="in" { (words.t("networks-in")) } option value="out" { (words.t("networks-out")) } }
            }
            label { (words.t("networks-policy"))
                select name="policy" { option value="accept" { (words.t("frame-allowed")) } option value="drop" { (words.t("frame-refused")) } }
            }
            label { (words.t("networks-protocol"))
                select name="protocol" { @for one in ["tcp", "udp", "icmp", "all"] { option { (one) } } }
            }
            label { (words.t("networks-ports")) input name="ports" placeholder="80, 8000-8080" size="12" spellcheck="false" autocomplete="off"; }
            label { (words.t("networks-peer")) input name="peer" required placeholder="10.0.0.0/8" spellcheck="false" autocomplete="off"; }
            label { (words.t("networks-priority")) input name="priority" inputmode="numeric" size="4" value="1"; }
            label { (words.t("frame-description")) input name="description" autocomplete="off"; }
            button.main { (words.t("networks-add-rule")) }
        }
        p.hint { (words.t("networks-peer-said")) }
    }
}
