//! Interfaces of their own.

use std::net::Ipv4Addr;
use std::time::Duration;

use kernel::Tags;

use super::*;
use crate::error::{Error, Result};
use crate::instance::{self, Count, Instance};
use crate::listing::Window;
use crate::network::elastic_address::{self, To};
use crate::network::reserved_block;
use crate::testing::{HERE, Net, RESERVATION, launch_spec, net, one, test_store};

fn new(net: &Net) -> New {
    New {
        subnet: net.subnet.clone(),
        reservation: RESERVATION,
        groups: vec![net.group.clone()],
        address: None,
        further: Wanted::Any(0),
        prefixes: Wanted::Any(0),
        v6: Wanted::Any(0),
        name: String::new(),
        description: String::new(),
        delete_on_release: false,
        resource_group: String::new(),
        tags: Tags::default(),
        is_trunk: false,
        at_once: false,
        extras: crate::Extras::new(),
    }
}

/// However many.
fn any(_: Option<&str>) -> u32 {
    u32::MAX
}

fn limits(interfaces: u32) -> impl Fn(&str) -> Limits {
    move |_| Limits { interfaces, network_cards: 2, addresses: 10, v6: 1, trunks: true }
}

fn on(instance: &Instance) -> At<'_> {
    At { instance_id: &instance.id, ..At::default() }
}

fn refused<T: std::fmt::Debug>(done: Result<T>) -> Refusal {
    match done {
        Err(Error::Interface(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_interface_goes_to_an_instance_and_outlives_it() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let instance = one(&mut scope, &net);
    let id = create(&mut scope, &HERE, new(&net)).unwrap().id;
    assert!(matches!(refused(delete(&mut scope, &id)), Refusal::WrongState { .. }));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    assert!(matches!(refused(attach(&mut scope, &id, on(&instance), limits(1))), Refusal::TooMany { .. }));
    attach(&mut scope, &id, on(&instance), limits(2)).unwrap();
    let listed = |scope: &mut Scope<'_>, status| {
        let filter = Filter { ids: Some(vec![id.clone()]), status: Some(status), ..Filter::default() };
        list(scope, &filter, Window::ALL).unwrap().total
    };
    assert_eq!((listed(&mut scope, Status::Attaching), listed(&mut scope, Status::Attached)), (1, 0));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    assert_eq!(listed(&mut scope, Status::Attached), 1);
    assert!(matches!(refused(detach(&mut scope, &instance.interface_id, &instance.id, None)), Refusal::Primary { .. }));
    assert!(matches!(refused(detach(&mut scope, &id, "other", None)), Refusal::NotAttached { .. }));
    instance::release(&mut scope, &instance.id, true).unwrap();
    assert_eq!(get(&mut scope, &id).unwrap().instance_id, None);
    assert!(find(&mut scope, &instance.interface_id).unwrap().is_none());
}

#[tokio::test]
async fn further_addresses_are_taken_and_freed_and_the_main_one_stays() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let at = |last| Ipv4Addr::new(192, 168, 1, last);
    let order = New { address: Some(at(9)), further: Wanted::These(vec![at(20), at(21)]), ..new(&net) };
    let made = create(&mut scope, &HERE, order).unwrap();
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    let further = |scope: &mut Scope<'_>| get(scope, &made.id).unwrap().further;
    assert_eq!(further(&mut scope), [at(20), at(21)]);
    let twice = Wanted::These(vec![at(30), at(30)]);
    assert!(assign(&mut scope, &made.id, RESERVATION, &twice, any).is_err());
    assert_eq!(assign(&mut scope, &made.id, RESERVATION, &Wanted::Any(2), any).unwrap(), [at(1), at(2)]);
    assert!(matches!(refused(unassign(&mut scope, &made.id, &[at(9)])), Refusal::NotFurther { .. }));
    unassign(&mut scope, &made.id, &[at(20), at(1)]).unwrap();
    assert_eq!(further(&mut scope), [at(2), at(21)]);
    let filter = Filter { addresses: vec![at(21).to_string()], ..Filter::default() };
    assert_eq!(list(&mut scope, &filter, Window::ALL).unwrap().total, 1);
    let elastic = elastic_address::tests::one_free(&mut scope);
    elastic_address::associate(&mut scope, &elastic, &To::Interface(made.id.clone(), Some(at(21)))).unwrap();
    assert!(matches!(refused(unassign(&mut scope, &made.id, &[at(21)])), Refusal::HasElastic { .. }));
}

#[tokio::test]
async fn a_block_is_taken_whole_and_freed_whole() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let block = |text: &str| text.parse().unwrap();
    for reserved in ["192.168.1.16/28", "192.168.1.32/27"] {
        reserved_block::tests::reserve(&mut scope, &net, reserved).unwrap();
    }
    let named = New { prefixes: Wanted::These(vec![block("192.168.1.32/28")]), ..new(&net) };
    let id = create(&mut scope, &HERE, named).unwrap().id;
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    let found = assign_prefixes(&mut scope, &id, RESERVATION, &Wanted::Any(2)).unwrap();
    assert_eq!(found, [block("192.168.1.16/28"), block("192.168.1.48/28")]);
    let inside = Wanted::These(vec![Ipv4Addr::new(192, 168, 1, 40)]);
    assert!(assign(&mut scope, &id, RESERVATION, &inside, any).is_err());
    let inside = [Ipv4Addr::new(192, 168, 1, 40)];
    assert!(matches!(refused(unassign(&mut scope, &id, &inside)), Refusal::NotFurther { .. }));
    for wrong in ["192.168.1.32/28", "192.168.1.64/27", "192.168.2.0/28", "192.168.1.0/28", "192.168.1.240/28"] {
        let wrong = Wanted::These(vec![block(wrong)]);
        assert!(assign_prefixes(&mut scope, &id, RESERVATION, &wrong).is_err(), "{wrong:?}");
    }
    unassign_prefixes(&mut scope, &id, &[block("192.168.1.32/28")]).unwrap();
    assert_eq!(get(&mut scope, &id).unwrap().prefixes, found);
    assert_eq!(assign_prefixes(&mut scope, &id, RESERVATION, &Wanted::Any(1)).unwrap(), [block("192.168.1.32/28")]);
}

#[tokio::test]
async fn a_trunk_carries_others_by_number_and_stays_while_it_does() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let instance = one(&mut scope, &net);
    let trunk = create(&mut scope, &HERE, New { is_trunk: true, ..new(&net) }).unwrap().id;
    let members = [0, 1, 2].map(|_| create(&mut scope, &HERE, new(&net)).unwrap().id);
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    let carried = At { trunk: Some(&trunk), ..on(&instance) };
    let none = |_: &str| Limits { trunks: false, ..limits(9)("") };
    assert!(matches!(refused(attach(&mut scope, &trunk, on(&instance), none)), Refusal::NoTrunks { .. }));
    assert!(matches!(refused(attach(&mut scope, &members[0], carried, limits(9))), Refusal::NotAttached { .. }));
    attach(&mut scope, &trunk, At { network_card: Some(1), ..on(&instance) }, limits(9)).unwrap();
    assert!(matches!(refused(attach(&mut scope, &members[0], carried, limits(9))), Refusal::WrongState { .. }));
    let beyond = At { network_card: Some(2), ..on(&instance) };
    assert!(matches!(refused(attach(&mut scope, &members[0], beyond, limits(9))), Refusal::NoCard { card: 2, .. }));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    let by = At { trunk: Some(&instance.interface_id), ..on(&instance) };
    assert!(matches!(refused(attach(&mut scope, &members[0], by, limits(9))), Refusal::NotCarried { .. }));
    let numbers = members.each_ref().map(|id| attach(&mut scope, id, carried, limits(9)).unwrap().device_index);
    assert_eq!(numbers, [1, 2, 3]);
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    assert!(matches!(refused(detach(&mut scope, &trunk, &instance.id, None)), Refusal::Carries { .. }));
    let wrong = detach(&mut scope, &members[1], &instance.id, Some(&members[0]));
    assert!(matches!(refused(wrong), Refusal::NotAttached { .. }));
    let free = detach(&mut scope, &members[1], &instance.id, Some(&trunk)).unwrap();
    assert_eq!((free.trunk_id, free.device_index), (None, 0));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    assert_eq!(attach(&mut scope, &members[1], carried, limits(9)).unwrap().device_index, 2);
    let of = |scope: &mut Scope<'_>, kind| {
        let filter = Filter { kind: Some(kind), ..Filter::default() };
        list(scope, &filter, Window::ALL).unwrap().total
    };
    let kinds = [InterfaceKind::Primary, InterfaceKind::Secondary, InterfaceKind::Trunk, InterfaceKind::Member];
    assert_eq!(kinds.map(|kind| of(&mut scope, kind)), [1, 0, 1, 3]);
    instance::release(&mut scope, &instance.id, true).unwrap();
    assert_eq!(kinds.map(|kind| of(&mut scope, kind)), [0, 3, 1, 0]);
    assert_eq!(get(&mut scope, &trunk).unwrap().network_card, None);
}

#[tokio::test]
async fn an_interface_that_is_there_becomes_the_primary_one_and_outlives_its_instance() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let made = create(&mut scope, &HERE, new(&net)).unwrap();
    let order = |interface: &Interface| {
        let mut spec = launch_spec(&net, Count::exactly(1));
        spec.networking.interface = Some(Box::new(interface.clone()));
        spec
    };
    let early = instance::run(&mut scope, &HERE, &order(&made));
    assert!(matches!(refused(early), Refusal::WrongState { .. }));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    let made = get(&mut scope, &made.id).unwrap();
    let instance = instance::run(&mut scope, &HERE, &order(&made)).unwrap().remove(0);
    let instance = instance::get(&mut scope, &instance.id).unwrap();
    assert_eq!((instance.interface_id.as_str(), instance.private_address), (made.id.as_str(), made.address));
    assert_eq!(instance.groups, std::slice::from_ref(&net.group.id));
    let interface = get(&mut scope, &made.id).unwrap();
    assert_eq!((interface.kind(), interface.instance_id.as_deref()), (InterfaceKind::Primary, Some(&*instance.id)));
    assert!(matches!(refused(detach(&mut scope, &made.id, &instance.id, None)), Refusal::Primary { .. }));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    instance::release(&mut scope, &instance.id, true).unwrap();
    let interface = get(&mut scope, &made.id).unwrap();
    assert_eq!((interface.kind(), interface.instance_id), (InterfaceKind::Secondary, None));
}
