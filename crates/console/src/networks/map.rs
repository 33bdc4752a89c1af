//! The networks of a region as boxes, with what is in them.

use axum::extract::Query;
use axum::response::Response;
use interface::CloudRefusal;
use maud::{Markup, html};
use serde_json::json;

use super::place::{self, List, Listed, Place, link, listed};
use super::seen::{Elastic, Group, Interface, Network, RouteTable, Subnet};
use crate::frame::{self, Section, copyable};
use crate::language::Words;
use crate::region;
use crate::visitor::Visitor;

/// What somebody may see of a list.
type Shown<T> = Result<Listed<T>, CloudRefusal>;

/// Everything that the page shows.
struct Map {
    networks: Shown<Network>,
    subnets: Shown<Subnet>,
    interfaces: Shown<Interface>,
    groups: Shown<Group>,
    /// Elastic addresses, where the cloud has operations for them.
    elastic: Option<Shown<Elastic>>,
    /// Route tables, likewise.
    tables: Option<Shown<RouteTable>>,
}

/// `GET networks`
pub(super) async fn show(visitor: Visitor, Query(place): Query<Place>) -> Result<Response, Response> {
    let words = visitor.words();
    let region = place.region(&visitor).to_owned();
    let place = Place { region: region.clone(), ..place };
    let (regions, zones) = (region::all(&visitor).await?, place::zones(&visitor, &region).await?);
    let map =
        if visitor.is_kingsoft() { of_kingsoft(&visitor, &place).await? } else { of_alibaba(&visitor, &place).await? };
    let body = html! {
        form.filter method="get" action="/console/networks" {
            (region::choice(words, &regions, &region))
            button { (words.t("networks-show")) }
            @if !place.vpc.is_empty() { a.button href=(link("/console/networks", &[("region", &region)])) { (words.t("networks-all")) } }
        }
        (networks(&visitor, &place, &zones, &map))
        (groups(&visitor, &place, &map.groups))
        @if let Some(elastic) = &map.elastic { (addresses(&visitor, &place, elastic)) }
        section aria-labelledby="new" {
            h2 #new { (words.t("networks-new")) }
            (new_network(&visitor, &place))
        }
    };
    Ok(frame::page(&visitor, Some(Section::Networks), &words.t("networks-title"), &body))
}

async fn of_alibaba(visitor: &Visitor, place: &Place) -> Result<Map, Response> {
    let region = place.region.as_str();
    let params = |size: u32| {
        let mut params = json!({ "PageSize": size });
        if !place.vpc.is_empty() {
            params["VpcId"] = place.vpc.as_str().into();
        }
        params
    };
    let list = |product, operation, pointer| List { product, operation, pointer };
    let vpcs = list("Vpc", "DescribeVpcs", "/Vpcs/Vpc");
    let vswitches = list("Vpc", "DescribeVSwitches", "/VSwitches/VSwitch");
    let interfaces = list("Ecs", "DescribeNetworkInterfaces", "/NetworkInterfaceSets/NetworkInterfaceSet");
    let groups = list("Ecs", "DescribeSecurityGroups", "/SecurityGroups/SecurityGroup");
    let elastic = list("Vpc", "DescribeEipAddresses", "/EipAddresses/EipAddress");
    let tables = list("Vpc", "DescribeRouteTables", "/RouteTables/RouteTable");
    Ok(Map {
        networks: listed(visitor, region, vpcs, params(50), Network::of).await?,
        subnets: listed(visitor, region, vswitches, params(50), Subnet::of_alibaba).await?,
        interfaces: listed(visitor, region, interfaces, params(100), Interface::of_alibaba).await?,
        groups: listed(visitor, region, groups, params(50), Group::of).await?,
        elastic: Some(listed(visitor, region, elastic, json!({ "PageSize": 50 }), Elastic::of).await?),
        tables: Some(listed(visitor, region, tables, json!({ "PageSize": 50 }), RouteTable::of).await?),
    })
}

async fn of_kingsoft(visitor: &Visitor, place: &Place) -> Result<Map, Response> {
    let region = place.region.as_str();
    let params = || match place.vpc.as_str() {
        "" => json!({ "MaxResults": 100 }),
        vpc => json!({ "MaxResults": 100, "Filter": [{ "Name": "vpc-id", "Value": [vpc] }] }),
    };
    let list = |operation, pointer| List { product: "vpc", operation, pointer };
    let mut vpcs = json!({ "MaxResults": 100 });
    if !place.vpc.is_empty() {
        vpcs["VpcId"] = json!([place.vpc]);
    }
    let (subnets, interfaces) =
        (list("DescribeSubnets", "/SubnetSet"), list("DescribeNetworkInterfaces", "/NetworkInterfaceSet"));
    Ok(Map {
        networks: listed(visitor, region, list("DescribeVpcs", "/VpcSet"), vpcs, Network::of).await?,
        subnets: listed(visitor, region, subnets, params(), Subnet::of_kingsoft).await?,
        interfaces: listed(visitor, region, interfaces, params(), Interface::of_kingsoft).await?,
        groups: listed(visitor, region, list("DescribeSecurityGroups", "/SecurityGroupSet"), params(), Group::of)
            .await?,
        elastic: None,
        tables: None,
    })
}

/// Key of what the cloud calls a part of a network.
fn subnet_word(visitor: &Visitor) -> &'static str {
    if visitor.is_kingsoft() { "networks-subnet" } else { "networks-vswitch" }
}

/// A note under a list that is cut.
fn cut<T>(words: &Words, listed: &Listed<T>) -> Markup {
    let (shown, total) = (listed.rows.len().to_string(), listed.total.map(|total| total.to_string()));
    html! {
        @if listed.cut {
            p.hint role="note" {
                @match total {
                    Some(total) => (words.with("networks-cut-of", &[("shown", &shown), ("total", &total)])),
                    None => (words.with("networks-cut", &[("shown", &shown)])),
                }
            }
        }
    }
}

fn networks(visitor: &Visitor, place: &Place, zones: &[String], map: &Map) -> Markup {
    let words = visitor.words();
    let listed = match &map.networks {
        Ok(listed) => listed,
        Err(refused) => return frame::refused_part(words, refused),
    };
    html! {
        @if listed.rows.is_empty() {
            (frame::empty(&words.t("networks-none"), &html! { p { a href="#new" { (words.t("networks-create-one")) } } }))
        }
        (cut(words, listed))
        @for refused in [map.subnets.as_ref().err(), map.interfaces.as_ref().err(), map.tables.as_ref().and_then(|shown| shown.as_ref().err())].into_iter().flatten() {
            (frame::refused_part(words, refused))
        }
        @for network in &listed.rows { (one(visitor, place, zones, map, network)) }
        @if let Ok(subnets) = &map.subnets { (cut(words, subnets)) }
        @if let Ok(interfaces) = &map.interfaces { (cut(words, interfaces)) }
    }
}

/// A network as a box.
fn one(visitor: &Visitor, place: &Place, zones: &[String], map: &Map, network: &Network) -> Markup {
    let words = visitor.words();
    let of_network = |subnet: &&Subnet| subnet.network == network.id;
    let subnets: Vec<_> = map.subnets.iter().flat_map(|listed| &listed.rows).filter(of_network).collect();
    let alone = link("/console/networks", &[("region", &place.region), ("vpc", &network.id)]);
    html! {
        section.network aria-labelledby=(network.id) {
            h2 id=(network.id) {
                "VPC " bdi { (if network.name.is_empty() { &network.id } else { &network.name }) }
                @for block in &network.blocks { " " code.block-of { (block) } }
                @if network.is_default { " " span.of { (words.t("networks-default")) } }
            }
            p { (copyable(words, &network.id)) @if place.vpc.is_empty() { " " a href=(alone) { (words.t("networks-only-this")) } } }
            div.subnets {
                @for subnet in &subnets { (subnet_box(visitor, place, map, subnet)) }
                @if subnets.is_empty() && map.subnets.is_ok() { p.hint { (words.t("networks-no-subnet")) } }
            }
            (routes(words, map, &subnets))
            details {
                summary { (words.t("networks-change")) }
                (new_subnet(visitor, place, zones, network))
                (new_group(visitor, place, network))
                (delete(visitor, place, "delete-network", &network.id, &words.t("networks-delete-vpc")))
            }
        }
    }
}

fn subnet_box(visitor: &Visitor, place: &Place, map: &Map, subnet: &Subnet) -> Markup {
    let words = visitor.words();
    let inside = |interface: &&Interface| interface.subnet == subnet.id;
    let interfaces: Vec<_> = map.interfaces.iter().flat_map(|listed| &listed.rows).filter(inside).collect();
    html! {
        div.subnet {
            h3 {
                (words.t(subnet_word(visitor))) " " bdi { (if subnet.name.is_empty() { &subnet.id } else { &subnet.name }) }
                " " code.block-of { (subnet.block) }
            }
            p.hint { (copyable(words, &subnet.id)) " · " (subnet.zone) " · " (words.with("networks-free", &[("count", &subnet.free)])) }
            @if interfaces.is_empty() { p.hint { (words.t("networks-nothing-in-it")) } }
            ul.interfaces { @for interface in interfaces { li { (in_subnet(words, place, interface)) } } }
            (delete(visitor, place, "delete-subnet", &subnet.id, &words.t("networks-delete")))
        }
    }
}

/// An interface with its addresses, and the instance that has it.
pub(super) fn in_subnet(words: &Words, place: &Place, interface: &Interface) -> Markup {
    html! {
        @for address in &interface.addresses { code { (address) } " " }
        @for address in &interface.public { span.public { "⇄ " code { (address) } } " " }
        @if interface.instance.is_empty() {
            span.hint { (words.t("networks-bound-to-nothing")) " " code { (interface.id) } }
        } @else {
            a.id href=(link(&format!("/console/instances/{}", interface.instance), &[("region", &place.region)])) { (interface.instance) }
            @if !interface.is_primary { " " code { (interface.id) } }
        }
    }
}

fn routes(words: &Words, map: &Map, subnets: &[&Subnet]) -> Markup {
    let mut ids: Vec<_> =
        subnets.iter().map(|subnet| subnet.route_table.as_str()).filter(|id| !id.is_empty()).collect();
    ids.sort_unstable();
    ids.dedup();
    let tables = map.tables.iter().flat_map(|shown| shown.iter()).flat_map(|listed| &listed.rows);
    html! {
        @for table in tables.filter(|table| ids.contains(&table.id.as_str())) {
            details {
                summary { (words.t("networks-route-table")) " " code { (table.id) } }
                table {
                    thead { tr {
                        th scope="col" { (words.t("networks-destination")) }
                        th scope="col" { (words.t("networks-kind")) }
                        th scope="col" { (words.t("networks-next")) }
                    } }
                    tbody { @for route in &table.routes { tr { td { code { (route.destination) } } td { (route.kind) } td { (route.next) } } } }
                }
            }
        }
    }
}

fn groups(visitor: &Visitor, place: &Place, shown: &Shown<Group>) -> Markup {
    let words = visitor.words();
    html! {
        section {
            h2 #groups { (words.t("networks-groups")) }
            @match shown {
                Err(refused) => (frame::refused_part(words, refused)),
                Ok(listed) if listed.rows.is_empty() => p.hint { (words.t("networks-no-group")) },
                Ok(listed) => {
                    p.hint { (words.t("networks-groups-said")) }
                    div.scroll tabindex="0" role="region" aria-label=(words.t("networks-groups")) {
                        table {
                            thead { tr {
                                th scope="col" { (words.t("networks-group")) }
                                th scope="col" { "VPC" }
                                th scope="col" { (words.t("networks-kind")) }
                                th scope="col" { (words.t("networks-rules")) }
                                th scope="col" { (words.t("networks-operation")) }
                            } }
                            tbody { @for group in &listed.rows { tr {
                                th scope="row" {
                                    a href=(link(&format!("/console/networks/groups/{}", group.id), &[("region", &place.region)])) { (group.id) }
                                    br; bdi.hint { (group.name) }
                                }
                                td.id { code { (group.network) } }
                                td { (group.kind) }
                                td { (group.rules) }
                                td { (delete(visitor, place, "delete-group", &group.id, &words.t("networks-delete"))) }
                            } } }
                        }
                    }
                    (cut(words, listed))
                }
            }
        }
    }
}

fn addresses(visitor: &Visitor, place: &Place, shown: &Shown<Elastic>) -> Markup {
    let words = visitor.words();
    html! {
        section {
            h2 #elastic { (words.t("networks-elastic")) }
            @match shown {
                Err(refused) => (frame::refused_part(words, refused)),
                Ok(listed) if listed.rows.is_empty() => p.hint {
                    (words.t("networks-no-elastic")) " "
                    a href=(link("/console/api/alibaba/Vpc/AllocateEipAddress", &[("RegionId", &place.region)])) { "AllocateEipAddress" }
                },
                Ok(listed) => {
                    div.scroll tabindex="0" role="region" aria-label=(words.t("networks-elastic")) {
                        table {
                            thead { tr {
                                th scope="col" { (words.t("networks-address")) }
                                th scope="col" { (words.t("networks-state")) }
                                th scope="col" { (words.t("networks-bound")) }
                            } }
                            tbody { @for one in &listed.rows { tr {
                                th scope="row" { code { (one.address) } br; (copyable(words, &one.id)) }
                                td { (one.state) }
                                td { @if one.bound_to.is_empty() { span.hint { (words.t("networks-bound-to-nothing")) } } @else { code { (one.bound_to) } } }
                            } } }
                        }
                    }
                    (cut(words, listed))
                }
            }
        }
    }
}

/// What every form of the page carries.
pub(super) fn hidden(visitor: &Visitor, place: &Place, what: &str) -> Markup {
    html! {
        (frame::form_token(visitor))
        input type="hidden" name="do" value=(what);
        input type="hidden" name="region" value=(place.region);
        input type="hidden" name="vpc" value=(place.vpc);
    }
}

fn delete(visitor: &Visitor, place: &Place, what: &str, id: &str, said: &str) -> Markup {
    html! {
        form method="post" action="/console/networks/change" {
            (hidden(visitor, place, what))
            input type="hidden" name="id" value=(id);
            button.danger aria-label={(said) " " (id)} { (said) }
        }
    }
}

fn new_network(visitor: &Visitor, place: &Place) -> Markup {
    let words = visitor.words();
    html! {
        form.filter method="post" action="/console/networks/change" {
            (hidden(visitor, place, "create-network"))
            label { (words.t("networks-block")) input name="block" value="10.0.0.0/16" required spellcheck="false" autocomplete="off"; }
            label { (words.t("frame-name")) input name="name" maxlength="128" autocomplete="off"; }
            button.main { (words.t("networks-create-vpc")) }
        }
    }
}

fn new_subnet(visitor: &Visitor, place: &Place, zones: &[String], network: &Network) -> Markup {
    let words = visitor.words();
    let key = if visitor.is_kingsoft() { "networks-create-subnet" } else { "networks-create-vswitch" };
    html! {
        form.filter method="post" action="/console/networks/change" {
            (hidden(visitor, place, "create-subnet"))
            input type="hidden" name="id" value=(network.id);
            label { (words.t("networks-block")) input name="block" required spellcheck="false" autocomplete="off" placeholder="10.0.1.0/24"; }
            label { (words.t("networks-zone"))
                @if zones.is_empty() { input name="zone" spellcheck="false"; }
                @else { select name="zone" { @for zone in zones { option { (zone) } } } }
            }
            label { (words.t("frame-name")) input name="name" maxlength="128" autocomplete="off"; }
            button { (words.t(key)) }
        }
    }
}

fn new_group(visitor: &Visitor, place: &Place, network: &Network) -> Markup {
    let words = visitor.words();
    html! {
        form.filter method="post" action="/console/networks/change" {
            (hidden(visitor, place, "create-group"))
            input type="hidden" name="id" value=(network.id);
            label { (words.t("frame-name")) input name="name" maxlength="128" autocomplete="off"; }
            button { (words.t("networks-create-group")) }
        }
    }
}
