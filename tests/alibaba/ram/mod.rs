//! RAM.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod linked_roles;
mod login;
mod mfa;
mod self_service;
mod setting;

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{Actor, TestCloud};

/// Names and values of a call.
type Pairs<'a> = &'a [(&'a str, &'a str)];

/// A session of a new role that may do everything.
async fn session(cloud: &TestCloud) -> Actor {
    let root = cloud.root();
    let trust = r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"Service": "ecs.aliyuncs.com"}}]}"#;
    root.ram("CreateRole", &[("RoleName", "ops"), ("AssumeRolePolicyDocument", trust)]).await.ok();
    let pairs = [("PolicyType", "System"), ("PolicyName", "AdministratorAccess"), ("RoleName", "ops")];
    root.ram("AttachPolicyToRole", &pairs).await.ok();
    cloud.as_service("ecs.aliyuncs.com", "ops").await.unwrap()
}

#[tokio::test]
async fn a_refusal_tells_what_was_asked_and_which_policies_took_part() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let ana = cloud.user("ana").await;
    let document = r#"{"Version": "1", "Statement": [{"Effect": "Deny", "Action": "ram:GetUser", "Resource": "*"}]}"#;
    root.ram("CreatePolicy", &[("PolicyName", "NoUsers"), ("PolicyDocument", document)]).await.ok();
    for (kind, name) in [("Custom", "NoUsers"), ("System", "AdministratorAccess")] {
        let pairs = [("PolicyType", kind), ("PolicyName", name), ("UserName", "ana")];
        root.ram("AttachPolicyToUser", &pairs).await.ok();
    }
    let refused = ana.ram("GetUser", &[("UserName", "ana")]).await;
    assert_eq!(refused.refused(), "403 NoPermission");
    let message = &*refused.field("/AccessDeniedDetail/EncodedDiagnosticMessage");
    let decoded = root.ram("DecodeDiagnosticMessage", &[("EncodedDiagnosticMessage", message)]).await.contents();
    let decoded = &decoded["DecodedDiagnosticMessage"];
    assert_eq!(decoded["AuthAction"], "ram:GetUser");
    assert_eq!(decoded["AuthResource"], "acs:ram:*:1234567890123456:user/ana");
    assert_eq!(decoded["AuthPrincipal"]["AuthPrincipalType"], "SubUser");
    assert_eq!(decoded["ExplicitDeny"], true);
    assert_eq!(decoded["NoPermissionPolicyType"], "AccountLevelIdentityBasedPolicy");
    let ip = json!({"ConditionKey": "acs:SourceIp", "ConditionValues": ["127.0.0.1"]});
    assert!(decoded["AuthConditions"].as_array().unwrap().contains(&ip), "{decoded}");
    let deny = json!({
        "PolicyIdentifier": "NoUsers",
        "PolicyType": "Custom",
        "PolicyVersion": "v1",
        "Effect": "Deny",
        "AttachedEntityType": "RamUser",
        "AttachedScope": "Account",
    });
    assert!(decoded["MatchedPolicies"].as_array().unwrap().contains(&deny), "{decoded}");
}

#[tokio::test]
async fn a_user_may_name_nobody_and_a_session_has_no_keys() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let ana = cloud.user("ana").await;
    let pairs = [("PolicyType", "System"), ("PolicyName", "AdministratorAccess"), ("UserName", "ana")];
    root.ram("AttachPolicyToUser", &pairs).await.ok();
    cloud.advance(Duration::from_secs(60));
    let made = ana.ram("CreateAccessKey", &[]).await.ok();
    let id = made["AccessKey"]["AccessKeyId"].as_str().unwrap();
    assert_eq!(made["AccessKey"]["AccessKeySecret"].as_str().unwrap().len(), 30);
    let listed = root.ram("ListAccessKeys", &[("UserName", "ana")]).await.contents();
    let key = |id: &str, made: &str| json!({"AccessKeyId": id, "Status": "Active", "CreateDate": made});
    let signs_with = |actor: &Actor| key(actor.key_id(), "2026-01-01T00:00:00Z");
    assert_eq!(listed["AccessKeys"]["AccessKey"], json!([signs_with(&ana), key(id, "2026-01-01T00:01:00Z")]));
    assert_eq!(root.ram("ListAccessKeys", &[]).await.ok()["AccessKeys"]["AccessKey"], json!([signs_with(&root)]));
    let session = session(&cloud).await;
    let refused = session.ram("CreateAccessKey", &[]).await;
    assert_eq!(refused.refused(), "404 EntityNotExist.User");
    session.ram("ListAccessKeys", &[("UserName", "ana")]).await.ok();
}

#[tokio::test]
async fn every_list_is_wrapped_and_says_whether_more_follows() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let empty = |name: &str, item: &str| json!({name: {item: []}, "IsTruncated": false});
    assert_eq!(root.ram("ListUsers", &[]).await.contents(), empty("Users", "User"));
    assert_eq!(root.ram("ListGroups", &[("MaxItems", "1000")]).await.contents(), empty("Groups", "Group"));
    assert_eq!(root.ram("ListRoles", &[]).await.contents(), empty("Roles", "Role"));
    assert_eq!(root.ram("ListPolicies", &[("PolicyType", "Custom")]).await.contents(), empty("Policies", "Policy"));
    for name in ["ana", "bea", "cleo"] {
        root.ram("CreateUser", &[("UserName", name)]).await.ok();
    }
    let first = root.ram("ListUsers", &[("MaxItems", "2")]).await.contents();
    assert_eq!(first["IsTruncated"], true);
    let rest =
        root.ram("ListUsers", &[("MaxItems", "2"), ("Marker", first["Marker"].as_str().unwrap())]).await.contents();
    assert_eq!((&rest["IsTruncated"], &rest["Marker"]), (&json!(false), &Value::Null));
    assert_eq!(rest["Users"]["User"][0]["UserName"], "cleo");
    let pairs = [("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess")];
    let holders = root.ram("ListEntitiesForPolicy", &pairs).await.contents();
    let nobody = json!({"Users": {"User": []}, "Groups": {"Group": []}, "Roles": {"Role": []}});
    assert_eq!(holders, nobody);
    let tags = root.ram("ListTagResources", &[("ResourceType", "role")]).await.contents();
    assert_eq!(tags, json!({"TagResources": []}));
}

#[tokio::test]
async fn a_condition_on_a_tag_follows_the_tag() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let ana = cloud.user("ana").await;
    let document = r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "ram:GetGroup", "Resource": "*",
        "Condition": {"StringEquals": {"acs:ResourceTag/team": "web"}}}]}"#;
    root.ram("CreatePolicy", &[("PolicyName", "WebTeam"), ("PolicyDocument", document)]).await.ok();
    root.ram("AttachPolicyToUser", &[("PolicyType", "Custom"), ("PolicyName", "WebTeam"), ("UserName", "ana")])
        .await
        .ok();
    root.ram("CreateGroup", &[("GroupName", "staff")]).await.ok();
    let get = async || ana.ram("GetGroup", &[("GroupName", "staff")]).await;
    assert_eq!(get().await.refused(), "403 NoPermission");
    let names = ("ResourceNames", r#"["staff"]"#);
    let tag = [("ResourceType", "group"), names, ("Tag", r#"[{"Key": "team", "Value": "web"}]"#)];
    root.ram("TagResources", &tag).await.ok();
    assert_eq!(get().await.ok()["Group"]["GroupName"], "staff");
    root.ram("UntagResources", &[("ResourceType", "group"), names, ("All", "true")]).await.ok();
    assert_eq!(get().await.refused(), "403 NoPermission");
}

#[tokio::test]
async fn a_policy_and_its_versions_show_what_was_written() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let document = r#"{ "Version":"1", "Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*"}] }"#;
    let tag = r#"[{"Key":"env","Value":"test"}]"#;
    let pairs = [("PolicyName", "P"), ("PolicyDocument", document), ("Description", ""), ("Tag", tag)];
    let made = root.ram("CreatePolicy", &pairs).await.contents();
    let expected = json!({"PolicyName": "P", "PolicyType": "Custom", "Description": "", "DefaultVersion": "v1",
        "CreateDate": "2026-01-01T00:00:00Z"});
    assert_eq!(made["Policy"], expected);
    let pairs = [("PolicyName", "P"), ("PolicyDocument", document), ("SetAsDefault", "true")];
    let version = root.ram("CreatePolicyVersion", &pairs).await.contents();
    assert_eq!(version["PolicyVersion"]["VersionId"], "v2");
    let got = root.ram("GetPolicy", &[("PolicyType", "Custom"), ("PolicyName", "P")]).await.contents();
    assert_eq!(got["DefaultPolicyVersion"]["PolicyDocument"], document);
    assert_eq!((&got["Policy"]["DefaultVersion"], &got["Policy"]["AttachmentCount"]), (&json!("v2"), &json!(0)));
    let listed = root.ram("ListPolicies", &[("Tag", tag)]).await.contents();
    let policies = listed["Policies"]["Policy"].as_array().unwrap();
    assert_eq!((policies.len(), &policies[0]["PolicyName"]), (1, &json!("P")));
    assert_eq!(policies[0]["Tags"], json!({"Tag": [{"TagKey": "env", "TagValue": "test"}]}));
    let refused = root.ram("DeletePolicy", &[("PolicyName", "P")]).await;
    assert_eq!(refused.refused(), "409 DeleteConflict.Policy.Version");
    root.ram("DeletePolicy", &[("PolicyName", "P"), ("CascadingDelete", "true")]).await.ok();
}

/// Users search for the vendor's sentence, and it was not there.
#[tokio::test]
async fn a_statement_without_an_action_is_refused_in_the_vendors_words_first() {
    let cloud = TestCloud::new().await;
    let without = r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Resource": "*"}]}"#;
    let reply = cloud.root().ram("CreatePolicy", &[("PolicyName", "P"), ("PolicyDocument", without)]).await;
    assert_eq!(reply.refused(), "400 MalformedPolicyDocument");
    assert_eq!(
        reply.field("/Message"),
        "Add an Action or NotAction element to the policy statement. (line 1, column 32, at $.Statement[0]: the statement \
         has no `Action` or `NotAction`)"
    );
}
