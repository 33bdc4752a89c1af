use super::*;
use crate::attachment::{self, HolderKind, Reach};
use crate::error::{Blocker, Error, Kind};
use crate::quota::Limit;
use crate::testing::{World, allowing, pages};

fn version(action: &str, set_default: bool, rotation: Rotation) -> NewVersion {
    NewVersion { document: allowing(action), set_default, rotation }
}

fn numbers(world: &World, name: &str) -> Vec<i64> {
    let versions = world.ask(|scope| list_versions(scope, Owner::Account, &name.into())).unwrap();
    assert_eq!(versions.iter().filter(|version| version.is_default).count(), 1);
    versions.iter().map(|version| version.number).collect()
}

#[tokio::test]
async fn a_name_is_taken_whatever_its_case_but_not_by_the_clouds_policies() {
    let world = World::new().await;
    world.policy("readonly", "*:Get*").await.unwrap();
    let again = world.policy("ReadOnly", "*:Get*").await.unwrap_err();
    assert!(matches!(again, Error::AlreadyExists { kind: Kind::Policy, .. }), "{again}");
    let owner = async |owner| world.ask(|scope| get(scope, owner, &"READONLY".into())).unwrap();
    assert_eq!(owner(Owner::System).await.name.as_str(), "ReadOnly");
    assert_eq!(owner(Owner::Account).await.name.as_str(), "readonly");
}

#[tokio::test]
async fn a_document_outside_the_language_is_refused_and_leaves_nothing() {
    let world = World::new().await;
    let new = New { name: "p".into(), document: "{}".to_owned(), description: None, tags: kernel::Tags::default() };
    let refused = world.change(|scope| create(scope, new)).await;
    assert!(matches!(refused, Err(Error::Document(_))));
    world.policy("p", "ecs:*").await.unwrap();
    let new = NewVersion { document: "[]".to_owned(), set_default: true, rotation: Rotation::Refuse };
    let refused = world.change(|scope| create_version(scope, &"p".into(), new)).await;
    assert!(matches!(refused, Err(Error::Document(_))));
    assert_eq!(numbers(&world, "p"), [1]);
}

#[tokio::test]
async fn a_policy_beyond_the_quota_is_refused_and_the_clouds_do_not_count() {
    let world = World::new().await;
    for number in 0..8 {
        world.policy(&format!("p{number}"), "ecs:*").await.unwrap();
    }
    assert!(matches!(world.policy("p9", "ecs:*").await, Err(Error::LimitExceeded { limit: Limit::Policies, max: 8 })));
}

#[tokio::test]
async fn the_clouds_policies_cannot_be_changed() {
    let world = World::new().await;
    let name = Name::from("ReadOnly");
    let missing = |error: Error| matches!(error, Error::NotFound { kind: Kind::Policy, .. });
    let done = world.change(|scope| delete(scope, &name, true)).await;
    assert!(missing(done.unwrap_err()));
    let done = world.change(|scope| describe(scope, &name, "mine".to_owned())).await;
    assert!(missing(done.unwrap_err()));
    let new = version("*", true, Rotation::DropOldest);
    let done = world.change(|scope| create_version(scope, &name, new)).await;
    assert!(missing(done.unwrap_err()));
}

#[tokio::test]
async fn version_numbers_are_never_used_again() {
    let world = World::new().await;
    world.policy("p", "ecs:*").await.unwrap();
    let add = async || {
        let new = version("vpc:*", false, Rotation::Refuse);
        world.change(|scope| create_version(scope, &"p".into(), new)).await.map(|version| version.number)
    };
    assert_eq!(add().await.unwrap(), 2);
    world.change(|scope| delete_version(scope, &"p".into(), 2)).await.unwrap();
    assert_eq!(add().await.unwrap(), 3);
    assert_eq!(numbers(&world, "p"), [3, 1]);
}

#[tokio::test]
async fn a_full_policy_refuses_a_version_or_drops_its_oldest_that_does_not_count() {
    let world = World::new().await;
    world.policy("p", "ecs:*").await.unwrap();
    let add = async |set_default, rotation| {
        let new = version("vpc:*", set_default, rotation);
        world.change(|scope| create_version(scope, &"p".into(), new)).await
    };
    add(false, Rotation::Refuse).await.unwrap();
    add(false, Rotation::Refuse).await.unwrap();
    let full = add(true, Rotation::Refuse).await.unwrap_err();
    assert!(matches!(full, Error::LimitExceeded { limit: Limit::VersionsPerPolicy, max: 3 }), "{full}");
    add(false, Rotation::DropOldest).await.unwrap();
    assert_eq!(numbers(&world, "p"), [4, 3, 1], "the first is the default one and stays");
    add(true, Rotation::DropOldest).await.unwrap();
    assert_eq!(numbers(&world, "p"), [5, 4, 1], "the old default one goes only when it no longer counts");
    add(true, Rotation::DropOldest).await.unwrap();
    assert_eq!(numbers(&world, "p"), [6, 5, 4]);
}

#[tokio::test]
async fn the_default_version_cannot_be_deleted_and_can_be_moved() {
    let world = World::new().await;
    world.policy("p", "ecs:*").await.unwrap();
    let p = Name::from("p");
    let new = version("vpc:*", false, Rotation::Refuse);
    world.change(|scope| create_version(scope, &p, new)).await.unwrap();
    let refused = world.change(|scope| delete_version(scope, &p, 1)).await;
    assert!(matches!(refused, Err(Error::InUse { kind: Kind::PolicyVersion, by: Blocker::Default, .. })));
    world.change(|scope| set_default_version(scope, &p, 2)).await.unwrap();
    world.change(|scope| delete_version(scope, &p, 1)).await.unwrap();
    for number in [1, 7] {
        let missing = world.change(|scope| set_default_version(scope, &p, number)).await;
        assert!(matches!(missing, Err(Error::NotFound { kind: Kind::PolicyVersion, .. })));
    }
    let read = world.ask(|scope| get_version(scope, Owner::Account, &p, 2)).unwrap();
    assert_eq!((read.document, read.is_default), (allowing("vpc:*"), true));
}

#[tokio::test]
async fn a_policy_is_deleted_only_when_nobody_has_it_and_one_version_is_left() {
    let world = World::new().await;
    let p = Name::from("p");
    world.policy("p", "ecs:*").await.unwrap();
    world.user("x").await.unwrap();
    world.group("x").await.unwrap();
    world.role("x").await.unwrap();
    let x = Name::from("x");
    for kind in [HolderKind::User, HolderKind::Group, HolderKind::Role] {
        let attach =
            |scope: &mut store::Scope<'_>| attachment::attach(scope, kind, &x, Owner::Account, &p, &Reach::Account);
        world.change(attach).await.unwrap();
        match world.change(|scope| delete(scope, &p, true)).await {
            Err(Error::InUse { kind: Kind::Policy, by, .. }) => assert_eq!(by, Blocker::Holder(kind)),
            other => panic!("{other:?}"),
        }
        let detach =
            |scope: &mut store::Scope<'_>| attachment::detach(scope, kind, &x, Owner::Account, &p, &Reach::Account);
        world.change(detach).await.unwrap();
    }
    let new = version("vpc:*", false, Rotation::Refuse);
    world.change(|scope| create_version(scope, &p, new)).await.unwrap();
    let refused = world.change(|scope| delete(scope, &p, false)).await;
    assert!(matches!(refused, Err(Error::InUse { kind: Kind::Policy, by: Blocker::Version, .. })));
    world.change(|scope| delete(scope, &p, true)).await.unwrap();
    world.policy("p", "ecs:*").await.unwrap();
    assert_eq!(numbers(&world, "p"), [1]);
}

#[tokio::test]
async fn the_clouds_and_the_accounts_policies_are_paged_together() {
    let world = World::new().await;
    for name in ["readonly", "Alpha", "everything", "zeta"] {
        world.policy(name, "ecs:*").await.unwrap();
    }
    let all = [
        ("Alpha", Owner::Account),
        ("Everything", Owner::System),
        ("everything", Owner::Account),
        ("ReadOnly", Owner::System),
        ("readonly", Owner::Account),
        ("zeta", Owner::Account),
    ];
    for limit in 1..=7 {
        for owner in [None, Some(Owner::System), Some(Owner::Account)] {
            let read = pages(limit, async |after| world.ask(|scope| list(scope, owner, &[], after, limit)));
            let read = read.await;
            let read: Vec<_> = read.iter().map(|one| (one.policy.name.as_str(), one.policy.owner)).collect();
            let expected: Vec<_> = all.into_iter().filter(|one| owner.is_none_or(|owner| owner == one.1)).collect();
            assert_eq!(read, expected, "{limit} a page, of {owner:?}");
        }
    }
}

#[tokio::test]
async fn a_list_says_how_often_a_policy_is_attached_in_this_account() {
    let world = World::new().await;
    let other = world.store.create_account(&crate::testing::CLOUD, "6543210987654321".parse().unwrap()).await.unwrap();
    world.role("ops").await.unwrap();
    let attach = |scope: &mut store::Scope<'_>| {
        attachment::attach(scope, HolderKind::Role, &"ops".into(), Owner::System, &"ReadOnly".into(), &Reach::Account)
    };
    world.change(attach).await.unwrap();
    let listed = |page: kernel::page::Paged<Listed>| page.items.iter().map(|one| one.attachments).collect::<Vec<_>>();
    let own = world.ask(|scope| list(scope, Some(Owner::System), &[], None, 9)).unwrap();
    assert_eq!(listed(own), [0, 1]);
    let theirs = list(&mut world.store.read(&other), Some(Owner::System), &[], None, 9).unwrap();
    assert_eq!(listed(theirs), [0, 0]);
}

#[tokio::test]
async fn a_new_description_leaves_what_the_policy_grants() {
    let world = World::new().await;
    world.policy("p", "ecs:*").await.unwrap();
    let before = world.store.revision(world.tenant.id);
    let policy = world.change(|scope| describe(scope, &"P".into(), "new".to_owned())).await.unwrap();
    assert_eq!((policy.description.as_deref(), policy.default_version), (Some("new"), 1));
    assert_eq!(world.store.revision(world.tenant.id), before);
}

#[tokio::test]
async fn pages_by_number_merge_the_clouds_policies_and_the_accounts() {
    let world = World::new().await;
    for name in ["Alpha", "everything", "puts", "Zeta"] {
        world.policy(name, "ecs:*").await.unwrap();
    }
    let names = async |owner, number, size| {
        let asked = kernel::page::Numbered { number, size };
        let read = world.ask(|scope| page(scope, owner, asked)).unwrap();
        let name = |listed: &Listed| (listed.policy.owner, listed.policy.name.to_string());
        (read.total, read.items.iter().map(name).collect::<Vec<_>>())
    };
    let all = [
        (Owner::Account, "Alpha"),
        (Owner::System, "Everything"),
        (Owner::Account, "everything"),
        (Owner::Account, "puts"),
        (Owner::System, "ReadOnly"),
        (Owner::Account, "Zeta"),
    ];
    for owner in [None, Some(Owner::System), Some(Owner::Account)] {
        let expected = all.into_iter().filter(|(of, _)| owner.is_none_or(|owner| owner == *of));
        let expected: Vec<_> = expected.map(|(owner, name)| (owner, name.to_owned())).collect();
        for size in 1..=7 {
            let mut read = Vec::new();
            for number in 1..=7 {
                let (total, page) = names(owner, number, size).await;
                assert_eq!(total, i64::try_from(expected.len()).unwrap());
                assert!(page.len() <= usize::try_from(size).unwrap());
                read.extend(page);
            }
            assert_eq!(read, expected, "{size} a page, of {owner:?}");
        }
    }
}
