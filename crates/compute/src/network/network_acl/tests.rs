//! The rules of access lists.

use kernel::Tags;

use super::*;
use crate::error::{Error, Kind, Result};
use crate::network::{subnet, vpc};
use crate::testing::{HERE, Net, net, test_store};

fn acl_of(net: &Net) -> New {
    New { vpc_id: net.vpc.id.clone(), name: String::new(), description: String::new(), tags: Tags::default() }
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
