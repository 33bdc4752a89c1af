use super::*;
use crate::error::{Error, Kind};
use crate::testing::{CLOUD, World};

#[tokio::test]
async fn an_alias_belongs_to_one_account_until_it_is_given_up() {
    let world = World::new().await;
    let other = world.store.create_account(&CLOUD, "6543210987654321".parse().unwrap()).await.unwrap();
    assert_eq!(world.ask(get).unwrap(), None);
    for alias in ["first", "second", "second"] {
        world.change(|scope| set(scope, alias)).await.unwrap();
    }
    assert_eq!(world.ask(get).unwrap().as_deref(), Some("second"));
    for (label, found) in [("second", Some(world.tenant.id)), ("first", None), (other.account.as_str(), Some(other.id))]
    {
        let owner = account_of(&world.store, &CLOUD, label).unwrap();
        assert_eq!(owner.map(|owner| owner.id), found, "{label}");
    }
    let theirs = async |alias: &str| {
        let mut scope = world.store.write(&other).await.unwrap();
        set(&mut scope, alias)?;
        scope.commit().unwrap();
        crate::Result::Ok(())
    };
    assert!(matches!(theirs("second").await, Err(Error::AlreadyExists { kind: Kind::AccountAlias, .. })));
    theirs("first").await.unwrap();
    world.change(clear).await.unwrap();
    world.change(clear).await.unwrap();
    theirs("second").await.unwrap();
    assert_eq!(world.ask(get).unwrap(), None);
}

#[tokio::test]
async fn an_account_cannot_take_the_number_of_another() {
    let world = World::new().await;
    world.store.create_account(&CLOUD, "6543210987654321".parse().unwrap()).await.unwrap();
    let taken = world.change(|scope| set(scope, "6543210987654321")).await;
    assert!(matches!(taken, Err(Error::AlreadyExists { kind: Kind::AccountAlias, .. })));
    world.change(|scope| set(scope, "1234567890123456")).await.unwrap();
}
