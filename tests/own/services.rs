//! Acting as a service of the cloud.

use std::time::Duration;

use serde_json::json;
use testkit::{ACCOUNT, Actor, TestCloud};

const TRUST: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
    "Principal":{"Service":["fc.aliyuncs.com"]}}]}"#;

async fn cloud_with_role() -> TestCloud {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateRole", &[("RoleName", "Worker"), ("AssumeRolePolicyDocument", TRUST)]).await.ok();
    let attach = [("PolicyType", "System"), ("PolicyName", "AliyunRAMReadOnlyAccess"), ("RoleName", "Worker")];
    root.ram("AttachPolicyToRole", &attach).await.ok();
    cloud
}

#[tokio::test]
async fn a_service_that_the_role_trusts_receives_a_session_that_works() {
    let cloud = cloud_with_role().await;
    let ask = json!({"role": "worker", "duration_seconds": 900});
    let (status, begun) = cloud.own("POST", "services/fc.aliyuncs.com/assume", Some(ask)).await;
    assert_eq!(status, 200, "{begun}");
    assert_eq!(begun["expiration"], "2026-01-01T00:15:00Z");
    let text = |name: &str| begun[name].as_str().unwrap_or_default().to_owned();
    let token = text("security_token");
    let worker: Actor = cloud.actor(&text("access_key_id"), &text("access_key_secret"), Some(&token));
    let identity = worker.sts("GetCallerIdentity", &[]).await;
    assert_eq!(identity.field("/Arn"), format!("acs:ram::{ACCOUNT}:assumed-role/worker/fc.aliyuncs.com"));
    worker.ram("ListUsers", &[]).await.ok();
    assert_eq!(worker.ram("CreateUser", &[("UserName", "ana")]).await.refused(), "403 NoPermission");
    cloud.advance(Duration::from_secs(900));
    assert_eq!(worker.ram("ListUsers", &[]).await.refused(), "400 InvalidSecurityToken.Expired");
}

#[tokio::test]
async fn a_service_that_the_role_does_not_trust_learns_why_and_leaves_a_record() {
    let cloud = cloud_with_role().await;
    let (status, refused) =
        cloud.own("POST", "services/odps.aliyuncs.com/assume", Some(json!({"role": "Worker"}))).await;
    assert_eq!(status, 403);
    let error = refused["error"].as_str().unwrap_or_default();
    assert!(error.starts_with("the role does not trust `odps.aliyuncs.com`; call "), "{error}");
    let (_, calls) = cloud.own("GET", "requests?limit=1", None).await;
    assert_eq!(calls[0]["action"], "AssumeRole");
    assert_eq!(
        (&calls[0]["caller"]["arn"], &calls[0]["decision"]),
        (&json!("odps.aliyuncs.com"), &json!("ImplicitDeny"))
    );
    assert!(calls[0]["why"].as_str().unwrap_or_default().contains("fc.aliyuncs.com"), "{}", calls[0]);
}

#[tokio::test]
async fn what_cannot_be_assumed_is_refused_in_words() {
    let cloud = cloud_with_role().await;
    let ask = async |service: &str, body| cloud.own("POST", &format!("services/{service}/assume"), Some(body)).await.0;
    assert_eq!(ask("fc.aliyuncs.com", json!({"role": "nobody"})).await, 404);
    assert_eq!(ask("fc.aliyuncs.com", json!({"role": "Worker", "account": "9999999999999999"})).await, 404);
    assert_eq!(ask("fc.aliyuncs.com", json!({})).await, 400);
    assert_eq!(ask("fc", json!({"role": "Worker"})).await, 400);
    assert_eq!(ask("fc.aliyuncs.com", json!({"role": "Worker", "duration_seconds": 3601})).await, 400);
    assert_eq!(ask("fc.aliyuncs.com", json!({"role": "Worker", "session_name": "a b"})).await, 400);
    assert_eq!(ask("fc.aliyuncs.com", json!({"role": "Worker", "policy": "{}"})).await, 400);
}

#[tokio::test]
async fn a_service_of_the_other_cloud_asks_in_its_words() {
    let cloud = TestCloud::new().await;
    cloud.ksyun_root().iam("CreateRole", &[("RoleName", "Worker"), ("TrustAccounts", ACCOUNT)]).await.ok();
    let ask = json!({"role": "Worker", "cloud": "kingsoft"});
    let (status, _) = cloud.own("POST", "services/kec.ksyun.com/assume", Some(ask)).await;
    assert_eq!(status, 403);
    let (_, calls) = cloud.own("GET", "requests?limit=1", None).await;
    let asked_about = format!("krn:ksc:iam::{ACCOUNT}:role/Worker");
    assert!(calls[0].to_string().contains(&asked_about), "{}", calls[0]);
}
