//! Disks of their own.

use std::time::Duration;

use kernel::Tags;

use super::*;
use crate::error::Error;
use crate::instance::{self, Stop};
use crate::listing::Window;
use crate::testing::{HERE, net, one, test_store};

fn new() -> New {
    let spec = Spec { category: "fast".to_owned(), size_gib: 20, ..Spec::default() };
    let (zone, charge) = ("here-a".to_owned(), "later".to_owned());
    New { zone, spec, charge, instance: None, resource_group: String::new(), tags: Tags::default() }
}

fn refused<T: std::fmt::Debug>(done: Result<T>) -> Refusal {
    match done {
        Err(Error::Disk(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_disk_goes_through_its_states_and_is_listed_in_each() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let instance = one(&mut scope, &net).id;
    let id = create(&mut scope, &HERE, new()).unwrap().id;
    let listed = |scope: &mut Scope<'_>| -> Vec<Status> {
        let now = scope.now();
        let all = [Status::Creating, Status::Attaching, Status::Attached, Status::Detaching, Status::Free];
        let found = |status: &Status| {
            let filter = Filter { ids: Some(vec![id.clone()]), status: Some(*status), ..Filter::default() };
            let found = list(scope, &filter, Window::ALL).unwrap().items;
            assert!(found.iter().all(|disk| disk.status(now) == *status));
            !found.is_empty()
        };
        all.into_iter().filter(found).collect()
    };
    assert_eq!(listed(&mut scope), [Status::Creating]);
    assert!(matches!(refused(delete(&mut scope, &id)), Refusal::WrongState { .. }));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    assert_eq!(listed(&mut scope), [Status::Free]);
    let wrong = attach(&mut scope, &id, &instance, Some("/dev/xvda"), false);
    assert!(matches!(refused(wrong), Refusal::DeviceTaken { .. }));
    assert_eq!(attach(&mut scope, &id, &instance, None, true).unwrap().device, "/dev/xvdb");
    assert_eq!(listed(&mut scope), [Status::Attaching]);
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    assert_eq!(listed(&mut scope), [Status::Attached]);
    assert!(matches!(refused(attach(&mut scope, &id, &instance, None, true)), Refusal::InUse { .. }));
    assert!(matches!(refused(resize(&mut scope, &id, 20)), Refusal::TooSmall { .. }));
    assert_eq!(resize(&mut scope, &id, 40).unwrap().spec.size_gib, 40);
    let of_size = [40, 41].map(|gib| {
        let filter = Filter { ids: Some(vec![id.clone()]), least_gib: Some(gib), ..Filter::default() };
        list(&mut scope, &filter, Window::ALL).unwrap().total
    });
    assert_eq!(of_size, [1, 0]);
    let detached = detach(&mut scope, &id, &instance, None).unwrap();
    assert!(!detached.spec.delete_with_instance, "it went with this instance, and goes with no other unless asked");
    assert_eq!(listed(&mut scope), [Status::Detaching]);
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    assert!(matches!(refused(detach(&mut scope, &id, &instance, None)), Refusal::NotAttached { .. }));
    delete(&mut scope, &id).unwrap();
    assert_eq!(listed(&mut scope), []);
}

#[tokio::test]
async fn a_system_disk_stays_and_is_put_back_while_its_instance_is_down() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let instance = one(&mut scope, &net).id;
    let system = of_instance(&mut scope, &instance).unwrap().remove(0).id;
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    assert!(matches!(refused(detach(&mut scope, &system, &instance, None)), Refusal::System { .. }));
    assert!(matches!(restore(&mut scope, &system), Err(Error::WrongState { .. })));
    instance::stop(&mut scope, &instance, &Stop::default()).unwrap();
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    let disk = restore(&mut scope, &system).unwrap();
    assert_eq!(disk.status(scope.now()), Status::Restoring);
}
