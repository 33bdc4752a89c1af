//! NAT gateways, their rules and their addresses.

use std::time::Duration;

use kernel::Tags;

use super::forward::Ports;
use super::snat::Source;
use super::*;
use crate::error::Error;
use crate::network::elastic_address::To;
use crate::network::{havip, subnet};
use crate::testing::{HERE, Net, RESERVATION, net, test_store};

fn new(net: &Net, is_internal: bool) -> New {
    New {
        vpc_id: net.vpc.id.clone(),
        subnet: net.subnet.clone(),
        reservation: RESERVATION,
        address: None,
        name: String::new(),
        description: String::new(),
        is_internal,
        own_addresses: false,
        spec: String::new(),
        internet_charge: "use".to_owned(),
        charge: "later".to_owned(),
        resource_group: String::new(),
        tags: Tags::default(),
        extras: Extras::new(),
    }
}

fn source(gateway: &NatGateway, source: Source, addresses: &[Ipv4Addr]) -> snat::New {
    let (table_id, addresses) = (gateway.snat_table_id.clone(), addresses.to_vec());
    snat::New { table_id, name: String::new(), source, addresses, affinity: false }
}

fn forward(gateway: &NatGateway, address: Ipv4Addr, ports: Ports, inside: &str) -> forward::New {
    forward::New {
        table_id: gateway.forward_table_id.clone(),
        name: String::new(),
        protocol: "tcp".to_owned(),
        external_address: address,
        external_ports: ports,
        internal_address: inside.parse().unwrap(),
        internal_ports: ports,
        shares_address: false,
    }
}

fn refused<T: std::fmt::Debug>(done: Result<T>) -> Refusal {
    match done {
        Err(Error::NatGateway(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn rules_use_the_elastic_addresses_of_their_gateway() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let gateway = create(&mut scope, &HERE, new(&net, false)).unwrap();
    let eip = elastic_address::tests::one_free(&mut scope);
    let to = To::NatGateway(gateway.id.clone(), RESERVATION);
    assert!(matches!(refused(elastic_address::associate(&mut scope, &eip, &to)), Refusal::Busy { .. }));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    let address = elastic_address::associate(&mut scope, &eip, &to).unwrap().address;
    let subnet = || Source::Subnet(net.subnet.id.clone());
    let early = snat::create(&mut scope, &HERE, source(&gateway, subnet(), &[address]));
    assert!(matches!(refused(early), Refusal::AddressOnItsWay { .. }));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    let spare = elastic_address::tests::one_free(&mut scope);
    let spare = [elastic_address::get(&mut scope, &spare).unwrap().address];
    let elsewhere = snat::create(&mut scope, &HERE, source(&gateway, subnet(), &spare));
    assert!(matches!(refused(elsewhere), Refusal::AddressElsewhere { .. }));
    let strange = [Ipv4Addr::new(1, 2, 3, 4)];
    let unknown = snat::create(&mut scope, &HERE, source(&gateway, subnet(), &strange));
    assert!(matches!(refused(unknown), Refusal::NoSuchAddress { .. }));
    let rule = snat::create(&mut scope, &HERE, source(&gateway, subnet(), &[address])).unwrap();
    assert_eq!((rule.block, rule.status(scope.now())), (net.subnet.block, Status::Creating));
    let again = snat::create(&mut scope, &HERE, source(&gateway, subnet(), &[address]));
    assert!(matches!(refused(again), Refusal::SourceTwice { .. }));
    let all = forward::create(&mut scope, &HERE, forward(&gateway, address, Ports::Any, "192.168.1.9"));
    assert!(matches!(refused(all), Refusal::UsedBySource { .. }));
    let ports = Ports::Range(80, 90);
    let first = forward::create(&mut scope, &HERE, forward(&gateway, address, ports, "192.168.1.9")).unwrap();
    for (ports, inside) in [(Ports::One(85), "192.168.1.10"), (ports, "192.168.1.9")] {
        let same = forward::create(&mut scope, &HERE, forward(&gateway, address, ports, inside));
        assert_eq!(refused(same), Refusal::PortsTwice);
    }
    let outside = forward::create(&mut scope, &HERE, forward(&gateway, address, Ports::One(1), "10.0.0.1"));
    assert!(matches!(refused(outside), Refusal::OutsideNetwork { .. }));
    let table = &gateway.forward_table_id;
    assert!(matches!(refused(forward::delete(&mut scope, table, &first.id)), Refusal::RuleBusy { forwards: true, .. }));
    assert!(matches!(refused(delete(&mut scope, &gateway.id, false)), Refusal::HasRules { .. }));
    let kept = elastic_address::unassociate(&mut scope, &eip, None, false);
    assert!(matches!(kept, Err(Error::ElasticAddress(elastic_address::Refusal::InRule { forwards: false, .. }))));
    elastic_address::unassociate(&mut scope, &eip, None, true).unwrap();
    assert_eq!(counts(&mut scope, &gateway.id).unwrap(), (0, 0), "its rules go with the address");
    delete(&mut scope, &gateway.id, false).unwrap();
    crate::network::subnet::delete(&mut scope, &net.subnet.id).unwrap();
}

#[tokio::test]
async fn elastic_addresses_take_private_ones_where_the_gateway_says_so() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let gateway = create(&mut scope, &HERE, new(&net, false)).unwrap();
    let (one, two) = (elastic_address::tests::one_free(&mut scope), elastic_address::tests::one_free(&mut scope));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    let to = To::NatGateway(gateway.id.clone(), RESERVATION);
    let private = |elastic: ElasticAddress| elastic.holder.unwrap().private_address;
    assert_eq!(private(elastic_address::associate(&mut scope, &one, &to).unwrap()), gateway.address);
    let change = Change { own_addresses: Some(RESERVATION), ..Change::default() };
    modify(&mut scope, &gateway.id, change).unwrap();
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    elastic_address::associate(&mut scope, &two, &to).unwrap();
    let mut own = Vec::new();
    for id in [&one, &two] {
        own.push(private(elastic_address::get(&mut scope, id).unwrap()));
    }
    assert!(own[0] != own[1] && !own.contains(&gateway.address), "{own:?}");
    let free = |scope: &mut Scope<'_>| {
        subnet::available(scope, std::slice::from_ref(&net.subnet), |_| RESERVATION).unwrap()[0]
    };
    assert_eq!(free(&mut scope), 252 - 3);
    delete(&mut scope, &gateway.id, true).unwrap();
    assert_eq!(free(&mut scope), 252);
}

#[tokio::test]
async fn a_gateway_between_private_networks_has_addresses_of_blocks() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let gateway = create(&mut scope, &HERE, new(&net, true)).unwrap();
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    let block = |scope: &mut Scope<'_>, block: &str| {
        let new = address::NewBlock {
            gateway_id: gateway.id.clone(),
            block: block.parse().unwrap(),
            name: String::new(),
            description: String::new(),
        };
        address::create_block(scope, &HERE, new)
    };
    assert!(matches!(refused(block(&mut scope, "192.168.9.0/24")), Refusal::BlockTaken { .. }));
    let other = block(&mut scope, "172.16.0.0/24").unwrap().block;
    let made = |scope: &mut Scope<'_>, block, wished: Option<&str>| {
        let new = address::New {
            gateway_id: gateway.id.clone(),
            block,
            address: wished.map(|wished| wished.parse().unwrap()),
            reservation: RESERVATION,
            name: String::new(),
            description: String::new(),
        };
        address::create(scope, &HERE, new)
    };
    let wished = made(&mut scope, net.subnet.block, Some("192.168.1.66")).unwrap();
    let any = made(&mut scope, other, None).unwrap();
    assert_eq!(any.address, Ipv4Addr::new(172, 16, 0, 1));
    assert!(matches!(refused(made(&mut scope, other, Some("172.16.0.1"))), Refusal::AddressTaken { .. }));
    assert!(matches!(refused(made(&mut scope, other, Some("172.16.1.1"))), Refusal::OutsideBlock { .. }));
    assert!(matches!(refused(address::delete_block(&mut scope, &gateway.id, other)), Refusal::InUse { .. }));
    let block = "10.0.0.0/8".parse().unwrap();
    let addresses = [wished.address, any.address];
    let rule = snat::create(&mut scope, &HERE, source(&gateway, Source::Block(block), &addresses)).unwrap();
    assert!(matches!(refused(address::delete(&mut scope, &any.id)), Refusal::InUse { .. }));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    let first = address::all_of(&mut scope, &gateway.id).unwrap().remove(0);
    assert_eq!((first.address, refused(address::delete(&mut scope, &first.id))), (gateway.address, Refusal::Default));
    snat::delete(&mut scope, &gateway.snat_table_id, &rule.id).unwrap();
    address::delete(&mut scope, &any.id).unwrap();
    address::delete_block(&mut scope, &gateway.id, other).unwrap();
    delete(&mut scope, &gateway.id, false).unwrap();
    subnet::delete(&mut scope, &net.subnet.id).unwrap();
}

#[tokio::test]
async fn a_subnet_with_a_virtual_address_has_no_source_rule() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let gateway = create(&mut scope, &HERE, new(&net, true)).unwrap();
    havip::tests::one_free(&mut scope, &net);
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    let subnet = Source::Subnet(net.subnet.id.clone());
    let done = snat::create(&mut scope, &HERE, source(&gateway, subnet, &[gateway.address]));
    assert!(matches!(refused(done), Refusal::HasHaVip { .. }));
}
