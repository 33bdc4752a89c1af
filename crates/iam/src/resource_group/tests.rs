//! The rules of resource groups.

use std::time::Duration;

use kernel::{Alphabet, IdFormat, Tags, Transitions};
use store::Scope;

use super::{New, Status, create, delete, exists, get, list};
use crate::error::{Blocker, Error};
use crate::testing::CLOUD;
use store_testing::TestStore;

const ID_FORMAT: IdFormat = IdFormat::new("resource-group", "rg-", Alphabet::Lower, 8);

fn make(scope: &mut Scope<'_>, name: &str) -> crate::Result<super::ResourceGroup> {
    let new = New { name: name.to_owned(), display_name: name.to_owned(), tags: Tags::default() };
    create(scope, &ID_FORMAT, new)
}

#[tokio::test]
async fn a_group_is_made_used_and_waits_until_it_is_gone() {
    let world = TestStore::new(&CLOUD).await;
    let mut scope = world.write().await;
    let group = make(&mut scope, "shop").unwrap();
    assert_eq!(group.status(scope.now()), Some(Status::Creating));
    assert!(matches!(make(&mut scope, "shop"), Err(Error::AlreadyExists { .. })));
    let early = delete(&mut scope, &group.id, false);
    assert!(matches!(early, Err(Error::InUse { by: Blocker::Status, .. })), "{early:?}");
    scope.commit().unwrap();
    world.advance(Duration::from_secs(2));

    let mut scope = world.write().await;
    assert_eq!(get(&mut scope, &group.id).unwrap().status(scope.now()), Some(Status::Ready));
    let used = delete(&mut scope, &group.id, true);
    assert!(matches!(used, Err(Error::InUse { by: Blocker::Resource, .. })), "{used:?}");
    delete(&mut scope, &group.id, false).unwrap();
    assert!(!exists(&mut scope, &group.id).unwrap());
    assert_eq!(get(&mut scope, &group.id).unwrap().status(scope.now()), Some(Status::PendingDelete));
    make(&mut scope, "shop").unwrap();
    scope.commit().unwrap();
    world.advance(Duration::from_secs(3_600));

    let mut scope = world.write().await;
    assert!(get(&mut scope, &group.id).is_err());
    assert_eq!(list(&mut scope).unwrap().len(), 1);
}

/// Clients that do not wait for the clock found a new group unready for two seconds.
#[tokio::test]
async fn a_group_is_ready_at_once_where_transitions_are_instant() {
    let world = TestStore::new(&CLOUD).await;
    world.store.clock().set_transitions(Transitions::Instant);
    let mut scope = world.write().await;
    let group = make(&mut scope, "shop").unwrap();
    assert_eq!(group.status(scope.now()), Some(Status::Ready));
    delete(&mut scope, &group.id, false).unwrap();
}
