//! Functions.

use kernel::Cloud;
use store_testing::{TestStore, cloud};

use super::*;
use crate::Error;

/// A cloud that belongs to nobody.
static CLOUD: Cloud = cloud(&[]);

fn new(name: &str) -> New {
    New { region: "here".to_owned(), name: name.to_owned(), runtime: "custom".to_owned(), ..New::default() }
}

#[tokio::test]
async fn a_name_stands_once_in_each_region() {
    let store = TestStore::new(&CLOUD).await;
    let mut scope = store.write().await;
    create(&mut scope, new("resize")).unwrap();
    assert!(matches!(create(&mut scope, new("resize")), Err(Error::NameTaken(_))));
    create(&mut scope, New { region: "there".to_owned(), ..new("resize") }).unwrap();
    delete(&mut scope, "here", "resize").unwrap();
    assert!(matches!(get(&mut scope, "here", "resize"), Err(Error::NotFound(_))));
    assert_eq!(get(&mut scope, "there", "resize").unwrap().name, "resize");
}

#[tokio::test]
async fn a_list_goes_on_behind_the_last_name() {
    let store = TestStore::new(&CLOUD).await;
    let mut scope = store.write().await;
    for name in ["web-b", "web-a", "job", "web-c"] {
        create(&mut scope, new(name)).unwrap();
    }
    let filter = Filter { region: "here".to_owned(), prefix: Some("web".to_owned()), limit: 2, ..Filter::default() };
    let names = |found: &[Function]| found.iter().map(|function| function.name.clone()).collect::<Vec<_>>();
    let (first, next) = list(&mut scope, &filter).unwrap();
    assert_eq!((names(&first), next.as_deref()), (vec!["web-a".to_owned(), "web-b".to_owned()], Some("web-b")));
    let (rest, next) = list(&mut scope, &Filter { after: next, ..filter }).unwrap();
    assert_eq!((names(&rest), next), (vec!["web-c".to_owned()], None));
}

#[tokio::test]
async fn a_change_is_kept_with_its_time() {
    let store = TestStore::new(&CLOUD).await;
    let mut scope = store.write().await;
    let mut function = create(&mut scope, new("resize")).unwrap();
    scope.commit().unwrap();
    store.advance(std::time::Duration::from_secs(60));
    let mut scope = store.write().await;
    "role".clone_into(&mut function.role);
    modify(&mut scope, function.clone()).unwrap();
    let changed = get(&mut scope, "here", "resize").unwrap();
    assert_eq!((changed.role.as_str(), changed.id), ("role", function.id));
    assert!(changed.modified_at > changed.created_at);
}
