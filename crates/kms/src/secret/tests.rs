//! Secrets: versions, stages, and deletion by the clock.

use std::time::Duration;

use kernel::Tags;

use super::*;
use crate::error::Error;
use crate::listing::Page;
use crate::testing::{one, test_store};
use crate::{Vault, due, key};

const ALL: Page = Page { number: 1, size: 100 };

fn new(key_id: &str) -> New<'static> {
    New {
        region: "here",
        name: "db/password",
        description: String::new(),
        key_id: key_id.to_owned(),
        version: "v1",
        data: "hunter2",
        data_type: "text",
        tags: Tags::default(),
    }
}

fn next<'p>(version: &'p str, data: &'p str, stages: &[&str]) -> Put<'p> {
    Put { version, data, data_type: "text", stages: stages.iter().map(|stage| (*stage).to_owned()).collect() }
}

#[tokio::test]
async fn the_current_version_is_handed_out_and_the_one_before_it_is_kept() {
    let (cloud, sealer) = test_store().await;
    let vault = Vault::new(&sealer);
    let mut scope = cloud.write().await;
    let secret = create(&mut scope, vault, new("")).unwrap();
    assert!(matches!(create(&mut scope, vault, new("")), Err(Error::SecretTaken { .. })));
    put(&mut scope, vault, &secret, &next("v2", "hunter3", &[CURRENT, "mine"])).unwrap();
    put(&mut scope, vault, &secret, &next("v3", "hunter4", &[CURRENT])).unwrap();
    let mut get = |which| value(&mut scope, vault, &secret, which).map(|(_, text)| text);
    assert_eq!(get(Which::default()).unwrap(), "hunter4");
    assert_eq!(get(Which { stage: Some(PREVIOUS), version: None }).unwrap(), "hunter3");
    assert_eq!(get(Which { stage: Some("mine"), version: None }).unwrap(), "hunter3");
    assert_eq!(get(Which { version: Some("v1"), stage: None }).unwrap(), "hunter2");
    assert!(matches!(get(Which { version: Some("v1"), stage: Some(CURRENT) }), Err(Error::NoSecret { .. })));
    assert_eq!(versions(&mut scope, &secret, false, ALL).unwrap().total, 2, "v1 is in no stage");
    assert_eq!(versions(&mut scope, &secret, true, ALL).unwrap().total, 3);
    put(&mut scope, vault, &secret, &next("v3", "hunter4", &[CURRENT, "again"])).unwrap();
    let previous = value(&mut scope, vault, &secret, Which { stage: Some(PREVIOUS), version: None }).unwrap();
    assert_eq!(previous.0.name, "v2", "what is current already leaves the others as they are");
    let other = put(&mut scope, vault, &secret, &next("v3", "other", &[CURRENT]));
    assert!(matches!(other, Err(Error::VersionTaken { .. })));
}

#[tokio::test]
async fn a_stage_moves_from_the_version_that_is_named() {
    let (cloud, sealer) = test_store().await;
    let vault = Vault::new(&sealer);
    let mut scope = cloud.write().await;
    let secret = create(&mut scope, vault, new("")).unwrap();
    put(&mut scope, vault, &secret, &next("v2", "hunter3", &["mine"])).unwrap();
    assert!(matches!(move_stage(&mut scope, &secret, CURRENT, Some("v2"), Some("v1")), Err(Error::NotInStage { .. })));
    assert!(matches!(move_stage(&mut scope, &secret, CURRENT, Some("v1"), None), Err(Error::NotInStage { .. })));
    assert!(matches!(move_stage(&mut scope, &secret, "mine", None, Some("v9")), Err(Error::NoVersion { .. })));
    move_stage(&mut scope, &secret, CURRENT, Some("v1"), Some("v2")).unwrap();
    let (now, text) = value(&mut scope, vault, &secret, Which::default()).unwrap();
    assert_eq!((now.name.as_str(), text.as_str()), ("v2", "hunter3"));
    move_stage(&mut scope, &secret, "mine", Some("v2"), None).unwrap();
    let (now, _) = value(&mut scope, vault, &secret, Which::default()).unwrap();
    assert_eq!(now.stages, [CURRENT]);
}

#[tokio::test]
async fn a_secret_with_a_key_opens_while_the_key_may_be_used() {
    let (cloud, sealer) = test_store().await;
    let vault = Vault::new(&sealer);
    let mut scope = cloud.write().await;
    let with = one(&mut scope, vault);
    let secret = create(&mut scope, vault, new(&with.id)).unwrap();
    assert_eq!(value(&mut scope, vault, &secret, Which::default()).unwrap().1, "hunter2");
    key::disable(&mut scope, with).unwrap();
    assert!(matches!(value(&mut scope, vault, &secret, Which::default()), Err(Error::NotUsable { .. })));
}

#[tokio::test]
async fn a_secret_is_deleted_when_its_time_has_come_unless_it_is_brought_back() {
    let (cloud, sealer) = test_store().await;
    let vault = Vault::new(&sealer);
    let mut scope = cloud.write().await;
    let secret = create(&mut scope, vault, new("")).unwrap();
    delete(&mut scope, secret, Deletion::After(7)).unwrap();
    let secret = get(&mut scope, "here", "db/password").unwrap();
    assert!(matches!(value(&mut scope, vault, &secret, Which::default()), Err(Error::SecretPending { .. })));
    let secret = restore(&mut scope, secret).unwrap();
    assert!(matches!(restore(&mut scope, secret.clone()), Err(Error::SecretNotPending { .. })));
    let at = delete(&mut scope, secret, Deletion::After(7)).unwrap();
    assert_eq!(due::next(&mut scope).unwrap(), Some(at));
    scope.commit().unwrap();
    cloud.advance(Duration::from_secs(7 * 86_400));
    let mut scope = cloud.write().await;
    assert_eq!(due::run(&mut scope, vault).unwrap(), 1);
    assert_eq!(find(&mut scope, "here", "db/password").unwrap(), None);
    let again = create(&mut scope, vault, new("")).unwrap();
    delete(&mut scope, again, Deletion::Now).unwrap();
    assert_eq!(find(&mut scope, "here", "db/password").unwrap(), None);
}
