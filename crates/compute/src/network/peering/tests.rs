//! The rules of connections inside one account; those between accounts are tested through calls.

use kernel::Tags;

use super::*;
use crate::error::{Error, Kind, Result};
use crate::network::route::{self, Destination, Hop, HopKind};
use crate::testing::{HERE, Net, net, test_store};

fn refused<T: std::fmt::Debug>(done: Result<T>) -> Refusal {
    match done {
        Err(Error::Peering(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn between(scope: &Scope<'_>, one: &Net, other: &str) -> New {
    New {
        vpc_id: one.vpc.id.clone(),
        to: End { account: scope.account().to_string(), region: "here".to_owned(), vpc_id: other.to_owned() },
        name: "bridge".to_owned(),
        description: String::new(),
        mbps: None,
        link_type: String::new(),
        resource_group: String::new(),
        tags: Tags::default(),
    }
}

#[tokio::test]
async fn two_networks_of_an_account_are_connected_once_and_at_once() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let (one, two) = (net(&mut scope, "192.168.1.0/24"), net(&mut scope, "192.168.1.0/24"));
    let new = |scope: &Scope<'_>, other: &str| between(scope, &one, other);
    let itself = new(&scope, &one.vpc.id);
    assert!(matches!(refused(create(&mut scope, &HERE, itself)), Refusal::Same { .. }));
    let nowhere = new(&scope, "none");
    assert!(matches!(refused(create(&mut scope, &HERE, nowhere)), Refusal::NoVpc { .. }));
    let wish = new(&scope, &two.vpc.id);
    let made = create(&mut scope, &HERE, wish.clone()).unwrap();
    assert_eq!(made.state(scope.now()), State::Active);
    assert!(matches!(refused(create(&mut scope, &HERE, wish)), Refusal::Another { .. }));
    assert!(matches!(refused(accept(&mut scope, &made.id, None, &Tags::default())), Refusal::WrongState { .. }));
    let better = Change { link_type: Some("Gold".to_owned()), ..Change::default() };
    assert!(matches!(refused(modify(&mut scope, &made.id, better)), Refusal::OneRegion));
    let limited = Change { mbps: Some(10), ..Change::default() };
    assert_eq!(modify(&mut scope, &made.id, limited).unwrap().mbps, Some(10));
    let known = blocks(&mut scope, std::slice::from_ref(&made)).unwrap();
    assert_eq!(known[&two.vpc.id].v4, [two.vpc.block]);

    let to = route::New {
        route_table_id: two.vpc.route_table_id.clone(),
        destination: Destination::block("10.0.0.0/8").unwrap(),
        name: String::new(),
        description: String::new(),
        hops: vec![Hop { kind: HopKind::Peering, id: made.id.clone(), weight: 0 }],
    };
    route::create(&mut scope, &HERE, to).unwrap();
    let kept = delete(&mut scope, &made.id, false);
    assert!(matches!(kept, Err(Error::InUse { kind: Kind::Peering, .. })), "{kept:?}");
    delete(&mut scope, &made.id, true).unwrap();
    assert!(!route::leads_to(&mut scope, &made.id).unwrap());
}
