//! Access keys that are bound to networks, through the gateway.

use std::time::Duration;

use testkit::{Actor, TestCloud};

const OUT: &str = "403 Forbidden.AccessKeyPolicy";

fn only(blocks: &str) -> String {
    format!(r#"{{"Status":"Active","Statements":[{{"Type":"ClassicWhiteList","IPList":[{blocks}]}}]}}"#)
}

/// A user with a key of its own: the key's identifier, and calls with it.
async fn ana(cloud: &TestCloud) -> (String, Actor) {
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    let made = root.ram("CreateAccessKey", &[("UserName", "ana")]).await;
    let id = made.field("/AccessKey/AccessKeyId");
    let actor = cloud.actor(&id, &made.field("/AccessKey/AccessKeySecret"), None);
    (id, actor)
}

#[tokio::test]
async fn a_key_is_refused_outside_its_networks_from_the_next_call_on() {
    let cloud = TestCloud::new().await;
    let (root, (id, ana)) = (cloud.root(), ana(&cloud).await);
    let key = [("UserPrincipalName", "ana@1234567890123456.onaliyun.com"), ("UserAccessKeyId", id.as_str())];
    let set = async |document: &str| {
        root.call("Ims", "SetAccessKeyPolicy", &[key.as_slice(), &[("AccessKeyPolicy", document)]].concat()).await.ok();
    };
    let from = async |address: &str| ana.clone().from(address).sts("GetCallerIdentity", &[]).await;
    from("203.0.113.9").await.ok();

    set(&only(r#""192.0.2.0/24","2001:db8::1""#)).await;
    let refused = from("203.0.113.9").await;
    assert_eq!(refused.refused(), OUT);
    assert!(refused.field("/Message").contains("203.0.113.9"), "{}", refused.body);
    from("192.0.2.77").await.ok();
    from("2001:db8::1").await.ok();
    assert_eq!(from("2001:db8::2").await.refused(), OUT);
    root.clone().from("203.0.113.9").sts("GetCallerIdentity", &[]).await.ok();
    let record = cloud.sandbox().store.find_record(&refused.field("/RequestId")).await.unwrap().expect("a record");
    assert!(record.record.contains("Forbidden.AccessKeyPolicy"), "{}", record.record);

    set(&only(r#""192.0.2.0/24""#).replace("Active", "Inactive")).await;
    from("203.0.113.9").await.ok();
    set(r#"{"Status":"Active","Statements":[{"Type":"VPCWhiteList","Value":"AllowAllVPC","IPList":["0.0.0.0/0"]}]}"#)
        .await;
    assert_eq!(from("203.0.113.9").await.refused(), OUT);
    set(r#"{"Version":1,"Status":"Inactive","Statements":[]}"#).await;
    from("203.0.113.9").await.ok();
}

#[tokio::test]
async fn only_who_has_the_secret_learns_that_a_key_is_bound_to_networks() {
    let cloud = TestCloud::new().await;
    let (id, _) = ana(&cloud).await;
    let key = [("UserPrincipalName", "ana@1234567890123456.onaliyun.com"), ("UserAccessKeyId", id.as_str())];
    let policy = only(r#""192.0.2.1""#);
    cloud
        .root()
        .call("Ims", "SetAccessKeyPolicy", &[key.as_slice(), &[("AccessKeyPolicy", &policy)]].concat())
        .await
        .ok();
    let guessing = cloud.actor(&id, "a-guess", None).sts("GetCallerIdentity", &[]).await;
    assert_eq!(guessing.refused(), "400 SignatureDoesNotMatch");
}

#[tokio::test]
async fn the_accounts_networks_bind_every_key_that_has_none_of_its_own_and_no_session() {
    let cloud = TestCloud::new().await;
    let (root, (id, ana)) = (cloud.root(), ana(&cloud).await);
    root.ram(
        "AttachPolicyToUser",
        &[("PolicyType", "System"), ("PolicyName", "AdministratorAccess"), ("UserName", "ana")],
    )
    .await
    .ok();
    let trust = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
        "Principal":{"RAM":["acs:ram::1234567890123456:root"]}}]}"#;
    root.ram("CreateRole", &[("RoleName", "ops"), ("AssumeRolePolicyDocument", trust)]).await.ok();
    let role = [("RoleArn", "acs:ram::1234567890123456:role/ops"), ("RoleSessionName", "ana")];
    let reply = ana.sts("AssumeRole", &role).await;
    let part = |name: &str| reply.field(&format!("/Credentials/{name}"));
    let session = cloud.actor(&part("AccessKeyId"), &part("AccessKeySecret"), Some(&part("SecurityToken")));

    let policy = only(r#""127.0.0.0/8","10.0.0.0/8""#);
    root.call("Ims", "SetAccessKeyPolicyForAccount", &[("AccessKeyPolicy", &policy)]).await.ok();
    let from = async |who: &Actor, address: &str| who.clone().from(address).sts("GetCallerIdentity", &[]).await;
    assert_eq!(from(&ana, "192.0.2.1").await.refused(), OUT);
    assert_eq!(from(&root, "192.0.2.1").await.refused(), OUT);
    from(&ana, "10.1.2.3").await.ok();
    from(&session, "192.0.2.1").await.ok();

    let own = only(r#""192.0.2.1""#);
    let pairs = [
        ("UserPrincipalName", "ana@1234567890123456.onaliyun.com"),
        ("UserAccessKeyId", &id),
        ("AccessKeyPolicy", &own),
    ];
    root.call("Ims", "SetAccessKeyPolicy", &pairs).await.ok();
    from(&ana, "192.0.2.1").await.ok();
    assert_eq!(from(&ana, "10.1.2.3").await.refused(), OUT);
    cloud.advance(Duration::from_secs(60));
    from(&ana, "192.0.2.1").await.ok();
}
