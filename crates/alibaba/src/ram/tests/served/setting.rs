//! What an account chooses for itself.

use super::*;

#[tokio::test]
async fn an_alias_is_set_shown_and_cleared() {
    let world = World::new().await;
    let refused = async |operation: &str, pairs: &[(&str, &str)]| world.refused(&world.root, operation, pairs).await;
    let refusal = |status: u16, code: &str| (status, code.to_owned());
    assert_eq!(refused("GetAccountAlias", &[]).await, refusal(404, "EntityNotExist.AccountAlias"));
    let empty = json!({"RequestId": "r"});
    assert_eq!(world.root("SetAccountAlias", &[("AccountAlias", "my-company-2")]).await, empty);
    assert_eq!(world.root("GetAccountAlias", &[]).await, json!({"RequestId": "r", "AccountAlias": "my-company-2"}));
    for wrong in ["-ab", "ab-", "a--b", "Abc", "a_b", "a.b", "名字好"] {
        let format = refused("SetAccountAlias", &[("AccountAlias", wrong)]).await;
        assert_eq!(format, refusal(400, "InvalidParameter.AccountAlias.Format"), "{wrong}");
    }
    for wrong in ["", "ab", &"a".repeat(33)] {
        let length = refused("SetAccountAlias", &[("AccountAlias", wrong)]).await;
        assert_eq!(length, refusal(400, "InvalidParameter.AccountAlias.Length"), "{wrong}");
    }
    assert_eq!(refused("SetAccountAlias", &[]).await, refusal(400, "MissingAccountAlias"));
    let tenant = world.sandbox.store.create_account(&crate::CLOUD, "6543210987654321".parse().unwrap()).await.unwrap();
    let other = Caller { tenant, ..world.root.clone() };
    let taken = world.refused(&other, "SetAccountAlias", &[("AccountAlias", "my-company-2")]).await;
    assert_eq!(taken, refusal(409, "EntityAlreadyExists.AccountAlias"));
    for _ in 0..2 {
        assert_eq!(world.root("ClearAccountAlias", &[]).await, empty);
    }
    world.call(&other, "SetAccountAlias", &[("AccountAlias", "my-company-2")]).await.unwrap();
}

#[tokio::test]
async fn a_password_policy_begins_with_the_defaults_and_goes_back_to_them() {
    let world = World::new().await;
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
    assert_eq!(world.root("GetPasswordPolicy", &[]).await["PasswordPolicy"], defaults);
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
    let set = world.root("SetPasswordPolicy", &pairs).await;
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
    assert_eq!(world.root("GetPasswordPolicy", &[]).await["PasswordPolicy"], expected);
    assert_eq!(world.root("SetPasswordPolicy", &[]).await["PasswordPolicy"], defaults);
    for (name, value, code) in [
        ("MinimumPasswordLength", "7", "InvalidParameter.MinimumPasswordLength.Range"),
        ("MinimumPasswordLength", "33", "InvalidParameter.MinimumPasswordLength.Range"),
        ("MaxPasswordAge", "1096", "InvalidParameter.MaxPasswordAge"),
        ("PasswordReusePrevention", "25", "InvalidParameter.PasswordReusePrevention"),
        ("MaxLoginAttemps", "-1", "InvalidParameter.MaxLoginAttemps"),
        ("RequireNumbers", "maybe", "InvalidParameter.RequireNumbers"),
    ] {
        let wrong = world.refused(&world.root, "SetPasswordPolicy", &[(name, value)]).await;
        assert_eq!(wrong, (400, code.to_owned()));
    }
}

#[tokio::test]
async fn what_the_older_interface_does_not_know_of_a_password_policy_stays() {
    let world = World::new().await;
    let mut scope = world.sandbox.store.write(&world.root.tenant).await.unwrap();
    let newer = iam::password_policy::PasswordPolicy { minimum_different: 5, initial_age: 3, ..Default::default() };
    iam::password_policy::set(&mut scope, &newer).await.unwrap();
    scope.commit().await.unwrap();
    world.root("SetPasswordPolicy", &[("RequireNumbers", "true")]).await;
    let kept = iam::password_policy::get(&mut world.sandbox.store.read(&world.root.tenant)).await.unwrap();
    assert_eq!((kept.minimum_different, kept.initial_age, kept.require_numbers), (5, 3, true));
}

#[tokio::test]
async fn a_security_preference_keeps_what_a_change_does_not_name() {
    let world = World::new().await;
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
    assert_eq!(world.root("GetSecurityPreference", &[]).await["SecurityPreference"], expected);
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
        let set = world.root("SetSecurityPreference", &[(parameter, value)]).await;
        assert_eq!(set["SecurityPreference"], expected, "{parameter}");
    }
    assert_eq!(world.root("GetSecurityPreference", &[]).await["SecurityPreference"], expected);
    let many = vec!["10.0.0.1"; 41].join(";");
    for (parameter, value, code) in [
        ("LoginSessionDuration", "0", "InvalidParameter.LoginSessionDuration"),
        ("LoginSessionDuration", "25", "InvalidParameter.LoginSessionDuration"),
        ("LoginNetworkMasks", "10.0.0.0/33", "InvalidParameter.LoginNetworkMasks.Format"),
        ("LoginNetworkMasks", &many, "InvalidParameter.LoginNetworkMasks.Length"),
    ] {
        let wrong = world.refused(&world.root, "SetSecurityPreference", &[(parameter, value)]).await;
        assert_eq!(wrong, (400, code.to_owned()));
    }
}

#[tokio::test]
async fn a_role_says_whether_people_may_switch_to_it_in_the_console() {
    let world = World::new().await;
    let trust = r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"Service": "ecs.aliyuncs.com"}}]}"#;
    let pairs = [("RoleName", "a"), ("AssumeRolePolicyDocument", trust)];
    assert_eq!(world.root("CreateRole", &pairs).await["Role"]["AllowConsoleLogin"], true);
    let pairs = [("RoleName", "b"), ("AssumeRolePolicyDocument", trust), ("AllowConsoleLogin", "false")];
    assert_eq!(world.root("CreateRole", &pairs).await["Role"]["AllowConsoleLogin"], false);
    world.root("UpdateRole", &[("RoleName", "b"), ("NewDescription", "kept")]).await;
    assert_eq!(world.root("GetRole", &[("RoleName", "b")]).await["Role"]["AllowConsoleLogin"], false);
    let changed = world.root("UpdateRole", &[("RoleName", "a"), ("NewAllowConsoleLogin", "false")]).await;
    assert_eq!(changed["Role"]["AllowConsoleLogin"], false);
    let listed = world.root("ListRoles", &[]).await;
    for role in listed["Roles"]["Role"].as_array().unwrap() {
        assert_eq!(role["AllowConsoleLogin"], false);
    }
}
