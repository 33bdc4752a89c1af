//! What an account chooses for itself.

use super::*;

#[tokio::test]
async fn an_alias_is_set_shown_and_cleared() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let refused = async |operation: &str, pairs: Pairs<'_>| root.ram(operation, pairs).await.refused();
    assert_eq!(refused("GetAccountAlias", &[]).await, "404 EntityNotExist.AccountAlias");
    let empty = json!({});
    assert_eq!(root.ram("SetAccountAlias", &[("AccountAlias", "my-company-2")]).await.contents(), empty);
    assert_eq!(root.ram("GetAccountAlias", &[]).await.contents(), json!({"AccountAlias": "my-company-2"}));
    for wrong in ["-ab", "ab-", "a--b", "Abc", "a_b", "a.b", "名字好"] {
        let format = refused("SetAccountAlias", &[("AccountAlias", wrong)]).await;
        assert_eq!(format, "400 InvalidParameter.AccountAlias.Format", "{wrong}");
    }
    for wrong in ["", "ab", &"a".repeat(33)] {
        let length = refused("SetAccountAlias", &[("AccountAlias", wrong)]).await;
        assert_eq!(length, "400 InvalidParameter.AccountAlias.Length", "{wrong}");
    }
    assert_eq!(refused("SetAccountAlias", &[]).await, "400 MissingAccountAlias");
    let (_, other) = cloud.other_account().await;
    let taken = other.ram("SetAccountAlias", &[("AccountAlias", "my-company-2")]).await.refused();
    assert_eq!(taken, "409 EntityAlreadyExists.AccountAlias");
    for _ in 0..2 {
        assert_eq!(root.ram("ClearAccountAlias", &[]).await.contents(), empty);
    }
    other.ram("SetAccountAlias", &[("AccountAlias", "my-company-2")]).await.ok();
}

#[tokio::test]
async fn a_password_policy_begins_with_the_defaults_and_goes_back_to_them() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let defaults = json!({
        "MinimumPasswordLength": 8,
        "RequireLowercaseCharacters": false,
        "RequireUppercaseCharacters": false,
        "RequireNumbers": false,
        "RequireSymbols": false,
        "HardExpiry": false,
        "MaxPasswordAge": 0,
        "PasswordReusePrevention": 0,
        "MaxLoginAttemps": 0,
    });
    assert_eq!(root.ram("GetPasswordPolicy", &[]).await.ok()["PasswordPolicy"], defaults);
    let pairs = [
        ("MinimumPasswordLength", "12"),
        ("RequireLowercaseCharacters", "true"),
        ("RequireUppercaseCharacters", "true"),
        ("RequireNumbers", "true"),
        ("RequireSymbols", "true"),
        ("HardExpiry", "true"),
        ("MaxPasswordAge", "90"),
        ("PasswordReusePrevention", "3"),
        ("MaxLoginAttemps", "5"),
    ];
    let set = root.ram("SetPasswordPolicy", &pairs).await.contents();
    let expected = json!({
        "MinimumPasswordLength": 12,
        "RequireLowercaseCharacters": true,
        "RequireUppercaseCharacters": true,
        "RequireNumbers": true,
        "RequireSymbols": true,
        "HardExpiry": true,
        "MaxPasswordAge": 90,
        "PasswordReusePrevention": 3,
        "MaxLoginAttemps": 5,
    });
    assert_eq!(set["PasswordPolicy"], expected);
    assert_eq!(root.ram("GetPasswordPolicy", &[]).await.ok()["PasswordPolicy"], expected);
    assert_eq!(root.ram("SetPasswordPolicy", &[]).await.ok()["PasswordPolicy"], defaults);
    for (name, value, code) in [
        ("MinimumPasswordLength", "7", "InvalidParameter.MinimumPasswordLength.Range"),
        ("MinimumPasswordLength", "33", "InvalidParameter.MinimumPasswordLength.Range"),
        ("MaxPasswordAge", "1096", "InvalidParameter.MaxPasswordAge"),
        ("PasswordReusePrevention", "25", "InvalidParameter.PasswordReusePrevention"),
        ("MaxLoginAttemps", "-1", "InvalidParameter.MaxLoginAttemps"),
        ("RequireNumbers", "maybe", "InvalidParameter.RequireNumbers"),
    ] {
        let wrong = root.ram("SetPasswordPolicy", &[(name, value)]).await.refused();
        assert_eq!(wrong, format!("400 {code}"));
    }
}

#[tokio::test]
async fn what_the_older_interface_does_not_know_of_a_password_policy_stays() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let newer = [("MinimumPasswordDifferentCharacter", "5"), ("InitialPasswordAge", "3")];
    root.ims("SetPasswordPolicy", &newer).await.ok();
    root.ram("SetPasswordPolicy", &[("RequireNumbers", "true")]).await.ok();
    let kept = root.ims("GetPasswordPolicy", &[]).await.ok();
    let kept = &kept["PasswordPolicy"];
    let shown = (&kept["MinimumPasswordDifferentCharacter"], &kept["InitialPasswordAge"], &kept["RequireNumbers"]);
    assert_eq!(shown, (&json!(5), &json!(3), &json!(true)));
}

#[tokio::test]
async fn a_security_preference_keeps_what_a_change_does_not_name() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let mut expected = json!({
        "LoginProfilePreference": {
            "EnableSaveMFATicket": false,
            "AllowUserToChangePassword": true,
            "LoginSessionDuration": 6,
            "LoginNetworkMasks": "",
        },
        "AccessKeyPreference": {"AllowUserToManageAccessKeys": false},
        "MFAPreference": {"AllowUserToManageMFADevices": true},
        "PublicKeyPreference": {"AllowUserToManagePublicKeys": false},
    });
    assert_eq!(root.ram("GetSecurityPreference", &[]).await.ok()["SecurityPreference"], expected);
    let masks = "192.168.0.0/16;10.0.0.0/8";
    let steps: [(&str, &str, &str, Value); 7] = [
        ("EnableSaveMFATicket", "true", "/LoginProfilePreference/EnableSaveMFATicket", json!(true)),
        ("AllowUserToChangePassword", "false", "/LoginProfilePreference/AllowUserToChangePassword", json!(false)),
        ("LoginSessionDuration", "24", "/LoginProfilePreference/LoginSessionDuration", json!(24)),
        ("LoginNetworkMasks", masks, "/LoginProfilePreference/LoginNetworkMasks", json!(masks)),
        ("AllowUserToManageAccessKeys", "true", "/AccessKeyPreference/AllowUserToManageAccessKeys", json!(true)),
        ("AllowUserToManageMFADevices", "false", "/MFAPreference/AllowUserToManageMFADevices", json!(false)),
        ("AllowUserToManagePublicKeys", "true", "/PublicKeyPreference/AllowUserToManagePublicKeys", json!(true)),
    ];
    for (parameter, value, pointer, shown) in steps {
        *expected.pointer_mut(pointer).unwrap() = shown;
        let set = root.ram("SetSecurityPreference", &[(parameter, value)]).await.contents();
        assert_eq!(set["SecurityPreference"], expected, "{parameter}");
    }
    assert_eq!(root.ram("GetSecurityPreference", &[]).await.ok()["SecurityPreference"], expected);
    let many = vec!["10.0.0.1"; 41].join(";");
    for (parameter, value, code) in [
        ("LoginSessionDuration", "0", "InvalidParameter.LoginSessionDuration"),
        ("LoginSessionDuration", "25", "InvalidParameter.LoginSessionDuration"),
        ("LoginNetworkMasks", "10.0.0.0/33", "InvalidParameter.LoginNetworkMasks.Format"),
        ("LoginNetworkMasks", &many, "InvalidParameter.LoginNetworkMasks.Length"),
    ] {
        let wrong = root.ram("SetSecurityPreference", &[(parameter, value)]).await.refused();
        assert_eq!(wrong, format!("400 {code}"));
    }
}

#[tokio::test]
async fn a_role_says_whether_people_may_switch_to_it_in_the_console() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let trust = r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"Service": "ecs.aliyuncs.com"}}]}"#;
    let pairs = [("RoleName", "a"), ("AssumeRolePolicyDocument", trust)];
    assert_eq!(root.ram("CreateRole", &pairs).await.ok()["Role"]["AllowConsoleLogin"], true);
    let pairs = [("RoleName", "b"), ("AssumeRolePolicyDocument", trust), ("AllowConsoleLogin", "false")];
    assert_eq!(root.ram("CreateRole", &pairs).await.ok()["Role"]["AllowConsoleLogin"], false);
    root.ram("UpdateRole", &[("RoleName", "b"), ("NewDescription", "kept")]).await.ok();
    assert_eq!(root.ram("GetRole", &[("RoleName", "b")]).await.ok()["Role"]["AllowConsoleLogin"], false);
    let changed = root.ram("UpdateRole", &[("RoleName", "a"), ("NewAllowConsoleLogin", "false")]).await.contents();
    assert_eq!(changed["Role"]["AllowConsoleLogin"], false);
    let listed = root.ram("ListRoles", &[]).await.contents();
    for role in listed["Roles"]["Role"].as_array().unwrap() {
        assert_eq!(role["AllowConsoleLogin"], false);
    }
}
