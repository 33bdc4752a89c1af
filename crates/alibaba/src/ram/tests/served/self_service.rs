//! What users may do to themselves without a policy.

use super::*;

const DENIED: (u16, &str) = (403, "NoPermission");

impl World {
    /// Whether a call is refused for want of a permission.
    async fn denied(&self, caller: &Caller, operation: &str, pairs: &[(&str, &str)]) -> bool {
        match self.call(caller, operation, pairs).await {
            Err(failure) => (failure.status, failure.code.as_ref()) == DENIED,
            Ok(_) => false,
        }
    }

    async fn prefer(&self, parameter: &str, value: &str) {
        self.root("SetSecurityPreference", &[(parameter, value)]).await;
    }
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
    let world = World::new().await;
    let ana = world.user("ana").await;
    world.user("bea").await;
    for (parameter, operation, own) in on("ana") {
        world.prefer(parameter, "false").await;
        assert!(world.denied(&ana, operation, &own).await, "{operation} without leave");
        world.prefer(parameter, "true").await;
        assert!(!world.denied(&ana, operation, &own).await, "{operation} with leave");
    }
    for (_, operation, other) in on("bea") {
        assert!(world.denied(&ana, operation, &other).await, "{operation} on another");
    }
    let passwords = [("OldPassword", "an-Example-0"), ("NewPassword", "an-Example-1")];
    assert!(!world.denied(&ana, "ChangePassword", &passwords).await);
    world.prefer("AllowUserToChangePassword", "false").await;
    assert!(world.denied(&ana, "ChangePassword", &passwords).await);
}

#[tokio::test]
async fn a_user_has_leave_for_its_password_and_device_from_the_start_and_none_for_its_keys() {
    let world = World::new().await;
    let ana = world.user("ana").await;
    for (parameter, operation, own) in on("ana") {
        let refused = parameter == "AllowUserToManageAccessKeys";
        assert_eq!(world.denied(&ana, operation, &own).await, refused, "{operation}");
    }
    assert!(!world.denied(&ana, "ChangePassword", &[("OldPassword", "x"), ("NewPassword", "y")]).await);
    for (operation, pairs) in [
        ("CreateVirtualMFADevice", vec![("VirtualMFADeviceName", "phone")]),
        ("GetLoginProfile", vec![("UserName", "ana")]),
        ("UpdateLoginProfile", vec![("UserName", "ana"), ("Password", "an-Example-0")]),
        ("SetSecurityPreference", vec![("AllowUserToManageAccessKeys", "true")]),
    ] {
        assert!(world.denied(&ana, operation, &pairs).await, "{operation} is no self-service");
    }
}

#[tokio::test]
async fn a_user_that_names_nobody_or_itself_in_another_case_means_itself() {
    let world = World::new().await;
    let ana = world.user("ana").await;
    world.prefer("AllowUserToManageAccessKeys", "true").await;
    for pairs in [vec![], vec![("UserName", "ANA")]] {
        world.call(&ana, "CreateAccessKey", &pairs).await.unwrap();
    }
    let listed = world.root("ListAccessKeys", &[("UserName", "ana")]).await;
    assert_eq!(listed["AccessKeys"]["AccessKey"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn a_policy_that_denies_wins_over_the_accounts_leave() {
    let world = World::new().await;
    let ana = world.user("ana").await;
    world.prefer("AllowUserToManageAccessKeys", "true").await;
    world.call(&ana, "ListAccessKeys", &[]).await.unwrap();
    world.grant("ana", "NoKeys", "Deny", "ram:ListAccessKeys").await;
    let refused = world.call(&ana, "ListAccessKeys", &[]).await.unwrap_err();
    let (_, detail) = refused.fields.iter().find(|(name, _)| *name == "AccessDeniedDetail").unwrap();
    assert_eq!(detail["NoPermissionType"], "ExplicitDeny");
    assert_eq!(detail["PolicyType"], "AccountLevelIdentityBasedPolicy");
    world.call(&ana, "CreateAccessKey", &[]).await.unwrap();
}

#[tokio::test]
async fn a_session_of_a_role_has_no_things_of_its_own() {
    let world = World::new().await;
    let session = world.session().await;
    let pairs = [("PolicyType", "System"), ("PolicyName", "AdministratorAccess"), ("RoleName", "ops")];
    world.root("DetachPolicyFromRole", &pairs).await;
    world.prefer("AllowUserToManageAccessKeys", "true").await;
    for (operation, pairs) in
        [("CreateAccessKey", vec![]), ("ChangePassword", vec![("OldPassword", "x"), ("NewPassword", "y")])]
    {
        assert!(world.denied(&session, operation, &pairs).await, "{operation}");
    }
}

#[tokio::test]
async fn an_explanation_names_the_security_preference_as_what_allowed() {
    let world = World::new().await;
    let ana = world.user("ana").await;
    world.prefer("AllowUserToManageAccessKeys", "true").await;
    world.call(&ana, "ListAccessKeys", &[]).await.unwrap();
    let explained = world.sandbox.recent.explain("r").unwrap();
    let text = explained[0].to_text();
    assert!(text.starts_with("Allow: ") && text.contains("security preference"), "{text}");
    assert!(text.contains("of account `1234567890123456`"), "{text}");
}
