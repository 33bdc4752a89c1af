//! A sandbox that is stopped and started on the same folder.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use alibaba::product::PRODUCTS;
use serde_json::Value;
use testkit::{Actor, TestCloud};
use wire::Effect;

/// Products whose state is RAM's.
const RAM: [&str; 3] = ["Ram", "Ims", "ResourceManager"];

/// Every answer to a reading example, without the number of its request.
async fn answers(root: &Actor) -> Vec<(&'static str, &'static str, u16, Value)> {
    let mut answers = Vec::new();
    for product in PRODUCTS.iter().filter(|product| RAM.contains(&product.name)) {
        for route in product.routes.iter().filter(|route| route.effect == Effect::Read) {
            let reply = root.call(product.name, route.name, route.example).await;
            let mut body: Value = serde_json::from_str(&reply.body).unwrap();
            for field in ["RequestId", "Recommend"] {
                body.as_object_mut().unwrap().remove(field);
            }
            answers.push((product.name, route.name, reply.status, body));
        }
    }
    answers
}

#[tokio::test]
async fn what_ram_holds_outlives_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let cloud = TestCloud::kept_in(folder.path()).await;
    let root = cloud.root();
    for product in PRODUCTS.iter().filter(|product| RAM.contains(&product.name)) {
        let makes = |name: &str| ["Create", "Add", "Attach", "Set"].iter().any(|verb| name.starts_with(verb));
        for route in product.routes.iter().filter(|route| makes(route.name)) {
            root.call(product.name, route.name, route.example).await;
        }
    }
    root.ram("CreateUser", &[("UserName", "carol")]).await.ok();
    let made = root.ram("CreateAccessKey", &[("UserName", "carol")]).await;
    let key = |name: &str| made.field(&format!("/AccessKey/{name}"));
    let before = answers(&root).await;
    let found = before.iter().filter(|(_, _, status, _)| *status == 200).count();
    assert!(found * 4 > before.len() * 3, "most examples find something: {found} of {}", before.len());
    // Whoever calls holds the server, and the server holds the folder.
    drop(root);
    cloud.stop().await;

    let cloud = TestCloud::kept_in(folder.path()).await;
    for (before, after) in before.iter().zip(answers(&cloud.root()).await) {
        assert_eq!(*before, after);
    }
    let carol = cloud.actor(&key("AccessKeyId"), &key("AccessKeySecret"), None);
    assert_eq!(carol.sts("GetCallerIdentity", &[]).await.field("/Arn"), "acs:ram::1234567890123456:user/carol");
}
