//! The rules of access lists.

use kernel::Tags;

use super::*;
use crate::error::{Error, Kind, Result};
use crate::network::security_group::rule::Direction;
use crate::network::{subnet, vpc};
use crate::testing::{HERE, Net, net, test_store};

fn acl_of(net: &Net) -> New {
    New {
        vpc_id: net.vpc.id.clone(),
        name: String::new(),
        description: String::new(),
        is_open: true,
        tags: Tags::default(),
    }
}

fn refused<T: std::fmt::Debug>(done: Result<T>) -> Refusal {
    match done {
        Err(Error::NetworkAcl(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_subnet_has_one_list_of_its_network() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let (here, there) = (net(&mut scope, "192.168.1.0/24"), net(&mut scope, "192.168.1.0/24"));
    let acl = create(&mut scope, &HERE, acl_of(&here)).unwrap();
    assert_eq!((acl.ingress.len(), acl.egress.len()), (1, 1), "everything passes at first");
    let other = create(&mut scope, &HERE, acl_of(&here)).unwrap();
    associate(&mut scope, &acl.id, &here.subnet.id).unwrap();
    assert!(matches!(refused(associate(&mut scope, &other.id, &here.subnet.id)), Refusal::Associated { .. }));
    assert!(matches!(refused(associate(&mut scope, &acl.id, &there.subnet.id)), Refusal::OtherNetwork { .. }));
    assert!(matches!(refused(dissociate(&mut scope, &other.id, &here.subnet.id)), Refusal::NotAssociated { .. }));
    let kept = delete(&mut scope, &acl.id);
    assert!(matches!(kept, Err(Error::InUse { kind: Kind::NetworkAcl, .. })), "{kept:?}");
    let kept = subnet::delete(&mut scope, &here.subnet.id);
    assert!(matches!(kept, Err(Error::InUse { by: Kind::NetworkAcl, .. })), "{kept:?}");
    dissociate(&mut scope, &acl.id, &here.subnet.id).unwrap();
    subnet::delete(&mut scope, &here.subnet.id).unwrap();
    crate::network::security_group::delete(&mut scope, &here.group.id).unwrap();
    let kept = vpc::delete(&mut scope, &here.vpc.id, true);
    assert!(matches!(kept, Err(Error::InUse { by: Kind::NetworkAcl, .. })), "{kept:?}");
    delete(&mut scope, &acl.id).unwrap();
}

#[tokio::test]
async fn entries_are_replaced_in_a_direction_and_copied_in_both() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let (one, two) =
        (create(&mut scope, &HERE, acl_of(&net)).unwrap(), create(&mut scope, &HERE, acl_of(&net)).unwrap());
    let entry = NewEntry {
        policy: Policy::Drop,
        protocol: "tcp".to_owned(),
        block: "10.0.0.0/8".to_owned(),
        ports: Some((20, 80)),
        ..NewEntry::everything(false)
    };
    let changed = replace(&mut scope, &HERE, &one.id, Some(vec![entry.clone()]), None).unwrap();
    assert_eq!((changed.ingress.clone().remove(0).into(), &changed.egress), (entry.clone(), &one.egress));
    let copied = copy(&mut scope, &HERE, &two.id, &one.id).unwrap();
    let entries = |entries: &[Entry]| entries.iter().cloned().map(NewEntry::from).collect::<Vec<_>>();
    assert_eq!(entries(&copied.ingress), std::slice::from_ref(&entry));
    assert_ne!(copied.ingress[0].id, changed.ingress[0].id, "they are entries of their own");
    let many = replace(&mut scope, &HERE, &one.id, None, Some(vec![entry; MOST_ENTRIES + 1]));
    assert!(matches!(many, Err(Error::TooMany { kind: Kind::NetworkAcl, .. })), "{many:?}");
}

#[tokio::test]
async fn entries_with_numbers_are_in_their_order_and_each_number_is_there_once() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let acl = create(&mut scope, &HERE, New { is_open: false, ..acl_of(&net) }).unwrap();
    assert_eq!((acl.ingress.len(), acl.egress.len()), (0, 0), "nothing passes at first");
    let entry = |number| NewEntry { number, ..NewEntry::everything(false) };
    let mut made = Vec::new();
    for number in [20, 10, 30] {
        made.push(add(&mut scope, &HERE, &acl.id, Direction::Ingress, entry(number)).unwrap());
    }
    let taken = refused(add(&mut scope, &HERE, &acl.id, Direction::Ingress, entry(10)));
    assert_eq!(taken, Refusal::NumberTaken { number: 10 });
    add(&mut scope, &HERE, &acl.id, Direction::Egress, entry(10)).unwrap();
    let numbers = |acl: &NetworkAcl| acl.ingress.iter().map(|entry| entry.number).collect::<Vec<_>>();
    let found = with_entry(&mut scope, &made[1].id).unwrap();
    assert_eq!((&found.id, numbers(&found)), (&acl.id, vec![10, 20, 30]));
    describe(&mut scope, &acl.id, &made[1].id, "first".to_owned()).unwrap();
    remove(&mut scope, &acl.id, &made[0].id).unwrap();
    let left = get(&mut scope, &acl.id).unwrap();
    assert_eq!((numbers(&left), left.ingress[0].description.as_str()), (vec![10, 30], "first"));
    for gone in [&made[0].id, "none", "%", ""] {
        let id = gone.to_owned();
        assert_eq!(refused(with_entry(&mut scope, gone)), Refusal::NoEntry { id: id.clone() });
        assert_eq!(refused(describe(&mut scope, &acl.id, gone, String::new())), Refusal::NoEntry { id: id.clone() });
        assert_eq!(refused(remove(&mut scope, &acl.id, gone)), Refusal::NoEntry { id });
    }
}
