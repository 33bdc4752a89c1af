//! The rules of tags of an account.

use kernel::Tags;
use store::Scope;
use store::tag;

use super::*;
use crate::error::{Blocker, Error, Kind};
use crate::testing::World;

const KINDS: [&str; 2] = ["instance", "disk"];

fn set(scope: &mut Scope<'_>, kind: &str, id: &str) -> crate::Result<()> {
    let tags: Tags = [("team", "web")].into_iter().collect();
    Ok(tag::set(scope, kind, id, &tags)?)
}

#[tokio::test]
async fn a_tag_is_kept_until_it_is_deleted_and_stays_while_something_has_it() {
    let world = World::new().await;
    world.change(|scope| keep(scope, [("team", "web"), ("team", "data")])).await.unwrap();
    world.change(|scope| keep(scope, [("team", "web")])).await.unwrap();
    world.change(|scope| set(scope, "instance", "i-1")).await.unwrap();
    world.change(|scope| set(scope, "disk", "d-1")).await.unwrap();
    world.change(|scope| set(scope, "something-else", "x-1")).await.unwrap();
    let listed = world.ask(|scope| list(scope, &KINDS)).unwrap();
    let seen: Vec<_> = listed.iter().map(|tag| (tag.value.as_str(), tag.uses, tag.created_at.is_some())).collect();
    assert_eq!(seen, [("data", 0, true), ("web", 2, true)]);
    let used = world.change(|scope| delete(scope, &KINDS, "team", "web")).await;
    assert!(
        matches!(used, Err(Error::InUse { kind: Kind::AccountTag, by: Blocker::Resource, .. })),
        "something has it: {used:?}"
    );
    world.change(|scope| delete(scope, &KINDS, "team", "data")).await.unwrap();
    let gone = world.change(|scope| delete(scope, &KINDS, "team", "data")).await;
    assert!(matches!(gone, Err(Error::NotFound { kind: Kind::AccountTag, .. })), "{gone:?}");
}

#[tokio::test]
async fn a_tag_that_was_never_made_is_listed_as_long_as_something_has_it() {
    let world = World::new().await;
    world.change(|scope| set(scope, "disk", "d-1")).await.unwrap();
    let listed = world.ask(|scope| list(scope, &KINDS)).unwrap();
    let only = AccountTag { key: "team".to_owned(), value: "web".to_owned(), created_at: None, uses: 1 };
    assert_eq!(listed, [only]);
    world.change(|scope| Ok(tag::clear(scope, "disk", "d-1")?)).await.unwrap();
    assert_eq!(world.ask(|scope| list(scope, &KINDS)).unwrap(), []);
}
