//! What users may do to themselves without a policy.

use super::*;

/// Whether a call is refused for want of a permission.
async fn denied(caller: &Actor, operation: &str, pairs: Pairs<'_>) -> bool {
    let reply = caller.ram(operation, pairs).await;
    reply.status != 200 && reply.refused() == "403 NoPermission"
}

async fn prefer(root: &Actor, parameter: &str, value: &str) {
    root.ram("SetSecurityPreference", &[(parameter, value)]).await.ok();
}

/// The parameter that lets a user do something to itself, the operation, and the call.
type SelfServed<'a> = (&'static str, &'static str, Vec<(&'static str, &'a str)>);

/// Every operation that users may be let do to themselves, about a user.
fn on(user: &str) -> Vec<SelfServed<'_>> {
    let key = ("UserAccessKeyId", "LTAI0123456789ABCDEFGHIJ");
    let keys = "AllowUserToManageAccessKeys";
    let devices = "AllowUserToManageMFADevices";
    let user = ("UserName", user);
    vec![
        (keys, "CreateAccessKey", vec![user]),
        (keys, "ListAccessKeys", vec![user]),
        (keys, "UpdateAccessKey", vec![user, key, ("Status", "Inactive")]),
        (keys, "DeleteAccessKey", vec![user, key]),
        (keys, "GetAccessKeyLastUsed", vec![user, key]),
        (
            devices,
            "BindMFADevice",
            vec![
                user,
                ("SerialNumber", "acs:ram::1234567890123456:mfa/phone"),
                ("AuthenticationCode1", "000000"),
                ("AuthenticationCode2", "000000"),
            ],
        ),
        (devices, "UnbindMFADevice", vec![user]),
        (devices, "GetUserMFAInfo", vec![user]),
    ]
}

#[tokio::test]
async fn a_user_manages_its_own_things_as_the_account_chooses_and_nobody_elses() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let ana = cloud.user("ana").await;
    root.ram("CreateUser", &[("UserName", "bea")]).await.ok();
    for (parameter, operation, own) in on("ana") {
        prefer(&root, parameter, "false").await;
        assert!(denied(&ana, operation, &own).await, "{operation} without leave");
        prefer(&root, parameter, "true").await;
        assert!(!denied(&ana, operation, &own).await, "{operation} with leave");
    }
    for (_, operation, other) in on("bea") {
        assert!(denied(&ana, operation, &other).await, "{operation} on another");
    }
    let passwords = [("OldPassword", "an-Example-0"), ("NewPassword", "an-Example-1")];
    assert!(!denied(&ana, "ChangePassword", &passwords).await);
    prefer(&root, "AllowUserToChangePassword", "false").await;
    assert!(denied(&ana, "ChangePassword", &passwords).await);
}

#[tokio::test]
async fn a_user_has_leave_for_its_password_and_device_from_the_start_and_none_for_its_keys() {
    let cloud = TestCloud::new().await;
    let ana = cloud.user("ana").await;
    for (parameter, operation, own) in on("ana") {
        let refused = parameter == "AllowUserToManageAccessKeys";
        assert_eq!(denied(&ana, operation, &own).await, refused, "{operation}");
    }
    assert!(!denied(&ana, "ChangePassword", &[("OldPassword", "x"), ("NewPassword", "y")]).await);
    for (operation, pairs) in [
        ("CreateVirtualMFADevice", vec![("VirtualMFADeviceName", "phone")]),
        ("GetLoginProfile", vec![("UserName", "ana")]),
        ("UpdateLoginProfile", vec![("UserName", "ana"), ("Password", "an-Example-0")]),
        ("SetSecurityPreference", vec![("AllowUserToManageAccessKeys", "true")]),
    ] {
        assert!(denied(&ana, operation, &pairs).await, "{operation} is no self-service");
    }
}

#[tokio::test]
async fn a_user_that_names_nobody_or_itself_in_another_case_means_itself() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let ana = cloud.user("ana").await;
    prefer(&root, "AllowUserToManageAccessKeys", "true").await;
    for pairs in [vec![], vec![("UserName", "ANA")]] {
        let made = ana.ram("CreateAccessKey", &pairs).await;
        let made = made.field("/AccessKey/AccessKeyId");
        let listed = root.ram("ListAccessKeys", &[("UserName", "ana")]).await.ok();
        assert_eq!(listed["AccessKeys"]["AccessKey"].as_array().unwrap().len(), 2, "hers and the new one");
        ana.ram("DeleteAccessKey", &[("UserAccessKeyId", &made)]).await.ok();
    }
}

#[tokio::test]
async fn a_policy_that_denies_wins_over_the_accounts_leave() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let ana = cloud.user("ana").await;
    prefer(&root, "AllowUserToManageAccessKeys", "true").await;
    ana.ram("ListAccessKeys", &[]).await.ok();
    let document = r#"{"Version": "1", "Statement": [{"Effect": "Deny", "Action": "ram:ListAccessKeys",
        "Resource": "*"}]}"#;
    root.ram("CreatePolicy", &[("PolicyName", "NoKeys"), ("PolicyDocument", document)]).await.ok();
    root.ram("AttachPolicyToUser", &[("PolicyType", "Custom"), ("PolicyName", "NoKeys"), ("UserName", "ana")])
        .await
        .ok();
    let refused = ana.ram("ListAccessKeys", &[]).await;
    assert_eq!(refused.refused(), "403 NoPermission");
    assert_eq!(refused.field("/AccessDeniedDetail/NoPermissionType"), "ExplicitDeny");
    assert_eq!(refused.field("/AccessDeniedDetail/PolicyType"), "AccountLevelIdentityBasedPolicy");
    ana.ram("CreateAccessKey", &[]).await.ok();
}

#[tokio::test]
async fn a_session_of_a_role_has_no_things_of_its_own() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let session = session(&cloud).await;
    let pairs = [("PolicyType", "System"), ("PolicyName", "AdministratorAccess"), ("RoleName", "ops")];
    root.ram("DetachPolicyFromRole", &pairs).await.ok();
    prefer(&root, "AllowUserToManageAccessKeys", "true").await;
    for (operation, pairs) in
        [("CreateAccessKey", vec![]), ("ChangePassword", vec![("OldPassword", "x"), ("NewPassword", "y")])]
    {
        assert!(denied(&session, operation, &pairs).await, "{operation}");
    }
}

#[tokio::test]
async fn an_explanation_names_the_security_preference_as_what_allowed() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let ana = cloud.user("ana").await;
    prefer(&root, "AllowUserToManageAccessKeys", "true").await;
    let listed = ana.ram("ListAccessKeys", &[]).await;
    listed.ok();
    let explained = cloud.sandbox().explain(&listed.field("/RequestId")).unwrap();
    let text = explained[0].to_text();
    assert!(text.starts_with("Allow: ") && text.contains("security preference"), "{text}");
    assert!(text.contains("of account `1234567890123456`"), "{text}");
}
