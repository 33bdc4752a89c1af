//! Bandwidth packages.

use std::time::Duration;

use super::*;
use crate::error::{Error, Result};
use crate::network::elastic_address;
use crate::testing::{HERE, test_store};

fn refused<T: std::fmt::Debug>(done: Result<T>) -> Refusal {
    match done {
        Err(Error::BandwidthPackage(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn new(isp: &str) -> New {
    New {
        name: String::new(),
        description: String::new(),
        mbps: 5,
        ratio: 100,
        internet_charge: "bandwidth".to_owned(),
        isp: isp.to_owned(),
        resource_group: String::new(),
        tags: kernel::Tags::default(),
        at_once: false,
        extras: Extras::new(),
    }
}

#[tokio::test]
async fn addresses_share_a_package_until_they_are_taken_out() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let package = create(&mut scope, &HERE, new("BGP")).unwrap().id;
    let other = create(&mut scope, &HERE, new("other line")).unwrap().id;
    let (one, two) = (elastic_address::tests::one_free(&mut scope), elastic_address::tests::one_free(&mut scope));
    assert!(matches!(refused(add(&mut scope, &package, &[&one], Some("ahead"))), Refusal::Busy { .. }));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    add(&mut scope, &package, &[&one, &two], Some("ahead")).unwrap();
    assert!(matches!(refused(add(&mut scope, &package, &[&one], Some("ahead"))), Refusal::AddressInPackage { .. }));
    assert!(matches!(refused(limit(&mut scope, &package, &one, Some(6))), Refusal::TooFast { most: 5 }));
    limit(&mut scope, &package, &one, Some(2)).unwrap();
    let inside = members(&mut scope, &[&package]).unwrap().remove(&package).unwrap();
    assert_eq!(inside.iter().map(|member| member.package_mbps).collect::<Vec<_>>(), [Some(2), None]);
    remove(&mut scope, &package, &one).unwrap();
    assert!(matches!(refused(remove(&mut scope, &package, &one)), Refusal::AddressNotInPackage { .. }));
    assert!(matches!(refused(add(&mut scope, &other, &[&one], Some("ahead"))), Refusal::Unsuited { .. }));
    assert!(matches!(refused(delete(&mut scope, &package, false)), Refusal::HasAddresses { .. }));
    modify(&mut scope, &package, Change { protected: Some(true), ..Change::default() }).unwrap();
    assert!(matches!(refused(delete(&mut scope, &package, true)), Refusal::Protected { .. }));
    modify(&mut scope, &package, Change { protected: Some(false), ..Change::default() }).unwrap();
    delete(&mut scope, &package, true).unwrap();
    assert_eq!(elastic_address::get(&mut scope, &two).unwrap().package_id, None);
}

#[tokio::test]
async fn a_package_that_is_ready_at_once_takes_addresses_of_every_way_to_pay() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let package = create(&mut scope, &HERE, New { at_once: true, ..new("BGP") }).unwrap().id;
    let address = elastic_address::tests::one_free(&mut scope);
    let charge = elastic_address::get(&mut scope, &address).unwrap().charge;
    assert!(matches!(refused(add(&mut scope, &package, &[&address], Some(&charge))), Refusal::Unsuited { .. }));
    add(&mut scope, &package, &[&address], None).unwrap();
    let wider = Change { mbps: Some(9), at_once: true, ..Change::default() };
    assert_eq!(modify(&mut scope, &package, wider).unwrap().mbps, 9);
    remove(&mut scope, &package, &address).unwrap();
}
