use super::*;
use crate::attachment::{self, HolderKind, Reach};
use crate::authority::Holder;
use crate::error::Kind;
use crate::policy::Owner;
use crate::role::{self, Change};
use crate::testing::{TRUST, World, texts};

fn template(several: bool) -> Template {
    Template {
        service: "watch.example",
        role: "LinkedToWatch",
        policy: "ReadOnly",
        several,
        description: "For the watch.".to_owned(),
        trust: TRUST.to_owned(),
        max_session: 3_600,
        longest_name: 64,
    }
}

async fn link(world: &World, several: bool, suffix: Option<&str>, description: Option<&str>) -> Result<Role> {
    let new = New { suffix: suffix.map(str::to_owned), description: description.map(str::to_owned) };
    world.change(|scope| create(scope, &template(several), new)).await
}

async fn unlink(world: &World, name: &str, uses: &[(&str, &str)]) -> Result<Deletion> {
    let part = |(region, resource): &(&str, &str)| Use { region: region.to_string(), resource: resource.to_string() };
    let uses = uses.iter().map(part).collect();
    world.change(|scope| delete(scope, &name.into(), uses)).await
}

#[tokio::test]
async fn a_services_role_carries_its_policy_and_its_description() {
    let world = World::new().await;
    let role = link(&world, false, None, None).await.unwrap();
    assert_eq!((role.name.as_str(), role.linked.as_deref()), ("LinkedToWatch", Some("watch.example")));
    assert_eq!(role.description.as_deref(), Some("For the watch."));
    assert!(world.may(&Holder::Role(role.id.clone()), "ecs:GetAnything"));
    let again = link(&world, false, None, None).await;
    assert!(matches!(again, Err(Error::AlreadyExists { kind: Kind::Role, .. })), "{again:?}");
    let read = world.ask(|scope| role::get(scope, &"linkedtowatch".into())).unwrap();
    assert_eq!(read.linked, role.linked);
}

#[tokio::test]
async fn a_suffix_tells_several_roles_of_one_service_apart() {
    let world = World::new().await;
    let refused = async |several, suffix, description| match link(&world, several, suffix, description).await {
        Err(Error::NotForChoice { choice, .. }) => choice,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(false, Some("One"), None).await, Choice::Suffix);
    assert_eq!(refused(false, None, Some("mine")).await, Choice::Description);
    assert_eq!(refused(true, None, Some("mine")).await, Choice::Description);
    let long = "x".repeat(64 - "LinkedToWatch_".len());
    assert_eq!(refused(true, Some(&format!("{long}x")), None).await, Choice::LongSuffix);
    assert_eq!(link(&world, true, Some(&long), None).await.unwrap().name.as_str().len(), 64);
    let one = link(&world, true, Some("One"), Some("mine")).await.unwrap();
    assert_eq!((one.name.as_str(), one.description.as_deref()), ("LinkedToWatch_One", Some("mine")));
    link(&world, true, Some("Two"), None).await.unwrap();
    link(&world, true, None, None).await.unwrap();
}

#[tokio::test]
async fn a_services_role_is_made_beyond_the_quota_and_counts_in_it() {
    let world = World::new().await;
    for number in 0..7 {
        world.role(&format!("r{number}")).await.unwrap();
    }
    link(&world, true, None, None).await.unwrap();
    link(&world, true, Some("One"), None).await.unwrap();
    assert!(matches!(world.role("r8").await, Err(Error::LimitExceeded { .. })));
}

#[tokio::test]
async fn only_the_description_of_a_services_role_can_be_changed() {
    let world = World::new().await;
    let name = Name::from("LinkedToWatch");
    link(&world, false, None, None).await.unwrap();
    let update = async |change: Change| world.change(|scope| role::update(scope, &name, change)).await;
    let linked = |done: &Result<()>| matches!(done, Err(Error::ServiceLinked { role }) if role == "LinkedToWatch");
    let trust = Change { trust: Some(TRUST.to_owned()), ..Change::default() };
    let session = Change { max_session: Some(7_200), ..Change::default() };
    let text = Change { description: Some("mine".to_owned()), ..Change::default() };
    assert!(linked(&update(trust).await.map(|_| ())));
    assert!(linked(&update(session).await.map(|_| ())));
    assert_eq!(update(text).await.unwrap().description.as_deref(), Some("mine"));
    assert!(linked(&world.change(|scope| role::delete(scope, &name)).await));
    let (kind, reach) = (HolderKind::Role, Reach::Account);
    let attach = async |policy: &str| {
        let policy = Name::from(policy);
        world.change(|scope| attachment::attach(scope, kind, &name, Owner::System, &policy, &reach)).await
    };
    let detach = async |policy: &str| {
        let policy = Name::from(policy);
        world.change(|scope| attachment::detach(scope, kind, &name, Owner::System, &policy, &reach)).await
    };
    assert!(linked(&attach("Everything").await));
    assert!(linked(&detach("ReadOnly").await));
}

#[tokio::test]
async fn a_role_that_something_uses_stays_and_the_task_says_what() {
    let world = World::new().await;
    let role = link(&world, false, None, None).await.unwrap();
    let uses = [("west", "thing/2"), ("east", "thing/1"), ("west", "thing/2")];
    let failed = unlink(&world, "linkedToWatch", &uses).await.unwrap();
    assert!(!failed.succeeded());
    assert_eq!((failed.role.as_str(), failed.service.as_str()), ("LinkedToWatch", "watch.example"));
    let kept = world.ask(|scope| deletion(scope, &failed.id)).unwrap();
    assert_eq!(kept, failed);
    assert_eq!(kept.uses.iter().map(|each| each.region.as_str()).collect::<Vec<_>>(), ["east", "west"]);
    let second = unlink(&world, "LinkedToWatch", &uses).await.unwrap();
    let latest = world.ask(|scope| latest_deletion(scope, &role.id)).unwrap();
    assert_eq!(latest, Some(second));
    assert!(world.may(&Holder::Role(role.id), "ecs:GetAnything"));
}

/// A task that could not end was kept for good, so that trying again and again filled the database.
#[tokio::test]
async fn only_the_last_tasks_on_a_role_are_kept() {
    let world = World::new().await;
    let role = link(&world, false, None, None).await.unwrap();
    let mut tasks = Vec::new();
    for _ in 0..22 {
        tasks.push(unlink(&world, "LinkedToWatch", &[("east", "thing/1")]).await.unwrap());
    }
    for (place, task) in tasks.iter().enumerate() {
        let found = world.ask(|scope| deletion(scope, &task.id));
        match place {
            0..2 => assert!(matches!(found, Err(Error::NotFound { kind: Kind::DeletionTask, .. })), "{place}"),
            _ => assert_eq!(&found.unwrap(), task, "{place}"),
        }
    }
    let latest = world.ask(|scope| latest_deletion(scope, &role.id)).unwrap();
    assert_eq!(latest.as_ref(), tasks.last());
}

#[tokio::test]
async fn a_role_that_nothing_uses_is_gone_with_its_policy_and_the_task_is_kept() {
    let world = World::new().await;
    let role = link(&world, false, None, None).await.unwrap();
    let done = unlink(&world, "LinkedToWatch", &[]).await.unwrap();
    assert!(done.succeeded());
    assert_eq!(world.ask(|scope| deletion(scope, &done.id)).unwrap(), done);
    let gone = world.ask(|scope| role::get(scope, &"LinkedToWatch".into()));
    assert!(matches!(gone, Err(Error::NotFound { kind: Kind::Role, .. })));
    assert!(!world.may(&Holder::Role(role.id), "ecs:GetAnything"));
    let again = link(&world, false, None, None).await.unwrap();
    let latest = world.ask(|scope| latest_deletion(scope, &again.id)).unwrap();
    assert_eq!(latest, None, "a role made again has no history");
}

#[tokio::test]
async fn a_task_is_for_services_roles_only() {
    let world = World::new().await;
    world.role("ops").await.unwrap();
    assert!(matches!(unlink(&world, "ops", &[]).await, Err(Error::NotFound { kind: Kind::LinkedRole, .. })));
    assert!(matches!(unlink(&world, "none", &[]).await, Err(Error::NotFound { kind: Kind::Role, .. })));
    let none = world.ask(|scope| deletion(scope, "none"));
    assert!(matches!(none, Err(Error::NotFound { kind: Kind::DeletionTask, .. })));
    let listed = world.ask(|scope| role::list(scope, None, 9)).unwrap();
    assert_eq!(texts(listed.items.iter().map(|role| &role.name)), ["ops"]);
}
