//! IAM's operations as clients call them.

#![expect(clippy::panic, reason = "a test that cannot go on says so by panicking")]

use serde_json::{Value, json};
use testkit::{ACCOUNT, TestCloud};

fn member<'v>(body: &'v Value, result: &str, list: &str) -> &'v Vec<Value> {
    body[result][list]["member"].as_array().unwrap_or_else(|| panic!("{body}"))
}

#[tokio::test]
async fn a_user_is_made_changed_found_and_deleted() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let pairs = [("UserName", "alice"), ("RealName", "Alice"), ("Phone", "13800000000"), ("Remark", "r")];
    let made = root.iam("CreateUser", &pairs).await.ok();
    let user = &made["CreateUserResult"]["User"];
    assert_eq!(user["Krn"], json!(format!("krn:ksc:iam::{ACCOUNT}:user/alice")));
    assert_eq!((&user["RealName"], &user["Path"], &user["isInternational"]), (&json!("Alice"), &json!("/"), &json!(0)));
    assert_eq!(root.iam("CreateUser", &pairs).await.refused(), "409 EntityAlreadyExists");
    root.iam("UpdateUser", &[("UserName", "alice"), ("NewUserName", "alice2"), ("NewRemark", "")]).await.ok();
    let got = root.iam("GetUser", &[("UserName", "alice2")]).await.ok();
    let user = &got["GetUserResult"]["User"];
    assert_eq!((&user["Remark"], &user["NeedBindMfa"]), (&json!(""), &json!(0)));
    let listed = root.iam("ListUsers", &[("MaxItems", "1000")]).await.ok();
    assert_eq!(member(&listed, "ListUserResult", "Users").len(), 1);
    assert_eq!(root.iam("DeleteUser", &[("UserName", "alice2")]).await.ok()["result"], json!(1));
    assert_eq!(root.iam("DeleteUser", &[("UserName", "alice2")]).await.refused(), "404 UserNoSuchEntity");
}

#[tokio::test]
async fn a_user_goes_only_with_nothing_left() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    cloud.ksyun_user_with("alice", &["KECFullAccess"]).await;
    root.iam("CreateGroup", &[("GroupName", "g")]).await.ok();
    let both = [("GroupName", "g"), ("UserName", "alice")];
    root.iam("AddUserToGroup", &both).await.ok();
    let refused = || async {
        let reply = root.iam("DeleteUser", &[("UserName", "alice")]).await;
        assert_eq!(reply.status, 409);
        reply.refused()
    };
    assert_eq!(refused().await, "409 UserGroupRelationDeleteConflict");
    assert_eq!(root.iam("DeleteGroup", &[("GroupName", "g")]).await.refused(), "409 GroupUserDeleteConflict");
    root.iam("RemoveUserFromGroup", &both).await.ok();
    assert_eq!(refused().await, "409 UserAkDeleteConflict");
    let keys = root.iam("ListAccessKeys", &[("UserName", "alice")]).await.ok();
    let keys = member(&keys, "ListAccessKeyResult", "AccessKeyMetadata").clone();
    let key = keys[0]["AccessKeyId"].as_str().unwrap();
    root.iam("DeleteAccessKey", &[("UserName", "alice"), ("AccessKeyId", key)]).await.ok();
    assert_eq!(refused().await, "409 UserPolicyDeleteConflict");
    let pair = [("UserName", "alice"), ("PolicyKrn", "krn:ksc:iam::ksc:policy/KECFullAccess")];
    assert_eq!(root.iam("DetachUserPolicy", &pair).await.ok()["result"], json!(true));
    assert_eq!(root.iam("DetachUserPolicy", &pair).await.refused(), "404 UserPolicyNoSuchEntity");
    root.iam("DeleteUser", &[("UserName", "alice")]).await.ok();
}

#[tokio::test]
async fn a_user_has_two_keys_and_an_inactive_one_signs_nothing() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let alice = cloud.ksyun_user_with("alice", &["IAMReadOnlyAccess"]).await;
    assert_eq!((alice.key_id().len(), alice.secret().len()), (26, 60));
    let own = alice.iam("ListAccessKeys", &[]).await.ok();
    assert_eq!(member(&own, "ListAccessKeyResult", "AccessKeyMetadata")[0]["UserName"], json!("alice"));
    let whose = alice.iam("ListAllUserAccessKeys", &[]).await.ok();
    assert_eq!(whose["AccessKeyList"][0]["AccessKey"], json!(alice.key_id()));
    root.iam("CreateAccessKey", &[("UserName", "alice")]).await.ok();
    let third = root.iam("CreateAccessKey", &[("UserName", "alice")]).await;
    assert_eq!(third.refused(), "409 UserAkskLimitExceeded");
    let off = [("UserName", "alice"), ("AccessKeyId", alice.key_id()), ("Status", "Inactive")];
    root.iam("UpdateAccessKey", &off).await.ok();
    assert_eq!(alice.iam("ListUsers", &[]).await.refused(), "403 AccessKeyInactive");
}

#[tokio::test]
async fn a_group_gives_its_users_what_it_has() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let alice = cloud.ksyun_user_with("alice", &[]).await;
    root.iam("CreateGroup", &[("GroupName", "g"), ("Description", "d")]).await.ok();
    let pair = [("GroupName", "g"), ("PolicyKrn", "krn:ksc:iam::ksc:policy/IAMReadOnlyAccess")];
    assert_eq!(root.iam("AttachGroupPolicy", &pair).await.ok()["result"], json!(1));
    assert_eq!(alice.iam("ListUsers", &[]).await.status, 403);
    root.iam("AddUserToGroup", &[("GroupName", "g"), ("UserName", "alice")]).await.ok();
    alice.iam("ListUsers", &[]).await.ok();
    let got = root.iam("GetGroup", &[("GroupName", "g")]).await.ok();
    let got = &got["GetGroupResult"];
    for place in [&got["Group"], &got["Group"]["Group"], &got["UserGroup"]] {
        assert_eq!(
            (&place["GroupName"], &place["UserCount"], &place["PolicyCount"]),
            (&json!("g"), &json!(1), &json!(1))
        );
    }
    let users = root.iam("ListUsersForGroup", &[("GroupName", "g")]).await.ok();
    assert_eq!(users["ListUsersForGroupResult"]["Users"][0]["UserName"], json!("alice"));
    let groups = root.iam("ListGroupsForUser", &[("UserName", "alice")]).await.ok();
    assert_eq!(
        (member(&groups, "ListGroupsForUserResult", "Groups").len(), &groups["ListGroupsForUserResult"]["Total"]),
        (1, &json!(1))
    );
    assert_eq!(root.iam("DeleteGroup", &[("GroupName", "g")]).await.status, 409);
}

#[tokio::test]
async fn a_policy_has_five_versions_and_the_newest_comes_first() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let document = r#"{"Statement":[{"Effect":"Allow","Action":"kec:*","Resource":"*"}]}"#;
    let made = root.iam("CreatePolicy", &[("PolicyName", "p"), ("PolicyDocument", document)]).await.ok();
    let policy = &made["CreatePolicyResult"]["Policy"];
    let krn = policy["Krn"].as_str().unwrap();
    assert_eq!((&policy["AttachmentCount"], policy["PolicyId"].as_str().unwrap().len()), (&json!("0"), 22));
    for _ in 0..4 {
        let pairs = [("PolicyKrn", krn), ("PolicyDocument", document), ("SetAsDefault", "true")];
        root.iam("CreatePolicyVersion", &pairs).await.ok();
    }
    let sixth = [("PolicyKrn", krn), ("PolicyDocument", document)];
    assert_eq!(root.iam("CreatePolicyVersion", &sixth).await.refused(), "409 PolicyVersionLimitExceeded");
    let listed = root.iam("ListPolicyVersions", &[("PolicyKrn", krn)]).await.ok();
    let versions = member(&listed, "ListPolicyVersionsResult", "Versions");
    let shown: Vec<_> = versions.iter().map(|one| (&one["VersionId"], &one["IsDefaultVersion"])).collect();
    assert_eq!(shown[0], (&json!("v5"), &json!("true")));
    assert_eq!(shown[4], (&json!("v1"), &json!("false")));
    let default = root.iam("DeletePolicyVersion", &[("PolicyKrn", krn), ("VersionId", "v5")]).await;
    assert_eq!(default.refused(), "409 PolicyDefaultVersionDeleteConflict");
    assert_eq!(root.iam("DeletePolicy", &[("PolicyKrn", krn)]).await.refused(), "409 PolicyDeleteConflict");
    for version in ["v1", "v2", "v3", "v4"] {
        root.iam("DeletePolicyVersion", &[("PolicyKrn", krn), ("VersionId", version)]).await.ok();
    }
    root.iam("DeletePolicy", &[("PolicyKrn", krn)]).await.ok();
    assert_eq!(root.iam("GetPolicy", &[("PolicyKrn", krn)]).await.refused(), "404 PolicyNoSuchEntity");
    let bad = [("PolicyName", "q"), ("PolicyDocument", r#"{"Statement":[{"Effect":"Allow"}]}"#)];
    assert_eq!(root.iam("CreatePolicy", &bad).await.refused(), "400 PolicyDocumentInvalid");
}

#[tokio::test]
async fn policies_of_the_cloud_can_be_attached_and_not_changed() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let krn = "krn:ksc:iam::ksc:policy/AdministratorAccess";
    let document = r#"{"Statement":[{"Effect":"Allow","Action":"kec:*","Resource":"*"}]}"#;
    let change = [("PolicyKrn", krn), ("PolicyDocument", document)];
    assert_eq!(root.iam("CreatePolicyVersion", &change).await.refused(), "404 PolicyNoSuchEntity");
    assert_eq!(root.iam("DeletePolicy", &[("PolicyKrn", krn)]).await.status, 404);
    let version = root.iam("GetPolicyVersion", &[("PolicyKrn", krn), ("VersionId", "v1")]).await.ok();
    assert!(version["GetPolicyVersionResult"]["PolicyVersion"]["Document"].as_str().unwrap().contains("\"*\""));
    let all = root.iam("ListPolicies", &[("Scope", "KSC"), ("MaxItems", "1000")]).await.ok();
    assert_eq!(member(&all, "ListPoliciesResult", "Policies").len(), kingsoft::CLOUD.system_policies.len());
    let first = root.iam("ListPolicies", &[("MaxItems", "7")]).await.ok();
    let marker = first["ListPoliciesResult"]["Marker"].as_str().unwrap();
    assert_eq!(first["ListPoliciesResult"]["IsTruncated"], json!(true));
    let rest = root.iam("ListPolicies", &[("Marker", marker), ("MaxItems", "1000")]).await.ok();
    assert_eq!(member(&rest, "ListPoliciesResult", "Policies").len(), kingsoft::CLOUD.system_policies.len() - 7);
    cloud.ksyun_user_with("alice", &["KECFullAccess"]).await;
    let attached = root.iam("ListPolicies", &[("OnlyAttached", "true"), ("MaxItems", "2")]).await.ok();
    assert_eq!(member(&attached, "ListPoliciesResult", "Policies")[0]["PolicyName"], json!("KECFullAccess"));
}

#[tokio::test]
async fn attached_policies_are_listed_as_terraform_pages_through_them() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    cloud.ksyun_user_with("alice", &["KECFullAccess", "VPCFullAccess"]).await;
    root.iam("CreateRole", &[("RoleName", "app"), ("TrustAccounts", ACCOUNT)]).await.ok();
    for name in ["KECFullAccess", "VPCFullAccess"] {
        let krn = format!("krn:ksc:iam::ksc:policy/{name}");
        root.iam("AttachRolePolicy", &[("RoleName", "app"), ("PolicyKrn", &krn)]).await.ok();
    }
    let page = async |page: &str| {
        let pairs = [("UserName", "alice"), ("Page", page), ("MaxItems", "1")];
        root.iam("ListAttachedUserPolicies", &pairs).await.ok()
    };
    let (one, two) = (page("1").await, page("2").await);
    let name = |body: &Value, result: &str| member(body, result, "AttachedPolicies")[0]["PolicyName"].clone();
    let result = "ListAttachedUserPoliciesResult";
    assert_eq!((&one[result]["IsTruncated"], &two[result]["IsTruncated"]), (&json!(true), &json!(false)));
    assert_ne!(name(&one, result), name(&two, result));
    let pairs = [("RoleName", "app"), ("Marker", ""), ("MaxItems", "1")];
    let one = root.iam("ListAttachedRolePolicies", &pairs).await.ok();
    let result = "ListAttachedRolePoliciesResult";
    let marker = one[result]["Marker"].as_str().unwrap();
    let two =
        root.iam("ListAttachedRolePolicies", &[("RoleName", "app"), ("Marker", marker), ("MaxItems", "1")]).await.ok();
    assert_eq!(two[result]["IsTruncated"], json!(false));
    assert_ne!(name(&one, result), name(&two, result));
    let holders =
        root.iam("ListEntitiesForPolicy", &[("PolicyKrn", "krn:ksc:iam::ksc:policy/KECFullAccess")]).await.ok();
    assert_eq!(member(&holders, "ListEntitiesForPolicyResult", "PolicyUsers")[0]["UserName"], json!("alice"));
    assert_eq!(member(&holders, "ListEntitiesForPolicyResult", "PolicyRoles")[0]["RoleName"], json!("app"));
    assert_eq!(root.iam("DeleteRole", &[("RoleName", "app")]).await.refused(), "409 DeleteConflict");
}

#[tokio::test]
async fn a_role_trusts_accounts_or_services() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let made = root.iam("CreateRole", &[("RoleName", "a"), ("TrustAccounts", "2000000001,2000000002")]).await.ok();
    let role = &made["CreateRoleResult"]["Role"];
    assert_eq!((&role["TrustAccounts"], &role["TrustType"]), (&json!("2000000001,2000000002"), &json!(1)));
    assert_eq!(role["RoleId"].as_str().unwrap().len(), 22);
    root.iam("CreateRole", &[("RoleName", "k"), ("TrustServices", "kec"), ("TrustType", "2")]).await.ok();
    let got = root.iam("GetRole", &[("RoleName", "k")]).await.ok();
    let role = &got["GetRoleResult"]["Role"];
    assert_eq!(
        (&role["TrustServices"], &role["TrustType"], &role["ServiceRoleType"]),
        (&json!("kec"), &json!(2), &json!(1))
    );
    let listed = root.iam("ListRoles", &[("MaxItems", "1000")]).await.ok();
    assert_eq!(member(&listed, "ListRolesResult", "Roles")[1]["TrustServices"], json!(["kec"]));
    root.iam("UpdateRoleTrustAccounts", &[("RoleName", "a"), ("NewTrustAccounts", ACCOUNT)]).await.ok();
    root.iam("UpdateRole", &[("RoleName", "a"), ("NewDescription", "d")]).await.ok();
    let got = root.iam("GetRole", &[("RoleName", "a")]).await.ok();
    let role = &got["GetRoleResult"]["Role"];
    assert_eq!((&role["TrustAccounts"], &role["Description"]), (&json!(ACCOUNT), &json!("d")));
    let refused = |pairs: Vec<(&'static str, &'static str)>| {
        let root = &root;
        async move { root.iam("CreateRole", &pairs).await.refused() }
    };
    assert_eq!(refused(vec![("RoleName", "x")]).await, "400 MissingParameter");
    assert_eq!(refused(vec![("TrustAccounts", "1")]).await, "400 MissingParameter");
    assert_eq!(refused(vec![("RoleName", "x"), ("TrustAccounts", "me")]).await, "400 InvalidParameterValue");
    assert_eq!(refused(vec![("RoleName", "x y"), ("TrustAccounts", "1")]).await, "400 InvalidParameterValue");
    assert_eq!(
        refused(vec![("RoleName", "x"), ("TrustAccounts", "1"), ("TrustType", "2")]).await,
        "400 InvalidParameterValue"
    );
    assert_eq!(root.iam("DeleteRole", &[("RoleName", "a")]).await.ok()["result"], json!(true));
    assert_eq!(root.iam("GetRole", &[("RoleName", "a")]).await.refused(), "404 RoleNoSuchEntity");
}

#[tokio::test]
async fn a_call_that_only_wants_to_know_changes_nothing() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let dry = [("UserName", "alice"), ("DryRun", "true")];
    assert_eq!(root.iam("CreateUser", &dry).await.refused(), "412 DryRunOperation");
    assert_eq!(root.iam("GetUser", &[("UserName", "alice")]).await.status, 404);
    root.iam("CreateUser", &[("UserName", "alice"), ("DryRun", "false")]).await.ok();
    assert_eq!(root.iam("CreateUser", &dry).await.refused(), "409 EntityAlreadyExists");
}

/// `DryRun=1` used to count as no: what was meant as a trial wrote.
#[tokio::test]
async fn a_call_that_does_not_say_clearly_whether_it_is_tried_changes_nothing() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    for unclear in ["1", "maybe", "yes", ""] {
        let refused = root.iam("CreateUser", &[("UserName", "alice"), ("DryRun", unclear)]).await;
        assert_eq!(refused.refused(), "400 InvalidParameterValue", "{unclear:?}");
        let refused = root.vpc("CreateVpc", &[("CidrBlock", "10.0.0.0/16"), ("DryRun", unclear)]).await;
        assert_eq!(refused.refused(), "400 InvalidParameter", "{unclear:?}");
    }
    let part = root.iam("CreateUser", &[("UserName", "alice"), ("DryRun.1", "true")]).await;
    assert_eq!(part.refused(), "400 InvalidParameterValue");
    assert_eq!(root.iam("GetUser", &[("UserName", "alice")]).await.status, 404);
    for tried in ["True", "TRUE"] {
        let dry = [("UserName", "alice"), ("DryRun", tried)];
        assert_eq!(root.iam("CreateUser", &dry).await.refused(), "412 DryRunOperation", "{tried}");
    }
}

#[tokio::test]
async fn a_policy_about_one_spelling_of_a_name_cannot_be_evaded_with_another() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    root.iam("CreateRole", &[("RoleName", "Admin"), ("TrustServices", "kec")]).await.ok();
    let alice = cloud.ksyun_user_with("alice", &["IAMFullAccess"]).await;
    let document = format!(
        r#"{{"Statement":[{{"Effect":"Deny","Action":"iam:*","Resource":"krn:ksc:iam::{ACCOUNT}:role/Admin"}}]}}"#
    );
    root.iam("CreatePolicy", &[("PolicyName", "hands-off"), ("PolicyDocument", &document)]).await.ok();
    let krn = format!("krn:ksc:iam::{ACCOUNT}:policy/hands-off");
    root.iam("AttachUserPolicy", &[("UserName", "alice"), ("PolicyKrn", &krn)]).await.ok();
    let delete = |name: &'static str| {
        let alice = &alice;
        async move { alice.iam("DeleteRole", &[("RoleName", name)]).await.status }
    };
    assert_eq!((delete("Admin").await, delete("admin").await), (403, 404));
    assert_eq!(alice.iam("CreateRole", &[("RoleName", "ADMIN"), ("TrustAccounts", "1")]).await.status, 409);
}
