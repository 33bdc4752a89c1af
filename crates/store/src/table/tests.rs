use std::sync::Arc;

use kernel::{Tenant, TenantId};

use super::*;
use crate::{Place, Store, sql, statements_run, testing};

#[derive(Debug, Clone, Copy, PartialEq)]
struct Spot {
    x: i64,
    y: i64,
}

#[derive(Debug, Clone, PartialEq)]
struct Thing {
    id: String,
    tenant: TenantId,
    label: Option<String>,
    size: u32,
    is_new: bool,
    spot: Option<Spot>,
    words: Vec<String>,
    shelf: Option<String>,
    later: Vec<i64>,
}

columns! {
    Spot { x = spot_x, y = spot_y }
}

table! {
    Thing in things t by thing_id {
        id = thing_id, label, size, is_new, spot, words as Json,
    }
    joined "LEFT JOIN shelves s ON s.tenant = t.tenant AND s.thing_id = t.thing_id" {
        tenant = "t.tenant", shelf = "s.name",
    }
    later { later }
    also { label_key = lower }
}

fn lower(thing: &Thing) -> Option<String> {
    thing.label.as_deref().map(str::to_lowercase)
}

/// What an account has once.
#[derive(Debug, PartialEq)]
struct Choice {
    color: String,
    depth: u32,
}

table! {
    Choice in choices c by tenant {
        color, depth,
    }
}

const TABLES: &str = "
    CREATE TABLE things (
        tenant BIGINT NOT NULL, thing_id TEXT NOT NULL, label TEXT, label_key TEXT, size BIGINT, is_new BOOLEAN NOT NULL,
        spot_x BIGINT, spot_y BIGINT, words TEXT NOT NULL, PRIMARY KEY (tenant, thing_id)
    );
    CREATE TABLE shelves (tenant BIGINT NOT NULL, thing_id TEXT NOT NULL, name TEXT NOT NULL);
    CREATE TABLE choices (tenant BIGINT NOT NULL PRIMARY KEY, color TEXT NOT NULL, depth BIGINT NOT NULL)";

/// A store with these tables and two accounts.
async fn open() -> (Store, [Arc<Tenant>; 2]) {
    #[cfg(feature = "postgres")]
    let place = Place::postgres_for_test().unwrap_or(Place::Ephemeral);
    #[cfg(not(feature = "postgres"))]
    let place = Place::Ephemeral;
    let store = testing::store(&place).await;
    let mut accounts = Vec::new();
    for number in ["1000000000000001", "1000000000000002"] {
        accounts.push(store.create_account(&testing::CLOUD, number.parse().unwrap()).await.unwrap());
    }
    let mut scope = store.write(&accounts[0]).await.unwrap();
    scope.conn().unwrap().define(TABLES).unwrap();
    scope.commit().unwrap();
    (store, accounts.try_into().unwrap())
}

fn thing(tenant: &Tenant, id: &str) -> Thing {
    Thing {
        id: id.to_owned(),
        tenant: tenant.id,
        label: Some(format!("Label of {id}")),
        size: 7,
        is_new: true,
        spot: Some(Spot { x: 1, y: -2 }),
        words: vec!["a".to_owned(), "b,\"c".to_owned()],
        shelf: None,
        later: Vec::new(),
    }
}

fn bare(tenant: &Tenant, id: &str) -> Thing {
    Thing { label: None, size: 0, is_new: false, spot: None, words: Vec::new(), ..thing(tenant, id) }
}

#[tokio::test]
async fn a_row_is_read_as_it_was_written() {
    let (store, [account, _]) = open().await;
    let mut scope = store.write(&account).await.unwrap();
    let (full, bare) = (thing(&account, "full"), bare(&account, "bare"));
    let before = statements_run();
    insert(&mut scope, [&full, &bare]).unwrap();
    insert::<Thing>(&mut scope, []).unwrap();
    assert_eq!(statements_run() - before, 1, "many rows are one statement and none are none");
    assert_eq!(find(&mut scope, "full").unwrap(), Some(full.clone()));
    assert_eq!(find(&mut scope, "bare").unwrap(), Some(bare.clone()));
    assert_eq!(find::<Thing>(&mut scope, "other").unwrap(), None);
    assert_eq!(find_by(&mut scope, "label_key", "label of full").unwrap(), Some(full.clone()));
    assert_eq!(find_many::<Thing>(&mut scope, &["bare", "none"]).unwrap(), std::slice::from_ref(&bare));
    assert_eq!(find_many::<Thing>(&mut scope, &[]).unwrap(), []);
    assert_eq!(behind::<Thing>(&mut scope, "thing_id", "", 9).unwrap(), [bare.clone(), full.clone()]);
    assert_eq!(behind::<Thing>(&mut scope, "thing_id", "", 1).unwrap(), [bare]);
    assert_eq!(behind::<Thing>(&mut scope, "thing_id", "bare", 9).unwrap(), [full]);
}

#[tokio::test]
async fn what_is_joined_is_read_and_not_written() {
    let (store, [account, _]) = open().await;
    let mut scope = store.write(&account).await.unwrap();
    insert(&mut scope, [&Thing { shelf: Some("unheard".to_owned()), ..thing(&account, "a") }]).unwrap();
    assert_eq!(find::<Thing>(&mut scope, "a").unwrap().unwrap().shelf, None);
    let shelf = sql!("INSERT INTO shelves (tenant, thing_id, name) VALUES ($1, 'a', 'top')", account.id.0);
    shelf.execute(scope.conn().unwrap()).unwrap();
    assert_eq!(find::<Thing>(&mut scope, "a").unwrap().unwrap().shelf.as_deref(), Some("top"));
}

#[tokio::test]
async fn an_update_is_read_back_and_changes_the_named_columns_only() {
    let (store, [account, _]) = open().await;
    let mut scope = store.write(&account).await.unwrap();
    let (old, other) = (thing(&account, "a"), thing(&account, "b"));
    insert(&mut scope, [&old, &other]).unwrap();
    let new = Thing { label: Some("New".to_owned()), ..bare(&account, "a") };
    // In another order than the table's, and both columns of a structure that is gone.
    let named = ["words", "spot_y", "spot_x", "label_key", "label"];
    assert!(update(&mut scope, &new, &named).unwrap());
    let changed = Thing { label: new.label.clone(), spot: None, words: Vec::new(), ..old };
    assert_eq!(find(&mut scope, "a").unwrap(), Some(changed.clone()));
    assert_eq!(find_by(&mut scope, "label_key", "new").unwrap(), Some(changed));
    assert_eq!(find(&mut scope, "b").unwrap(), Some(other));
    assert!(!update(&mut scope, &thing(&account, "none"), &["size"]).unwrap(), "there is no such row");
    let wrong = update(&mut scope, &new, &["shelf"]).unwrap_err();
    assert!(matches!(&wrong, Fault::Statement(why) if why.contains("things has no column shelf")), "{wrong}");
}

#[tokio::test]
async fn a_row_is_put_in_place_of_the_one_with_its_key() {
    let (store, [account, other]) = open().await;
    let mut scope = store.write(&account).await.unwrap();
    insert(&mut scope, [&thing(&account, "a"), &thing(&account, "b")]).unwrap();
    for id in ["a", "c"] {
        put(&mut scope, &bare(&account, id)).unwrap();
        assert_eq!(find(&mut scope, id).unwrap(), Some(bare(&account, id)));
    }
    assert_eq!(find(&mut scope, "b").unwrap(), Some(thing(&account, "b")));

    let choice = |color: &str| Choice { color: color.to_owned(), depth: 3 };
    for color in ["red", "blue"] {
        put(&mut scope, &choice(color)).unwrap();
        scope.in_account(&other, |scope| put(scope, &choice("green"))).unwrap();
        let kept: Vec<Choice> = select::<Choice>(&scope).fetch_all(scope.conn().unwrap()).unwrap();
        assert_eq!(kept, [choice(color)], "an account has one");
    }
}

#[tokio::test]
async fn an_account_sees_and_changes_its_own_rows_only() {
    let (store, [account, other]) = open().await;
    let mut scope = store.write(&account).await.unwrap();
    insert(&mut scope, [&thing(&account, "a")]).unwrap();
    scope
        .in_account(&other, |scope| {
            assert_eq!(find::<Thing>(scope, "a")?, None);
            assert_eq!(find_many::<Thing>(scope, &["a"])?, []);
            assert!(!update(scope, &bare(&other, "a"), &["size"])?);
            assert_eq!(delete::<Thing>(scope, &["a"])?, 0);
            insert(scope, [&bare(&other, "a")])
        })
        .unwrap();
    assert_eq!(find(&mut scope, "a").unwrap(), Some(thing(&account, "a")));
    assert_eq!(delete::<Thing>(&mut scope, &["a"]).unwrap(), 1);
    let left = scope.in_account(&other, |scope| find::<Thing>(scope, "a")).unwrap();
    assert_eq!(left, Some(bare(&other, "a")));
}

#[tokio::test]
async fn rows_are_written_through_a_change_of_authority_too() {
    let (store, [account, _]) = open().await;
    let mut scope = store.write(&account).await.unwrap();
    let mut change = scope.change_authority().unwrap();
    insert(&mut change, [&thing(&account, "a"), &thing(&account, "b")]).unwrap();
    update(&mut change, &bare(&account, "a"), &["size"]).unwrap();
    assert_eq!(delete::<Thing>(&mut change, &["b", "none"]).unwrap(), 1);
    assert_eq!(find(&mut scope, "a").unwrap(), Some(Thing { size: 0, ..thing(&account, "a") }));
}

#[tokio::test]
async fn more_keys_than_a_page_has_are_asked_for_in_parts() {
    let (store, [account, _]) = open().await;
    let mut scope = store.write(&account).await.unwrap();
    let ids: Vec<_> = (0..2 * PART + 3).map(|number| format!("t{number:05}")).collect();
    let things: Vec<_> = ids.iter().map(|id| bare(&account, id)).collect();
    insert(&mut scope, &things).unwrap();
    let keys: Vec<_> = ids.iter().map(String::as_str).collect();
    let mut parts = Vec::new();
    let read = in_parts(&keys, |part| {
        parts.push(part.len());
        Ok(part.iter().map(|key| (*key).to_owned()).collect())
    });
    assert_eq!((read.unwrap(), parts), (ids.clone(), vec![PART, PART, 3]));
    let before = statements_run();
    let mut found: Vec<Thing> = find_many(&mut scope, &keys).unwrap();
    assert_eq!(statements_run() - before, 3);
    found.sort_by(|one, other| one.id.cmp(&other.id));
    assert_eq!(found, things);
    assert_eq!(delete::<Thing>(&mut scope, &keys[1..]).unwrap(), u64::try_from(keys.len() - 1).unwrap());
    assert_eq!(behind::<Thing>(&mut scope, "thing_id", "", 9).unwrap(), things[..1]);
    let failed = in_parts::<Thing>(&keys, |_| Err(Fault::Closed));
    assert!(matches!(failed, Err(Fault::Closed)));
}

#[tokio::test]
async fn columns_in_another_order_are_refused() {
    let (store, [account, _]) = open().await;
    let mut scope = store.write(&account).await.unwrap();
    insert(&mut scope, [&thing(&account, "a")]).unwrap();
    let read = |scope: &mut Scope<'_>, list: &str| {
        let query = Composed::new(format!("SELECT {list} FROM things t"));
        query.fetch_all::<Thing>(scope.conn().unwrap())
    };
    let right = "thing_id, label, size, is_new, spot_x, spot_y, words, tenant, NULL AS shelf";
    assert_eq!(read(&mut scope, right).unwrap(), [thing(&account, "a")]);
    for wrong in [
        "label, thing_id, size, is_new, spot_x, spot_y, words, tenant, NULL AS shelf",
        "thing_id, label, size, is_new, spot_y, spot_x, words, tenant, NULL AS shelf",
        "thing_id, label, size, is_new, spot_x, spot_y, words, tenant",
    ] {
        assert!(matches!(read(&mut scope, wrong), Err(Fault::Statement(_))), "{wrong}");
    }
}

/// The schema allows what the program never writes: a file that was changed by hand is found damaged, not misread.
#[tokio::test]
async fn nothing_where_there_must_be_something_is_damage() {
    let (store, [account, _]) = open().await;
    let mut scope = store.write(&account).await.unwrap();
    insert(&mut scope, [&thing(&account, "a"), &thing(&account, "b"), &thing(&account, "c")]).unwrap();
    for change in [
        "UPDATE things SET size = NULL WHERE thing_id = 'a'",
        "UPDATE things SET spot_y = NULL WHERE thing_id = 'b'",
        "UPDATE things SET words = '{}' WHERE thing_id = 'c'",
    ] {
        scope.conn().unwrap().execute(change, &[]).unwrap();
    }
    for id in ["a", "b", "c"] {
        let found = find::<Thing>(&mut scope, id);
        assert!(matches!(found, Err(Fault::Damaged(_))), "{id}: {found:?}");
    }
}
