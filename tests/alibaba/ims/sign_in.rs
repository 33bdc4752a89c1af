//! How users sign in: profiles, passwords, devices, domains.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::time::Duration;

use totp_rs::{Builder, Secret};

use super::*;

async fn ana(cloud: &TestCloud) -> (Actor, String) {
    (cloud.user_with("ana", &policy("Allow", "ecs:*", "*")).await, principal("ana"))
}

#[tokio::test]
async fn a_login_profile_is_the_same_in_both_interfaces() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    let ana = principal("ana");
    let user = [("UserPrincipalName", ana.as_str())];
    for operation in ["GetLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile"] {
        assert_eq!(root.ims(operation, &user).await.refused(), "404 EntityNotExist.User.LoginProfile", "{operation}");
    }
    let with = [user.as_slice(), &[("Password", "an-Example-0"), ("PasswordResetRequired", "true")]].concat();
    let made = root.ims("CreateLoginProfile", &with).await.contents();
    let expected = json!({"UserPrincipalName": ana, "PasswordResetRequired": true, "MFABindRequired": false,
        "Status": "Active", "PasswordStatus": "InitialValid", "UpdateDate": "2026-01-01T00:00:00Z"});
    assert_eq!(made, json!({"LoginProfile": expected}));
    assert_eq!(root.ims("CreateLoginProfile", &with).await.refused(), "409 EntityAlreadyExists.User.LoginProfile");
    assert_eq!(root.ims("DeleteUser", &user).await.refused(), "409 DeleteConflict.User.LoginProfile");
    let ram = root.ram("GetLoginProfile", &[("UserName", "ana")]).await.contents();
    assert_eq!(ram["LoginProfile"]["PasswordResetRequired"], true);
    root.ram("UpdateLoginProfile", &[("UserName", "ana"), ("MFABindRequired", "true")]).await.ok();
    let changed =
        root.ims("UpdateLoginProfile", &[user.as_slice(), &[("Status", "Inactive")]].concat()).await.contents();
    let profile = &changed["LoginProfile"];
    assert_eq!((&profile["Status"], &profile["MFABindRequired"]), (&json!("Inactive"), &json!(true)));
    cloud.advance(Duration::from_secs(15 * 24 * 60 * 60));
    let got = root.ims("GetLoginProfile", &user).await.contents();
    assert_eq!(got["LoginProfile"]["PasswordStatus"], "InitialExpired");
    root.ims("DeleteLoginProfile", &user).await.ok();
    let none = root.ram("GetLoginProfile", &[("UserName", "ana")]).await.refused();
    assert_eq!(none, "404 EntityNotExist.User.LoginProfile");
}

#[tokio::test]
async fn a_user_changes_its_own_password_while_its_account_lets_it() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (caller, ana) = ana(&cloud).await;
    root.ims("CreateLoginProfile", &[("UserPrincipalName", &ana), ("Password", "an-Example-0")]).await.ok();
    let change = |old: &'static str, new: &'static str| [("OldPassword", old), ("NewPassword", new)];
    let refused = async |pairs: [(&str, &str); 2]| caller.ims("ChangePassword", &pairs).await.refused();
    let wrong = refused(change("a-guess-12", "an-Example-1")).await;
    assert_eq!(wrong, "400 InvalidParameter.OldPassword.Incorrect");
    let weak = refused(change("an-Example-0", "short")).await;
    assert_eq!(weak, "400 InvalidParameter.NewPassword.TooWeak");
    caller.ims("ChangePassword", &change("an-Example-0", "an-Example-1")).await.ok();
    let got = root.ims("GetLoginProfile", &[("UserPrincipalName", &ana)]).await.contents();
    assert_eq!(got["LoginProfile"]["PasswordStatus"], "NotInitial");
    root.ims("SetPasswordPolicy", &[("PasswordReusePrevention", "3")]).await.ok();
    let chosen_again = refused(change("an-Example-1", "an-Example-0")).await;
    assert_eq!(chosen_again, "400 InvalidParameter.NewPassword.ReusePrevention");
    let account = root.ims("ChangePassword", &change("an-Example-1", "an-Example-2")).await.refused();
    assert_eq!(account, "400 NotSupport.Account");
    root.ims("SetSecurityPreference", &[("AllowUserToChangePassword", "false")]).await.ok();
    assert_eq!(refused(change("an-Example-1", "an-Example-2")).await, "403 NoPermission");
}

/// Two codes that a device shows one after the other, at the clock of the sandbox.
fn codes(cloud: &TestCloud, seed: &str) -> [String; 2] {
    let device = Builder::new().with_secret(Secret::try_from_base32(seed).unwrap()).build().unwrap();
    let now = u64::try_from(cloud.now().as_second()).unwrap();
    [device.generate(now - 30).to_string(), device.generate(now).to_string()]
}

#[tokio::test]
async fn a_device_is_made_bound_listed_and_disabled() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (caller, ana) = ana(&cloud).await;
    let user = [("UserPrincipalName", ana.as_str())];
    assert_eq!(root.ims("GetUserMFAInfo", &user).await.contents(), json!({"IsMFAEnable": false}));
    let made = root.ims("CreateVirtualMFADevice", &[("VirtualMFADeviceName", "phone")]).await.contents();
    let device = &made["VirtualMFADevice"];
    let serial = device["SerialNumber"].as_str().unwrap();
    assert_eq!(serial, "acs:ram::1234567890123456:mfa/phone");
    assert!(device["QRCodePNG"].as_str().unwrap().starts_with("iVBOR"));
    let named = |name: &'static str| [("VirtualMFADeviceName", name)];
    let again = root.ims("CreateVirtualMFADevice", &named("Phone")).await.refused();
    assert_eq!(again, "409 EntityAlreadyExists.VirtualMFADevice");
    let dot = root.ims("CreateVirtualMFADevice", &named("a.b")).await.refused();
    assert_eq!(dot, "400 InvalidParameter.VirtualMFADeviceName.InvalidChars");

    let [first, second] = codes(&cloud, device["Base32StringSeed"].as_str().unwrap());
    let with = |first, second| {
        let codes = [("SerialNumber", serial), ("AuthenticationCode1", first), ("AuthenticationCode2", second)];
        [user.as_slice(), &codes].concat()
    };
    let wrong = root.ims("BindMFADevice", &with(&second, &first)).await.refused();
    assert_eq!(wrong, "403 CheckAuthenticationCodeFail");
    // A user may bind a device of its own: the account lets it unless it says otherwise.
    caller.ims("BindMFADevice", &with(&first, &second)).await.ok();
    let taken = root.ims("BindMFADevice", &with(&first, &second)).await.refused();
    assert_eq!(taken, "409 EntityAlreadyExists.User.MFADevice");
    let expected = json!({"IsMFAEnable": true, "MFADevice": {"SerialNumber": serial, "Type": "VMFA"}});
    assert_eq!(root.ims("GetUserMFAInfo", &user).await.contents(), expected);
    assert_eq!(caller.ims("GetUserMFAInfo", &[]).await.contents(), expected);
    assert_eq!(root.ims("GetUserMFAInfo", &[]).await.refused(), "404 EntityNotExist.User");
    assert_eq!(root.ims("GetAccountMFAInfo", &[]).await.ok()["IsMFAEnable"], false);
    root.ims("CreateVirtualMFADevice", &named("spare")).await.ok();
    let page = root.ims("ListVirtualMFADevices", &[("MaxItems", "1")]).await.contents();
    let listed = &page["VirtualMFADevices"]["VirtualMFADevice"][0];
    assert_eq!((&listed["SerialNumber"], &listed["User"]["UserPrincipalName"]), (&json!(serial), &json!(ana)));
    let rest = root.ims("ListVirtualMFADevices", &[("Marker", page["Marker"].as_str().unwrap())]).await.contents();
    let spare = json!([{"SerialNumber": "acs:ram::1234567890123456:mfa/spare"}]);
    assert_eq!((&rest["VirtualMFADevices"]["VirtualMFADevice"], &rest["IsTruncated"]), (&spare, &json!(false)));
    let map = root.ims("GetAccountSummary", &[]).await.ok()["SummaryMap"].clone();
    assert_eq!([&map["MFADevices"], &map["MFADevicesInUse"], &map["VirtualMFADevicesQuota"]], [2, 1, 1_000]);

    let bound = root.ims("DeleteVirtualMFADevice", &[("SerialNumber", serial)]).await.refused();
    assert_eq!(bound, "409 DeleteConflict.VirtualMFADevice.User");
    root.ims("DisableVirtualMFA", &user).await.ok();
    assert_eq!(root.ims("DisableVirtualMFA", &user).await.refused(), "404 EntityNotExist.User.MFADevice");
    assert_eq!(root.ims("UnbindMFADevice", &user).await.refused(), "404 EntityNotExist.User.MFADevice");
    let gone = root.ims("DeleteVirtualMFADevice", &[("SerialNumber", serial)]).await.refused();
    assert_eq!(gone, "404 EntityNotExist.VirtualMFADevice");
    root.ims("DeleteVirtualMFADevice", &[("SerialNumber", "acs:ram::1234567890123456:mfa/spare")]).await.ok();
}

#[tokio::test]
async fn an_unbound_device_stays() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    let ana = principal("ana");
    let made = root.ims("CreateVirtualMFADevice", &[("VirtualMFADeviceName", "phone")]).await.contents();
    let device = &made["VirtualMFADevice"];
    let serial = device["SerialNumber"].as_str().unwrap();
    let [first, second] = codes(&cloud, device["Base32StringSeed"].as_str().unwrap());
    let pairs = [
        ("UserName", "ana"),
        ("SerialNumber", serial),
        ("AuthenticationCode1", &first),
        ("AuthenticationCode2", &second),
    ];
    root.ram("BindMFADevice", &pairs).await.ok();
    let unbound = root.ims("UnbindMFADevice", &[("UserPrincipalName", &ana)]).await.contents();
    assert_eq!(unbound, json!({"MFADevice": {"SerialNumber": serial}}));
    root.ram("DeleteVirtualMFADevice", &[("SerialNumber", serial)]).await.ok();
}

#[tokio::test]
async fn the_password_policy_shows_what_was_set_and_binds_both_interfaces() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let pairs = [
        ("MinimumPasswordLength", "12"),
        ("RequireNumbers", "true"),
        ("MinimumPasswordDifferentCharacter", "4"),
        ("PasswordNotContainUserName", "true"),
        ("InitialPasswordAge", "30"),
        ("HardExpire", "true"),
    ];
    let expected = json!({"MinimumPasswordLength": 12, "RequireLowercaseCharacters": false,
        "RequireUppercaseCharacters": false, "RequireNumbers": true, "RequireSymbols": false,
        "MinimumPasswordDifferentCharacter": 4, "PasswordNotContainUserName": true,
        "InterceptRiskPasswordOnApi": false, "HardExpire": true, "MaxPasswordAge": 0, "InitialPasswordAge": 30,
        "PasswordReusePrevention": 0, "MaxLoginAttemps": 0});
    let set = root.ims("SetPasswordPolicy", &pairs).await.contents();
    assert_eq!(set, json!({"PasswordPolicy": expected}));
    assert_eq!(root.ims("GetPasswordPolicy", &[]).await.contents(), set);
    let ram = root.ram("GetPasswordPolicy", &[]).await.contents();
    assert_eq!(ram["PasswordPolicy"]["MinimumPasswordLength"], 12);
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    let ana = principal("ana");
    let weak = root.ims("CreateLoginProfile", &[("UserPrincipalName", &ana), ("Password", "short-1")]).await.refused();
    assert_eq!(weak, "400 InvalidParameter.Password.TooWeak");
    for (name, value) in [("MinimumPasswordDifferentCharacter", "9"), ("InitialPasswordAge", "91")] {
        let wrong = root.ims("SetPasswordPolicy", &[(name, value)]).await.refused();
        assert!(wrong.starts_with(&format!("400 InvalidParameter.{name}")), "{wrong}");
    }
}

#[tokio::test]
async fn the_security_preference_keeps_what_a_call_does_not_name() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let pairs = [
        ("AllowUserToManageAccessKeys", "true"),
        ("MFAOperationForLogin", "mandatory"),
        // The tests of Terraform's provider send the three, and were refused because of the last.
        ("VerificationTypes", r#"["sms","email","mfa"]"#),
        ("MaxIdleDaysForUsers", "90"),
        ("OperationForRiskLogin", "enforceVerify"),
    ];
    root.ims("SetSecurityPreference", &pairs).await.ok();
    let set = root.ims("SetSecurityPreference", &[("LoginSessionDuration", "8")]).await.contents();
    let expected = json!({
        "LoginProfilePreference": {"EnableSaveMFATicket": false, "AllowUserToChangePassword": true,
            "AllowUserToLoginWithPasskey": true, "LoginSessionDuration": 8, "LoginNetworkMasks": "",
            "MFAOperationForLogin": "mandatory", "OperationForRiskLogin": "enforceVerify"},
        "AccessKeyPreference": {"AllowUserToManageAccessKeys": true, "AllowUserToManageServiceCredentials": false},
        "MFAPreference": {"AllowUserToManageMFADevices": true},
        "PersonalInfoPreference": {"AllowUserToManagePersonalDingTalk": true},
        "VerificationPreference": {"VerificationTypes": ["sms", "email", "mfa"]},
        "MaxIdleDays": {"MaxIdleDaysForUsers": 90, "MaxIdleDaysForAccessKeys": 730}});
    assert_eq!(set, json!({"SecurityPreference": expected}));
    assert_eq!(root.ims("GetSecurityPreference", &[]).await.contents(), set);
    for (name, value) in [("MaxIdleDaysForUsers", "91"), ("MFAOperationForLogin", "never")] {
        let wrong = root.ims("SetSecurityPreference", &[(name, value)]).await.refused();
        assert_eq!(wrong, format!("400 InvalidParameter.{name}"));
    }
    let (caller, _) = ana(&cloud).await;
    let made = caller.ims("CreateAccessKey", &[]).await.ok();
    let id = made["AccessKey"]["AccessKeyId"].as_str().unwrap();
    let open = [("UserAccessKeyId", id), ("AccessKeyPolicy", r#"{"Status":"Inactive","Statements":[]}"#)];
    let networks = caller.ims("SetAccessKeyPolicy", &open).await.refused();
    assert_eq!(networks, "403 NoPermission", "who manages its keys does not loosen their networks");
}

#[tokio::test]
async fn the_default_domain_is_the_alias_of_the_account() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let get = async || root.ims("GetDefaultDomain", &[]).await.ok()["DefaultDomainName"].clone();
    assert_eq!(get().await, "1234567890123456.onaliyun.com");
    root.ims("SetDefaultDomain", &[("DefaultDomainName", "acme.onaliyun.com")]).await.ok();
    assert_eq!(get().await, "acme.onaliyun.com");
    assert_eq!(root.ram("GetAccountAlias", &[]).await.ok()["AccountAlias"], "acme");
    root.ram("SetAccountAlias", &[("AccountAlias", "other")]).await.ok();
    assert_eq!(get().await, "other.onaliyun.com");
    root.ims("SetDefaultDomain", &[("DefaultDomainName", "1234567890123456.onaliyun.com")]).await.ok();
    assert_eq!(get().await, "1234567890123456.onaliyun.com");
    for wrong in ["acme", "acme.example.com", "a.b.onaliyun.com", "Acme.onaliyun.com"] {
        let refused = root.ims("SetDefaultDomain", &[("DefaultDomainName", wrong)]).await.refused();
        assert_eq!(refused, "400 InvalidParameter.DefaultDomainName.Format", "{wrong}");
    }
}

#[tokio::test]
async fn the_last_use_of_a_key_names_the_service() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (_, ana) = ana(&cloud).await;
    let made = root.ims("CreateAccessKey", &[("UserPrincipalName", &ana)]).await.contents();
    let id = made["AccessKey"]["AccessKeyId"].as_str().unwrap();
    let pairs = [("UserPrincipalName", ana.as_str()), ("UserAccessKeyId", id)];
    assert_eq!(root.ims("GetAccessKeyLastUsed", &pairs).await.ok()["AccessKeyLastUsed"], json!({}));
    let secret = made["AccessKey"]["AccessKeySecret"].as_str().unwrap();
    cloud.actor(id, secret, None).ecs("DescribeInstances", &[]).await.ok();
    let expected = json!({"LastUsedDate": "2026-01-01T00:00:00Z", "ServiceName": "Ecs"});
    assert_eq!(root.ims("GetAccessKeyLastUsed", &pairs).await.ok()["AccessKeyLastUsed"], expected);
    let missing = [("UserPrincipalName", ana.as_str()), ("UserAccessKeyId", "LTAI1")];
    assert_eq!(root.ims("GetAccessKeyLastUsed", &missing).await.refused(), "404 EntityNotExist.User.AccessKey");
}
