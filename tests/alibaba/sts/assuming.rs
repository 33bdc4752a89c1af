//! STS through the gateway.

use std::time::Duration;

use testkit::TestCloud;

const TRUST: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
    "Principal":{"RAM":["acs:ram::1234567890123456:root"]}}]}"#;
const ROLE: &str = "acs:ram::1234567890123456:role/ops";

#[tokio::test]
async fn both_sides_must_allow_a_role_to_be_assumed() {
    let cloud = TestCloud::new().await;
    let (root, alice) = (cloud.root(), cloud.user("alice").await);
    root.ram("CreateRole", &[("RoleName", "Ops"), ("AssumeRolePolicyDocument", TRUST)]).await.ok();
    let ask = [("RoleArn", ROLE), ("RoleSessionName", "alice")];

    let denied = alice.sts("AssumeRole", &ask).await;
    assert_eq!(denied.refused(), "403 NoPermission");
    assert_eq!(denied.field("/AccessDeniedDetail/PolicyType"), "AccountLevelIdentityBasedPolicy");

    let policy = [("PolicyType", "System"), ("PolicyName", "AliyunSTSAssumeRoleAccess"), ("UserName", "alice")];
    root.ram("AttachPolicyToUser", &policy).await.ok();
    alice.sts("AssumeRole", &ask).await.ok();

    let trusting_nobody = TRUST.replace("Allow", "Deny");
    let change = [("RoleName", "ops"), ("NewAssumeRolePolicyDocument", trusting_nobody.as_str())];
    root.ram("UpdateRole", &change).await.ok();
    let denied = alice.sts("AssumeRole", &ask).await;
    assert_eq!(denied.field("/AccessDeniedDetail/PolicyType"), "AssumeRolePolicy");
    assert_eq!(denied.field("/AccessDeniedDetail/NoPermissionType"), "ExplicitDeny");
}

#[tokio::test]
async fn the_account_itself_cannot_assume_a_role() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateRole", &[("RoleName", "Ops"), ("AssumeRolePolicyDocument", TRUST)]).await.ok();
    let reply = root.sts("AssumeRole", &[("RoleArn", ROLE), ("RoleSessionName", "root")]).await;
    assert_eq!(reply.refused(), "403 NoPermission");
    assert_eq!(reply.field("/Message"), "Roles may not be assumed by root accounts.");
}

#[tokio::test]
async fn a_session_ends_with_its_time_and_with_its_role() {
    let cloud = TestCloud::new().await;
    let (root, alice) = (cloud.root(), cloud.user("alice").await);
    root.ram("CreateRole", &[("RoleName", "Ops"), ("AssumeRolePolicyDocument", TRUST)]).await.ok();
    let policy = [("PolicyType", "System"), ("PolicyName", "AliyunSTSAssumeRoleAccess"), ("UserName", "alice")];
    root.ram("AttachPolicyToUser", &policy).await.ok();
    let assume = async || {
        let ask = [("RoleArn", ROLE), ("RoleSessionName", "alice"), ("DurationSeconds", "900")];
        let reply = alice.sts("AssumeRole", &ask).await;
        let key = |name: &str| reply.field(&format!("/Credentials/{name}"));
        cloud.actor(&key("AccessKeyId"), &key("AccessKeySecret"), Some(&key("SecurityToken")))
    };

    let session = assume().await;
    let identity = session.sts("GetCallerIdentity", &[]).await;
    assert_eq!(identity.field("/Arn"), "acs:ram::1234567890123456:assumed-role/ops/alice");
    cloud.advance(Duration::from_secs(899));
    session.sts("GetCallerIdentity", &[]).await.ok();
    cloud.advance(Duration::from_secs(1));
    assert_eq!(session.sts("GetCallerIdentity", &[]).await.refused(), "400 InvalidSecurityToken.Expired");

    let session = assume().await;
    root.ram("DeleteRole", &[("RoleName", "Ops")]).await.ok();
    root.ram("CreateRole", &[("RoleName", "Ops"), ("AssumeRolePolicyDocument", TRUST)]).await.ok();
    assert_eq!(session.sts("GetCallerIdentity", &[]).await.refused(), "400 InvalidSecurityToken.Expired");
}

/// A call that read in its own account waited for a second connection to read the role of the other one, while it held
/// the first: as soon as every connection was held by such a call, none of them ever ended.
#[tokio::test]
async fn many_users_assume_a_role_of_another_account_at_once() {
    let cloud = TestCloud::new().await;
    let (status, other) = cloud.own("POST", "accounts", Some(serde_json::json!({"clouds": ["alibaba"]}))).await;
    assert_eq!(status, 201, "{other}");
    let text = |name: &str| other[name].as_str().unwrap().to_owned();
    let theirs = cloud.actor(&text("access_key_id"), &text("access_key_secret"), None);
    theirs.ram("CreateRole", &[("RoleName", "Ops"), ("AssumeRolePolicyDocument", TRUST)]).await.ok();
    let role = format!("acs:ram::{}:role/ops", text("account_id"));
    let mut users = Vec::new();
    for number in 0..16 {
        let name = format!("user-{number}");
        users.push(cloud.user(&name).await);
        let policy = [("PolicyType", "System"), ("PolicyName", "AliyunSTSAssumeRoleAccess"), ("UserName", &*name)];
        cloud.root().ram("AttachPolicyToUser", &policy).await.ok();
    }
    // Nobody has called since the last change, so each call reads what its user may do.
    let calls = users.into_iter().map(|user| {
        let role = role.clone();
        tokio::spawn(async move {
            user.sts("AssumeRole", &[("RoleArn", &*role), ("RoleSessionName", "all")]).await.ok();
        })
    });
    let calls: Vec<_> = calls.collect();
    let all = async {
        for call in calls {
            call.await.unwrap();
        }
    };
    tokio::time::timeout(Duration::from_secs(60), all).await.expect("the calls wait for each other");
}

/// A trust policy holds a name, and no page says that it holds more: see decision 39.
#[tokio::test]
async fn a_user_that_is_made_again_is_trusted_where_its_predecessor_was() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let trust = TRUST.replace("root", "user/alice");
    root.ram("CreateRole", &[("RoleName", "Ops"), ("AssumeRolePolicyDocument", &trust)]).await.ok();
    let policy = [("PolicyType", "System"), ("PolicyName", "AliyunSTSAssumeRoleAccess"), ("UserName", "alice")];
    let first = cloud.user("alice").await;
    root.ram("AttachPolicyToUser", &policy).await.ok();
    let ask = [("RoleArn", ROLE), ("RoleSessionName", "alice")];
    first.sts("AssumeRole", &ask).await.ok();
    root.ram("DetachPolicyFromUser", &policy).await.ok();
    root.ram("DeleteAccessKey", &[("UserName", "alice"), ("UserAccessKeyId", first.key_id())]).await.ok();
    root.ram("DeleteUser", &[("UserName", "alice")]).await.ok();

    let second = cloud.user("alice").await;
    assert_eq!(second.sts("AssumeRole", &ask).await.refused(), "403 NoPermission", "its policies went with the first");
    root.ram("AttachPolicyToUser", &policy).await.ok();
    second.sts("AssumeRole", &ask).await.ok();
}
