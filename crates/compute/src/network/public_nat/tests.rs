//! Public NATs, what goes through them, and their rules.

use kernel::Tags;
use store::Scope;

use super::forward::{Protocol, Traffic};
use super::source::Who;
use super::*;
use crate::error::{Error, Kind, Result};
use crate::instance;
use crate::network::{subnet, vpc};
use crate::testing::{HERE, Net, net, one, test_store};

fn new(net: &Net, whole_network: bool) -> New {
    New {
        vpc_id: net.vpc.id.clone(),
        name: String::new(),
        whole_network,
        addresses: 2,
        mbps: 5,
        charge: "later".to_owned(),
        line: "BGP".to_owned(),
        resource_group: String::new(),
        tags: Tags::default(),
        extras: Extras::new(),
    }
}

fn forward(nat: &PublicNat, address: Ipv4Addr, traffic: Traffic) -> forward::New {
    forward::New {
        nat_id: nat.id.clone(),
        name: String::new(),
        description: String::new(),
        address,
        private_address: Ipv4Addr::new(192, 168, 1, 9),
        traffic,
    }
}

fn refused<T: std::fmt::Debug>(done: Result<T>) -> Refusal {
    match done {
        Err(Error::PublicNat(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn addresses(scope: &mut Scope<'_>, nat: &PublicNat) -> Vec<address::NatAddress> {
    address::of_nats(scope, &[&nat.id]).unwrap().remove(&nat.id).unwrap_or_default()
}

#[tokio::test]
async fn subnets_and_interfaces_go_through_one_nat_each() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let (here, there) = (net(&mut scope, "192.168.1.0/24"), net(&mut scope, "192.168.1.0/24"));
    let whole = create(&mut scope, &HERE, new(&here, true)).unwrap();
    let nat = create(&mut scope, &HERE, new(&here, false)).unwrap();
    let subnet = Who::Subnet(&here.subnet.id);
    assert!(matches!(refused(source::associate(&mut scope, &whole.id, subnet)), Refusal::Whole { .. }));
    let elsewhere = source::associate(&mut scope, &nat.id, Who::Subnet(&there.subnet.id));
    assert!(matches!(refused(elsewhere), Refusal::OtherNetwork { .. }));
    source::associate(&mut scope, &nat.id, subnet).unwrap();
    let again = refused(source::associate(&mut scope, &nat.id, subnet));
    assert_eq!(again, Refusal::HasNat { id: here.subnet.id.clone(), nat: nat.id.clone() });
    let nats = source::nats_of(&mut scope, &[&here.subnet.id, &there.subnet.id]).unwrap();
    assert_eq!(nats, [(here.subnet.id.clone(), nat.id.clone())].into());
    let through = subnet::Filter { public_nats: Some(vec![nat.id.clone()]), ..subnet::Filter::default() };
    let found = subnet::list(&mut scope, &through, crate::listing::Window::ALL).unwrap().items;
    assert_eq!(found, std::slice::from_ref(&here.subnet));
    let kept = subnet::delete(&mut scope, &here.subnet.id);
    assert!(matches!(kept, Err(Error::InUse { kind: Kind::Subnet, by: Kind::NatGateway, .. })), "{kept:?}");
    assert!(matches!(refused(delete(&mut scope, &nat.id)), Refusal::InUse { .. }));
    let interface = source::dissociate(&mut scope, &nat.id, Who::Interface(&here.subnet.id));
    assert!(matches!(refused(interface), Refusal::NotSource { .. }));
    source::dissociate(&mut scope, &nat.id, subnet).unwrap();
    assert!(matches!(refused(source::dissociate(&mut scope, &nat.id, subnet)), Refusal::NotSource { .. }));
    delete(&mut scope, &nat.id).unwrap();
    crate::network::security_group::delete(&mut scope, &here.group.id).unwrap();
    subnet::delete(&mut scope, &here.subnet.id).unwrap();
    let kept = vpc::delete(&mut scope, &here.vpc.id, false);
    assert!(matches!(kept, Err(Error::InUse { kind: Kind::Vpc, by: Kind::NatGateway, .. })), "{kept:?}");
    delete(&mut scope, &whole.id).unwrap();
    vpc::delete(&mut scope, &here.vpc.id, false).unwrap();
}

#[tokio::test]
async fn addresses_come_and_go_unless_a_rule_uses_them() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let nat = create(&mut scope, &HERE, new(&net, false)).unwrap();
    let had = addresses(&mut scope, &nat);
    assert_eq!(had.len(), 2);
    let too_many = address::add(&mut scope, &HERE, &nat.id, address::MOST - 1);
    assert!(matches!(refused(too_many), Refusal::TooManyAddresses { .. }));
    let more = address::add(&mut scope, &HERE, &nat.id, 1).unwrap().remove(0);
    let every = forward::create(&mut scope, &HERE, forward(&nat, more.address, Traffic::Every)).unwrap();
    let used = refused(address::remove(&mut scope, &nat.id, &more.id));
    assert_eq!(used, Refusal::AddressInUse { address: more.address });
    forward::delete(&mut scope, &every.id).unwrap();
    address::remove(&mut scope, &nat.id, &more.id).unwrap();
    address::remove(&mut scope, &nat.id, &had[0].id).unwrap();
    let last = refused(address::remove(&mut scope, &nat.id, &had[1].id));
    assert_eq!(last, Refusal::LastAddress { address: had[1].address });
    let gone = address::remove(&mut scope, &nat.id, &more.id);
    assert!(matches!(gone, Err(Error::NotFound { kind: Kind::NatAddress, .. })), "{gone:?}");
    delete(&mut scope, &nat.id).unwrap();
    assert_eq!(addresses(&mut scope, &nat), []);
    assert!(crate::network::address::is_free(&mut scope, had[1].address).unwrap());
}

#[tokio::test]
async fn no_two_rules_are_about_the_same_packets() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let nat = create(&mut scope, &HERE, new(&net, false)).unwrap();
    let had = addresses(&mut scope, &nat);
    let web = |public| Traffic::Port { protocol: Protocol::Tcp, public, private: 8_080 };
    let strange = forward(&nat, Ipv4Addr::new(1, 2, 3, 4), web(80));
    assert!(matches!(refused(forward::create(&mut scope, &HERE, strange)), Refusal::NoSuchAddress { .. }));
    let mut outside = forward(&nat, had[0].address, web(80));
    outside.private_address = Ipv4Addr::new(10, 0, 0, 1);
    assert!(matches!(refused(forward::create(&mut scope, &HERE, outside)), Refusal::OutsideNetwork { .. }));
    let one = forward::create(&mut scope, &HERE, forward(&nat, had[0].address, web(80))).unwrap();
    let two = forward::create(&mut scope, &HERE, forward(&nat, had[0].address, web(81))).unwrap();
    let same = forward::create(&mut scope, &HERE, forward(&nat, had[0].address, Traffic::Every));
    assert_eq!(refused(same), Refusal::SamePackets { address: had[0].address });
    let change = |traffic| forward::Change { traffic: Some(traffic), ..forward::Change::default() };
    assert!(matches!(refused(forward::modify(&mut scope, &two.id, change(web(80)))), Refusal::SamePackets { .. }));
    let changed = forward::modify(&mut scope, &two.id, change(web(82))).unwrap();
    assert_eq!(forward::get(&mut scope, &two.id).unwrap(), changed);
    let moved = forward::Change { address: Some(had[1].address), ..change(Traffic::Every) };
    forward::modify(&mut scope, &two.id, moved).unwrap();
    assert!(matches!(refused(delete(&mut scope, &nat.id)), Refusal::InUse { .. }));
    forward::delete(&mut scope, &one.id).unwrap();
    forward::delete(&mut scope, &two.id).unwrap();
    let gone = forward::delete(&mut scope, &two.id);
    assert!(matches!(gone, Err(Error::NotFound { kind: Kind::ForwardEntry, .. })), "{gone:?}");
}

#[tokio::test]
async fn an_interface_has_one_limit_at_a_nat_and_leaves_both_when_it_goes() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let (here, there) = (net(&mut scope, "192.168.1.0/24"), net(&mut scope, "192.168.1.0/24"));
    let nat = create(&mut scope, &HERE, new(&here, false)).unwrap();
    let (made, strange) = (one(&mut scope, &here), one(&mut scope, &there));
    let limit = |interface: &str| limit::New {
        nat_id: nat.id.clone(),
        interface_id: interface.to_owned(),
        mbps_out: 5,
        mbps_in: None,
    };
    let elsewhere = limit::create(&mut scope, &HERE, &limit(&strange.interface_id));
    assert!(matches!(refused(elsewhere), Refusal::OtherNetwork { .. }));
    let one = limit::create(&mut scope, &HERE, &limit(&made.interface_id)).unwrap();
    let again = limit::create(&mut scope, &HERE, &limit(&made.interface_id));
    assert!(matches!(refused(again), Refusal::HasLimit { .. }));
    let change = limit::Change { mbps_in: Some(3), ..limit::Change::default() };
    let changed = limit::modify(&mut scope, &one.id, change).unwrap();
    assert_eq!((changed.mbps_out, changed.mbps_in), (5, Some(3)));
    source::associate(&mut scope, &nat.id, Who::Interface(&made.interface_id)).unwrap();
    let interface = crate::network::interface::get(&mut scope, &made.interface_id).unwrap();
    assert_eq!(source::nat_of_interface(&mut scope, &interface).unwrap().as_ref(), Some(&nat.id));
    scope.commit().unwrap();
    cloud.advance(std::time::Duration::from_secs(60));
    let mut scope = cloud.write().await;
    instance::release(&mut scope, &made.id, true).unwrap();
    assert_eq!(source::of_nats(&mut scope, &[&nat.id]).unwrap(), []);
    assert!(matches!(limit::get(&mut scope, &one.id), Err(Error::NotFound { kind: Kind::NatLimit, .. })));
    delete(&mut scope, &nat.id).unwrap();
}
