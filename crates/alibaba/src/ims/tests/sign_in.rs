use std::time::Duration;

use totp_rs::{Builder, Secret};

use super::*;

async fn ana(world: &World) -> (Caller, String) {
    (world.user("ana", &policy("Allow", "ecs:*", "*")).await, principal("ana"))
}

#[tokio::test]
async fn a_login_profile_is_the_same_in_both_interfaces() {
    let world = World::new().await;
    let (_, ana) = ana(&world).await;
    let user = [("UserPrincipalName", ana.as_str())];
    for operation in ["GetLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile"] {
        assert_eq!(world.refused(operation, &user).await, code(404, "EntityNotExist.User.LoginProfile"), "{operation}");
    }
    let with = [user.as_slice(), &[("Password", "an-Example-0"), ("PasswordResetRequired", "true")]].concat();
    let made = world.ims("CreateLoginProfile", &with).await;
    let expected = json!({"UserPrincipalName": ana, "PasswordResetRequired": true, "MFABindRequired": false,
        "Status": "Active", "PasswordStatus": "InitialValid", "UpdateDate": "2026-01-01T00:00:00Z"});
    assert_eq!(made, json!({"RequestId": "r", "LoginProfile": expected}));
    assert_eq!(world.refused("CreateLoginProfile", &with).await, code(409, "EntityAlreadyExists.User.LoginProfile"));
    assert_eq!(world.refused("DeleteUser", &user).await, code(409, "DeleteConflict.User.LoginProfile"));
    let ram = world.ram("GetLoginProfile", &[("UserName", "ana")]).await;
    assert_eq!(ram["LoginProfile"]["PasswordResetRequired"], true);
    world.ram("UpdateLoginProfile", &[("UserName", "ana"), ("MFABindRequired", "true")]).await;
    let changed = world.ims("UpdateLoginProfile", &[user.as_slice(), &[("Status", "Inactive")]].concat()).await;
    let profile = &changed["LoginProfile"];
    assert_eq!((&profile["Status"], &profile["MFABindRequired"]), (&json!("Inactive"), &json!(true)));
    world.sandbox.store.clock().advance(Duration::from_secs(15 * 24 * 60 * 60)).unwrap();
    let got = world.ims("GetLoginProfile", &user).await;
    assert_eq!(got["LoginProfile"]["PasswordStatus"], "InitialExpired");
    world.ims("DeleteLoginProfile", &user).await;
    let none = world.call_as(&world.root, &crate::ram::PRODUCT, "GetLoginProfile", &[("UserName", "ana")]).await;
    assert_eq!(none.unwrap_err().code, "EntityNotExist.User.LoginProfile");
}

#[tokio::test]
async fn a_user_changes_its_own_password_while_its_account_lets_it() {
    let world = World::new().await;
    let (caller, ana) = ana(&world).await;
    world.ims("CreateLoginProfile", &[("UserPrincipalName", &ana), ("Password", "an-Example-0")]).await;
    let change = |old: &'static str, new: &'static str| [("OldPassword", old), ("NewPassword", new)];
    let refused = async |pairs: [(&str, &str); 2]| world.refused_to(&caller, "ChangePassword", &pairs).await;
    let wrong = refused(change("a-guess-12", "an-Example-1")).await;
    assert_eq!(wrong, code(400, "InvalidParameter.OldPassword.Incorrect"));
    let weak = refused(change("an-Example-0", "short")).await;
    assert_eq!(weak, code(400, "InvalidParameter.NewPassword.TooWeak"));
    world.call_as(&caller, &PRODUCT, "ChangePassword", &change("an-Example-0", "an-Example-1")).await.unwrap();
    let got = world.ims("GetLoginProfile", &[("UserPrincipalName", &ana)]).await;
    assert_eq!(got["LoginProfile"]["PasswordStatus"], "NotInitial");
    world.ims("SetPasswordPolicy", &[("PasswordReusePrevention", "3")]).await;
    let chosen_again = refused(change("an-Example-1", "an-Example-0")).await;
    assert_eq!(chosen_again, code(400, "InvalidParameter.NewPassword.ReusePrevention"));
    let root = world.refused("ChangePassword", &change("an-Example-1", "an-Example-2")).await;
    assert_eq!(root, code(400, "NotSupport.Account"));
    world.ims("SetSecurityPreference", &[("AllowUserToChangePassword", "false")]).await;
    assert_eq!(refused(change("an-Example-1", "an-Example-2")).await, code(403, "NoPermission"));
}

/// Two codes that a device shows one after the other, at the clock of the sandbox.
fn codes(world: &World, seed: &str) -> [String; 2] {
    let device = Builder::new().with_secret(Secret::try_from_base32(seed).unwrap()).build().unwrap();
    let now = u64::try_from(world.sandbox.store.clock().now().as_second()).unwrap();
    [device.generate(now - 30).to_string(), device.generate(now).to_string()]
}

#[tokio::test]
async fn a_device_is_made_bound_listed_and_disabled() {
    let world = World::new().await;
    let (caller, ana) = ana(&world).await;
    let user = [("UserPrincipalName", ana.as_str())];
    assert_eq!(world.ims("GetUserMFAInfo", &user).await, json!({"RequestId": "r", "IsMFAEnable": false}));
    let made = world.ims("CreateVirtualMFADevice", &[("VirtualMFADeviceName", "phone")]).await;
    let device = &made["VirtualMFADevice"];
    let serial = device["SerialNumber"].as_str().unwrap();
    assert_eq!(serial, "acs:ram::1234567890123456:mfa/phone");
    assert!(device["QRCodePNG"].as_str().unwrap().starts_with("iVBOR"));
    let named = |name: &'static str| [("VirtualMFADeviceName", name)];
    let again = world.refused("CreateVirtualMFADevice", &named("Phone")).await;
    assert_eq!(again, code(409, "EntityAlreadyExists.VirtualMFADevice"));
    let dot = world.refused("CreateVirtualMFADevice", &named("a.b")).await;
    assert_eq!(dot, code(400, "InvalidParameter.VirtualMFADeviceName.InvalidChars"));

    let [first, second] = codes(&world, device["Base32StringSeed"].as_str().unwrap());
    let with = |first, second| {
        let codes = [("SerialNumber", serial), ("AuthenticationCode1", first), ("AuthenticationCode2", second)];
        [user.as_slice(), &codes].concat()
    };
    let wrong = world.refused("BindMFADevice", &with(&second, &first)).await;
    assert_eq!(wrong, code(403, "CheckAuthenticationCodeFail"));
    // A user may bind a device of its own: the account lets it unless it says otherwise.
    world.call_as(&caller, &PRODUCT, "BindMFADevice", &with(&first, &second)).await.unwrap();
    let taken = world.refused("BindMFADevice", &with(&first, &second)).await;
    assert_eq!(taken, code(409, "EntityAlreadyExists.User.MFADevice"));
    let expected =
        json!({"RequestId": "r", "IsMFAEnable": true, "MFADevice": {"SerialNumber": serial, "Type": "VMFA"}});
    assert_eq!(world.ims("GetUserMFAInfo", &user).await, expected);
    assert_eq!(world.call_as(&caller, &PRODUCT, "GetUserMFAInfo", &[]).await.unwrap(), expected);
    assert_eq!(world.refused("GetUserMFAInfo", &[]).await, code(404, "EntityNotExist.User"));
    assert_eq!(world.ims("GetAccountMFAInfo", &[]).await["IsMFAEnable"], false);
    world.ims("CreateVirtualMFADevice", &named("spare")).await;
    let page = world.ims("ListVirtualMFADevices", &[("MaxItems", "1")]).await;
    let listed = &page["VirtualMFADevices"]["VirtualMFADevice"][0];
    assert_eq!((&listed["SerialNumber"], &listed["User"]["UserPrincipalName"]), (&json!(serial), &json!(ana)));
    let rest = world.ims("ListVirtualMFADevices", &[("Marker", page["Marker"].as_str().unwrap())]).await;
    let spare = json!([{"SerialNumber": "acs:ram::1234567890123456:mfa/spare"}]);
    assert_eq!((&rest["VirtualMFADevices"]["VirtualMFADevice"], &rest["IsTruncated"]), (&spare, &json!(false)));
    let map = world.ims("GetAccountSummary", &[]).await["SummaryMap"].clone();
    assert_eq!([&map["MFADevices"], &map["MFADevicesInUse"], &map["VirtualMFADevicesQuota"]], [2, 1, 1_000]);

    let bound = world.refused("DeleteVirtualMFADevice", &[("SerialNumber", serial)]).await;
    assert_eq!(bound, code(409, "DeleteConflict.VirtualMFADevice.User"));
    world.ims("DisableVirtualMFA", &user).await;
    assert_eq!(world.refused("DisableVirtualMFA", &user).await, code(404, "EntityNotExist.User.MFADevice"));
    assert_eq!(world.refused("UnbindMFADevice", &user).await, code(404, "EntityNotExist.User.MFADevice"));
    let gone = world.refused("DeleteVirtualMFADevice", &[("SerialNumber", serial)]).await;
    assert_eq!(gone, code(404, "EntityNotExist.VirtualMFADevice"));
    world.ims("DeleteVirtualMFADevice", &[("SerialNumber", "acs:ram::1234567890123456:mfa/spare")]).await;
}

#[tokio::test]
async fn an_unbound_device_stays() {
    let world = World::new().await;
    let (_, ana) = ana(&world).await;
    let made = world.ims("CreateVirtualMFADevice", &[("VirtualMFADeviceName", "phone")]).await;
    let device = &made["VirtualMFADevice"];
    let serial = device["SerialNumber"].as_str().unwrap();
    let [first, second] = codes(&world, device["Base32StringSeed"].as_str().unwrap());
    let pairs = [
        ("UserName", "ana"),
        ("SerialNumber", serial),
        ("AuthenticationCode1", &first),
        ("AuthenticationCode2", &second),
    ];
    world.ram("BindMFADevice", &pairs).await;
    let unbound = world.ims("UnbindMFADevice", &[("UserPrincipalName", &ana)]).await;
    assert_eq!(unbound, json!({"RequestId": "r", "MFADevice": {"SerialNumber": serial}}));
    world.ram("DeleteVirtualMFADevice", &[("SerialNumber", serial)]).await;
}

#[tokio::test]
async fn the_password_policy_shows_what_was_set_and_binds_both_interfaces() {
    let world = World::new().await;
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
    let set = world.ims("SetPasswordPolicy", &pairs).await;
    assert_eq!(set, json!({"RequestId": "r", "PasswordPolicy": expected}));
    assert_eq!(world.ims("GetPasswordPolicy", &[]).await, set);
    let ram = world.ram("GetPasswordPolicy", &[]).await;
    assert_eq!(ram["PasswordPolicy"]["MinimumPasswordLength"], 12);
    let (_, ana) = ana(&world).await;
    let weak = world.refused("CreateLoginProfile", &[("UserPrincipalName", &ana), ("Password", "short-1")]).await;
    assert_eq!(weak, code(400, "InvalidParameter.Password.TooWeak"));
    for (name, value) in [("MinimumPasswordDifferentCharacter", "9"), ("InitialPasswordAge", "91")] {
        let wrong = world.refused("SetPasswordPolicy", &[(name, value)]).await;
        assert_eq!(wrong.0, 400, "{name}");
        assert!(wrong.1.starts_with(&format!("InvalidParameter.{name}")), "{wrong:?}");
    }
}

#[tokio::test]
async fn the_security_preference_keeps_what_a_call_does_not_name() {
    let world = World::new().await;
    let pairs = [
        ("AllowUserToManageAccessKeys", "true"),
        ("MFAOperationForLogin", "mandatory"),
        ("VerificationTypes", r#"["sms","email"]"#),
        ("MaxIdleDaysForUsers", "90"),
        ("OperationForRiskLogin", "enforceVerify"),
    ];
    world.ims("SetSecurityPreference", &pairs).await;
    let set = world.ims("SetSecurityPreference", &[("LoginSessionDuration", "8")]).await;
    let expected = json!({
        "LoginProfilePreference": {"EnableSaveMFATicket": false, "AllowUserToChangePassword": true,
            "AllowUserToLoginWithPasskey": true, "LoginSessionDuration": 8, "LoginNetworkMasks": "",
            "MFAOperationForLogin": "mandatory", "OperationForRiskLogin": "enforceVerify"},
        "AccessKeyPreference": {"AllowUserToManageAccessKeys": true, "AllowUserToManageServiceCredentials": false},
        "MFAPreference": {"AllowUserToManageMFADevices": true},
        "PersonalInfoPreference": {"AllowUserToManagePersonalDingTalk": true},
        "VerificationPreference": {"VerificationTypes": ["sms", "email"]},
        "MaxIdleDays": {"MaxIdleDaysForUsers": 90, "MaxIdleDaysForAccessKeys": 730}});
    assert_eq!(set, json!({"RequestId": "r", "SecurityPreference": expected}));
    assert_eq!(world.ims("GetSecurityPreference", &[]).await, set);
    for (name, value) in [("MaxIdleDaysForUsers", "91"), ("MFAOperationForLogin", "never")] {
        let wrong = world.refused("SetSecurityPreference", &[(name, value)]).await;
        assert_eq!(wrong, code(400, &format!("InvalidParameter.{name}")));
    }
    let (caller, _) = ana(&world).await;
    let made = world.call_as(&caller, &PRODUCT, "CreateAccessKey", &[]).await.unwrap();
    let id = made["AccessKey"]["AccessKeyId"].as_str().unwrap();
    let open = [("UserAccessKeyId", id), ("AccessKeyPolicy", r#"{"Status":"Inactive","Statements":[]}"#)];
    let networks = world.refused_to(&caller, "SetAccessKeyPolicy", &open).await;
    assert_eq!(networks, code(403, "NoPermission"), "who manages its keys does not loosen their networks");
}

#[tokio::test]
async fn the_default_domain_is_the_alias_of_the_account() {
    let world = World::new().await;
    let get = async || world.ims("GetDefaultDomain", &[]).await["DefaultDomainName"].clone();
    assert_eq!(get().await, "1234567890123456.onaliyun.com");
    world.ims("SetDefaultDomain", &[("DefaultDomainName", "acme.onaliyun.com")]).await;
    assert_eq!(get().await, "acme.onaliyun.com");
    assert_eq!(world.ram("GetAccountAlias", &[]).await["AccountAlias"], "acme");
    world.ram("SetAccountAlias", &[("AccountAlias", "other")]).await;
    assert_eq!(get().await, "other.onaliyun.com");
    world.ims("SetDefaultDomain", &[("DefaultDomainName", "1234567890123456.onaliyun.com")]).await;
    assert_eq!(get().await, "1234567890123456.onaliyun.com");
    for wrong in ["acme", "acme.example.com", "a.b.onaliyun.com", "Acme.onaliyun.com"] {
        let refused = world.refused("SetDefaultDomain", &[("DefaultDomainName", wrong)]).await;
        assert_eq!(refused, code(400, "InvalidParameter.DefaultDomainName.Format"), "{wrong}");
    }
}

#[tokio::test]
async fn the_last_use_of_a_key_names_the_service() {
    let world = World::new().await;
    let (caller, ana) = ana(&world).await;
    let made = world.ims("CreateAccessKey", &[("UserPrincipalName", &ana)]).await;
    let id = made["AccessKey"]["AccessKeyId"].as_str().unwrap();
    let pairs = [("UserPrincipalName", ana.as_str()), ("UserAccessKeyId", id)];
    assert_eq!(world.ims("GetAccessKeyLastUsed", &pairs).await["AccessKeyLastUsed"], json!({}));
    let caller = Caller { key_id: id.to_owned(), ..caller };
    world.sandbox.note_use(&caller, "Ecs", world.sandbox.store.clock().now());
    let expected = json!({"LastUsedDate": "2026-01-01T00:00:00Z", "ServiceName": "Ecs"});
    assert_eq!(world.ims("GetAccessKeyLastUsed", &pairs).await["AccessKeyLastUsed"], expected);
    let missing = [("UserPrincipalName", ana.as_str()), ("UserAccessKeyId", "LTAI1")];
    assert_eq!(world.refused("GetAccessKeyLastUsed", &missing).await, code(404, "EntityNotExist.User.AccessKey"));
}
