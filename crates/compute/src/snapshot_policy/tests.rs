//! Policies that make snapshots by themselves.

use std::time::Duration;

use kernel::{Tags, Timestamp};
use store::Scope;
use store_testing::TestStore;

use super::*;
use crate::disk::{self, Change as DiskChange, Disk, set_policy};
use crate::error::{Error, Result};
use crate::listing::Window;
use crate::snapshot::{self, Snapshot};
use crate::testing::{HERE, net, one, test_store};
use crate::{Extras, Location};

const HOUR: Duration = Duration::from_secs(3_600);

/// Snapshots of a dialect that copies them everywhere but to `nowhere`.
struct Plain;

const AUTOMATIC: Plain = Plain;

impl Automatic for Plain {
    const KEPT: &'static [&'static str] = &[];

    fn category(&self, _: &SnapshotPolicy) -> String {
        "standard".to_owned()
    }

    fn location(&self, region: &str) -> Option<Location<'static>> {
        match region {
            "here" => Some(HERE),
            "there" => Some(Location { region: "there", ..HERE }),
            "nowhere" => Some(Location { region: "nowhere", ..HERE }),
            _ => None,
        }
    }

    fn name(&self, policy: &SnapshotPolicy, at: Timestamp) -> String {
        format!("auto {} {at}", policy.id)
    }

    fn of_copies(&self, _: &mut Scope<'_>, _: &SnapshotPolicy, _: &Disk, region: &str) -> Result<Option<Extras>> {
        Ok(Some(Extras::new()).filter(|_| region != "nowhere"))
    }
}

/// A policy that works every hour of every day.
fn hourly(retention_days: Option<i64>) -> New {
    New {
        name: "hourly".to_owned(),
        schedule: Schedule { hours: (0..24).collect(), weekdays: (1..=7).collect() },
        retention_days,
        copying: Copying::default(),
        extras: Extras::new(),
        resource_group: String::new(),
        tags: Tags::default(),
    }
}

/// A store with a disk that an instance has which is up.
async fn with_disk() -> (TestStore, Disk) {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let instance = one(&mut scope, &net);
    let disk = disk::of_instance(&mut scope, &instance.id).unwrap().remove(0);
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    (cloud, disk)
}

fn all(scope: &mut Scope<'_>) -> Vec<Snapshot> {
    snapshot::list(scope, &snapshot::Filter::default(), Window::ALL).unwrap().items
}

#[tokio::test]
async fn a_policy_makes_a_snapshot_for_every_hour_that_went_by() {
    let (cloud, disk) = with_disk().await;
    let mut scope = cloud.write().await;
    let policy = create(&mut scope, &HERE, hourly(None)).unwrap();
    assert_eq!(next_run(&mut scope).unwrap(), None, "it works on nothing yet");
    apply(&mut scope, "here", &policy.id, &[&disk.id]).unwrap();
    assert_eq!(next_run(&mut scope).unwrap(), Some(policy.next_at));
    assert_eq!(run_due(&mut scope, &AUTOMATIC).unwrap(), 0);
    scope.commit().unwrap();
    cloud.advance(HOUR * 3);
    let mut scope = cloud.write().await;
    assert_eq!(run_due(&mut scope, &AUTOMATIC).unwrap(), 1);
    let made = all(&mut scope);
    let times: Vec<_> = made.iter().map(|snapshot| snapshot.created_at).collect();
    assert_eq!(times, [policy.next_at + HOUR * 2, policy.next_at + HOUR, policy.next_at]);
    assert!(made.iter().all(Snapshot::is_automatic));
    assert_eq!(next_run(&mut scope).unwrap(), Some(policy.next_at + HOUR * 3));
    assert_eq!(run_due(&mut scope, &AUTOMATIC).unwrap(), 0, "nothing is done twice");
}

#[tokio::test]
async fn snapshots_of_a_policy_go_after_their_time_and_old_hours_make_none() {
    let (cloud, disk) = with_disk().await;
    let mut scope = cloud.write().await;
    let policy = create(&mut scope, &HERE, hourly(Some(1))).unwrap();
    apply(&mut scope, "here", &policy.id, &[&disk.id]).unwrap();
    scope.commit().unwrap();
    cloud.advance(HOUR * 24 * 400);
    let mut scope = cloud.write().await;
    run_due(&mut scope, &AUTOMATIC).unwrap();
    assert_eq!(all(&mut scope).len(), 24, "those of the last day");
    scope.commit().unwrap();
    cloud.advance(HOUR * 2);
    let mut scope = cloud.write().await;
    run_due(&mut scope, &AUTOMATIC).unwrap();
    assert_eq!(snapshot::expire_due(&mut scope).unwrap(), 2);
    assert_eq!(all(&mut scope).len(), 24);
}

#[tokio::test]
async fn a_disk_may_be_left_out_for_a_while_and_a_policy_may_stop() {
    let (cloud, disk) = with_disk().await;
    let mut scope = cloud.write().await;
    let policy = create(&mut scope, &HERE, hourly(None)).unwrap();
    apply(&mut scope, "here", &policy.id, &[&disk.id]).unwrap();
    let pause = |paused| DiskChange { policy_paused: Some(paused), ..DiskChange::default() };
    disk::modify(&mut scope, &disk.id, pause(true)).unwrap();
    scope.commit().unwrap();
    cloud.advance(HOUR);
    let mut scope = cloud.write().await;
    run_due(&mut scope, &AUTOMATIC).unwrap();
    assert_eq!(all(&mut scope).len(), 0);
    disk::modify(&mut scope, &disk.id, pause(false)).unwrap();
    scope.commit().unwrap();
    cloud.advance(HOUR);
    let mut scope = cloud.write().await;
    run_due(&mut scope, &AUTOMATIC).unwrap();
    assert_eq!(all(&mut scope).len(), 1, "the hour that was left out is not made up for");
    cancel(&mut scope, "here", Some("another"), &[&disk.id]).unwrap();
    assert_eq!(get(&mut scope, "here", &policy.id).unwrap().disks, 1);
    cancel(&mut scope, "here", None, &[&disk.id]).unwrap();
    assert_eq!((get(&mut scope, "here", &policy.id).unwrap().disks, next_run(&mut scope).unwrap()), (0, None));
    // A policy that had no disks at its hours begins with the next one.
    scope.commit().unwrap();
    cloud.advance(HOUR * 5);
    let mut scope = cloud.write().await;
    apply(&mut scope, "here", &policy.id, &[&disk.id]).unwrap();
    assert_eq!(run_due(&mut scope, &AUTOMATIC).unwrap(), 0);
    let missing = apply(&mut scope, "here", &policy.id, &["none"]);
    assert!(matches!(missing, Err(Error::NotFound { .. })));
    delete(&mut scope, "here", &policy.id).unwrap();
    assert_eq!(disk::get(&mut scope, &disk.id).unwrap().spec.policy_id, "");
    assert_eq!(all(&mut scope).len(), 1, "what the policy made stays");
}

#[tokio::test]
async fn snapshots_are_copied_and_those_of_a_disk_go_with_it_when_asked() {
    let (cloud, disk) = with_disk().await;
    let mut scope = cloud.write().await;
    let copying = Copying { is_on: true, regions: vec!["there".to_owned()], retention_days: Some(7) };
    let policy = create(&mut scope, &HERE, New { copying, ..hourly(Some(1)) }).unwrap();
    set_policy(&mut scope, &[&disk.id], &policy.id).unwrap();
    works_on(&mut scope, policy).unwrap();
    let change = DiskChange { snapshots_go: Some(true), ..DiskChange::default() };
    disk::modify(&mut scope, &disk.id, change).unwrap();
    scope.commit().unwrap();
    cloud.advance(HOUR);
    let mut scope = cloud.write().await;
    run_due(&mut scope, &AUTOMATIC).unwrap();
    let regions: Vec<_> = all(&mut scope).into_iter().map(|one| (one.region, one.retention_days)).collect();
    assert_eq!(regions, [("there".to_owned(), Some(7)), ("here".to_owned(), Some(1))]);
    let disk = disk::get(&mut scope, &disk.id).unwrap();
    disk::remove(&mut scope, &[&disk]).unwrap();
    let regions: Vec<_> = all(&mut scope).into_iter().map(|one| one.region).collect();
    assert_eq!(regions, ["there"], "copies in other regions stay");
}

#[tokio::test]
async fn a_change_of_a_policy_counts_at_once() {
    let (cloud, disk) = with_disk().await;
    let mut scope = cloud.write().await;
    let policy = create(&mut scope, &HERE, hourly(None)).unwrap();
    apply(&mut scope, "here", &policy.id, &[&disk.id]).unwrap();
    let change = Change { retention_days: Some(Some(3)), hours: Some(vec![0]), ..Change::default() };
    let changed = modify(&mut scope, "here", &policy.id, change).unwrap();
    assert_eq!(changed.retention_days, Some(3));
    assert_eq!(next_run(&mut scope).unwrap(), Some(changed.next_at));
    assert_eq!(changed.next_at, changed.schedule.after(scope.now()));
    assert!(matches!(get(&mut scope, "there", &policy.id), Err(Error::NotFound { .. })));
}

#[tokio::test]
async fn a_copy_that_cannot_be_made_does_not_stop_the_snapshot() {
    let (cloud, disk) = with_disk().await;
    let mut scope = cloud.write().await;
    let copying = Copying { is_on: true, regions: vec!["nowhere".to_owned()], retention_days: None };
    let policy = create(&mut scope, &HERE, New { copying, ..hourly(None) }).unwrap();
    apply(&mut scope, "here", &policy.id, &[&disk.id]).unwrap();
    scope.commit().unwrap();
    cloud.advance(HOUR);
    let mut scope = cloud.write().await;
    assert_eq!(run_due(&mut scope, &AUTOMATIC).unwrap(), 1);
    let regions: Vec<_> = all(&mut scope).into_iter().map(|snapshot| snapshot.region).collect();
    assert_eq!(regions, ["here"]);
}
