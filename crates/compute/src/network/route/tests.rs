//! The rules of routes.

use std::time::Duration;

use kernel::Tags;

use super::*;
use crate::error::{Error, Kind, Result};
use crate::instance;
use crate::network::block::BlockRules;
use crate::network::route_table::{self, Serves};
use crate::network::{ipv4_gateway, subnet, vpc};
use crate::testing::{HERE, Net, net, one, subnet_of, test_store, vpc_of};

fn route_to(table: &str, destination: &str, kind: HopKind, id: &str) -> New {
    New {
        route_table_id: table.to_owned(),
        destination: Destination::block(destination).unwrap(),
        name: String::new(),
        description: String::new(),
        hops: vec![Hop { kind, id: id.to_owned(), weight: 0 }],
    }
}

fn refused<T: std::fmt::Debug>(done: Result<T>) -> Refusal {
    match done {
        Err(Error::Route(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn table(net: &Net) -> &str {
    &net.vpc.route_table_id
}

#[test]
fn a_destination_is_written_in_one_way() {
    let read = |text| Destination::block(text).map(|destination| destination.to_string());
    assert_eq!(read("10.0.0.1").unwrap(), "10.0.0.1/32");
    assert_eq!(read("2001:DB8::1").unwrap(), "2001:db8::1/128");
    assert_eq!(read("0.0.0.0/0").unwrap(), "0.0.0.0/0");
    for wrong in ["10.0.0.1/8", "2001:db8::1/32", "", "office"] {
        assert!(read(wrong).is_err(), "{wrong}");
    }
}

#[tokio::test]
async fn a_table_has_one_route_for_a_destination_outside_its_subnets() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let instance = one(&mut scope, &net).id;
    let to = |destination| route_to(table(&net), destination, HopKind::Instance, &instance);
    let made = create(&mut scope, &HERE, to("10.0.0.0/8")).unwrap();
    assert!(matches!(refused(create(&mut scope, &HERE, to("10.0.0.0/8"))), Refusal::Twice { .. }));
    for inside in ["192.168.1.0/24", "192.168.1.7"] {
        assert!(matches!(refused(create(&mut scope, &HERE, to(inside))), Refusal::InSubnet { .. }), "{inside}");
    }
    assert!(matches!(refused(create(&mut scope, &HERE, to("100.64.0.0/10"))), Refusal::Kept { .. }));
    create(&mut scope, &HERE, to("192.168.0.0/16")).unwrap();
    // Nor does a subnet come where a route leads elsewhere.
    create(&mut scope, &HERE, to("192.168.2.0/25")).unwrap();
    let later = subnet::create(&mut scope, &HERE, &BlockRules::prefix(8, 29), subnet_of(&net.vpc, "192.168.2.0/24"));
    assert!(matches!(later, Err(Error::Block(_))), "{later:?}");
    delete(&mut scope, &made.id).unwrap();
    assert!(matches!(delete(&mut scope, &made.id), Err(Error::NotFound { kind: Kind::Route, .. })));
}

#[tokio::test]
async fn a_next_hop_is_one_that_the_network_reaches() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let (here, there) = (net(&mut scope, "192.168.1.0/24"), net(&mut scope, "192.168.1.0/24"));
    let foreign = one(&mut scope, &there).id;
    let own = one(&mut scope, &here);
    for (kind, id) in [
        (HopKind::Instance, foreign.as_str()),
        (HopKind::Instance, "none"),
        (HopKind::Interface, "none"),
        (HopKind::Peering, "none"),
        (HopKind::NatGateway, own.id.as_str()),
    ] {
        let refusal = refused(create(&mut scope, &HERE, route_to(table(&here), "10.0.0.0/8", kind, id)));
        assert_eq!(refusal, Refusal::NoHop { id: id.to_owned() }, "{kind:?}");
    }
    let made = route_to(table(&here), "10.0.0.0/8", HopKind::Interface, &own.interface_id);
    let made = create(&mut scope, &HERE, made).unwrap();
    let elsewhere = Hop { kind: HopKind::Instance, id: foreign, weight: 0 };
    let change = Change { hops: Some(vec![elsewhere]), ..Change::default() };
    assert!(matches!(refused(modify(&mut scope, &made.id, change)), Refusal::NoHop { .. }));
}

#[tokio::test]
async fn an_instance_that_routes_lead_to_stays_until_its_time_has_come() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let (first, second) = (one(&mut scope, &net).id, one(&mut scope, &net).id);
    let made = create(&mut scope, &HERE, route_to(table(&net), "10.0.0.0/8", HopKind::Instance, &first)).unwrap();
    let shared = [&first, &second].map(|id| Hop { kind: HopKind::Instance, id: id.clone(), weight: 10 });
    let two = New { hops: shared.to_vec(), ..route_to(table(&net), "11.0.0.0/8", HopKind::Instance, &first) };
    let two = create(&mut scope, &HERE, two).unwrap();
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(10));
    let mut scope = cloud.write().await;
    let kept = instance::release(&mut scope, &first, true);
    assert!(matches!(kept, Err(Error::InUse { kind: Kind::Instance, by: Kind::Route, .. })), "{kept:?}");
    leave(&mut scope, &first).unwrap();
    assert!(matches!(get(&mut scope, &made.id), Err(Error::NotFound { .. })), "nothing was left to lead to");
    assert_eq!(get(&mut scope, &two.id).unwrap().hops, shared[1..]);
    instance::release(&mut scope, &first, true).unwrap();
}

#[tokio::test]
async fn a_table_for_gateways_only_says_where_the_traffic_for_a_subnet_goes() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let instance = one(&mut scope, &net).id;
    let new = route_table::New {
        vpc_id: net.vpc.id.clone(),
        serves: Serves::Gateways,
        name: String::new(),
        description: String::new(),
        tags: Tags::default(),
    };
    let own = route_table::create(&mut scope, &HERE, new).unwrap();
    let made = create(&mut scope, &HERE, route_to(&own.id, "10.0.0.0/8", HopKind::Instance, &instance));
    assert!(matches!(refused(made), Refusal::OfGateway { .. }));
    let hop = Hop { kind: HopKind::Instance, id: instance, weight: 0 };
    let change = |hops| Change { hops: Some(hops), ..Change::default() };
    redirect(&mut scope, &HERE, &own.id, net.subnet.block, change(vec![hop])).unwrap();
    let destination = Destination::V4(net.subnet.block);
    assert!(in_table(&mut scope, &own.id, &destination).unwrap().is_some());
    redirect(&mut scope, &HERE, &own.id, net.subnet.block, change(Vec::new())).unwrap();
    assert!(in_table(&mut scope, &own.id, &destination).unwrap().is_none(), "it stays in the network again");
    let other = redirect(&mut scope, &HERE, &own.id, "10.0.0.0/8".parse().unwrap(), change(Vec::new()));
    assert!(matches!(other, Err(Error::NotFound { kind: Kind::Route, .. })), "{other:?}");
}

#[tokio::test]
async fn a_network_goes_with_its_gateway_only_by_force() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let vpc = vpc::create(&mut scope, &HERE, &BlockRules::prefix(8, 29), vpc_of("10.0.0.0/8")).unwrap();
    let new = ipv4_gateway::New {
        vpc_id: vpc.id.clone(),
        name: String::new(),
        description: String::new(),
        resource_group: String::new(),
        tags: Tags::default(),
    };
    let gateway = ipv4_gateway::create(&mut scope, &HERE, new).unwrap();
    ipv4_gateway::enable(&mut scope, &HERE, &gateway.id, std::slice::from_ref(&vpc.route_table_id)).unwrap();
    let kept = ipv4_gateway::delete(&mut scope, &gateway.id);
    assert!(matches!(kept, Err(Error::InUse { kind: Kind::Ipv4Gateway, by: Kind::Route, .. })), "{kept:?}");
    let kept = vpc::delete(&mut scope, &vpc.id, false);
    assert!(matches!(kept, Err(Error::InUse { kind: Kind::Vpc, by: Kind::Route, .. })), "{kept:?}");
    vpc::delete(&mut scope, &vpc.id, true).unwrap();
    assert!(matches!(ipv4_gateway::get(&mut scope, &gateway.id), Err(Error::NotFound { .. })));
}

#[tokio::test]
async fn the_internet_is_reached_through_the_router_of_the_network() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let (here, there) = (net(&mut scope, "192.168.1.0/24"), net(&mut scope, "192.168.1.0/24"));
    let to = |router: &str| route_to(table(&here), "0.0.0.0/0", HopKind::Internet, router);
    assert!(matches!(refused(create(&mut scope, &HERE, to(&there.vpc.router_id))), Refusal::NoHop { .. }));
    let made = create(&mut scope, &HERE, to(&here.vpc.router_id)).unwrap();
    let listed = |scope: &mut store::Scope<'_>, vpc: &str| {
        let filter = Filter { region: Some("here".to_owned()), vpcs: Some(vec![vpc.to_owned()]), ..Filter::default() };
        list(scope, &filter, crate::listing::Window::ALL).unwrap().items
    };
    assert_eq!(listed(&mut scope, &there.vpc.id), []);
    assert_eq!(listed(&mut scope, &here.vpc.id), [made]);
}
