//! Commands.

use super::*;
use crate::error::{Error, Kind};
use crate::listing::Window;
use crate::testing::{HERE, test_store};

fn named(name: &str) -> New {
    New { name: name.to_owned(), script: Script { timeout: 60, ..Script::default() }, ..New::default() }
}

#[tokio::test]
async fn what_is_said_of_a_command_changes_and_its_script_stays() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let made = create(&mut scope, &HERE, named("first")).unwrap();
    let change = Change { description: Some("new".to_owned()), timeout: Some(90), ..Change::default() };
    modify(&mut scope, HERE.region, &made.id, change).unwrap();
    note_invocation(&mut scope, made.clone()).unwrap();
    let now = get(&mut scope, HERE.region, &made.id).unwrap();
    assert_eq!((now.name.as_str(), now.description.as_str(), now.script.timeout, now.invoked), ("first", "new", 90, 1));
    let filter = Filter { name: Some("fir*".to_owned()), ..Filter::default() };
    assert_eq!(list(&mut scope, &filter, Window::ALL).unwrap().items, [now]);
    delete(&mut scope, HERE.region, &made.id).unwrap();
    let gone = get(&mut scope, HERE.region, &made.id);
    assert!(matches!(gone, Err(Error::NotFound { kind: Kind::Command, .. })));
}
