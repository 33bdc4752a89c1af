//! The rules of gateways for IPv6, and of what goes through them.

use std::time::Duration;

use kernel::Tags;

use super::*;
use crate::error::{Error, Kind, Result};
use crate::network::address::v6;
use crate::network::block::BlockRules;
use crate::network::interface::{self, Wanted};
use crate::network::{security_group, subnet, vpc};
use crate::testing::{HERE, RESERVATION, group_of, subnet_of, test_store, vpc_of};

fn refused<T: std::fmt::Debug>(done: Result<T>) -> Refusal {
    match done {
        Err(Error::Ipv6Gateway(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_address_reaches_the_internet_with_bandwidth_and_gives_it_up_when_it_goes() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let rules = BlockRules::prefix(8, 29);
    let new = |vpc: &vpc::Vpc| New {
        vpc_id: vpc.id.clone(),
        name: String::new(),
        description: String::new(),
        resource_group: String::new(),
        tags: Tags::default(),
    };
    let without = vpc::create(&mut scope, &HERE, &rules, vpc_of("10.0.0.0/8")).unwrap();
    assert!(matches!(create(&mut scope, &HERE, new(&without)), Err(Error::NoV6 { .. })));
    let with = vpc::New { line_v6: Some("line".to_owned()), ..vpc_of("10.0.0.0/8") };
    let net = vpc::create(&mut scope, &HERE, &rules, with).unwrap();
    let part = subnet::PartV6 { of: None, number: Some(1) };
    let cut = subnet::New { part_v6: Some(part), ..subnet_of(&net, "10.1.0.0/24") };
    let cut = subnet::create(&mut scope, &HERE, &rules, cut).unwrap();
    let group = security_group::create(&mut scope, &HERE, group_of(&net, "web")).unwrap();
    let order = interface::New {
        subnet: cut,
        reservation: RESERVATION,
        groups: vec![group],
        address: None,
        further: Wanted::Any(0),
        prefixes: Wanted::Any(0),
        v6: Wanted::Any(1),
        name: String::new(),
        description: String::new(),
        delete_on_release: false,
        resource_group: String::new(),
        tags: Tags::default(),
        is_trunk: false,
        at_once: false,
        extras: crate::Extras::new(),
    };
    let held = interface::create(&mut scope, &HERE, order).unwrap();
    let address = held.v6[0];
    let ask = |gateway_id: Option<&str>| bandwidth::New {
        address,
        gateway_id: gateway_id.map(str::to_owned),
        mbps: 10,
        charge: "traffic".to_owned(),
    };
    assert!(matches!(refused(bandwidth::allocate(&mut scope, &HERE, ask(None))), Refusal::NoGateway { .. }));
    let gateway = create(&mut scope, &HERE, new(&net)).unwrap().id;
    assert!(matches!(refused(create(&mut scope, &HERE, new(&net))), Refusal::Another { .. }));
    let rule =
        || egress_only::New { gateway_id: gateway.clone(), address, name: String::new(), description: String::new() };
    assert!(matches!(refused(egress_only::create(&mut scope, &HERE, rule())), Refusal::NoBandwidth { .. }));
    let made = bandwidth::allocate(&mut scope, &HERE, ask(Some(&gateway))).unwrap();
    assert!(matches!(refused(bandwidth::allocate(&mut scope, &HERE, ask(None))), Refusal::HasBandwidth { .. }));
    let one = egress_only::create(&mut scope, &HERE, rule()).unwrap();
    assert!(matches!(refused(egress_only::create(&mut scope, &HERE, rule())), Refusal::EgressOnly { .. }));
    assert!(matches!(refused(bandwidth::release(&mut scope, &made.id)), Refusal::EgressOnly { .. }));
    let kept = delete(&mut scope, &gateway);
    assert!(matches!(kept, Err(Error::InUse { by: Kind::Ipv6Bandwidth, .. })), "{kept:?}");
    assert_eq!(bandwidth::modify(&mut scope, &made.id, 20).unwrap().mbps, 20);
    let public = v6::Filter { has_bandwidth: Some(true), vpc: Some(net.id.clone()), ..v6::Filter::default() };
    let listed = v6::list(&mut scope, &public, crate::listing::Window::ALL).unwrap().items;
    assert_eq!(listed.iter().map(|held| held.address).collect::<Vec<_>>(), [address]);
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;

    interface::delete(&mut scope, &held.id).unwrap();
    assert!(matches!(bandwidth::find(&mut scope, &made.id), Err(Error::NotFound { .. })));
    assert!(matches!(egress_only::get(&mut scope, &one.id), Err(Error::NotFound { .. })));
    delete(&mut scope, &gateway).unwrap();
}
