//! High-availability virtual addresses.

use std::time::Duration;

use super::*;
use crate::error::{Error, Result};
use crate::instance;
use crate::network::subnet;
use crate::testing::{HERE, Net, RESERVATION, net, one, test_store};

fn new(net: &Net) -> New {
    New {
        subnet: net.subnet.clone(),
        reservation: RESERVATION,
        address: None,
        name: String::new(),
        description: String::new(),
        resource_group: String::new(),
        tags: kernel::Tags::default(),
    }
}

/// A virtual address without members.
pub(crate) fn one_free(scope: &mut store::Scope<'_>, net: &Net) -> HaVip {
    create(scope, &HERE, new(net)).unwrap()
}

fn refused<T: std::fmt::Debug>(done: Result<T>) -> Refusal {
    match done {
        Err(Error::HaVip(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn instances_take_turns_and_leave_when_they_go() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let (first, second) = (one(&mut scope, &net).id, one(&mut scope, &net).id);
    let vip = one_free(&mut scope, &net);
    assert!(matches!(
        refused(associate(&mut scope, &vip.id, HolderKind::Instance, &first)),
        Refusal::WrongState { status: Status::Creating, .. }
    ));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    assert_eq!(
        associate(&mut scope, &vip.id, HolderKind::Instance, &first).unwrap().members,
        std::slice::from_ref(&first)
    );
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    let again = associate(&mut scope, &vip.id, HolderKind::Instance, &first);
    assert!(matches!(refused(again), Refusal::MemberAlready { .. }));
    let other = crate::network::interface::of_instances(&mut scope, &[&second]).unwrap().remove(&second).unwrap();
    let mixed = associate(&mut scope, &vip.id, HolderKind::Interface, &other[0].id);
    assert!(matches!(refused(mixed), Refusal::OtherKind { .. }));
    associate(&mut scope, &vip.id, HolderKind::Instance, &second).unwrap();
    assert!(matches!(refused(delete(&mut scope, &vip.id)), Refusal::WrongState { .. }));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    assert!(matches!(refused(delete(&mut scope, &vip.id)), Refusal::InUse { .. }));
    instance::release(&mut scope, &first, true).unwrap();
    assert_eq!(get(&mut scope, &vip.id).unwrap().members, std::slice::from_ref(&second));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    unassociate(&mut scope, &vip.id, &second).unwrap();
    instance::release(&mut scope, &second, true).unwrap();
    assert!(subnet::delete(&mut scope, &net.subnet.id).is_err(), "the address is still in use");
    // Terraform's provider deletes at once, and does not try again.
    assert_eq!(get(&mut scope, &vip.id).unwrap().status(scope.now()), Status::Detaching);
    delete(&mut scope, &vip.id).unwrap();
    subnet::delete(&mut scope, &net.subnet.id).unwrap();
}
