//! Sets of DHCP options.

use std::time::Duration;

use super::*;
use crate::error::{Error, Result};
use crate::network::vpc;
use crate::testing::{HERE, net, test_store};

fn one(scope: &mut store::Scope<'_>) -> String {
    let new = New {
        name: String::new(),
        description: String::new(),
        domain_name: "example.com".to_owned(),
        name_servers: String::new(),
        lease_time: "24h".to_owned(),
        lease_time_v6: "24h".to_owned(),
        resource_group: String::new(),
        tags: kernel::Tags::default(),
    };
    create(scope, &HERE, new).unwrap().id
}

fn refused<T: std::fmt::Debug>(done: Result<T>) -> Refusal {
    match done {
        Err(Error::DhcpOptions(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_network_has_one_set_which_stays_as_long() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let vpc = net(&mut scope, "192.168.1.0/24").vpc.id;
    let (first, second) = (one(&mut scope), one(&mut scope));
    assert!(matches!(refused(attach(&mut scope, &first, &vpc)), Refusal::Busy { .. }));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    attach(&mut scope, &first, &vpc).unwrap();
    let attached = vpc::get(&mut scope, &vpc).unwrap().dhcp.unwrap();
    assert!(!attached.is_in_force(scope.now()) && attached.is_in_force(scope.now() + Duration::from_secs(1)));
    assert!(matches!(refused(attach(&mut scope, &second, &vpc)), Refusal::AttachedAlready { .. }));
    assert!(matches!(refused(delete(&mut scope, &first)), Refusal::InUse { .. }));
    assert!(matches!(refused(detach(&mut scope, &second, &vpc)), Refusal::NotAttached { .. }));
    replace(&mut scope, &second, &vpc).unwrap();
    assert_eq!(counts(&mut scope, &[&first, &second]).unwrap(), [(second.clone(), 1)].into());
    delete(&mut scope, &first).unwrap();
    detach(&mut scope, &second, &vpc).unwrap();
    delete(&mut scope, &second).unwrap();
}
