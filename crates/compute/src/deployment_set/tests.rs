//! Deployment sets.

use serde_json::json;

use super::*;
use crate::error::Error;
use crate::instance::{self, Count};
use crate::listing::Window;
use crate::testing::{HERE, launch_spec, net, run, test_store};

#[tokio::test]
async fn a_set_stays_while_an_instance_is_in_it() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let set = create(&mut scope, &HERE, New { name: "spread".to_owned(), ..New::default() }).unwrap();
    let mut spec = launch_spec(&net, Count::exactly(2));
    spec.extras.insert("set".to_owned(), json!(set.id));
    let made = run(&mut scope, &spec).unwrap();
    let found = members(&mut scope, "here", "set").unwrap();
    assert!(found.len() == 2 && found.iter().all(|member| member.set == set.id), "{found:?}");
    assert!(matches!(delete(&mut scope, "here", &set.id, "set"), Err(Error::InUse { .. })));
    assert!(matches!(get(&mut scope, "there", &set.id), Err(Error::NotFound { .. })));
    scope.commit().unwrap();
    cloud.advance(std::time::Duration::from_secs(5));
    let mut scope = cloud.write().await;
    for instance in &made {
        instance::release(&mut scope, &instance.id, true).unwrap();
    }
    modify(&mut scope, "here", &set.id, Change { name: Some("apart".to_owned()), ..Change::default() }).unwrap();
    let filter = Filter { name: Some("apart".to_owned()), ..Filter::default() };
    assert_eq!(list(&mut scope, &filter, Window::ALL).unwrap().total, 1);
    delete(&mut scope, "here", &set.id, "set").unwrap();
    assert_eq!(list(&mut scope, &filter, Window::ALL).unwrap().total, 0);
}
