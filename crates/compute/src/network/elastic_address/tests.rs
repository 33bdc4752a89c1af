//! Elastic addresses.

use std::time::Duration;

use kernel::Tags;

use super::*;
use crate::error::{Error, Result};
use crate::listing::Window;
use crate::testing::{HERE, net, one, test_store};
use crate::{Extras, instance};

fn new() -> New {
    New {
        address: None,
        name: String::new(),
        description: String::new(),
        mbps: 5,
        internet_charge: "traffic".to_owned(),
        charge: "later".to_owned(),
        isp: "BGP".to_owned(),
        resource_group: String::new(),
        tags: Tags::default(),
        extras: Extras::new(),
    }
}

/// An elastic address that nobody has.
pub(crate) fn one_free(scope: &mut store::Scope<'_>) -> String {
    allocate(scope, &HERE, new()).unwrap().id
}

fn refused<T: std::fmt::Debug>(done: Result<T>) -> Refusal {
    match done {
        Err(Error::ElasticAddress(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_address_goes_to_an_instance_and_comes_back() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let id = one(&mut scope, &net).id;
    let elastic = allocate(&mut scope, &HERE, new()).unwrap();
    assert_eq!(elastic.status(scope.now()), Status::Free);
    let taken = New { address: Some(elastic.address), ..new() };
    assert!(matches!(refused(allocate(&mut scope, &HERE, taken)), Refusal::NotToBeHad { .. }));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    let to = To::Instance(id.clone());
    associate(&mut scope, &elastic.id, &to).unwrap();
    let shown = instance::get(&mut scope, &id).unwrap();
    assert_eq!(shown.elastic_address, Some(elastic.address));
    let listed = |scope: &mut store::Scope<'_>, status| {
        list(scope, &Filter { status: Some(status), ..Filter::default() }, Window::ALL).unwrap().total
    };
    assert_eq!((listed(&mut scope, Status::Attaching), listed(&mut scope, Status::Attached)), (1, 0));
    assert!(matches!(refused(unassociate(&mut scope, &elastic.id, None, false)), Refusal::WrongState { .. }));
    let second = allocate(&mut scope, &HERE, new()).unwrap();
    assert!(matches!(refused(associate(&mut scope, &second.id, &to)), Refusal::HasAnother { .. }));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    assert_eq!((listed(&mut scope, Status::Attaching), listed(&mut scope, Status::Attached)), (0, 1));
    assert!(matches!(refused(release(&mut scope, &elastic.id)), Refusal::WrongState { .. }));
    assert!(matches!(refused(unassociate(&mut scope, &elastic.id, Some("other"), false)), Refusal::OtherHolder { .. }));
    unassociate(&mut scope, &elastic.id, Some(&id), false).unwrap();
    assert_eq!(listed(&mut scope, Status::Detaching), 1);
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    modify(&mut scope, &elastic.id, Change { protected: Some(true), ..Change::default() }).unwrap();
    assert!(matches!(refused(release(&mut scope, &elastic.id)), Refusal::Protected { .. }));
    modify(&mut scope, &elastic.id, Change { protected: Some(false), ..Change::default() }).unwrap();
    release(&mut scope, &elastic.id).unwrap();
    let again = New { address: Some(elastic.address), ..new() };
    assert_eq!(allocate(&mut scope, &HERE, again).unwrap().address, elastic.address);
}

#[tokio::test]
async fn an_instance_that_goes_leaves_its_address() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let id = one(&mut scope, &net).id;
    let elastic = allocate(&mut scope, &HERE, new()).unwrap();
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    associate(&mut scope, &elastic.id, &To::Instance(id.clone())).unwrap();
    instance::release(&mut scope, &id, true).unwrap();
    assert_eq!(get(&mut scope, &elastic.id).unwrap().holder, None);
}
