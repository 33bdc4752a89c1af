use super::*;
use crate::attachment::{self, HolderKind};
use crate::policy::{self, NewVersion, Rotation};
use crate::testing::{World, allowing};
use crate::{group, user};

async fn grant(world: &World, kind: HolderKind, holder: &str, owner: Owner, policy: &str) {
    let attach =
        |scope: &mut Scope<'_>| attachment::attach(scope, kind, &holder.into(), owner, &policy.into(), &Reach::Account);
    world.change(attach).await.unwrap();
}

async fn revoke(world: &World, kind: HolderKind, holder: &str, owner: Owner, policy: &str) {
    let detach =
        |scope: &mut Scope<'_>| attachment::detach(scope, kind, &holder.into(), owner, &policy.into(), &Reach::Account);
    world.change(detach).await.unwrap();
}

#[tokio::test]
async fn attaching_and_detaching_are_seen_by_the_next_load() {
    let world = World::new().await;
    let ana = Holder::User(world.user("ana").await.unwrap().id);
    assert!(!world.may(&ana, "ecs:GetThing"));
    grant(&world, HolderKind::User, "ana", Owner::System, "ReadOnly").await;
    assert!(world.may(&ana, "ecs:GetThing"));
    revoke(&world, HolderKind::User, "ana", Owner::System, "ReadOnly").await;
    assert!(!world.may(&ana, "ecs:GetThing"));
}

#[tokio::test]
async fn nothing_is_loaded_twice_while_nothing_changes() {
    let world = World::new().await;
    let ana = Holder::User(world.user("ana").await.unwrap().id);
    let load = async || world.ask(|scope| world.authority().permissions(scope, &ana)).unwrap();
    let first = load().await;
    assert!(Arc::ptr_eq(&first, &load().await));
    world.user("bea").await.unwrap();
    assert!(!Arc::ptr_eq(&first, &load().await));
}

#[tokio::test]
async fn a_change_that_is_undone_leaves_what_was_loaded() {
    let world = World::new().await;
    let ana = Holder::User(world.user("ana").await.unwrap().id);
    let load = async || world.ask(|scope| world.authority().permissions(scope, &ana)).unwrap();
    let first = load().await;
    world.user("ana").await.unwrap_err();
    let mut scope = world.store.write(&world.tenant).await.unwrap();
    scope.change_authority().unwrap();
    scope.abandon();
    assert!(Arc::ptr_eq(&first, &load().await));
}

#[tokio::test]
async fn joining_and_leaving_a_group_are_seen_by_the_next_load() {
    let world = World::new().await;
    let ana = Holder::User(world.user("ana").await.unwrap().id);
    world.group("staff").await.unwrap();
    grant(&world, HolderKind::Group, "staff", Owner::System, "Everything").await;
    assert!(!world.may(&ana, "ecs:Run"));
    world.change(|scope| group::add_user(scope, &"staff".into(), &"ana".into())).await.unwrap();
    assert!(world.may(&ana, "ecs:Run"));
    revoke(&world, HolderKind::Group, "staff", Owner::System, "Everything").await;
    assert!(!world.may(&ana, "ecs:Run"));
    grant(&world, HolderKind::Group, "staff", Owner::System, "Everything").await;
    world.change(|scope| group::remove_user(scope, &"staff".into(), &"ana".into())).await.unwrap();
    assert!(!world.may(&ana, "ecs:Run"));
}

#[tokio::test]
async fn a_new_default_version_is_seen_by_the_next_load() {
    let world = World::new().await;
    let ana = Holder::User(world.user("ana").await.unwrap().id);
    world.policy("p", "ecs:*").await.unwrap();
    grant(&world, HolderKind::User, "ana", Owner::Account, "p").await;
    let add = async |action, set_default| {
        let new = NewVersion { document: allowing(action), set_default, rotation: Rotation::Refuse };
        world.change(|scope| policy::create_version(scope, &"p".into(), new)).await.unwrap();
    };
    add("vpc:*", false).await;
    assert!(world.may(&ana, "ecs:Run") && !world.may(&ana, "vpc:Make"));
    world.change(|scope| policy::set_default_version(scope, &"p".into(), 2)).await.unwrap();
    assert!(!world.may(&ana, "ecs:Run") && world.may(&ana, "vpc:Make"));
    add("oss:*", true).await;
    assert!(!world.may(&ana, "vpc:Make") && world.may(&ana, "oss:Put"));
}

#[tokio::test]
async fn a_renamed_user_keeps_its_permissions_and_its_keys_carry_the_new_name() {
    let world = World::new().await;
    let ana = Holder::User(world.user("ana").await.unwrap().id);
    grant(&world, HolderKind::User, "ana", Owner::System, "Everything").await;
    let key = world.change(|scope| key::create(scope, Some(&"ana".into()))).await.unwrap();
    let owner = async || world.authority().key_owner(&world.store, &key.id).unwrap().unwrap();
    assert_eq!(owner().await.user.as_ref().map(Name::as_str), Some("ana"));
    let change = user::Change { name: Some("bea".into()), ..user::Change::default() };
    world.change(|scope| user::update(scope, &"ana".into(), change)).await.unwrap();
    assert!(world.may(&ana, "ecs:Run"));
    assert_eq!(owner().await.user.as_ref().map(Name::as_str), Some("bea"));
}

#[tokio::test]
async fn a_user_made_again_under_the_same_name_inherits_nothing() {
    let world = World::new().await;
    let first = world.user("ana").await.unwrap();
    world.change(|scope| user::delete(scope, &"ana".into())).await.unwrap();
    let second = world.user("ana").await.unwrap();
    assert_ne!(first.id, second.id);
    grant(&world, HolderKind::User, "ana", Owner::System, "Everything").await;
    assert!(!world.may(&Holder::User(first.id), "ecs:Run"));
    assert!(world.may(&Holder::User(second.id), "ecs:Run"));
}

#[tokio::test]
async fn a_key_is_known_as_it_is_now() {
    let world = World::new().await;
    world.user("ana").await.unwrap();
    let ana = Name::from("ana");
    let key = world.change(|scope| key::create(scope, Some(&ana))).await.unwrap();
    let owner = async || world.authority().key_owner(&world.store, &key.id).unwrap();
    assert!(owner().await.is_some_and(|owner| owner.key.active));
    world.change(|scope| key::set_active(scope, Some(&ana), &key.id, false)).await.unwrap();
    assert!(owner().await.is_some_and(|owner| !owner.key.active));
    world.change(|scope| key::delete(scope, Some(&ana), &key.id)).await.unwrap();
    assert!(owner().await.is_none());
}

#[tokio::test]
async fn a_deleted_role_is_gone_for_its_sessions_at_once() {
    let world = World::new().await;
    let role = world.role("Ops").await.unwrap();
    let by_id = async || world.ask(|scope| world.authority().role(scope, &role.id)).unwrap();
    let named = async |name: &str| world.ask(|scope| world.authority().role_named(scope, &name.into())).unwrap();
    assert!(by_id().await.is_some() && named("OPS").await.is_some());
    world.change(|scope| role::delete(scope, &"ops".into())).await.unwrap();
    assert!(by_id().await.is_none() && named("ops").await.is_none());
    let again = world.role("ops").await.unwrap();
    assert!(by_id().await.is_none());
    assert_eq!(named("ops").await.unwrap().id, again.id);
}

#[tokio::test]
async fn a_policy_for_one_resource_group_does_not_count_for_the_account() {
    let world = World::new().await;
    let ana = Holder::User(world.user("ana").await.unwrap().id);
    let reach = Reach::ResourceGroup("rg-1".to_owned());
    let all = Name::from("Everything");
    let attach =
        |scope: &mut Scope<'_>| attachment::attach(scope, HolderKind::User, &"ana".into(), Owner::System, &all, &reach);
    world.change(attach).await.unwrap();
    assert!(!world.may(&ana, "ecs:Run"));
    let loaded = world.ask(|scope| world.authority().permissions(scope, &ana)).unwrap();
    assert_eq!(loaded.resource_groups.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(), ["rg-1"]);
}

/// A call whose snapshot was older than a change kept what it saw under the new revision, so the change
/// was lost on later calls.
#[tokio::test]
async fn a_call_that_began_before_a_change_does_not_hide_it_from_later_ones() {
    let world = World::in_folder().await;
    let ana = Holder::User(world.user("ana").await.unwrap().id);
    let role = world.role("ops").await.unwrap();
    grant(&world, HolderKind::User, "ana", Owner::System, "Everything").await;
    let mut early = world.store.read(&world.tenant);
    user::get(&mut early, &"ana".into()).unwrap();
    revoke(&world, HolderKind::User, "ana", Owner::System, "Everything").await;
    world.change(|scope| role::delete(scope, &"ops".into())).await.unwrap();
    world.authority().permissions(&mut early, &ana).unwrap();
    assert!(world.authority().role(&mut early, &role.id).unwrap().is_some());
    assert!(!world.may(&ana, "ecs:Run"));
    assert!(world.ask(|scope| world.authority().role(scope, &role.id)).unwrap().is_none());
}

#[tokio::test]
async fn what_a_call_sees_of_its_own_change_is_not_kept_for_others() {
    let world = World::new().await;
    let ana = Holder::User(world.user("ana").await.unwrap().id);
    let everything = Name::from("Everything");
    let mut undone = world.store.write(&world.tenant).await.unwrap();
    attachment::attach(&mut undone, HolderKind::User, &"ana".into(), Owner::System, &everything, &Reach::Account)
        .unwrap();
    let seen = world.authority().permissions(&mut undone, &ana).unwrap();
    assert!(!seen.account.is_empty());
    undone.abandon();
    assert!(!world.may(&ana, "ecs:Run"));
    world.user("bea").await.unwrap();
    assert!(!world.may(&ana, "ecs:Run"));
}
