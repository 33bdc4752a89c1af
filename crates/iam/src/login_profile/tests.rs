use std::time::Duration;

use super::*;
use crate::error::{Blocker, Error, Kind};
use crate::password::{Hashed, Password, PasswordRefusal};
use crate::testing::World;
use crate::{password_policy, user};

fn ana() -> Name {
    "Ana".into()
}

fn hashed(password: &str) -> Hashed {
    Hashed::new(&kernel::Mint::seeded(1, 1), Password::new(password)).unwrap()
}

fn with(password: &str) -> New {
    New { password: Some(hashed(password)), password_reset_required: true, mfa_bind_required: false, active: true }
}

async fn world() -> World {
    let world = World::new().await;
    world.user("ana").await.unwrap();
    world
}

async fn limit(world: &World, reuse_prevention: u32) {
    let policy = PasswordPolicy { reuse_prevention, ..PasswordPolicy::default() };
    world.change(|scope| password_policy::set(scope, &policy)).await.unwrap();
}

async fn change(world: &World, old: &str, new: &str) -> Result<(), PasswordRefusal> {
    let change = world.ask(|scope| PasswordChange::prepare(scope, &ana(), Password::new(old), Password::new(new)));
    let done = world.change(|scope| change_password(scope, &ana(), &change.unwrap())).await;
    match done {
        Ok(()) => Ok(()),
        Err(Error::Password(refusal)) => Err(refusal),
        Err(other) => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_user_has_one_login_profile_and_is_not_deleted_with_it() {
    let world = world().await;
    let missing = world.ask(|scope| get(scope, &ana())).unwrap_err();
    assert!(matches!(missing, Error::NotFound { kind: Kind::LoginProfile, .. }));
    let nobody = world.ask(|scope| get(scope, &"bea".into())).unwrap_err();
    assert!(matches!(nobody, Error::NotFound { kind: Kind::User, .. }));
    let made = world.change(|scope| create(scope, &ana(), &with("long-enough"))).await.unwrap();
    assert_eq!(made.user_name.as_str(), "ana");
    let again = world.change(|scope| create(scope, &ana(), &with("long-enough"))).await.unwrap_err();
    assert!(matches!(again, Error::AlreadyExists { kind: Kind::LoginProfile, .. }));
    let blocked = world.change(|scope| user::delete(scope, &ana())).await.unwrap_err();
    assert!(matches!(blocked, Error::InUse { kind: Kind::User, by: Blocker::LoginProfile, .. }));
    world.change(|scope| delete(scope, &ana())).await.unwrap();
    let missing = world.change(|scope| delete(scope, &ana())).await.unwrap_err();
    assert!(matches!(missing, Error::NotFound { kind: Kind::LoginProfile, .. }));
    world.change(|scope| user::delete(scope, &ana())).await.unwrap();
}

#[tokio::test]
async fn a_weak_password_is_refused_and_nothing_is_left_of_the_profile() {
    let world = world().await;
    let weak = world.change(|scope| create(scope, &ana(), &with("short"))).await.unwrap_err();
    assert!(matches!(weak, Error::Password(PasswordRefusal::Weak)));
    world.ask(|scope| get(scope, &ana())).unwrap_err();
    world.change(|scope| create(scope, &ana(), &with("long-enough"))).await.unwrap();
    let to = Change { password: Some(hashed("short")), ..Change::default() };
    let weak = world.change(|scope| update(scope, &ana(), &to)).await.unwrap_err();
    assert!(matches!(weak, Error::Password(PasswordRefusal::Weak)));
}

#[tokio::test]
async fn a_change_keeps_what_it_does_not_name() {
    let world = world().await;
    world.change(|scope| create(scope, &ana(), &with("long-enough"))).await.unwrap();
    world.store.clock().advance(Duration::from_secs(60)).unwrap();
    let to = Change { mfa_bind_required: Some(true), ..Change::default() };
    let changed = world.change(|scope| update(scope, &ana(), &to)).await.unwrap();
    let read = world.ask(|scope| get(scope, &ana())).unwrap();
    for profile in [changed, read] {
        assert!(profile.active && profile.mfa_bind_required && profile.password_reset_required);
        assert!(profile.updated_at > profile.created_at);
        assert_eq!(profile.password_set_at, Some(profile.created_at));
    }
    change(&world, "long-enough", "another-one").await.unwrap();
}

#[tokio::test]
async fn only_who_knows_the_old_password_changes_it() {
    let world = world().await;
    world.change(|scope| create(scope, &ana(), &with("long-enough"))).await.unwrap();
    assert_eq!(change(&world, "Long-enough", "another-one").await, Err(PasswordRefusal::OldWrong));
    assert_eq!(change(&world, "long-enough", "short").await, Err(PasswordRefusal::NewWeak));
    change(&world, "long-enough", "another-one").await.unwrap();
    assert_eq!(change(&world, "long-enough", "third-one").await, Err(PasswordRefusal::OldWrong));
    let profile = world.ask(|scope| get(scope, &ana())).unwrap();
    assert!(!profile.password_reset_required, "the user has chosen one");
    change(&world, "another-one", "another-one").await.unwrap();
}

#[tokio::test]
async fn a_profile_without_a_password_has_none_to_change() {
    let world = world().await;
    let none = New { password: None, ..with("") };
    let made = world.change(|scope| create(scope, &ana(), &none)).await.unwrap();
    assert_eq!(made.password_set_at, None);
    assert_eq!(change(&world, "", "another-one").await, Err(PasswordRefusal::OldWrong));
}

#[tokio::test]
async fn the_latest_passwords_cannot_be_chosen_again_and_older_ones_can() {
    let world = world().await;
    limit(&world, 3).await;
    world.change(|scope| create(scope, &ana(), &with("password-0"))).await.unwrap();
    assert_eq!(change(&world, "password-0", "password-0").await, Err(PasswordRefusal::NewReused));
    change(&world, "password-0", "password-1").await.unwrap();
    change(&world, "password-1", "password-2").await.unwrap();
    assert_eq!(change(&world, "password-2", "password-0").await, Err(PasswordRefusal::NewReused));
    // What an administrator sets counts too, and is not held to it.
    let to = Change { password: Some(hashed("password-2")), ..Change::default() };
    world.change(|scope| update(scope, &ana(), &to)).await.unwrap();
    change(&world, "password-2", "password-0").await.unwrap();
    limit(&world, 0).await;
    change(&world, "password-0", "password-0").await.unwrap();
}

#[tokio::test]
async fn a_history_is_as_long_as_a_policy_can_ask_about() {
    let world = world().await;
    world.change(|scope| create(scope, &ana(), &with("password-00"))).await.unwrap();
    for n in 0..26 {
        change(&world, &format!("password-{n:02}"), &format!("password-{:02}", n + 1)).await.unwrap();
    }
    limit(&world, 24).await;
    assert_eq!(change(&world, "password-26", "password-03").await, Err(PasswordRefusal::NewReused));
    change(&world, "password-26", "password-02").await.unwrap();
}

#[tokio::test]
async fn a_new_profile_remembers_nothing_of_the_one_before() {
    let world = world().await;
    limit(&world, 24).await;
    world.change(|scope| create(scope, &ana(), &with("password-0"))).await.unwrap();
    change(&world, "password-0", "password-1").await.unwrap();
    world.change(|scope| delete(scope, &ana())).await.unwrap();
    world.change(|scope| create(scope, &ana(), &with("password-2"))).await.unwrap();
    change(&world, "password-2", "password-1").await.unwrap();
}

#[tokio::test]
async fn an_initial_password_grows_old_and_ends_with_the_users_own() {
    let world = world().await;
    let policy = PasswordPolicy { initial_age: 2, ..PasswordPolicy::default() };
    let status = async || {
        let profile = world.ask(|scope| get(scope, &ana())).unwrap();
        profile.password_status(&policy, world.store.clock().now())
    };
    let set = async |change: Change| world.change(|scope| update(scope, &ana(), &change)).await.unwrap();
    world.change(|scope| create(scope, &ana(), &with("password-0"))).await.unwrap();
    assert_eq!(status().await, PasswordStatus::InitialValid);
    world.store.clock().advance(Duration::from_secs(2 * 24 * 60 * 60)).unwrap();
    assert_eq!(status().await, PasswordStatus::InitialExpired);
    change(&world, "password-0", "password-1").await.unwrap();
    assert_eq!(status().await, PasswordStatus::NotInitial);
    set(Change { active: Some(false), ..Change::default() }).await;
    let back = Change { active: Some(true), password: Some(hashed("password-2")), ..Change::default() };
    set(back).await;
    assert_eq!(status().await, PasswordStatus::InitialValid);
}

#[tokio::test]
async fn nothing_of_a_password_reaches_the_file() {
    let world = world().await;
    let kept = world
        .change(|scope| {
            create(scope, &ana(), &with("sesame-open-1"))?;
            let user = user::get(scope, &ana())?;
            Ok(crate::password::rows::latest(scope, &user.id, 9)?)
        })
        .await
        .unwrap();
    assert!(kept.len() == 1 && kept.iter().all(|kept| !kept.contains("sesame")));
}
