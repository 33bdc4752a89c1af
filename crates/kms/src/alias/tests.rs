//! Aliases.

use super::*;
use crate::Vault;
use crate::key::{disable, schedule_deletion};
use crate::testing::{one, test_store};

const ALL: Page = Page { number: 1, size: 100 };

#[tokio::test]
async fn an_alias_stands_for_one_key_and_can_be_moved() {
    let (cloud, sealer) = test_store().await;
    let vault = Vault::new(&sealer);
    let mut scope = cloud.write().await;
    let (first, second) = (one(&mut scope, vault), one(&mut scope, vault));
    create(&mut scope, "alias/db", &first).unwrap();
    assert!(matches!(create(&mut scope, "alias/db", &second), Err(Error::AliasTaken { .. })));
    assert_eq!(find(&mut scope, "there", "alias/db").unwrap(), None);
    update(&mut scope, "alias/db", &second).unwrap();
    assert_eq!(get(&mut scope, "here", "alias/db").unwrap().key_id, second.id);
    let mut of = |key: &Key| list(&mut scope, "here", Some(&key.id), ALL).unwrap().total;
    assert_eq!((of(&first), of(&second)), (0, 1));
    assert!(matches!(update(&mut scope, "alias/none", &second), Err(Error::NoAlias { .. })));
    delete(&mut scope, "here", "alias/db").unwrap();
    assert!(matches!(delete(&mut scope, "here", "alias/db"), Err(Error::NoAlias { .. })));
}

#[tokio::test]
async fn a_key_that_is_pending_deletion_gets_no_alias_and_a_disabled_one_does() {
    let (cloud, sealer) = test_store().await;
    let vault = Vault::new(&sealer);
    let mut scope = cloud.write().await;
    let key = one(&mut scope, vault);
    let key = disable(&mut scope, key).unwrap();
    for number in 0..MOST {
        create(&mut scope, &format!("alias/{number}"), &key).unwrap();
    }
    assert!(matches!(create(&mut scope, "alias/more", &key), Err(Error::TooMany { .. })));
    let other = one(&mut scope, vault);
    let other = schedule_deletion(&mut scope, other, 7).unwrap();
    assert!(matches!(create(&mut scope, "alias/other", &other), Err(Error::NotChangeable { .. })));
    assert!(matches!(update(&mut scope, "alias/0", &other), Err(Error::NotUsable { .. })));
}
