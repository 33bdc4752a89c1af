//! The rules of projects.

use super::*;
use crate::error::{Error, Kind};
use crate::testing::World;

fn new(name: &str) -> New {
    New { name: name.to_owned(), description: String::new() }
}

#[tokio::test]
async fn projects_have_names_and_numbers_of_their_own() {
    let world = World::new().await;
    let shop = world.change(|scope| create(scope, new("shop"))).await.unwrap();
    let site = world.change(|scope| create(scope, new("site"))).await.unwrap();
    assert_eq!((shop.number, site.number), (100_001, 100_002));
    let taken = world.change(|scope| create(scope, new("shop"))).await;
    assert!(matches!(taken, Err(Error::AlreadyExists { kind: Kind::Project, .. })), "{taken:?}");
    let rename = |name: &str| Change { name: Some(name.to_owned()), ..Change::default() };
    let taken = world.change(|scope| update(scope, site.number, rename("shop"))).await;
    assert!(matches!(taken, Err(Error::AlreadyExists { kind: Kind::Project, .. })), "{taken:?}");
    let changed = Change { description: Some("a text".to_owned()), ..rename("page") };
    world.change(|scope| update(scope, site.number, changed)).await.unwrap();
    let listed = world.ask(list).unwrap();
    let seen: Vec<_> = listed.iter().map(|project| (project.name.as_str(), project.description.as_str())).collect();
    assert_eq!(seen, [("shop", ""), ("page", "a text")]);
}

#[tokio::test]
async fn only_projects_that_there_are_pass() {
    let world = World::new().await;
    let shop = world.change(|scope| create(scope, new("shop"))).await.unwrap();
    for number in [DEFAULT, shop.number] {
        world.ask(|scope| check(scope, number)).unwrap();
        assert_eq!(of_group(&group_of(number)), number);
    }
    let missing = world.ask(|scope| check(scope, 7));
    assert!(matches!(missing, Err(Error::NotFound { kind: Kind::Project, .. })), "{missing:?}");
    assert!(world.ask(|scope| get(scope, DEFAULT)).is_err(), "the default one is in no row");
}
