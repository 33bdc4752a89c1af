use kernel::page::Numbered;
use store::tag::Wanted;

use super::*;
use crate::attachment::{self, HolderKind, Reach};
use crate::error::{Blocker, Error, Kind};
use crate::policy::Owner;
use crate::quota::Limit;
use crate::testing::{TRUST, World, allowing, pages};

fn wanted(key: &str, value: Option<&str>) -> Wanted {
    Wanted { key: key.to_owned(), value: value.map(str::to_owned) }
}

#[tokio::test]
async fn a_role_has_a_trust_policy_of_the_language() {
    let world = World::new().await;
    let create = async |trust: &str| {
        let new = New {
            name: "ops".into(),
            trust: trust.to_owned(),
            description: None,
            console_login: true,
            max_session: 3_600,
            tags: kernel::Tags::default(),
        };
        world.change(|scope| create(scope, new)).await
    };
    for wrong in ["", "{}", &allowing("sts:AssumeRole")] {
        assert!(matches!(create(wrong).await, Err(Error::Document(_))), "{wrong}");
    }
    assert_eq!(create(TRUST).await.unwrap().trust, TRUST);
    assert!(matches!(world.role("OPS").await, Err(Error::AlreadyExists { kind: Kind::Role, .. })));
    let change = Change { trust: Some("{}".to_owned()), ..Change::default() };
    let changed = world.change(|scope| update(scope, &"ops".into(), change)).await;
    assert!(matches!(changed, Err(Error::Document(_))));
}

#[tokio::test]
async fn a_role_beyond_the_quota_is_refused() {
    let world = World::new().await;
    for number in 0..8 {
        world.role(&format!("r{number}")).await.unwrap();
    }
    assert!(matches!(world.role("r9").await, Err(Error::LimitExceeded { limit: Limit::Roles, max: 8 })));
}

#[tokio::test]
async fn a_role_is_deleted_only_without_policies_and_its_tags_go_along() {
    let world = World::new().await;
    let (ops, all) = (Name::from("ops"), Name::from("Everything"));
    let role = world.tagged_role("ops", &[("env", "test")]).await.unwrap();
    let attach = |scope: &mut store::Scope<'_>| {
        attachment::attach(scope, HolderKind::Role, &ops, Owner::System, &all, &Reach::Account)
    };
    world.change(attach).await.unwrap();
    let blocked = world.change(|scope| delete(scope, &ops)).await;
    assert!(matches!(blocked, Err(Error::InUse { kind: Kind::Role, by: Blocker::Policy, .. })));
    let detach = |scope: &mut store::Scope<'_>| {
        attachment::detach(scope, HolderKind::Role, &ops, Owner::System, &all, &Reach::Account)
    };
    world.change(detach).await.unwrap();
    world.change(|scope| delete(scope, &ops)).await.unwrap();
    let tags = world.ask(|scope| Ok(store::tag::of(scope, TAGGED, &role.id)?)).unwrap();
    assert!(tags.is_empty());
}

#[tokio::test]
async fn a_tag_filter_pages_over_the_roles_that_pass_it() {
    let world = World::new().await;
    for number in 0..8 {
        let env = if number % 2 == 0 { "test" } else { "live" };
        let tags: &[_] = if number < 6 { &[("env", env), ("team", "web")] } else { &[("env", env)] };
        world.tagged_role(&format!("r{number}"), tags).await.unwrap();
    }
    let names = async |tags: &[Wanted]| {
        let read = pages(2, async |after| world.ask(|scope| summaries(scope, tags, after, 2))).await;
        read.iter().map(|role| role.name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(names(&[wanted("env", Some("test"))]).await, ["r0", "r2", "r4", "r6"]);
    assert_eq!(names(&[wanted("team", None)]).await, ["r0", "r1", "r2", "r3", "r4", "r5"]);
    assert_eq!(names(&[wanted("env", Some("live")), wanted("team", Some("web"))]).await, ["r1", "r3", "r5"]);
    assert_eq!(names(&[wanted("team", Some("none"))]).await, Vec::<String>::new());
    assert_eq!(names(&[]).await.len(), 8);
}

#[tokio::test]
async fn only_a_role_that_trusts_a_service_is_passed_to_it() {
    let world = World::new().await;
    world.role("ops").await.unwrap();
    let pass = async |name: &str, service: &str| world.ask(|scope| passable(scope, &name.into(), service));
    assert_eq!(pass("OPS", "ecs.aliyuncs.com").await.unwrap().name().as_str(), "ops");
    assert!(matches!(pass("ops", "fc.aliyuncs.com").await, Err(Error::NotTrusting { .. })));
    assert!(matches!(pass("none", "ecs.aliyuncs.com").await, Err(Error::NotFound { kind: Kind::Role, .. })));
}

#[tokio::test]
async fn pages_by_number_follow_names_and_count_all() {
    let world = World::new().await;
    for name in ["d", "B", "a", "C", "e"] {
        world.role(name).await.unwrap();
    }
    let names = async |number, size| {
        let read = world.ask(|scope| page(scope, Numbered { number, size })).unwrap();
        assert_eq!(read.total, 5);
        read.items.iter().map(|role| role.name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(names(1, 2).await, ["a", "B"]);
    assert_eq!(names(2, 2).await, ["C", "d"]);
    assert_eq!(names(3, 2).await, ["e"]);
    assert_eq!(names(i64::MAX, 100).await, Vec::<String>::new());
}

/// Lists come as one text from the database, by the places of their columns: every field must come out where it went in.
#[tokio::test]
async fn lists_say_of_a_role_what_is_kept_of_it() {
    let world = World::new().await;
    let clock = world.store.clock().clone();
    let tags: kernel::Tags = [("\"k\\", "v\u{1}\u{1f600}"), ("[1]", "{}")].into_iter().collect();
    let new = New {
        name: "Ops".into(),
        trust: TRUST.to_owned(),
        description: Some("\"\\'\n\u{1}\u{2028}null".to_owned()),
        max_session: 7_200,
        console_login: false,
        tags: tags.clone(),
    };
    world.change(|scope| create(scope, new)).await.unwrap();
    clock.advance(std::time::Duration::from_secs(3_600)).unwrap();
    let change = Change { description: Some("\"\\'\n\u{1}\u{2028}12".to_owned()), ..Change::default() };
    let kept = world.change(|scope| update(scope, &"ops".into(), change)).await.unwrap();
    let listed = world.ask(|scope| list(scope, None, 9)).unwrap();
    let numbered = world.ask(|scope| page(scope, Numbered { number: 1, size: 9 })).unwrap();
    assert_eq!(format!("{:?}", listed.items), format!("{:?}", [&kept]));
    assert_eq!(format!("{:?}", numbered.items), format!("{:?}", [&kept]));
    let found = world.ask(|scope| summaries(scope, &[], None, 9)).unwrap();
    let summary = Summary {
        id: kept.id,
        name: kept.name,
        description: kept.description,
        max_session: 7_200,
        console_login: false,
        created_at: kept.created_at,
        updated_at: kept.updated_at,
        tags,
    };
    assert_ne!(summary.created_at, summary.updated_at);
    assert_eq!(format!("{:?}", found.items), format!("{:?}", [summary]));
}
