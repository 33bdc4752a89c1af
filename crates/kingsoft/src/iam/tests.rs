//! IAM's operations as clients call them.

use serde_json::{Value, json};

use crate::bench::{ACCOUNT, Bench};

fn member<'v>(body: &'v Value, result: &str, list: &str) -> &'v Vec<Value> {
    body[result][list]["member"].as_array().unwrap_or_else(|| panic!("{body}"))
}

#[tokio::test]
async fn a_user_is_made_changed_found_and_deleted() {
    let bench = Bench::new().await;
    let pairs = [("UserName", "alice"), ("RealName", "Alice"), ("Phone", "13800000000"), ("Remark", "r")];
    let made = bench.root("CreateUser", &pairs).await;
    let user = &made["CreateUserResult"]["User"];
    assert_eq!(user["Krn"], json!(format!("krn:ksc:iam::{ACCOUNT}:user/alice")));
    assert_eq!((&user["RealName"], &user["Path"], &user["isInternational"]), (&json!("Alice"), &json!("/"), &json!(0)));
    assert_eq!(bench.call(&bench.root, "CreateUser", &pairs).await.refused(), (409, "EntityAlreadyExists"));
    bench.root("UpdateUser", &[("UserName", "alice"), ("NewUserName", "alice2"), ("NewRemark", "")]).await;
    let got = bench.root("GetUser", &[("UserName", "alice2")]).await;
    let user = &got["GetUserResult"]["User"];
    assert_eq!((&user["Remark"], &user["NeedBindMfa"]), (&json!(""), &json!(0)));
    let listed = bench.root("ListUsers", &[("MaxItems", "1000")]).await;
    assert_eq!(member(&listed, "ListUserResult", "Users").len(), 1);
    assert_eq!(bench.root("DeleteUser", &[("UserName", "alice2")]).await["result"], json!(1));
    assert_eq!(
        bench.call(&bench.root, "DeleteUser", &[("UserName", "alice2")]).await.refused(),
        (404, "UserNoSuchEntity")
    );
}

#[tokio::test]
async fn a_user_goes_only_with_nothing_left() {
    let bench = Bench::new().await;
    bench.user("alice", &["KECFullAccess"]).await;
    bench.root("CreateGroup", &[("GroupName", "g")]).await;
    let both = [("GroupName", "g"), ("UserName", "alice")];
    bench.root("AddUserToGroup", &both).await;
    let refused = || async {
        let reply = bench.call(&bench.root, "DeleteUser", &[("UserName", "alice")]).await;
        assert_eq!(reply.status, 409);
        reply.refused().1.to_owned()
    };
    assert_eq!(refused().await, "UserGroupRelationDeleteConflict");
    assert_eq!(
        bench.call(&bench.root, "DeleteGroup", &[("GroupName", "g")]).await.refused(),
        (409, "GroupUserDeleteConflict")
    );
    bench.root("RemoveUserFromGroup", &both).await;
    assert_eq!(refused().await, "UserAkDeleteConflict");
    let keys = bench.root("ListAccessKeys", &[("UserName", "alice")]).await;
    let keys = member(&keys, "ListAccessKeyResult", "AccessKeyMetadata").clone();
    let key = keys[0]["AccessKeyId"].as_str().unwrap();
    bench.root("DeleteAccessKey", &[("UserName", "alice"), ("AccessKeyId", key)]).await;
    assert_eq!(refused().await, "UserPolicyDeleteConflict");
    let pair = [("UserName", "alice"), ("PolicyKrn", "krn:ksc:iam::ksc:policy/KECFullAccess")];
    assert_eq!(bench.root("DetachUserPolicy", &pair).await["result"], json!(true));
    assert_eq!(bench.call(&bench.root, "DetachUserPolicy", &pair).await.refused(), (404, "UserPolicyNoSuchEntity"));
    bench.root("DeleteUser", &[("UserName", "alice")]).await;
}

#[tokio::test]
async fn a_user_has_two_keys_and_an_inactive_one_signs_nothing() {
    let bench = Bench::new().await;
    let alice = bench.user("alice", &["IAMReadOnlyAccess"]).await;
    assert_eq!((alice.id.len(), alice.secret.len()), (26, 60));
    let own = bench.call(&alice, "ListAccessKeys", &[]).await.ok();
    assert_eq!(member(&own, "ListAccessKeyResult", "AccessKeyMetadata")[0]["UserName"], json!("alice"));
    let whose = bench.call(&alice, "ListAllUserAccessKeys", &[]).await.ok();
    assert_eq!(whose["AccessKeyList"][0]["AccessKey"], json!(alice.id));
    bench.root("CreateAccessKey", &[("UserName", "alice")]).await;
    let third = bench.call(&bench.root, "CreateAccessKey", &[("UserName", "alice")]).await;
    assert_eq!(third.refused(), (409, "UserAkskLimitExceeded"));
    let off = [("UserName", "alice"), ("AccessKeyId", alice.id.as_str()), ("Status", "Inactive")];
    bench.root("UpdateAccessKey", &off).await;
    assert_eq!(bench.call(&alice, "ListUsers", &[]).await.refused(), (403, "AccessKeyInactive"));
}

#[tokio::test]
async fn a_group_gives_its_users_what_it_has() {
    let bench = Bench::new().await;
    let alice = bench.user("alice", &[]).await;
    bench.root("CreateGroup", &[("GroupName", "g"), ("Description", "d")]).await;
    let pair = [("GroupName", "g"), ("PolicyKrn", "krn:ksc:iam::ksc:policy/IAMReadOnlyAccess")];
    assert_eq!(bench.root("AttachGroupPolicy", &pair).await["result"], json!(1));
    assert_eq!(bench.call(&alice, "ListUsers", &[]).await.status, 403);
    bench.root("AddUserToGroup", &[("GroupName", "g"), ("UserName", "alice")]).await;
    bench.call(&alice, "ListUsers", &[]).await.ok();
    let got = bench.root("GetGroup", &[("GroupName", "g")]).await;
    let got = &got["GetGroupResult"];
    for place in [&got["Group"], &got["Group"]["Group"], &got["UserGroup"]] {
        assert_eq!(
            (&place["GroupName"], &place["UserCount"], &place["PolicyCount"]),
            (&json!("g"), &json!(1), &json!(1))
        );
    }
    let users = bench.root("ListUsersForGroup", &[("GroupName", "g")]).await;
    assert_eq!(users["ListUsersForGroupResult"]["Users"][0]["UserName"], json!("alice"));
    let groups = bench.root("ListGroupsForUser", &[("UserName", "alice")]).await;
    assert_eq!(
        (member(&groups, "ListGroupsForUserResult", "Groups").len(), &groups["ListGroupsForUserResult"]["Total"]),
        (1, &json!(1))
    );
    assert_eq!(bench.call(&bench.root, "DeleteGroup", &[("GroupName", "g")]).await.status, 409);
}

#[tokio::test]
async fn a_policy_has_five_versions_and_the_newest_comes_first() {
    let bench = Bench::new().await;
    let document = r#"{"Statement":[{"Effect":"Allow","Action":"kec:*","Resource":"*"}]}"#;
    let made = bench.root("CreatePolicy", &[("PolicyName", "p"), ("PolicyDocument", document)]).await;
    let policy = &made["CreatePolicyResult"]["Policy"];
    let krn = policy["Krn"].as_str().unwrap();
    assert_eq!((&policy["AttachmentCount"], policy["PolicyId"].as_str().unwrap().len()), (&json!("0"), 22));
    for _ in 0..4 {
        let pairs = [("PolicyKrn", krn), ("PolicyDocument", document), ("SetAsDefault", "true")];
        bench.root("CreatePolicyVersion", &pairs).await;
    }
    let sixth = [("PolicyKrn", krn), ("PolicyDocument", document)];
    assert_eq!(
        bench.call(&bench.root, "CreatePolicyVersion", &sixth).await.refused(),
        (409, "PolicyVersionLimitExceeded")
    );
    let listed = bench.root("ListPolicyVersions", &[("PolicyKrn", krn)]).await;
    let versions = member(&listed, "ListPolicyVersionsResult", "Versions");
    let shown: Vec<_> = versions.iter().map(|one| (&one["VersionId"], &one["IsDefaultVersion"])).collect();
    assert_eq!(shown[0], (&json!("v5"), &json!("true")));
    assert_eq!(shown[4], (&json!("v1"), &json!("false")));
    let default = bench.call(&bench.root, "DeletePolicyVersion", &[("PolicyKrn", krn), ("VersionId", "v5")]).await;
    assert_eq!(default.refused(), (409, "PolicyDefaultVersionDeleteConflict"));
    assert_eq!(
        bench.call(&bench.root, "DeletePolicy", &[("PolicyKrn", krn)]).await.refused(),
        (409, "PolicyDeleteConflict")
    );
    for version in ["v1", "v2", "v3", "v4"] {
        bench.root("DeletePolicyVersion", &[("PolicyKrn", krn), ("VersionId", version)]).await;
    }
    bench.root("DeletePolicy", &[("PolicyKrn", krn)]).await;
    assert_eq!(
        bench.call(&bench.root, "GetPolicy", &[("PolicyKrn", krn)]).await.refused(),
        (404, "PolicyNoSuchEntity")
    );
    let bad = [("PolicyName", "q"), ("PolicyDocument", r#"{"Statement":[{"Effect":"Allow"}]}"#)];
    assert_eq!(bench.call(&bench.root, "CreatePolicy", &bad).await.refused(), (400, "PolicyDocumentInvalid"));
}

#[tokio::test]
async fn policies_of_the_cloud_can_be_attached_and_not_changed() {
    let bench = Bench::new().await;
    let krn = "krn:ksc:iam::ksc:policy/AdministratorAccess";
    let document = r#"{"Statement":[{"Effect":"Allow","Action":"kec:*","Resource":"*"}]}"#;
    let change = [("PolicyKrn", krn), ("PolicyDocument", document)];
    assert_eq!(bench.call(&bench.root, "CreatePolicyVersion", &change).await.refused(), (404, "PolicyNoSuchEntity"));
    assert_eq!(bench.call(&bench.root, "DeletePolicy", &[("PolicyKrn", krn)]).await.status, 404);
    let version = bench.root("GetPolicyVersion", &[("PolicyKrn", krn), ("VersionId", "v1")]).await;
    assert!(version["GetPolicyVersionResult"]["PolicyVersion"]["Document"].as_str().unwrap().contains("\"*\""));
    let all = bench.root("ListPolicies", &[("Scope", "KSC"), ("MaxItems", "1000")]).await;
    assert_eq!(member(&all, "ListPoliciesResult", "Policies").len(), crate::system_policies().len());
    let first = bench.root("ListPolicies", &[("MaxItems", "7")]).await;
    let marker = first["ListPoliciesResult"]["Marker"].as_str().unwrap();
    assert_eq!(first["ListPoliciesResult"]["IsTruncated"], json!(true));
    let rest = bench.root("ListPolicies", &[("Marker", marker), ("MaxItems", "1000")]).await;
    assert_eq!(member(&rest, "ListPoliciesResult", "Policies").len(), crate::system_policies().len() - 7);
    bench.user("alice", &["KECFullAccess"]).await;
    let attached = bench.root("ListPolicies", &[("OnlyAttached", "true"), ("MaxItems", "2")]).await;
    assert_eq!(member(&attached, "ListPoliciesResult", "Policies")[0]["PolicyName"], json!("KECFullAccess"));
}

#[tokio::test]
async fn attached_policies_are_listed_as_terraform_pages_through_them() {
    let bench = Bench::new().await;
    bench.user("alice", &["KECFullAccess", "VPCFullAccess"]).await;
    bench.root("CreateRole", &[("RoleName", "app"), ("TrustAccounts", ACCOUNT)]).await;
    for name in ["KECFullAccess", "VPCFullAccess"] {
        let krn = format!("krn:ksc:iam::ksc:policy/{name}");
        bench.root("AttachRolePolicy", &[("RoleName", "app"), ("PolicyKrn", &krn)]).await;
    }
    let page = |page: &'static str| {
        bench.root_owned("ListAttachedUserPolicies", vec![("UserName", "alice"), ("Page", page), ("MaxItems", "1")])
    };
    let (one, two) = (page("1").await, page("2").await);
    let name = |body: &Value, result: &str| member(body, result, "AttachedPolicies")[0]["PolicyName"].clone();
    let result = "ListAttachedUserPoliciesResult";
    assert_eq!((&one[result]["IsTruncated"], &two[result]["IsTruncated"]), (&json!(true), &json!(false)));
    assert_ne!(name(&one, result), name(&two, result));
    let pairs = [("RoleName", "app"), ("Marker", ""), ("MaxItems", "1")];
    let one = bench.root("ListAttachedRolePolicies", &pairs).await;
    let result = "ListAttachedRolePoliciesResult";
    let marker = one[result]["Marker"].as_str().unwrap();
    let two =
        bench.root("ListAttachedRolePolicies", &[("RoleName", "app"), ("Marker", marker), ("MaxItems", "1")]).await;
    assert_eq!(two[result]["IsTruncated"], json!(false));
    assert_ne!(name(&one, result), name(&two, result));
    let holders = bench.root("ListEntitiesForPolicy", &[("PolicyKrn", "krn:ksc:iam::ksc:policy/KECFullAccess")]).await;
    assert_eq!(member(&holders, "ListEntitiesForPolicyResult", "PolicyUsers")[0]["UserName"], json!("alice"));
    assert_eq!(member(&holders, "ListEntitiesForPolicyResult", "PolicyRoles")[0]["RoleName"], json!("app"));
    assert_eq!(bench.call(&bench.root, "DeleteRole", &[("RoleName", "app")]).await.refused(), (409, "DeleteConflict"));
}

#[tokio::test]
async fn a_role_trusts_accounts_or_services() {
    let bench = Bench::new().await;
    let made = bench.root("CreateRole", &[("RoleName", "a"), ("TrustAccounts", "2000000001,2000000002")]).await;
    let role = &made["CreateRoleResult"]["Role"];
    assert_eq!((&role["TrustAccounts"], &role["TrustType"]), (&json!("2000000001,2000000002"), &json!(1)));
    assert_eq!(role["RoleId"].as_str().unwrap().len(), 22);
    bench.root("CreateRole", &[("RoleName", "k"), ("TrustServices", "kec"), ("TrustType", "2")]).await;
    let got = bench.root("GetRole", &[("RoleName", "k")]).await;
    let role = &got["GetRoleResult"]["Role"];
    assert_eq!(
        (&role["TrustServices"], &role["TrustType"], &role["ServiceRoleType"]),
        (&json!("kec"), &json!(2), &json!(1))
    );
    let listed = bench.root("ListRoles", &[("MaxItems", "1000")]).await;
    assert_eq!(member(&listed, "ListRolesResult", "Roles")[1]["TrustServices"], json!(["kec"]));
    bench.root("UpdateRoleTrustAccounts", &[("RoleName", "a"), ("NewTrustAccounts", ACCOUNT)]).await;
    bench.root("UpdateRole", &[("RoleName", "a"), ("NewDescription", "d")]).await;
    let got = bench.root("GetRole", &[("RoleName", "a")]).await;
    let role = &got["GetRoleResult"]["Role"];
    assert_eq!((&role["TrustAccounts"], &role["Description"]), (&json!(ACCOUNT), &json!("d")));
    let refused = |pairs: Vec<(&'static str, &'static str)>| {
        let bench = &bench;
        async move { bench.call(&bench.root, "CreateRole", &pairs).await.refused().1.to_owned() }
    };
    assert_eq!(refused(vec![("RoleName", "x")]).await, "MissingParameter");
    assert_eq!(refused(vec![("TrustAccounts", "1")]).await, "MissingParameter");
    assert_eq!(refused(vec![("RoleName", "x"), ("TrustAccounts", "me")]).await, "InvalidParameterValue");
    assert_eq!(refused(vec![("RoleName", "x y"), ("TrustAccounts", "1")]).await, "InvalidParameterValue");
    assert_eq!(
        refused(vec![("RoleName", "x"), ("TrustAccounts", "1"), ("TrustType", "2")]).await,
        "InvalidParameterValue"
    );
    assert_eq!(bench.root("DeleteRole", &[("RoleName", "a")]).await["result"], json!(true));
    assert_eq!(bench.call(&bench.root, "GetRole", &[("RoleName", "a")]).await.refused(), (404, "RoleNoSuchEntity"));
}
