//! Keys: states, versions, rotation and deletion by the clock.

use std::time::Duration;

use super::*;
use crate::listing::Page;
use crate::testing::{new_key, one, test_store};
use crate::{Vault, alias, cipher, due};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const ALL: Page = Page { number: 1, size: 100 };

#[tokio::test]
async fn a_key_is_deleted_when_its_time_has_come_unless_that_is_cancelled() {
    let (cloud, sealer) = test_store().await;
    let vault = Vault::new(&sealer);
    let mut scope = cloud.write().await;
    let (kept, gone) = (one(&mut scope, vault), one(&mut scope, vault));
    alias::create(&mut scope, "alias/gone", &gone).unwrap();
    let gone = schedule_deletion(&mut scope, gone, 7).unwrap();
    let kept = schedule_deletion(&mut scope, kept, 7).unwrap();
    assert_eq!(gone.state(), State::PendingDeletion);
    assert!(matches!(gone.check_usable(), Err(Error::NotUsable { state: State::PendingDeletion, .. })));
    assert!(matches!(schedule_deletion(&mut scope, gone.clone(), 7), Err(Error::NotChangeable { .. })));
    assert!(matches!(enable(&mut scope, gone.clone()), Err(Error::NotChangeable { .. })));
    assert_eq!(cancel_deletion(&mut scope, kept.clone()).unwrap().state(), State::Enabled);
    assert_eq!(due::next(&mut scope).unwrap(), gone.delete_at);
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(7 * 86_400 - 1));
    let mut scope = cloud.write().await;
    assert_eq!(due::run(&mut scope, vault).unwrap(), 0);
    drop(scope);
    cloud.advance(Duration::from_secs(1));
    let mut scope = cloud.write().await;
    assert_eq!(due::run(&mut scope, vault).unwrap(), 1);
    assert!(matches!(get(&mut scope, "here", &gone.id), Err(Error::NoKey { .. })));
    assert_eq!(alias::find(&mut scope, "here", "alias/gone").unwrap(), None);
    assert_eq!(version::find(&mut scope, &gone.primary_version).unwrap(), None);
    assert_eq!(get(&mut scope, "here", &kept.id).unwrap().state(), State::Enabled);
    assert!(matches!(get(&mut scope, "there", &kept.id), Err(Error::NoKey { .. })));
}

#[tokio::test]
async fn a_protected_key_stays() {
    let (cloud, sealer) = test_store().await;
    let mut scope = cloud.write().await;
    let key = one(&mut scope, Vault::new(&sealer));
    let key = protect(&mut scope, key, true, "in use".to_owned()).unwrap();
    assert!(matches!(schedule_deletion(&mut scope, key.clone(), 7), Err(Error::Protected { .. })));
    let key = protect(&mut scope, key, false, "in use".to_owned()).unwrap();
    assert_eq!(key.protected_for, "", "there is no reason without a protection");
    schedule_deletion(&mut scope, key, 7).unwrap();
}

#[tokio::test]
async fn a_key_is_rotated_by_the_clock_and_old_versions_decrypt() {
    let (cloud, sealer) = test_store().await;
    let vault = Vault::new(&sealer);
    let mut scope = cloud.write().await;
    let key = one(&mut scope, vault);
    let context = cipher::Context::new();
    let old = cipher::encrypt(&mut scope, vault, &key, b"hello", &context).unwrap();
    let key = set_rotation(&mut scope, key, Some(7 * 86_400)).unwrap();
    assert!(matches!(key.rotation(), Rotation::At(_)));
    scope.commit().unwrap();
    // Three terms pass before anybody looks.
    cloud.advance(DAY * 22);
    let mut scope = cloud.write().await;
    assert_eq!(due::run(&mut scope, vault).unwrap(), 1);
    let key = get(&mut scope, "here", &key.id).unwrap();
    let all = versions(&mut scope, &key, ALL).unwrap();
    assert_eq!((all.total, &all.items[0].id), (4, &key.primary_version));
    assert_eq!(key.rotated_at, key.created_at + jiff::SignedDuration::from_hours(21 * 24));
    assert_eq!(due::run(&mut scope, vault).unwrap(), 0);
    let new = cipher::encrypt(&mut scope, vault, &key, b"hello", &context).unwrap();
    assert_ne!(new.version_id, old.version_id);
    for text in [&old.text, &new.text] {
        assert_eq!(cipher::decrypt(&mut scope, vault, &key, text, &context).unwrap().plain, b"hello");
    }
    let key = disable(&mut scope, key).unwrap();
    assert!(matches!(key.rotation(), Rotation::Suspended(_)));
    assert!(matches!(rotate(&mut scope, vault, key), Err(Error::NotUsable { .. })));
    assert_eq!(due::next(&mut scope).unwrap(), None);
}

#[tokio::test]
async fn only_keys_that_encrypt_and_decrypt_alike_are_rotated() {
    let (cloud, sealer) = test_store().await;
    let vault = Vault::new(&sealer);
    let mut scope = cloud.write().await;
    let pair = create(&mut scope, vault, new_key(Spec::P256, Usage::Sign)).unwrap();
    assert!(matches!(rotate(&mut scope, vault, pair.clone()), Err(Error::NotForThis { .. })));
    assert!(matches!(set_rotation(&mut scope, pair, Some(700_000)), Err(Error::NotForThis { .. })));
}

#[tokio::test]
async fn a_service_has_one_key_in_a_region_which_no_call_changes() {
    let (cloud, sealer) = test_store().await;
    let vault = Vault::new(&sealer);
    let mut scope = cloud.write().await;
    let new = || New { service: "disks", ..new_key(Spec::Aes256, Usage::Encrypt) };
    let key = service_key(&mut scope, vault, "alias/of/disks", new()).unwrap();
    assert_eq!(service_key(&mut scope, vault, "alias/of/disks", new()).unwrap(), key);
    assert!(matches!(disable(&mut scope, key.clone()), Err(Error::OfService { .. })));
    assert!(matches!(schedule_deletion(&mut scope, key.clone(), 7), Err(Error::OfService { .. })));
    let by = |of_service| Filter { region: "here".to_owned(), of_service: Some(vec![of_service]), ..Filter::default() };
    assert_eq!(list(&mut scope, &by(true), ALL).unwrap().total, 1);
    assert_eq!(list(&mut scope, &by(false), ALL).unwrap().total, 0);
}

#[tokio::test]
async fn keys_are_listed_by_state_and_alias_newest_first() {
    let (cloud, sealer) = test_store().await;
    let vault = Vault::new(&sealer);
    let mut scope = cloud.write().await;
    let (one, two, three) = (one(&mut scope, vault), one(&mut scope, vault), one(&mut scope, vault));
    disable(&mut scope, two.clone()).unwrap();
    schedule_deletion(&mut scope, three.clone(), 30).unwrap();
    alias::create(&mut scope, "alias/one", &one).unwrap();
    let here = || Filter { region: "here".to_owned(), ..Filter::default() };
    let mut ids = |filter: Filter| -> Vec<String> {
        list(&mut scope, &filter, ALL).unwrap().items.into_iter().map(|key| key.id).collect()
    };
    assert_eq!(ids(here()), [&*three.id, &*two.id, &*one.id]);
    assert_eq!(ids(Filter { states: Some(vec![State::Enabled]), ..here() }), [&*one.id]);
    assert_eq!(ids(Filter { states: Some(vec![State::Disabled]), ..here() }), [&*two.id]);
    assert_eq!(ids(Filter { states: Some(vec![State::PendingDeletion]), ..here() }), [&*three.id]);
    assert_eq!(ids(Filter { states: Some(vec![]), ..here() }), [""; 0]);
    assert_eq!(ids(Filter { aliases: Some(vec!["alias/one".to_owned()]), ..here() }), [&*one.id]);
    assert_eq!(ids(Filter { specs: Some(vec![Spec::P256]), ..here() }), [""; 0]);
    assert_eq!(ids(Filter { region: "there".to_owned(), ..Filter::default() }), [""; 0]);
}
