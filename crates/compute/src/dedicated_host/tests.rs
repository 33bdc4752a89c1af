//! Dedicated hosts.

use std::time::Duration;

use serde_json::json;

use super::*;
use crate::error::{Error, Kind};
use crate::instance::{self, Count};
use crate::listing::Window;
use crate::testing::{HERE, launch_spec, net, run, test_store};

#[tokio::test]
async fn a_host_stays_while_an_instance_is_on_it_and_a_cluster_while_a_host_is_in_it() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let cluster = cluster::create(&mut scope, &HERE, cluster::New::default()).unwrap();
    let new = New { zone: net.subnet.zone.clone(), cluster_id: cluster.id.clone(), ..New::default() };
    let host = allocate(&mut scope, &HERE, &new, 2).unwrap().remove(0);
    let mut spec = launch_spec(&net, Count::exactly(2));
    spec.extras.insert(OF_INSTANCE.to_owned(), json!(host.id));
    run(&mut scope, &spec).unwrap();
    assert_eq!(residents(&mut scope, "here").unwrap().len(), 2);
    let refused = release(&mut scope, "here", &host.id);
    assert!(matches!(refused, Err(Error::InUse { kind: Kind::DedicatedHost, .. })), "{refused:?}");
    let refused = cluster::delete(&mut scope, "here", &cluster.id);
    assert!(matches!(refused, Err(Error::InUse { kind: Kind::DedicatedHostCluster, .. })), "{refused:?}");
    let free = list(&mut scope, &Filter::default(), Window::ALL).unwrap().items;
    let free = free.iter().find(|other| other.id != host.id).unwrap();
    release(&mut scope, "here", &free.id).unwrap();
    assert!(matches!(get(&mut scope, "here", &free.id), Err(Error::NotFound { .. })));
}

#[tokio::test]
async fn a_host_whose_time_has_come_goes_with_its_instances() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let at = scope.now().checked_add(Duration::from_secs(1800)).unwrap();
    let new = New { zone: net.subnet.zone.clone(), ..New::default() };
    let host = allocate(&mut scope, &HERE, &new, 1).unwrap().remove(0);
    modify(&mut scope, "here", &host.id, Change { release_at: Some(Some(at)), ..Change::default() }).unwrap();
    let mut spec = launch_spec(&net, Count::exactly(1));
    spec.extras.insert(OF_INSTANCE.to_owned(), json!(host.id));
    let made = run(&mut scope, &spec).unwrap();
    assert_eq!((release_due(&mut scope).unwrap(), next_release(&mut scope).unwrap()), (0, Some(at)));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1800));
    let mut scope = cloud.write().await;
    assert_eq!((release_due(&mut scope).unwrap(), next_release(&mut scope).unwrap()), (1, None));
    assert!(matches!(instance::get(&mut scope, &made[0].id), Err(Error::NotFound { .. })));
}
