use std::time::Duration;

use super::*;
use crate::error::{Blocker, Error, Kind};
use crate::quota::Limit;
use crate::testing::{World, pages};
use crate::{Result, user};

async fn world() -> World {
    let world = World::new().await;
    for name in ["ana", "bea"] {
        world.user(name).await.unwrap();
    }
    world
}

async fn device(world: &World, name: &str) -> MfaDevice {
    world.change(|scope| create(scope, name.into())).await.unwrap()
}

/// The codes that an authenticator has shown in the last half minute and shows now.
fn codes(world: &World, device: &MfaDevice) -> [Code; 2] {
    let now = world.store.clock().now();
    [device.seed.code(now - Duration::from_secs(30)), device.seed.code(now)]
}

async fn bind_now(world: &World, who: &str, device: &MfaDevice) -> Result<()> {
    let codes = codes(world, device);
    world.change(|scope| bind(scope, &who.into(), &device.name, &codes)).await
}

#[tokio::test]
async fn a_device_is_bound_to_one_user_and_a_user_to_one_device() {
    let world = world().await;
    let (phone, tablet) = (device(&world, "phone").await, device(&world, "tablet").await);
    bind_now(&world, "Ana", &phone).await.unwrap();
    let two = bind_now(&world, "ana", &tablet).await.unwrap_err();
    assert!(matches!(two, Error::AlreadyExists { kind: Kind::UserMfaDevice, .. }), "{two}");
    let shared = bind_now(&world, "bea", &phone).await.unwrap_err();
    assert!(matches!(shared, Error::AlreadyExists { kind: Kind::MfaDeviceUser, .. }), "{shared}");
    let bound = world.ask(|scope| of_user(scope, &"ana".into())).unwrap();
    assert_eq!((bound.name.as_str(), bound.activated_at), ("phone", Some(world.store.clock().now())));
    assert_eq!(world.ask(count).unwrap(), Counts { all: 2, bound: 1 });
}

#[tokio::test]
async fn what_is_bound_stays_until_it_is_unbound() {
    let world = world().await;
    let phone = device(&world, "phone").await;
    bind_now(&world, "ana", &phone).await.unwrap();
    let bound = world.change(|scope| delete(scope, &phone.name)).await.unwrap_err();
    assert!(matches!(bound, Error::InUse { kind: Kind::MfaDevice, by: Blocker::User, .. }), "{bound}");
    let held = world.change(|scope| user::delete(scope, &"ana".into())).await.unwrap_err();
    assert!(matches!(held, Error::InUse { kind: Kind::User, by: Blocker::MfaDevice, .. }), "{held}");
    let unbound = world.change(|scope| unbind(scope, &"ana".into())).await.unwrap();
    assert_eq!((unbound.user_id, unbound.activated_at), (None, None));
    let twice = world.change(|scope| unbind(scope, &"ana".into())).await.unwrap_err();
    assert!(matches!(twice, Error::NotFound { kind: Kind::UserMfaDevice, .. }), "{twice}");
    world.change(|scope| user::delete(scope, &"ana".into())).await.unwrap();
    world.change(|scope| delete(scope, &"PHONE".into())).await.unwrap();
    let gone = world.change(|scope| delete(scope, &phone.name)).await.unwrap_err();
    assert!(matches!(gone, Error::NotFound { kind: Kind::MfaDevice, .. }), "{gone}");
}

#[tokio::test]
async fn wrong_codes_bind_nothing() {
    let world = world().await;
    let phone = device(&world, "phone").await;
    let [first, second] = codes(&world, &phone);
    let swapped = [second, first];
    let wrong = world.change(|scope| bind(scope, &"ana".into(), &phone.name, &swapped)).await.unwrap_err();
    assert!(matches!(wrong, Error::WrongCode { .. }), "{wrong}");
    let other = codes(&world, &device(&world, "tablet").await);
    let wrong = world.change(|scope| bind(scope, &"ana".into(), &phone.name, &other)).await.unwrap_err();
    assert!(matches!(wrong, Error::WrongCode { .. }), "{wrong}");
    let late = codes(&world, &phone);
    world.store.clock().advance(Duration::from_secs(90)).unwrap();
    let wrong = world.change(|scope| bind(scope, &"ana".into(), &phone.name, &late)).await.unwrap_err();
    assert!(matches!(wrong, Error::WrongCode { .. }), "{wrong}");
    assert_eq!(world.ask(count).unwrap(), Counts { all: 2, bound: 0 });
    bind_now(&world, "ana", &phone).await.unwrap();
}

#[tokio::test]
async fn codes_that_were_used_do_not_bind_the_device_again() {
    let world = world().await;
    let phone = device(&world, "phone").await;
    bind_now(&world, "ana", &phone).await.unwrap();
    world.change(|scope| unbind(scope, &"ana".into())).await.unwrap();
    let replayed = bind_now(&world, "bea", &phone).await.unwrap_err();
    assert!(matches!(replayed, Error::WrongCode { .. }), "{replayed}");
    world.store.clock().advance(Duration::from_secs(60)).unwrap();
    bind_now(&world, "bea", &phone).await.unwrap();
}

#[tokio::test]
async fn names_are_taken_without_regard_to_case_and_the_quota_holds() {
    let world = world().await;
    device(&world, "phone").await;
    let taken = world.change(|scope| create(scope, "Phone".into())).await.unwrap_err();
    assert!(matches!(taken, Error::AlreadyExists { kind: Kind::MfaDevice, .. }), "{taken}");
    device(&world, "a").await;
    device(&world, "b").await;
    let full = world.change(|scope| create(scope, "c".into())).await.unwrap_err();
    assert!(matches!(full, Error::LimitExceeded { limit: Limit::MfaDevices, max: 3 }), "{full}");
}

#[tokio::test]
async fn devices_are_listed_by_name_with_their_users() {
    let world = world().await;
    let phone = device(&world, "phone").await;
    device(&world, "Backup").await;
    device(&world, "tablet").await;
    bind_now(&world, "ana", &phone).await.unwrap();
    let read = pages(1, async |after| world.ask(|scope| list(scope, after, 1))).await;
    let shown: Vec<_> = read
        .iter()
        .map(|item| (item.device.name.as_str(), item.user.as_ref().map(|user| user.name.as_str())))
        .collect();
    assert_eq!(shown, [("Backup", None), ("phone", Some("ana")), ("tablet", None)]);
    assert!(!format!("{read:?}").contains(&phone.seed.base32()));
    let all = world.ask(|scope| list(scope, None, usize::MAX)).unwrap();
    assert_eq!((all.items.len(), all.next), (3, None));
}
