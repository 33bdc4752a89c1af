//! Images that accounts make.

use std::time::Duration;

use kernel::Tags;
use store::Scope;
use store_testing::TestStore;

use super::*;
use crate::catalogue::{Architecture, Boot, OperatingSystem};
use crate::disk::{self, Disk, Spec};
use crate::error::{Error, Kind, Result};
use crate::instance::{self, Count, Instance};
use crate::listing::Window;
use crate::snapshot;
use crate::testing::{HERE, launch_spec, net, one, run, test_store};
use crate::{Extras, Location};

fn software() -> Software {
    Software {
        os: OperatingSystem::Linux,
        os_name_en: "Linux".to_owned(),
        os_name_local: "Linux".to_owned(),
        platform: "Linux".to_owned(),
        architecture: Architecture::X86_64,
        boot: Boot::Bios,
    }
}

fn new(name: &str) -> New {
    New {
        name: name.to_owned(),
        description: String::new(),
        family: "web".to_owned(),
        version: String::new(),
        software: software(),
        disks: Vec::new(),
        made: Made::Created,
        origin: None,
        extras: Extras::new(),
        resource_group: String::new(),
        tags: Tags::default(),
    }
}

/// A store with one instance that is up.
async fn with_instance() -> (TestStore, Instance) {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let instance = one(&mut scope, &net);
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    (cloud, instance)
}

fn of_instance(scope: &mut Scope<'_>, instance: &Instance, name: &str) -> Result<Image> {
    with_disks(scope, instance, None, name)
}

fn with_disks(scope: &mut Scope<'_>, instance: &Instance, disks: Option<&[String]>, name: &str) -> Result<Image> {
    let each = snapshot::New::default();
    let of_disk = |disk: &Disk| Extras::from_iter([("category".to_owned(), disk.spec.category.as_str().into())]);
    let of = OfInstance { instance, data_disks: disks, each: &each, kept: &[], encrypted: "encrypted", of_disk };
    create_of_instance(scope, &HERE, &of, new(name))
}

fn refused<T: std::fmt::Debug>(done: Result<T>) -> Refusal {
    match done {
        Err(Error::Image(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_image_of_an_instance_has_a_snapshot_of_each_disk_and_a_name_of_its_own() {
    let (cloud, instance) = with_instance().await;
    let mut scope = cloud.write().await;
    let image = of_instance(&mut scope, &instance, "web").unwrap();
    assert_eq!((image.disks.len(), image.size_gib), (1, 40));
    let snapshot = image.disks[0].snapshot_id.clone();
    assert!(snapshot::get(&mut scope, &snapshot).unwrap().used_by_image);
    assert_eq!(image.status(scope.now()), Status::Creating);
    assert_eq!(newest_of(&mut scope, "here", "web").unwrap(), None, "it is not there yet");
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    let taken = of_instance(&mut scope, &instance, "web");
    assert!(matches!(taken, Err(Error::NameTaken { .. })), "{taken:?}");
    assert_eq!(newest_of(&mut scope, "here", "web").unwrap().map(|found| found.id), Some(image.id.clone()));
    let kept = snapshot::delete(&mut scope, &snapshot, true);
    assert!(matches!(kept, Err(Error::Snapshot(snapshot::Refusal::UsedByImage { .. }))));
    delete(&mut scope, "here", &image.id, false).unwrap();
    snapshot::delete(&mut scope, &snapshot, false).unwrap();
}

#[tokio::test]
async fn an_image_has_the_data_disks_that_are_named() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let mut spec = launch_spec(&net, Count::exactly(1));
    for size_gib in [100, 200] {
        spec.disks.push(Spec { category: "slow".to_owned(), size_gib, ..Spec::default() });
    }
    let instance = run(&mut scope, &spec).unwrap().remove(0);
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    let second = disk::of_instance(&mut scope, &instance.id).unwrap().remove(2).id;
    let sizes = |image: &Image| image.disks.iter().map(|disk| disk.size_gib).collect::<Vec<_>>();
    let missing = with_disks(&mut scope, &instance, Some(&["none".to_owned()]), "none");
    assert!(matches!(missing, Err(Error::NotFound { kind: Kind::Disk, .. })), "{missing:?}");
    let some = with_disks(&mut scope, &instance, Some(&[second]), "some").unwrap();
    assert_eq!(sizes(&some), [40, 200]);
    let words: Vec<_> = some.disks.iter().map(|disk| disk.extras["category"].clone()).collect();
    assert_eq!(words, ["fast", "slow"]);
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    assert_eq!(sizes(&with_disks(&mut scope, &instance, Some(&[]), "none").unwrap()), [40]);
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    assert_eq!(sizes(&of_instance(&mut scope, &instance, "all").unwrap()), [40, 100, 200]);
    let change = Change { platform: Some("Windows".to_owned()), ..Change::default() };
    assert_eq!(modify(&mut scope, "here", &some.id, change).unwrap().software.platform, "Windows");
}

#[tokio::test]
async fn an_image_that_instances_were_made_from_goes_only_by_force() {
    let (cloud, instance) = with_instance().await;
    let mut scope = cloud.write().await;
    let image = of_instance(&mut scope, &instance, "web").unwrap();
    let subnet = crate::network::subnet::get(&mut scope, &instance.subnet_id).unwrap();
    let group = crate::network::security_group::get(&mut scope, &instance.groups[0]).unwrap();
    let vpc = crate::network::vpc::get(&mut scope, &instance.vpc_id).unwrap();
    let mut spec = launch_spec(&crate::testing::Net { vpc, subnet, group }, Count::exactly(1));
    (spec.image_id, spec.software) = (image.id.clone(), Some(software()));
    let made = run(&mut scope, &spec).unwrap().remove(0);
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    assert!(get(&mut scope, "here", &image.id).unwrap().is_used);
    assert!(matches!(refused(delete(&mut scope, "here", &image.id, false)), Refusal::Used { .. }));
    delete(&mut scope, "here", &image.id, true).unwrap();
    let left = instance::get(&mut scope, &made.id).unwrap();
    assert_eq!(left.software, Some(software()), "what is on its disk is still known");
}

#[tokio::test]
async fn a_copy_can_be_broken_off_while_it_is_made() {
    let (cloud, instance) = with_instance().await;
    let mut scope = cloud.write().await;
    let image = of_instance(&mut scope, &instance, "web").unwrap().id;
    let there = Location { region: "there", code: "t1e", ..HERE };
    let early = copy(&mut scope, "here", &image, &there, Copy::default());
    assert!(matches!(refused(early), Refusal::WrongState { status: Status::Creating, .. }));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    let first = copy(&mut scope, "here", &image, &there, Copy { name: "web".to_owned(), ..Copy::default() }).unwrap();
    assert_eq!((first.made, first.origin_id.as_str(), first.family.as_str()), (Made::Copied, image.as_str(), "web"));
    assert!(matches!(refused(delete(&mut scope, "there", &first.id, true)), Refusal::Unfinished { .. }));
    assert!(matches!(refused(cancel_copy(&mut scope, "here", &image)), Refusal::NoCopy { .. }));
    cancel_copy(&mut scope, "there", &first.id).unwrap();
    let left = snapshot::Filter { region: Some("there".to_owned()), ..snapshot::Filter::default() };
    assert_eq!(snapshot::list(&mut scope, &left, Window::ALL).unwrap().total, 0);
    let second = copy(&mut scope, "here", &image, &there, Copy { encrypted: true, ..Copy::default() }).unwrap();
    assert!(second.disks.iter().all(|disk| disk.encrypted));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    assert!(matches!(refused(cancel_copy(&mut scope, "there", &second.id)), Refusal::CopyDone { .. }));
}

#[tokio::test]
async fn another_account_uses_an_image_as_long_as_it_is_shared() {
    let (cloud, instance) = with_instance().await;
    let number = "2345678901234567".parse().unwrap();
    let other = cloud.store.create_account(cloud.tenant.cloud, number).await.unwrap();
    let mut scope = cloud.write().await;
    let image = of_instance(&mut scope, &instance, "web").unwrap();
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(5));
    let mut scope = cloud.write().await;
    let seen = |scope: &mut Scope<'_>| {
        scope.in_account(&other, |scope| {
            let filter = Filter { region: Some("here".to_owned()), ..Filter::default() };
            let listed = list_shared(scope, &filter, Window::ALL).unwrap().items;
            let found = usable(scope, "here", &image.id).unwrap();
            assert_eq!(listed.first().map(|image| &image.id), found.as_ref().map(|image| &image.id));
            found.map(|image| image.disks.len())
        })
    };
    assert_eq!(seen(&mut scope), None);
    share(&mut scope, &image, &[&other]).unwrap();
    share(&mut scope, &image, &[&other]).unwrap();
    assert_eq!(seen(&mut scope), Some(1));
    let shared = get(&mut scope, "here", &image.id).unwrap();
    assert_eq!(shares(&mut scope, &shared).unwrap().len(), 1);
    assert!(matches!(refused(delete(&mut scope, "here", &image.id, true)), Refusal::Shared { .. }));
    let deprecate = Change { deprecated: Some(true), ..Change::default() };
    assert!(matches!(refused(modify(&mut scope, "here", &image.id, deprecate.clone())), Refusal::Shared { .. }));
    unshare(&mut scope, &shared, &[&other]).unwrap();
    assert_eq!(seen(&mut scope), None);
    let deprecated = modify(&mut scope, "here", &image.id, deprecate).unwrap();
    assert!(matches!(refused(share(&mut scope, &deprecated, &[&other])), Refusal::WrongState { .. }));
    assert_eq!(newest_of(&mut scope, "here", "web").unwrap(), None, "nobody should use it any more");
}

#[tokio::test]
async fn a_list_is_narrowed_by_what_images_are() {
    let (cloud, instance) = with_instance().await;
    let mut scope = cloud.write().await;
    let image = of_instance(&mut scope, &instance, "web-1").unwrap();
    let here = || Filter { region: Some("here".to_owned()), ..Filter::default() };
    let count = |scope: &mut Scope<'_>, filter: Filter| list(scope, &filter, Window::ALL).unwrap().total;
    for filter in [
        Filter { name: Some("web-*".to_owned()), ..here() },
        Filter { family: Some("web".to_owned()), ..here() },
        Filter { os: Some(OperatingSystem::Linux), ..here() },
        Filter { architecture: Some(Architecture::X86_64), ..here() },
        Filter { snapshot: Some(image.disks[0].snapshot_id.clone()), ..here() },
        Filter { statuses: Some(vec![Status::Creating]), ..here() },
        Filter { is_used: Some(false), ..here() },
        Filter { created_from: Some(scope.now()), created_until: Some(scope.now()), ..here() },
        Filter { owner: Some(scope.tenant_id()), ..here() },
    ] {
        assert_eq!(count(&mut scope, filter.clone()), 1, "{filter:?}");
    }
    for filter in [
        Filter { name: Some("db-*".to_owned()), ..here() },
        Filter { os: Some(OperatingSystem::Windows), ..here() },
        Filter { snapshot: Some("none".to_owned()), ..here() },
        Filter { statuses: Some(vec![Status::Available, Status::Deprecated]), ..here() },
        Filter { is_used: Some(true), ..here() },
    ] {
        assert_eq!(count(&mut scope, filter.clone()), 0, "{filter:?}");
    }
}
