use super::*;
use crate::error::{Error, Kind};
use crate::name::Name;
use crate::quota::Limit;
use crate::testing::World;

#[tokio::test]
async fn a_user_has_two_keys_at_most() {
    let world = World::new().await;
    world.user("ana").await.unwrap();
    let make = async || world.change(|scope| create(scope, Some(&"Ana".into()))).await;
    let (first, second) = (make().await.unwrap(), make().await.unwrap());
    assert_ne!(first.id, second.id);
    assert!(first.id.starts_with("LTAI") && first.secret.len() == 30 && first.active);
    assert!(matches!(make().await, Err(Error::LimitExceeded { limit: Limit::AccessKeysPerUser, max: 2 })));
    world.change(|scope| delete(scope, Some(&"ana".into()), &first.id)).await.unwrap();
    make().await.unwrap();
}

#[tokio::test]
async fn the_keys_of_the_account_are_nobody_elses() {
    let world = World::new().await;
    let ana = Name::from("ana");
    world.user("ana").await.unwrap();
    let own = world.change(|scope| create(scope, None)).await.unwrap();
    let hers = world.change(|scope| create(scope, Some(&ana))).await.unwrap();
    let ids = async |user: Option<&Name>| {
        let keys = world.ask(|scope| list(scope, user)).unwrap();
        keys.into_iter().map(|key| key.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(None).await, [own.id.as_str()]);
    assert_eq!(ids(Some(&ana)).await, [hers.id.as_str()]);
    let missing = |error: Error| matches!(error, Error::NotFound { kind: Kind::AccessKey, .. });
    let done = world.change(|scope| delete(scope, Some(&ana), &own.id)).await;
    assert!(missing(done.unwrap_err()));
    let done = world.change(|scope| set_active(scope, None, &hers.id, false)).await;
    assert!(missing(done.unwrap_err()));
}

#[tokio::test]
async fn another_account_cannot_touch_a_key() {
    let world = World::new().await;
    let other = world.store.create_account(&crate::testing::CLOUD, "6543210987654321".parse().unwrap()).await.unwrap();
    let own = world.change(|scope| create(scope, None)).await.unwrap();
    let mut scope = world.store.write(&other).await.unwrap();
    let done = delete(&mut scope, None, &own.id);
    assert!(matches!(done, Err(Error::NotFound { kind: Kind::AccessKey, .. })));
}

#[tokio::test]
async fn keys_are_listed_oldest_first_with_their_state() {
    let world = World::new().await;
    let ana = Name::from("ana");
    world.user("ana").await.unwrap();
    let first = world.change(|scope| create(scope, Some(&ana))).await.unwrap();
    world.store.clock().advance(std::time::Duration::from_secs(1)).unwrap();
    let second = world.change(|scope| create(scope, Some(&ana))).await.unwrap();
    world.change(|scope| set_active(scope, Some(&ana), &first.id, false)).await.unwrap();
    let keys = world.ask(|scope| list(scope, Some(&ana))).unwrap();
    let shown: Vec<_> = keys.iter().map(|key| (key.id.as_str(), key.active)).collect();
    assert_eq!(shown, [(first.id.as_str(), false), (second.id.as_str(), true)]);
}

#[test]
fn a_key_does_not_show_its_secret_in_a_log() {
    let key = AccessKey {
        id: "LTAI1".to_owned(),
        secret: "hush".to_owned(),
        active: true,
        tenant: TenantId(1),
        user_id: None,
        created_at: Timestamp::UNIX_EPOCH,
        updated_at: Timestamp::UNIX_EPOCH,
    };
    assert!(!format!("{key:?}").contains("hush"));
}
