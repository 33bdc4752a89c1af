//! SKS: keys with which people sign in to instances.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use serde_json::{Value, json};
use testkit::{KsyunActor, Reply, TestCloud};

const PUBLIC: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me@here";

async fn sks(actor: &KsyunActor, action: &str, parameters: &[(&str, &str)]) -> Reply {
    actor.call("sks", action, parameters).await
}

async fn keys(root: &KsyunActor, narrowed: &[(&str, &str)]) -> Vec<Value> {
    sks(root, "DescribeKeys", narrowed).await.ok()["KeySet"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_key_is_made_and_renamed_and_deleted_by_its_id() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let made = sks(&root, "CreateKey", &[("KeyName", "web"), ("Description", "of the tests")]).await.ok();
    assert!(made["PrivateKey"].as_str().unwrap().starts_with("-----BEGIN RSA PRIVATE KEY-----"));
    let id = made["Key"]["KeyId"].as_str().unwrap();
    assert_eq!((&made["Key"]["KeyName"], &made["Key"]["ProjectId"]), (&json!("web"), &json!(0)));
    // Names may be there twice.
    let other = sks(&root, "CreateKey", &[("KeyName", "web")]).await.field("/Key/KeyId");
    assert_ne!(id, other);
    sks(&root, "ModifyKey", &[("KeyId", id), ("KeyName", "db")]).await.ok();
    let one = keys(&root, &[("KeyId.1", id)]).await;
    assert_eq!((one.len(), &one[0]["KeyName"]), (1, &json!("db")));
    assert_eq!(one[0]["PublicKey"], made["Key"]["PublicKey"]);
    let named = keys(&root, &[("Filter.1.Name", "key-name"), ("Filter.1.Value.1", "web")]).await;
    assert_eq!(named.iter().map(|key| &key["KeyId"]).collect::<Vec<_>>(), [&json!(other)]);
    sks(&root, "DeleteKey", &[("KeyId", id)]).await.ok();
    let gone = sks(&root, "DeleteKey", &[("KeyId", id)]).await;
    assert_eq!(gone.refused(), "404 KeyNotFound");
    assert_eq!(sks(&root, "ModifyKey", &[("KeyId", id), ("KeyName", "x")]).await.refused(), "404 KeyNotFound");
    assert_eq!(keys(&root, &[("KeyId.1", id)]).await, Vec::<Value>::new());
}

#[tokio::test]
async fn the_public_half_of_a_key_is_taken_over() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let checked = sks(&root, "ImportKey", &[("KeyName", "mine"), ("PublicKey", PUBLIC), ("IsCheck", "true")]).await;
    assert_eq!(checked.ok().get("Key"), None);
    assert_eq!(keys(&root, &[]).await.len(), 0, "it was only looked at");
    let made = sks(&root, "ImportKey", &[("KeyName", "mine"), ("PublicKey", PUBLIC)]).await.ok();
    let seen = made["Key"]["PublicKey"].as_str().unwrap();
    assert!(PUBLIC.starts_with(seen), "{seen}");
    assert_eq!(made.get("PrivateKey"), None);
    for wrong in ["", "ssh-rsa", "rsa AAAA", "ssh-ed25519 !!!"] {
        let refused = sks(&root, "ImportKey", &[("KeyName", "mine"), ("PublicKey", wrong)]).await.refused();
        assert_eq!(refused, "400 InvalidParameter", "{wrong}");
    }
}

#[tokio::test]
async fn keys_come_in_pages_that_are_named_by_the_number_of_their_first_key() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    for name in ["a", "b", "c", "d", "e", "f"] {
        sks(&root, "ImportKey", &[("KeyName", name), ("PublicKey", PUBLIC)]).await.ok();
    }
    let page = async |pairs: &[(&str, &str)]| {
        let body = sks(&root, "DescribeKeys", pairs).await.ok();
        let names: Vec<_> = body["KeySet"].as_array().unwrap().iter().map(|key| key["KeyName"].clone()).collect();
        assert_eq!(body["TotalCount"], json!(6));
        (names, body.get("NextToken").cloned())
    };
    // Terraform's provider begins with 1 and adds the size of the page.
    let first = page(&[("MaxResults", "5"), ("NextToken", "1")]).await;
    assert_eq!(first, (["f", "e", "d", "c", "b"].map(Value::from).to_vec(), Some(json!("6"))));
    let second = page(&[("MaxResults", "5"), ("NextToken", "6")]).await;
    assert_eq!(second, (vec![json!("a")], None));
    assert_eq!(page(&[("MaxResults", "200"), ("NextToken", "201")]).await.0, Vec::<Value>::new());
    assert_eq!(sks(&root, "DescribeKeys", &[("MaxResults", "4")]).await.refused(), "400 InvalidParameter");
    assert_eq!(sks(&root, "DescribeKeys", &[("NextToken", "x")]).await.refused(), "400 InvalidParameter");
    assert_eq!(keys(&root, &[("ProjectId.1", "7")]).await.len(), 0);
    assert_eq!(keys(&root, &[("ProjectId.1", "7"), ("ProjectId.2", "0")]).await.len(), 6);
}
