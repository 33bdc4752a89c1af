//! Snapshots of disks.

use std::time::Duration;

use store::Scope;
use store_testing::TestStore;

use super::*;
use crate::disk;
use crate::error::{Error, Result};
use crate::instance::{self, Stop};
use crate::listing::Window;
use crate::testing::{HERE, net, one, test_store};

const HOUR: Duration = Duration::from_secs(3_600);

/// A store with one instance that is up, and its system disk.
async fn with_disk() -> (TestStore, String, String) {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let instance = one(&mut scope, &net).id;
    let disk = disk::of_instance(&mut scope, &instance).unwrap().remove(0).id;
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    (cloud, instance, disk)
}

fn take_one(scope: &mut Scope<'_>, disk: &str, retention_days: Option<i64>) -> Result<Snapshot> {
    let new = New { category: "standard".to_owned(), retention_days, ..New::default() };
    create(scope, &HERE, disk, &new, &[])
}

fn refused<T: std::fmt::Debug>(done: Result<T>) -> Refusal {
    match done {
        Err(Error::Snapshot(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

fn count(scope: &mut Scope<'_>, filter: &Filter) -> i64 {
    list(scope, filter, Window::ALL).unwrap().total
}

#[tokio::test]
async fn a_snapshot_is_there_after_a_while_and_a_disk_makes_one_at_a_time() {
    let (cloud, _, disk) = with_disk().await;
    let mut scope = cloud.write().await;
    let snapshot = take_one(&mut scope, &disk, None).unwrap();
    assert!(snapshot.source.is_system && snapshot.source.size_gib == 40 && snapshot.source.image_id == "linux");
    assert!(matches!(refused(take_one(&mut scope, &disk, None)), Refusal::Busy { .. }));
    assert!(matches!(refused(ready(&mut scope, "here", &snapshot.id)), Refusal::NotReady { .. }));
    let states = |scope: &mut Scope<'_>| {
        [false, true].map(|is_ready| count(scope, &Filter { is_ready: Some(is_ready), ..Filter::default() }))
    };
    assert_eq!(states(&mut scope), [1, 0]);
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    assert_eq!(states(&mut scope), [0, 1]);
    assert!(matches!(ready(&mut scope, "elsewhere", &snapshot.id), Err(Error::NotFound { .. })));
    take_one(&mut scope, &disk, None).unwrap();
    let usage = usage(&mut scope, "here").unwrap();
    assert_eq!((usage.count, usage.bytes), (2, 40 << 30), "the second one takes no room");
}

#[tokio::test]
async fn a_disk_with_nothing_on_it_makes_no_snapshot() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let spec = disk::Spec { category: "fast".to_owned(), size_gib: 20, ..disk::Spec::default() };
    let new = disk::New {
        zone: "here-a".to_owned(),
        spec,
        charge: String::new(),
        instance: None,
        resource_group: String::new(),
        tags: kernel::Tags::default(),
    };
    let free = disk::create(&mut scope, &HERE, new).unwrap().id;
    let instance = one(&mut scope, &net).id;
    let system = disk::of_instance(&mut scope, &instance).unwrap().remove(0).id;
    assert!(matches!(take_one(&mut scope, &system, None), Err(Error::WrongState { .. })), "it is on its way up");
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    assert!(matches!(refused(take_one(&mut scope, &free, None)), Refusal::NeverAttached { .. }));
    disk::attach(&mut scope, &free, &instance, None, false).unwrap();
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    assert!(!take_one(&mut scope, &free, None).unwrap().source.is_system);
}

#[tokio::test]
async fn a_snapshot_in_use_stays_and_a_disk_goes_back_to_its_own() {
    let (cloud, instance, disk) = with_disk().await;
    let mut scope = cloud.write().await;
    let snapshot = take_one(&mut scope, &disk, Some(1)).unwrap().id;
    instance::stop(&mut scope, &instance, &Stop::default()).unwrap();
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(10));
    let mut scope = cloud.write().await;
    let spec = disk::Spec {
        category: "fast".to_owned(),
        size_gib: 40,
        snapshot_id: snapshot.clone(),
        ..disk::Spec::default()
    };
    let new = disk::New {
        zone: "here-a".to_owned(),
        spec,
        charge: String::new(),
        instance: None,
        resource_group: String::new(),
        tags: kernel::Tags::default(),
    };
    let made = disk::create(&mut scope, &HERE, new).unwrap().id;
    assert!(get(&mut scope, &snapshot).unwrap().used_by_disk);
    assert!(matches!(refused(delete(&mut scope, &snapshot, false)), Refusal::UsedByDisk { .. }));
    let other = disk::roll_back(&mut scope, &made, &snapshot);
    assert!(matches!(refused(other), Refusal::OtherDisk { .. }));
    let back = disk::roll_back(&mut scope, &disk, &snapshot).unwrap();
    assert_eq!(back.status(scope.now()), crate::transition::Status::Restoring);
    scope.commit().unwrap();
    // Its time is over, and a disk still needs it.
    cloud.advance(HOUR * 25);
    let mut scope = cloud.write().await;
    assert_eq!((expire_due(&mut scope).unwrap(), next_expiry(&mut scope).unwrap()), (0, None));
    disk::delete(&mut scope, &made).unwrap();
    assert_eq!(expire_due(&mut scope).unwrap(), 1);
    assert!(matches!(get(&mut scope, &snapshot), Err(Error::NotFound { .. })));
}

#[tokio::test]
async fn retention_counts_from_when_the_snapshot_was_made() {
    let (cloud, _, disk) = with_disk().await;
    let mut scope = cloud.write().await;
    let snapshot = take_one(&mut scope, &disk, Some(30)).unwrap();
    assert_eq!(next_expiry(&mut scope).unwrap(), snapshot.expires_at);
    scope.commit().unwrap();
    cloud.advance(HOUR * 24 * 2);
    let mut scope = cloud.write().await;
    assert_eq!(expire_due(&mut scope).unwrap(), 0);
    let change = Change { retention_days: Some(1), ..Change::default() };
    let changed = modify(&mut scope, &snapshot.id, change).unwrap();
    assert_eq!(changed.expires_at, Some(after_days(snapshot.created_at, 1)));
    assert_eq!(expire_due(&mut scope).unwrap(), 1, "that day is over");
}

#[tokio::test]
async fn a_locked_snapshot_is_not_deleted_until_the_lock_is_over() {
    let (cloud, _, disk) = with_disk().await;
    let mut scope = cloud.write().await;
    let id = take_one(&mut scope, &disk, Some(1)).unwrap().id;
    let request = |cool_off_hours, days| LockRequest { cool_off_hours, days };
    assert!(matches!(refused(unlock(&mut scope, "here", &id)), Refusal::NotLocked { .. }));
    lock(&mut scope, "here", &id, request(2, 3)).unwrap();
    assert!(matches!(refused(delete(&mut scope, &id, true)), Refusal::Locked { .. }));
    unlock(&mut scope, "here", &id).unwrap();
    lock(&mut scope, "here", &id, request(1, 3)).unwrap();
    let locked = |scope: &mut Scope<'_>| {
        [LockStatus::CoolingOff, LockStatus::Locked, LockStatus::Expired]
            .map(|status| count(scope, &Filter { lock: Some(status), ..Filter::default() }))
    };
    assert_eq!(locked(&mut scope), [1, 0, 0]);
    scope.commit().unwrap();
    cloud.advance(HOUR * 26);
    let mut scope = cloud.write().await;
    assert_eq!((locked(&mut scope), expire_due(&mut scope).unwrap()), ([0, 1, 0], 0), "its retention is over");
    assert!(matches!(refused(unlock(&mut scope, "here", &id)), Refusal::Locked { .. }));
    assert!(matches!(refused(lock(&mut scope, "here", &id, request(0, 2))), Refusal::Shortened { .. }));
    let longer = lock(&mut scope, "here", &id, request(0, 4)).unwrap();
    assert_eq!(next_expiry(&mut scope).unwrap(), longer.lock.map(|lock| lock.ends_at()));
    scope.commit().unwrap();
    cloud.advance(HOUR * 24 * 4);
    let mut scope = cloud.write().await;
    assert_eq!((locked(&mut scope), expire_due(&mut scope).unwrap()), ([0, 0, 1], 1));
}

#[tokio::test]
async fn a_copy_belongs_to_no_disk() {
    let (cloud, instance, disk) = with_disk().await;
    let mut scope = cloud.write().await;
    let snapshot = take_one(&mut scope, &disk, None).unwrap().id;
    let there = crate::Location { region: "there", code: "t1e", ..HERE };
    let early = copy(&mut scope, "here", &snapshot, &there, Copy::default());
    assert!(matches!(refused(early), Refusal::NotReady { .. }));
    instance::stop(&mut scope, &instance, &Stop::default()).unwrap();
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(10));
    let mut scope = cloud.write().await;
    let made = copy(&mut scope, "here", &snapshot, &there, Copy::default()).unwrap();
    assert_eq!((made.region.as_str(), made.origin_id.as_str()), ("there", snapshot.as_str()));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(10));
    let mut scope = cloud.write().await;
    assert!(matches!(disk::roll_back(&mut scope, &disk, &made.id), Err(Error::NotFound { .. })));
    delete(&mut scope, &snapshot, false).unwrap();
    assert!(ready(&mut scope, "there", &made.id).is_ok(), "the copy does not need the original");
}

#[tokio::test]
async fn snapshots_of_an_instance_are_made_together_and_go_together() {
    let (cloud, instance, disk) = with_disk().await;
    let mut scope = cloud.write().await;
    let new = group::New { instance_id: instance.clone(), ..group::New::default() };
    let all = |_: &[&disk::Disk]| true;
    let none = group::create(&mut scope, &HERE, &new, &[], |_| false);
    assert!(matches!(refused(none), Refusal::Unfit { .. }));
    let made = group::create(&mut scope, &HERE, &new, &[], all).unwrap();
    let ready = |scope: &mut Scope<'_>, is_ready| {
        let filter = group::Filter { is_ready: Some(is_ready), ..group::Filter::default() };
        group::list(scope, &filter, Window::ALL).unwrap().total
    };
    assert_eq!((ready(&mut scope, false), ready(&mut scope, true)), (1, 0));
    let members = group::members(&mut scope, &[&made.id]).unwrap();
    assert_eq!(members[&made.id].iter().map(|one| one.source.disk_id.as_str()).collect::<Vec<_>>(), [disk.as_str()]);
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    assert_eq!((ready(&mut scope, false), ready(&mut scope, true)), (0, 1));
    let deleted = group::delete(&mut scope, "here", &made.id).unwrap();
    assert!(deleted.iter().all(|one| one.refusal.is_none()));
    assert_eq!(count(&mut scope, &Filter::default()), 0);
}

#[tokio::test]
async fn only_an_old_standard_snapshot_goes_into_the_archive() {
    let (cloud, _, disk) = with_disk().await;
    let mut scope = cloud.write().await;
    let id = take_one(&mut scope, &disk, Some(100)).unwrap().id;
    scope.commit().unwrap();
    cloud.advance(HOUR);
    let mut scope = cloud.write().await;
    let kinds = ["standard", "archive"];
    assert!(matches!(refused(archive(&mut scope, &id, kinds, None)), Refusal::TooYoung { .. }));
    scope.commit().unwrap();
    cloud.advance(HOUR * 24 * 14);
    let mut scope = cloud.write().await;
    let archived = archive(&mut scope, &id, kinds, None).unwrap();
    assert_eq!((archived.category.as_str(), archived.expires_at), ("archive", None));
    assert!(matches!(refused(archive(&mut scope, &id, kinds, None)), Refusal::NotArchivable { .. }));
}
