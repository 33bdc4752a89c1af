use super::*;
use crate::attachment::{self, HolderKind, Reach};
use crate::error::{Blocker, Error, Kind};
use crate::policy::Owner;
use crate::quota::Limit;
use crate::testing::{World, pages};
use crate::{group, key};

fn named(name: &str) -> Name {
    Name::from(name)
}

#[tokio::test]
async fn a_name_is_taken_whatever_its_case() {
    let world = World::new().await;
    world.user("Ana").await.unwrap();
    let again = world.user("aNA").await.unwrap_err();
    assert!(matches!(again, Error::AlreadyExists { kind: Kind::User, .. }), "{again}");
    let found = world.ask(|scope| get(scope, &named("ANA"))).unwrap();
    assert_eq!(found.name.as_str(), "Ana");
}

#[tokio::test]
async fn a_row_that_another_call_wrote_first_is_a_taken_name() {
    let world = World::new().await;
    let ana = world.user("ana").await.unwrap();
    let raced = world
        .change(|scope| {
            let twin = User { id: "other".to_owned(), ..ana.clone() };
            let inserted = rows::insert(&mut scope.change_authority()?, &twin);
            inserted.map_err(Error::unless_free(Kind::User, &twin.name))
        })
        .await;
    assert!(matches!(raced, Err(Error::AlreadyExists { kind: Kind::User, .. })));
}

#[tokio::test]
async fn a_user_beyond_the_quota_is_refused_and_a_deletion_makes_room() {
    let world = World::new().await;
    for number in 0..8 {
        world.user(&format!("u{number}")).await.unwrap();
    }
    let full = world.user("one-more").await.unwrap_err();
    assert!(matches!(full, Error::LimitExceeded { limit: Limit::Users, max: 8 }), "{full}");
    world.change(|scope| delete(scope, &named("u3"))).await.unwrap();
    world.user("one-more").await.unwrap();
}

#[tokio::test]
async fn a_page_ends_where_the_next_begins() {
    let world = World::new().await;
    let list = async |limit, after: Option<&str>| world.ask(|scope| list(scope, &[], after, limit));
    for count in 0..=8_usize {
        let read = pages(3, async |after| list(3, after).await).await;
        let names: Vec<_> = read.iter().map(|user| user.name.as_str().to_owned()).collect();
        assert_eq!(names, (0..count).map(|n| format!("u{n}")).collect::<Vec<_>>());
        let whole = list(count.max(1), None).await.unwrap();
        assert_eq!((whole.items.len(), whole.next), (count, None), "a page as long as the list is its last");
        if count < 8 {
            world.user(&format!("u{count}")).await.unwrap();
        }
    }
}

#[tokio::test]
async fn a_mark_outlives_the_user_that_it_names() {
    let world = World::new().await;
    for name in ["ana", "bea", "cleo", "dora"] {
        world.user(name).await.unwrap();
    }
    let first = world.ask(|scope| list(scope, &[], None, 2)).unwrap();
    world.change(|scope| delete(scope, &named("bea"))).await.unwrap();
    let rest = world.ask(|scope| list(scope, &[], first.next.as_deref(), 9)).unwrap();
    let names: Vec<_> = rest.items.iter().map(|user| user.name.as_str()).collect();
    assert_eq!(names, ["cleo", "dora"]);
}

#[tokio::test]
async fn a_user_is_deleted_only_when_nothing_depends_on_it() {
    let world = World::new().await;
    let (ana, staff, read_only) = (named("ana"), named("staff"), named("ReadOnly"));
    world.user("ana").await.unwrap();
    world.group("staff").await.unwrap();
    let made = world
        .change(|scope| {
            group::add_user(scope, &staff, &ana)?;
            let made = key::create(scope, Some(&ana))?;
            attachment::attach(scope, HolderKind::User, &ana, Owner::System, &read_only, &Reach::Account)?;
            Ok(made)
        })
        .await
        .unwrap();
    let blocked = async || match world.change(|scope| delete(scope, &ana)).await {
        Err(Error::InUse { kind: Kind::User, by, .. }) => by,
        other => panic!("{other:?}"),
    };
    assert_eq!(blocked().await, Blocker::Membership);
    world.change(|scope| group::remove_user(scope, &staff, &ana)).await.unwrap();
    assert_eq!(blocked().await, Blocker::AccessKey);
    world.change(|scope| key::delete(scope, Some(&ana), &made.id)).await.unwrap();
    assert_eq!(blocked().await, Blocker::Policy);
    world
        .change(|scope| attachment::detach(scope, HolderKind::User, &ana, Owner::System, &read_only, &Reach::Account))
        .await
        .unwrap();
    world.change(|scope| delete(scope, &ana)).await.unwrap();
    let gone = world.change(|scope| delete(scope, &ana)).await.unwrap_err();
    assert!(matches!(gone, Error::NotFound { kind: Kind::User, .. }), "{gone}");
}

#[tokio::test]
async fn a_change_keeps_what_it_does_not_name_and_an_empty_text_removes() {
    let world = World::new().await;
    world.user("ana").await.unwrap();
    let ana = named("ana");
    let change = Change { email: Some("a@b.cn".to_owned()), comments: Some("hi".to_owned()), ..Change::default() };
    world.change(|scope| update(scope, &ana, change)).await.unwrap();
    world.store.clock().advance(std::time::Duration::from_secs(60)).unwrap();
    let change = Change { comments: Some(String::new()), ..Change::default() };
    let user = world.change(|scope| update(scope, &ana, change)).await.unwrap();
    assert_eq!((user.email.as_deref(), user.comments), (Some("a@b.cn"), None));
    assert!(user.updated_at > user.created_at);
}

#[tokio::test]
async fn a_user_cannot_take_the_name_of_another_but_can_change_the_case_of_its_own() {
    let world = World::new().await;
    world.user("ana").await.unwrap();
    world.user("bea").await.unwrap();
    let rename = async |to: &str| {
        let change = Change { name: Some(named(to)), ..Change::default() };
        world.change(|scope| update(scope, &named("ana"), change)).await
    };
    assert!(matches!(rename("BEA").await, Err(Error::AlreadyExists { kind: Kind::User, .. })));
    assert_eq!(rename("ANA").await.unwrap().name.as_str(), "ANA");
}

/// Lists come as one text from the database, by the places of their columns: every field must come out where it went in.
#[tokio::test]
async fn a_list_says_of_a_user_what_is_kept_of_it() {
    let world = World::new().await;
    let new = New {
        name: "Ana".into(),
        display_name: Some("\"A\\'\u{1f600}".to_owned()),
        email: Some("ana@example.com".to_owned()),
        mobile_phone: Some("86-13800000000".to_owned()),
        comments: Some("a\u{1}\n\u{2028}{\"a\":[1]}".to_owned()),
        tags: kernel::Tags::default(),
    };
    let kept = world.change(|scope| create(scope, new)).await.unwrap();
    let listed = world.ask(|scope| list(scope, &[], None, 9)).unwrap();
    assert_eq!(format!("{:?}", listed.items), format!("{:?}", [kept]));
}
