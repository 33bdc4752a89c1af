//! Load balancers, their listeners, servers and health checks.

use std::time::Duration;

use kernel::Tags;
use store::Scope;

use super::health_check::{CheckKind, Rules};
use super::listener::{Listener, Protocol, Session};
use super::*;
use crate::error::{Error, Kind, Result};
use crate::instance;
use crate::listing::Window;
use crate::network::elastic_address::{self, HolderKind, To};
use crate::network::{security_group, subnet, vpc};
use crate::testing::{HERE, Net, RESERVATION, net, one, test_store};

fn new(net: &Net, inside: bool) -> New {
    let wished = Wished { subnet: net.subnet.clone(), reservation: RESERVATION, address: None };
    New {
        vpc_id: net.vpc.id.clone(),
        inside: inside.then_some(wished),
        name: "web".to_owned(),
        enabled: true,
        charge: "later".to_owned(),
        resource_group: String::new(),
        tags: Tags::default(),
        extras: Extras::new(),
    }
}

fn at(balancer: &LoadBalancer, protocol: Protocol, port: u32) -> listener::New {
    listener::New {
        load_balancer_id: balancer.id.clone(),
        name: String::new(),
        enabled: true,
        protocol,
        port,
        scheduler: "in turns".to_owned(),
        mbps_in: None,
        mbps_out: None,
        session: Session { kept: false, seconds: 60, cookie_kind: String::new(), cookie_name: String::new() },
        extras: Extras::new(),
    }
}

fn listening(scope: &mut Scope<'_>, balancer: &LoadBalancer, protocol: Protocol, port: u32) -> Listener {
    listener::create(scope, &HERE, at(balancer, protocol, port)).unwrap()
}

fn server_of(listener: &Listener, instance: &instance::Instance) -> server::New {
    server::New {
        listener_id: listener.id.clone(),
        instance_id: instance.id.clone(),
        interface_id: None,
        address: instance.private_address,
        port: 8_080,
        weight: 1,
        is_backup: false,
        description: String::new(),
    }
}

fn rules(kind: CheckKind) -> Rules {
    Rules {
        enabled: true,
        kind,
        port: None,
        healthy_after: 5,
        unhealthy_after: 4,
        interval: 5,
        timeout: 4,
        method: "GET".to_owned(),
        path: "/".to_owned(),
        host: String::new(),
        request: String::new(),
        reply: String::new(),
    }
}

fn refused<T: std::fmt::Debug>(done: Result<T>) -> Refusal {
    match done {
        Err(Error::LoadBalancer(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_network_and_a_subnet_with_a_load_balancer_stay() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let (here, there) = (net(&mut scope, "192.168.1.0/24"), net(&mut scope, "192.168.1.0/24"));
    let mut elsewhere = new(&here, true);
    elsewhere.vpc_id.clone_from(&there.vpc.id);
    assert!(matches!(refused(create(&mut scope, &HERE, elsewhere)), Refusal::OtherNetwork { .. }));
    let outside = create(&mut scope, &HERE, new(&here, false)).unwrap();
    let inside = create(&mut scope, &HERE, new(&here, true)).unwrap();
    assert_eq!(get(&mut scope, &inside.id).unwrap(), inside);
    assert_eq!(get(&mut scope, &outside.id).unwrap().inside, None);
    let mut same = new(&here, true);
    let taken = inside.inside.as_ref().map(|inside| inside.address);
    same.inside.as_mut().unwrap().address = taken;
    assert!(matches!(create(&mut scope, &HERE, same), Err(Error::Address(_))));
    let kept = subnet::delete(&mut scope, &here.subnet.id);
    assert!(matches!(kept, Err(Error::InUse { kind: Kind::Subnet, by: Kind::LoadBalancer, .. })), "{kept:?}");
    let change = Change { name: Some("shop".to_owned()), enabled: Some(false), ..Change::default() };
    let changed = modify(&mut scope, &inside.id, change).unwrap();
    assert_eq!((changed.name.as_str(), changed.enabled), ("shop", false));
    assert_eq!(get(&mut scope, &inside.id).unwrap(), changed);
    delete(&mut scope, &inside.id).unwrap();
    subnet::delete(&mut scope, &here.subnet.id).unwrap();
    security_group::delete(&mut scope, &here.group.id).unwrap();
    let kept = vpc::delete(&mut scope, &here.vpc.id, false);
    assert!(matches!(kept, Err(Error::InUse { kind: Kind::Vpc, by: Kind::LoadBalancer, .. })), "{kept:?}");
    delete(&mut scope, &outside.id).unwrap();
    vpc::delete(&mut scope, &here.vpc.id, false).unwrap();
    let gone = delete(&mut scope, &outside.id);
    assert!(matches!(gone, Err(Error::NotFound { kind: Kind::LoadBalancer, .. })), "{gone:?}");
}

#[tokio::test]
async fn an_elastic_address_stands_for_a_load_balancer_before_the_internet() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let inside = create(&mut scope, &HERE, new(&net, true)).unwrap();
    let outside = create(&mut scope, &HERE, new(&net, false)).unwrap();
    let elastic = elastic_address::tests::one_free(&mut scope);
    let other = elastic_address::tests::one_free(&mut scope);
    let to = |balancer: &LoadBalancer| To::LoadBalancer(balancer.id.clone());
    let kept = elastic_address::associate(&mut scope, &elastic, &to(&inside));
    assert!(matches!(refused(kept), Refusal::Inside { .. }));
    let held = elastic_address::associate(&mut scope, &elastic, &to(&outside)).unwrap();
    assert_eq!(held.holder.map(|holder| holder.kind), Some(HolderKind::LoadBalancer));
    let second = elastic_address::associate(&mut scope, &other, &to(&outside));
    assert!(matches!(second, Err(Error::ElasticAddress(elastic_address::Refusal::HasAnother { .. }))));
    let with = |has| Filter { has_elastic_address: Some(has), ..Filter::default() };
    assert_eq!(list(&mut scope, &with(true), Window::ALL).unwrap().items, std::slice::from_ref(&outside));
    assert_eq!(list(&mut scope, &with(false), Window::ALL).unwrap().items, [inside]);
    let kept = delete(&mut scope, &outside.id);
    assert!(matches!(kept, Err(Error::InUse { by: Kind::ElasticAddress, .. })), "{kept:?}");
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    elastic_address::unassociate(&mut scope, &elastic, None, false).unwrap();
    delete(&mut scope, &outside.id).unwrap();
}

#[tokio::test]
async fn no_two_listeners_have_the_same_port() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let outside = create(&mut scope, &HERE, new(&net, false)).unwrap();
    let inside = create(&mut scope, &HERE, new(&net, true)).unwrap();
    let web = listening(&mut scope, &outside, Protocol::Http, 80);
    let same = listener::create(&mut scope, &HERE, at(&outside, Protocol::Tcp, 80));
    assert_eq!(refused(same), Refusal::PortTaken { id: outside.id.clone(), port: 80 });
    listening(&mut scope, &outside, Protocol::Udp, 80);
    listening(&mut scope, &inside, Protocol::Tcp, 80);
    let limited = listener::New { mbps_in: Some(5), ..at(&outside, Protocol::Tcp, 81) };
    assert!(matches!(refused(listener::create(&mut scope, &HERE, limited)), Refusal::Outside { .. }));
    let limited = listener::New { mbps_in: Some(5), ..at(&inside, Protocol::Tcp, 81) };
    listener::create(&mut scope, &HERE, limited).unwrap();
    let session = Session { kept: true, seconds: 9, cookie_kind: "own".to_owned(), cookie_name: "id".to_owned() };
    let change = listener::Change { session: Some(session), enabled: Some(false), ..listener::Change::default() };
    let changed = listener::modify(&mut scope, &web.id, change).unwrap();
    assert_eq!(listener::get(&mut scope, &web.id).unwrap(), changed);
    let counts = listener::count_of(&mut scope, &[&outside.id, &inside.id]).unwrap();
    assert_eq!((counts[&outside.id], counts[&inside.id]), (2, 2));
    for port in 1_000..1_048 {
        listening(&mut scope, &outside, Protocol::Tcp, port);
    }
    let more = listener::create(&mut scope, &HERE, at(&outside, Protocol::Tcp, 2_000));
    assert!(matches!(more, Err(Error::QuotaReached { kind: Kind::Listener })), "{more:?}");
    delete(&mut scope, &outside.id).unwrap();
    let gone = listener::get(&mut scope, &web.id);
    assert!(matches!(gone, Err(Error::NotFound { kind: Kind::Listener, .. })), "{gone:?}");
}

#[tokio::test]
async fn an_instance_that_goes_leaves_its_listeners() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let (here, there) = (net(&mut scope, "192.168.1.0/24"), net(&mut scope, "192.168.1.0/24"));
    let balancer = create(&mut scope, &HERE, new(&here, false)).unwrap();
    let web = listening(&mut scope, &balancer, Protocol::Http, 80);
    let (first, second, strange) = (one(&mut scope, &here), one(&mut scope, &here), one(&mut scope, &there));
    let elsewhere = server::register(&mut scope, &HERE, server_of(&web, &strange));
    assert!(matches!(refused(elsewhere), Refusal::OtherNetwork { .. }));
    let of_other = server::New { interface_id: Some(second.interface_id.clone()), ..server_of(&web, &first) };
    assert!(matches!(refused(server::register(&mut scope, &HERE, of_other)), Refusal::OtherInstance { .. }));
    let own = server::New { interface_id: Some(first.interface_id.clone()), ..server_of(&web, &first) };
    let one = server::register(&mut scope, &HERE, own).unwrap();
    let same = server::register(&mut scope, &HERE, server_of(&web, &first));
    assert!(matches!(refused(same), Refusal::ServerTwice { port: 8_080, .. }));
    let two = server::register(&mut scope, &HERE, server::New { port: 81, ..server_of(&web, &first) }).unwrap();
    let change = |port| server::Change { port: Some(port), ..server::Change::default() };
    assert!(matches!(refused(server::modify(&mut scope, &two.id, change(8_080))), Refusal::ServerTwice { .. }));
    let changed = server::modify(&mut scope, &two.id, change(82)).unwrap();
    assert_eq!(server::get(&mut scope, &two.id).unwrap(), changed);
    let stays = server::register(&mut scope, &HERE, server_of(&web, &second)).unwrap();
    assert_eq!(server::of_listeners(&mut scope, &[&web.id]).unwrap(), [one, changed, stays.clone()]);
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(60));
    let mut scope = cloud.write().await;
    instance::release(&mut scope, &first.id, true).unwrap();
    assert_eq!(server::of_listeners(&mut scope, &[&web.id]).unwrap(), std::slice::from_ref(&stays));
    server::deregister(&mut scope, &stays.id).unwrap();
    let gone = server::deregister(&mut scope, &stays.id);
    assert!(matches!(gone, Err(Error::NotFound { kind: Kind::BackendServer, .. })), "{gone:?}");
}

#[tokio::test]
async fn a_listener_has_one_health_check_that_fits_it() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let balancer = create(&mut scope, &HERE, new(&net, false)).unwrap();
    let web = listening(&mut scope, &balancer, Protocol::Http, 80);
    let names = listening(&mut scope, &balancer, Protocol::Udp, 53);
    let of = |listener: &Listener, kind| health_check::New { listener_id: listener.id.clone(), rules: rules(kind) };
    let wrong = health_check::create(&mut scope, &HERE, of(&names, CheckKind::Http));
    assert!(matches!(refused(wrong), Refusal::WrongCheck { .. }));
    let check = health_check::create(&mut scope, &HERE, of(&web, CheckKind::Http)).unwrap();
    let again = health_check::create(&mut scope, &HERE, of(&web, CheckKind::Tcp));
    assert_eq!(refused(again), Refusal::HasCheck { id: web.id.clone() });
    let change = |kind| health_check::Change { kind: Some(kind), port: Some(Some(9)), ..Default::default() };
    let wrong = health_check::modify(&mut scope, &check.id, change(CheckKind::Icmp));
    assert!(matches!(refused(wrong), Refusal::WrongCheck { .. }));
    let changed = health_check::modify(&mut scope, &check.id, change(CheckKind::Tcp)).unwrap();
    assert_eq!((changed.rules.port, changed.rules.path.as_str()), (Some(9), "/"));
    assert_eq!(health_check::get(&mut scope, &check.id).unwrap(), changed);
    let other = health_check::create(&mut scope, &HERE, of(&names, CheckKind::Icmp)).unwrap();
    let both = health_check::of_listeners(&mut scope, &[&web.id, &names.id]).unwrap();
    assert_eq!((both.len(), both.get(&names.id)), (2, Some(&other)));
    listener::delete(&mut scope, &web.id).unwrap();
    let gone = health_check::get(&mut scope, &check.id);
    assert!(matches!(gone, Err(Error::NotFound { kind: Kind::HealthCheck, .. })), "{gone:?}");
    health_check::delete(&mut scope, &other.id).unwrap();
    assert_eq!(health_check::list(&mut scope, &health_check::Filter::default(), Window::ALL).unwrap().items, []);
}
