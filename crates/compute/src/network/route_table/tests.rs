//! The rules of route tables.

use kernel::Tags;

use super::*;
use crate::error::{Error, Kind};
use crate::network::subnet;
use crate::testing::{HERE, Net, net, test_store};

fn table_of(net: &Net, serves: Serves) -> New {
    let (vpc_id, name, description) = (net.vpc.id.clone(), String::new(), String::new());
    New { vpc_id, serves, name, description, tags: Tags::default() }
}

fn refused<T: std::fmt::Debug>(done: Result<T>) -> Refusal {
    match done {
        Err(Error::RouteTable(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_subnet_uses_one_table_and_keeps_it_from_going() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let (here, there) = (net(&mut scope, "192.168.1.0/24"), net(&mut scope, "192.168.1.0/24"));
    let own = create(&mut scope, &HERE, table_of(&here, Serves::Subnets)).unwrap();
    let (system, subnet) = (here.vpc.route_table_id.as_str(), here.subnet.id.as_str());
    let uses = |scope: &mut Scope<'_>| {
        let tables = [get(scope, system).unwrap(), own.clone()];
        let users = users(scope, &tables.iter().collect::<Vec<_>>()).unwrap();
        [system, &own.id].map(|table| users.subnets_of(table).to_vec())
    };
    assert_eq!(uses(&mut scope), [vec![subnet.to_owned()], Vec::new()]);
    associate(&mut scope, &own.id, subnet).unwrap();
    assert_eq!(uses(&mut scope), [Vec::new(), vec![subnet.to_owned()]]);
    assert!(matches!(refused(associate(&mut scope, &own.id, subnet)), Refusal::Associated { .. }));
    assert!(matches!(refused(associate(&mut scope, system, subnet)), Refusal::System { .. }));
    assert!(matches!(refused(associate(&mut scope, &own.id, &there.subnet.id)), Refusal::OtherNetwork { .. }));
    let kept = delete(&mut scope, &own.id);
    assert!(matches!(kept, Err(Error::InUse { by: Kind::Subnet, .. })), "{kept:?}");
    let kept = subnet::delete(&mut scope, subnet);
    assert!(matches!(kept, Err(Error::InUse { kind: Kind::Subnet, by: Kind::RouteTable, .. })), "{kept:?}");
    dissociate(&mut scope, &own.id, subnet).unwrap();
    assert!(matches!(refused(dissociate(&mut scope, &own.id, subnet)), Refusal::NotAssociated { .. }));
    delete(&mut scope, &own.id).unwrap();
    assert!(matches!(refused(delete(&mut scope, system)), Refusal::System { .. }));
}

#[tokio::test]
async fn a_table_is_for_subnets_or_for_gateways_and_a_network_has_few() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let gateways = create(&mut scope, &HERE, table_of(&net, Serves::Gateways)).unwrap();
    assert!(!gateways.propagates);
    assert!(matches!(refused(associate(&mut scope, &gateways.id, &net.subnet.id)), Refusal::OtherUse { .. }));
    for _ in 1..MOST_CUSTOM {
        create(&mut scope, &HERE, table_of(&net, Serves::Subnets)).unwrap();
    }
    let more = create(&mut scope, &HERE, table_of(&net, Serves::Subnets));
    assert!(matches!(more, Err(Error::QuotaReached { kind: Kind::RouteTable })), "{more:?}");
}
