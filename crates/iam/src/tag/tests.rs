use kernel::Tags;
use store::tag::Wanted;

use super::*;
use crate::error::{Error, Kind};
use crate::quota::Limit;
use crate::testing::{World, pages};

fn tags(pairs: &[(&str, &str)]) -> Tags {
    pairs.iter().copied().collect()
}

async fn shown(world: &World, subject: Subject, names: &[&str], wanted: &[Wanted]) -> Vec<(String, String, String)> {
    let names: Vec<Name> = names.iter().map(|name| Name::from(*name)).collect();
    let read = pages(2, async |after| world.ask(|scope| list(scope, subject, &names, wanted, after, 2)));
    let mut all: Vec<_> = read.await.into_iter().map(|one| (one.name, one.key, one.value)).collect();
    all.sort();
    all
}

fn row(name: &str, key: &str, value: &str) -> (String, String, String) {
    (name.to_owned(), key.to_owned(), value.to_owned())
}

#[tokio::test]
async fn every_kind_of_thing_has_tags_of_its_own() {
    let world = World::new().await;
    world.user("x").await.unwrap();
    world.group("x").await.unwrap();
    world.role("x").await.unwrap();
    world.policy("x", "ecs:*").await.unwrap();
    for subject in [Subject::User, Subject::Group, Subject::Role, Subject::Policy] {
        assert_eq!(shown(&world, subject, &["X"], &[]).await, []);
        let tag = tags(&[("kind", subject.kind()), ("env", "test")]);
        world.change(|scope| add(scope, subject, &["X".into()], &tag)).await.unwrap();
        assert_eq!(
            shown(&world, subject, &["x"], &[]).await,
            [row("x", "env", "test"), row("x", "kind", subject.kind())]
        );
    }
    world.change(|scope| remove(scope, Subject::User, &["x".into()], &["env".to_owned()])).await.unwrap();
    assert_eq!(shown(&world, Subject::User, &[], &[]).await, [row("x", "kind", "user")]);
    world.change(|scope| remove_all(scope, Subject::Group, &["x".into()])).await.unwrap();
    assert_eq!(shown(&world, Subject::Group, &[], &[]).await, []);
    assert_eq!(shown(&world, Subject::Role, &[], &[]).await.len(), 2);
}

#[tokio::test]
async fn one_missing_name_leaves_all_the_others_untouched() {
    let world = World::new().await;
    world.role("a").await.unwrap();
    let names = ["a".into(), "none".into()];
    let done = world.change(|scope| add(scope, Subject::Role, &names, &tags(&[("k", "v")]))).await;
    assert!(matches!(done, Err(Error::NotFound { kind: Kind::Role, .. })));
    assert_eq!(shown(&world, Subject::Role, &[], &[]).await, []);
}

#[tokio::test]
async fn a_thing_carries_only_so_many_tags_and_new_values_do_not_count() {
    let world = World::new().await;
    world.role("a").await.unwrap();
    let put = async |pairs: &[(&str, &str)]| {
        world.change(|scope| add(scope, Subject::Role, &["a".into()], &tags(pairs))).await
    };
    put(&[("1", "x"), ("2", "x"), ("3", "x")]).await.unwrap();
    put(&[("1", "y")]).await.unwrap();
    assert!(matches!(put(&[("4", "x")]).await, Err(Error::LimitExceeded { limit: Limit::Tags, max: 3 })));
    let names = ["a".into(), "none".into()];
    let both =
        async |names: &[Name]| world.change(|scope| add(scope, Subject::Role, names, &tags(&[("4", "x")]))).await;
    assert!(
        matches!(both(&names).await, Err(Error::LimitExceeded { .. })),
        "what is wrong with the first is said first"
    );
    let missing = both(&["none".into(), "a".into()]).await;
    assert!(matches!(missing, Err(Error::NotFound { kind: Kind::Role, .. })), "{missing:?}");
}

#[tokio::test]
async fn a_filter_keeps_the_things_that_have_every_tag() {
    let world = World::new().await;
    world.tagged_role("a", &[("env", "test"), ("team", "web")]).await.unwrap();
    world.tagged_role("b", &[("env", "test")]).await.unwrap();
    world.tagged_role("c", &[("env", "live")]).await.unwrap();
    let wanted = |key: &str, value: Option<&str>| Wanted { key: key.to_owned(), value: value.map(str::to_owned) };
    let names = async |wanted: &[Wanted]| {
        let mut names: Vec<_> = shown(&world, Subject::Role, &[], wanted).await.into_iter().map(|one| one.0).collect();
        names.dedup();
        names
    };
    assert_eq!(names(&[wanted("env", Some("test"))]).await, ["a", "b"]);
    assert_eq!(names(&[wanted("env", None)]).await, ["a", "b", "c"]);
    assert_eq!(names(&[wanted("env", Some("test")), wanted("team", None)]).await, ["a"]);
    assert_eq!(shown(&world, Subject::Role, &["b", "c"], &[wanted("env", Some("test"))]).await.len(), 1);
}

#[tokio::test]
async fn a_renamed_user_keeps_its_tags_and_a_deleted_one_loses_them() {
    let world = World::new().await;
    world.user("ana").await.unwrap();
    world.change(|scope| add(scope, Subject::User, &["ana".into()], &tags(&[("k", "v")]))).await.unwrap();
    let change = user::Change { name: Some("bea".into()), ..user::Change::default() };
    world.change(|scope| user::update(scope, &"ana".into(), change)).await.unwrap();
    assert_eq!(shown(&world, Subject::User, &["bea"], &[]).await, [row("bea", "k", "v")]);
    world.change(|scope| user::delete(scope, &"bea".into())).await.unwrap();
    assert_eq!(shown(&world, Subject::User, &[], &[]).await, []);
}
