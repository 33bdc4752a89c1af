use super::*;
use crate::attachment::{self, HolderKind, Reach};
use crate::error::{Blocker, Error, Kind};
use crate::policy::Owner;
use crate::quota::Limit;
use crate::testing::{World, pages};

#[tokio::test]
async fn a_name_is_taken_whatever_its_case() {
    let world = World::new().await;
    world.group("Staff").await.unwrap();
    let again = world.group("sTAFF").await.unwrap_err();
    assert!(matches!(again, Error::AlreadyExists { kind: Kind::Group, .. }), "{again}");
}

#[tokio::test]
async fn a_group_beyond_the_quota_is_refused() {
    let world = World::new().await;
    for number in 0..8 {
        world.group(&format!("g{number}")).await.unwrap();
    }
    assert!(matches!(world.group("g9").await, Err(Error::LimitExceeded { limit: Limit::Groups, max: 8 })));
}

#[tokio::test]
async fn a_user_joins_once_and_only_so_many_groups() {
    let world = World::new().await;
    let ana = Name::from("ana");
    world.user("ana").await.unwrap();
    for name in ["a", "b", "c"] {
        world.group(name).await.unwrap();
    }
    let join = async |group: &str| world.change(|scope| add_user(scope, &group.into(), &ana)).await;
    join("a").await.unwrap();
    assert!(matches!(join("A").await, Err(Error::AlreadyExists { kind: Kind::Membership, .. })));
    join("b").await.unwrap();
    assert!(matches!(join("c").await, Err(Error::LimitExceeded { limit: Limit::GroupsPerUser, max: 2 })));
    let groups = world.ask(|scope| groups_of(scope, &ana)).unwrap();
    assert_eq!(groups.iter().map(|joined| joined.group.name.as_str()).collect::<Vec<_>>(), ["a", "b"]);
}

#[tokio::test]
async fn leaving_a_group_one_is_not_in_is_refused() {
    let world = World::new().await;
    world.user("ana").await.unwrap();
    world.group("a").await.unwrap();
    let left = world.change(|scope| remove_user(scope, &"a".into(), &"ana".into())).await;
    assert!(matches!(left, Err(Error::NotFound { kind: Kind::Membership, .. })));
    let nobody = world.change(|scope| remove_user(scope, &"a".into(), &"eve".into())).await;
    assert!(matches!(nobody, Err(Error::NotFound { kind: Kind::User, .. })));
}

#[tokio::test]
async fn a_group_is_deleted_only_without_members_and_policies() {
    let world = World::new().await;
    let (staff, ana, all) = (Name::from("staff"), Name::from("ana"), Name::from("Everything"));
    world.user("ana").await.unwrap();
    world.group("staff").await.unwrap();
    world
        .change(|scope| {
            add_user(scope, &staff, &ana)?;
            attachment::attach(scope, HolderKind::Group, &staff, Owner::System, &all, &Reach::Account)
        })
        .await
        .unwrap();
    let blocked = async || match world.change(|scope| delete(scope, &staff)).await {
        Err(Error::InUse { kind: Kind::Group, by, .. }) => by,
        other => panic!("{other:?}"),
    };
    assert_eq!(blocked().await, Blocker::Membership);
    world.change(|scope| remove_user(scope, &staff, &ana)).await.unwrap();
    assert_eq!(blocked().await, Blocker::Policy);
    let reach = Reach::Account;
    world
        .change(|scope| attachment::detach(scope, HolderKind::Group, &staff, Owner::System, &all, &reach))
        .await
        .unwrap();
    world.change(|scope| delete(scope, &staff)).await.unwrap();
}

#[tokio::test]
async fn members_are_paged_by_name_and_a_renamed_group_keeps_them() {
    let world = World::new().await;
    world.group("staff").await.unwrap();
    for count in 0..=5_usize {
        let read = pages(2, async |after| world.ask(|scope| members_of(scope, &"staff".into(), after, 2)));
        let names: Vec<_> = read.await.iter().map(|member| member.user.name.to_string()).collect();
        assert_eq!(names, (0..count).map(|n| format!("u{n}")).collect::<Vec<_>>());
        let name = format!("u{count}");
        world.user(&name).await.unwrap();
        world.change(|scope| add_user(scope, &"staff".into(), &name.as_str().into())).await.unwrap();
    }
    let change = Change { name: Some("crew".into()), comments: Some("all of them".to_owned()), ..Change::default() };
    let crew = world.change(|scope| update(scope, &"STAFF".into(), change)).await.unwrap();
    assert_eq!((crew.name.as_str(), crew.comments.as_deref()), ("crew", Some("all of them")));
    let members = world.ask(|scope| members_of(scope, &"crew".into(), None, 100)).unwrap();
    assert_eq!((members.items.len(), members.next), (6, None));
}
