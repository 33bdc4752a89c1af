//! Signing in as a user, with its password and a second factor, and acting as any caller.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so by panicking")]

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{Actor, TestCloud};
use totp_rs::{Builder, Secret};

const PASSWORD: &str = "open-sesame-1";
const HOUR: Duration = Duration::from_secs(60 * 60);

/// A cloud where Ana may sign in and read RAM.
async fn world() -> (TestCloud, Actor) {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    root.ram("CreateLoginProfile", &[("UserName", "ana"), ("Password", PASSWORD)]).await.ok();
    let read = [("PolicyType", "System"), ("PolicyName", "AliyunRAMReadOnlyAccess"), ("UserName", "ana")];
    root.ram("AttachPolicyToUser", &read).await.ok();
    (cloud, root)
}

async fn sessions(cloud: &TestCloud, ask: Value) -> (u16, Value) {
    let (status, _, body) = cloud.json("POST", "sessions", "", Some(ask)).await;
    (status, body)
}

/// Signs Ana in with what is given beside her name and password.
async fn ana(cloud: &TestCloud, more: Value) -> (u16, Value) {
    let mut ask = json!({"user_name": "ana", "password": PASSWORD});
    for (name, value) in more.as_object().unwrap() {
        ask[name] = value.clone();
    }
    sessions(cloud, ask).await
}

/// The token of a session that was begun.
fn token((status, begun): (u16, Value)) -> String {
    assert_eq!(status, 201, "{begun}");
    begun["token"].as_str().unwrap().to_owned()
}

async fn call(cloud: &TestCloud, token: &str, operation: &str, body: Value) -> (u16, Value) {
    let (status, _, answer) = cloud.json("POST", &format!("api/alibaba/{operation}"), token, Some(body)).await;
    (status, answer)
}

async fn who(cloud: &TestCloud, token: &str) -> (u16, Value) {
    let (status, _, shown) = cloud.json("GET", "sessions", token, None).await;
    (status, shown)
}

/// The newest record of an action.
async fn last(cloud: &TestCloud, action: &str) -> Value {
    let (_, records) = cloud.own("GET", "requests", None).await;
    let found = records.as_array().unwrap().iter().find(|record| record["action"] == action);
    found.unwrap_or_else(|| panic!("no {action} in {records}")).clone()
}

/// The code that the device of a seed shows so many seconds from now.
fn code(cloud: &TestCloud, seed: &str, seconds: i64) -> String {
    let totp = Builder::new().with_secret(Secret::try_from_base32(seed).unwrap()).build().unwrap();
    totp.generate(u64::try_from(cloud.now().as_second() + seconds).unwrap()).to_string()
}

#[tokio::test]
async fn a_user_signs_in_and_calls_as_itself() {
    let (cloud, root) = world().await;
    let (status, begun) = ana(&cloud, json!({})).await;
    assert_eq!((status, &begun["arn"]), (201, &json!("acs:ram::1234567890123456:user/ana")), "{begun}");
    assert_eq!((&begun["expires_at"], &begun["mfa"]), (&json!("2026-01-01T06:00:00Z"), &json!(false)));
    let token = begun["token"].as_str().unwrap();
    let (_, user) = call(&cloud, token, "ram/GetUser", json!({"UserName": "ana"})).await;
    assert_eq!(user["User"]["LastLoginDate"], "2026-01-01T00:00:00Z");
    let profile = root.ims("GetLoginProfile", &[("UserPrincipalName", "ana@1234567890123456.onaliyun.com")]).await;
    assert_eq!(profile.field("/LoginProfile/LastLoginTime"), "2026-01-01T00:00:00Z");
    assert_eq!(call(&cloud, token, "ram/CreateUser", json!({"UserName": "bea"})).await.0, 403);
    let record = last(&cloud, "CreateUser").await;
    assert_eq!(record["caller"]["arn"], "acs:ram::1234567890123456:user/ana");
    assert!(record["caller"].get("access_key_id").is_none(), "{record}");
    let signed_in = last(&cloud, "ConsoleSignin").await;
    assert_eq!((&signed_in["service"], &signed_in["decision"]), (&json!("AasSub"), &json!("Allow")));
    assert_eq!((&signed_in["mfa_checked"], &signed_in["status"]), (&json!(false), &json!(200)));
    assert!(!signed_in.to_string().contains(PASSWORD));
    cloud.advance(6 * HOUR);
    assert_eq!(who(&cloud, token).await.0, 401, "the account's hours are over");
}

#[tokio::test]
async fn a_user_signs_in_under_each_of_its_names() {
    let (cloud, root) = world().await;
    root.ram("SetAccountAlias", &[("AccountAlias", "acme")]).await.ok();
    let (number, other) = cloud.other_account().await;
    other.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    other.ram("CreateLoginProfile", &[("UserName", "ana"), ("Password", "another-one-2")]).await.ok();
    for name in ["ana@acme", "ANA@ACME.onaliyun.com", "ana@1234567890123456.onaliyun.com", "ana@1234567890123456"] {
        let (status, begun) = sessions(&cloud, json!({"user_name": name, "password": PASSWORD})).await;
        assert_eq!((status, &begun["account_id"]), (201, &json!("1234567890123456")), "{name}: {begun}");
    }
    let there = json!({"user_name": "ana", "account_id": number, "password": "another-one-2"});
    assert_eq!(sessions(&cloud, there).await.1["account_id"], number);
    for (name, account) in [("ana@nobody.onaliyun.com", Value::Null), ("ana@acme", json!(number))] {
        let ask = json!({"user_name": name, "account_id": account, "password": PASSWORD});
        assert_eq!(sessions(&cloud, ask).await.0, 401, "{name}");
    }
}

/// Whoever does not know the password learns nothing of the user.
#[tokio::test]
async fn nothing_tells_an_unknown_user_from_a_wrong_password() {
    let (cloud, root) = world().await;
    root.ram("CreateUser", &[("UserName", "bea")]).await.ok();
    root.ram("SetPasswordPolicy", &[("MaxLoginAttemps", "5")]).await.ok();
    let ims = [("UserPrincipalName", "cat@1234567890123456.onaliyun.com"), ("DisplayName", "cat")];
    root.ims("CreateUser", &ims).await.ok();
    let inactive = [ims[0], ("Password", PASSWORD), ("Status", "Inactive")];
    root.ims("CreateLoginProfile", &inactive).await.ok();
    let shapes = [
        json!({}),
        json!({"code": "123456"}),
        json!({"new_password": "another-one-2"}),
        json!({"mfa_codes": ["123456", "654321"]}),
        json!({"duration_seconds": 900}),
        json!({"account_id": "1234567890123456"}),
    ];
    let names = [("ana", "wrong"), ("bea", PASSWORD), ("cat", PASSWORD), ("nobody", PASSWORD)];
    for shape in shapes {
        let mut answers = Vec::new();
        for (name, password) in names {
            let mut ask = json!({"user_name": name, "password": password});
            for (name, value) in shape.as_object().unwrap() {
                ask[name] = value.clone();
            }
            let (status, number, body) = cloud.json("POST", "sessions", "", Some(ask)).await;
            answers.push((status, number, body.to_string()));
        }
        assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:#?}");
    }
}

#[tokio::test]
async fn too_many_wrong_passwords_close_the_door_for_an_hour() {
    let (cloud, root) = world().await;
    root.ram("SetPasswordPolicy", &[("MaxLoginAttemps", "2")]).await.ok();
    for _ in 0..2 {
        assert_eq!(ana(&cloud, json!({"password": "wrong"})).await.0, 401);
    }
    let (status, refused) = ana(&cloud, json!({})).await;
    assert_eq!((status, &refused["until"]), (429, &json!("2026-01-01T01:00:00Z")), "{refused}");
    assert_eq!(last(&cloud, "ConsoleSignin").await["decision"], "Refused");
    cloud.advance(HOUR);
    token(ana(&cloud, json!({})).await);
}

/// Counts are kept where everything is.
#[tokio::test]
async fn a_restart_forgets_no_wrong_password() {
    let folder = tempfile::tempdir().unwrap();
    let cloud = TestCloud::kept_in(folder.path()).await;
    cloud.root().ram("SetPasswordPolicy", &[("MaxLoginAttemps", "1")]).await.ok();
    assert_eq!(ana(&cloud, json!({})).await.0, 401);
    cloud.stop().await;
    let cloud = TestCloud::kept_in(folder.path()).await;
    assert_eq!(ana(&cloud, json!({})).await.0, 429);
}

#[tokio::test]
async fn a_password_that_must_be_changed_is_changed_on_the_way_in() {
    let (cloud, root) = world().await;
    root.ram("UpdateLoginProfile", &[("UserName", "ana"), ("PasswordResetRequired", "true")]).await.ok();
    let (status, refused) = ana(&cloud, json!({})).await;
    assert_eq!((status, &refused["next"]), (403, &json!("new_password")), "{refused}");
    let (status, refused) = ana(&cloud, json!({"new_password": "short"})).await;
    assert_eq!((status, &refused["next"]), (403, &json!("new_password")), "{refused}");
    token(ana(&cloud, json!({"new_password": "another-one-2"})).await);
    assert_eq!(ana(&cloud, json!({})).await.0, 401);
    token(ana(&cloud, json!({"password": "another-one-2"})).await);
    assert_eq!(ana(&cloud, json!({"password": "another-one-2", "new_password": "third-one-3"})).await.0, 400);
}

#[tokio::test]
async fn a_password_grows_old() {
    let (cloud, root) = world().await;
    root.ram("SetPasswordPolicy", &[("MaxPasswordAge", "10")]).await.ok();
    token(ana(&cloud, json!({})).await);
    cloud.advance(240 * HOUR);
    assert_eq!(ana(&cloud, json!({})).await.1["next"], "new_password");
    root.ram("SetPasswordPolicy", &[("MaxPasswordAge", "10"), ("HardExpiry", "true")]).await.ok();
    let (status, refused) = ana(&cloud, json!({"new_password": "another-one-2"})).await;
    assert_eq!((status, refused.get("next")), (403, None), "{refused}");
    assert_eq!(refused["error"], "the password has expired; an administrator has to set another");
    root.ram("UpdateLoginProfile", &[("UserName", "ana"), ("Password", "third-one-3")]).await.ok();
    token(ana(&cloud, json!({"password": "third-one-3"})).await);
}

#[tokio::test]
async fn a_device_is_bound_on_the_way_in_and_each_code_counts_once() {
    let (cloud, root) = world().await;
    root.ram("UpdateLoginProfile", &[("UserName", "ana"), ("MFABindRequired", "true")]).await.ok();
    let (status, refused) = ana(&cloud, json!({})).await;
    assert_eq!((status, &refused["next"]), (403, &json!("bind_mfa")), "{refused}");
    let seed = refused["mfa"]["seed"].as_str().unwrap();
    let uri = format!("otpauth://totp/Yunbox:ana@1234567890123456?secret={seed}&issuer=Yunbox");
    assert_eq!(refused["mfa"]["uri"], uri.as_str());
    let (_, again) = ana(&cloud, json!({"mfa_codes": ["000000", "000001"]})).await;
    assert_eq!((&again["next"], &again["mfa"]["seed"]), (&json!("bind_mfa"), &json!(seed)));
    let codes = [code(&cloud, seed, -30), code(&cloud, seed, 0)];
    let (status, begun) = ana(&cloud, json!({"mfa_codes": codes})).await;
    assert_eq!((status, &begun["mfa"]), (201, &json!(true)), "{begun}");
    let device = root.ram("GetUserMFAInfo", &[("UserName", "ana")]).await;
    assert_eq!(device.field("/MFADevice/SerialNumber"), "acs:ram::1234567890123456:mfa/ana");

    cloud.advance(Duration::from_secs(60));
    assert_eq!(ana(&cloud, json!({})).await.1["next"], "mfa_code");
    let (status, refused) = ana(&cloud, json!({"code": "000000"})).await;
    assert_eq!((status, &refused["next"]), (403, &json!("mfa_code")), "{refused}");
    let now = code(&cloud, seed, 0);
    token(ana(&cloud, json!({"code": now})).await);
    let (status, refused) = ana(&cloud, json!({"code": now})).await;
    assert_eq!((status, &refused["error"]), (403, &json!("the code is wrong or was used before")));
    assert_eq!(ana(&cloud, json!({"code": "12345"})).await.0, 400);
}

/// Policies ask for it with `acs:MFAPresent`, of whoever signed in and of the sessions of roles that it begins.
#[tokio::test]
async fn a_second_factor_is_seen_by_policies() {
    let (cloud, root) = world().await;
    let only_with = json!({"Version": "1", "Statement": [
        {"Effect": "Allow", "Action": ["ram:CreateGroup", "sts:AssumeRole"], "Resource": "*",
         "Condition": {"Bool": {"acs:MFAPresent": "true"}}}]})
    .to_string();
    let trust = json!({"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"RAM": ["acs:ram::1234567890123456:root"]}}]})
    .to_string();
    root.ram("CreatePolicy", &[("PolicyName", "mfa"), ("PolicyDocument", &only_with)]).await.ok();
    root.ram("CreateRole", &[("RoleName", "ops"), ("AssumeRolePolicyDocument", &trust)]).await.ok();
    let custom = [("PolicyType", "Custom"), ("PolicyName", "mfa")];
    root.ram("AttachPolicyToUser", &[custom[0], custom[1], ("UserName", "ana")]).await.ok();
    root.ram("AttachPolicyToRole", &[custom[0], custom[1], ("RoleName", "ops")]).await.ok();

    let without = token(ana(&cloud, json!({})).await);
    assert_eq!(call(&cloud, &without, "ram/CreateGroup", json!({"GroupName": "a"})).await.0, 403);
    let record = last(&cloud, "CreateGroup").await;
    assert_eq!(record["checks"][0]["conditions"]["acs:MFAPresent"], json!(["false"]));

    root.ram("UpdateLoginProfile", &[("UserName", "ana"), ("MFABindRequired", "true")]).await.ok();
    let (_, refused) = ana(&cloud, json!({})).await;
    let seed = refused["mfa"]["seed"].as_str().unwrap();
    let codes = [code(&cloud, seed, -30), code(&cloud, seed, 0)];
    let with = token(ana(&cloud, json!({"mfa_codes": codes})).await);
    assert_eq!(call(&cloud, &with, "ram/CreateGroup", json!({"GroupName": "a"})).await.0, 200);
    let assume = json!({"RoleArn": "acs:ram::1234567890123456:role/ops", "RoleSessionName": "job"});
    let (status, begun) = call(&cloud, &with, "sts/AssumeRole", assume).await;
    assert_eq!(status, 200, "{begun}");
    let key = &begun["Credentials"];
    let text = |name: &str| key[name].as_str().unwrap();
    let role = cloud.actor(text("AccessKeyId"), text("AccessKeySecret"), Some(text("SecurityToken")));
    role.ram("CreateGroup", &[("GroupName", "b")]).await.ok();
}

#[tokio::test]
async fn a_session_ends_with_its_user() {
    let (cloud, root) = world().await;
    let first = token(ana(&cloud, json!({})).await);
    root.ram("UpdateUser", &[("UserName", "ana"), ("NewUserName", "anna")]).await.ok();
    let (_, shown) = who(&cloud, &first).await;
    assert_eq!(shown["arn"], "acs:ram::1234567890123456:user/anna", "a renamed user stays signed in");
    let name = ("UserPrincipalName", "anna@1234567890123456.onaliyun.com");
    root.ims("UpdateLoginProfile", &[name, ("Status", "Inactive")]).await.ok();
    let (status, refused) = who(&cloud, &first).await;
    assert_eq!((status, &refused["error"]), (401, &json!("the user is gone or may sign in no more")));
    root.ims("UpdateLoginProfile", &[name, ("Status", "Active")]).await.ok();
    assert_eq!(who(&cloud, &first).await.0, 200);
    root.ram("DeleteLoginProfile", &[("UserName", "anna")]).await.ok();
    assert_eq!(who(&cloud, &first).await.0, 401);
    let read = [("PolicyType", "System"), ("PolicyName", "AliyunRAMReadOnlyAccess"), ("UserName", "anna")];
    root.ram("DetachPolicyFromUser", &read).await.ok();
    root.ram("DeleteUser", &[("UserName", "anna")]).await.ok();
    assert_eq!(call(&cloud, &first, "sts/GetCallerIdentity", json!({})).await.0, 401);
}

#[tokio::test]
async fn users_sign_in_from_the_networks_of_their_account() {
    let (cloud, root) = world().await;
    root.ram("SetSecurityPreference", &[("LoginNetworkMasks", "10.0.0.0/8"), ("LoginSessionDuration", "1")]).await.ok();
    let (status, refused) = ana(&cloud, json!({})).await;
    assert_eq!((status, refused.get("next")), (403, None), "{refused}");
    root.ram("SetSecurityPreference", &[("LoginNetworkMasks", "10.0.0.0/8;127.0.0.1")]).await.ok();
    let (_, begun) = ana(&cloud, json!({"duration_seconds": 43_200})).await;
    assert_eq!(begun["expires_at"], "2026-01-01T01:00:00Z", "never longer than the account lets it");
}

#[tokio::test]
async fn the_admin_acts_as_anybody_and_it_shows() {
    let (cloud, root) = world().await;
    let trust = json!({"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"Service": ["ecs.aliyuncs.com"]}}]})
    .to_string();
    root.ram("CreateRole", &[("RoleName", "app"), ("AssumeRolePolicyDocument", &trust)]).await.ok();
    let act = async |whom: &str| cloud.own("POST", "sessions", Some(json!({"act_as": whom}))).await;
    for (whom, arn) in [("root", "root"), ("user/ana", "user/ana"), ("role/app", "assumed-role/app/admin")] {
        let (status, begun) = act(whom).await;
        assert_eq!(status, 201, "{whom}: {begun}");
        let (_, shown) = who(&cloud, begun["token"].as_str().unwrap()).await;
        assert_eq!(shown["arn"], format!("acs:ram::1234567890123456:{arn}"), "{shown}");
        assert_eq!(shown["acted_by"], "admin");
    }
    assert_eq!(last(&cloud, "ActAs").await["parameters"]["act_as"], "user/ana");
    assert_eq!(last(&cloud, "AssumeRole").await["caller"]["arn"], "admin.yunbox");
    // A user who may not sign in can be acted as, and is no more than it is.
    root.ram("CreateUser", &[("UserName", "bea")]).await.ok();
    let bea = token(act("user/bea").await);
    assert_eq!(call(&cloud, &bea, "ram/ListUsers", json!({})).await.0, 403);
    root.ram("DeleteUser", &[("UserName", "bea")]).await.ok();
    assert_eq!(who(&cloud, &bea).await.0, 401);
    for (whom, status) in [("user/none", 404), ("role/none", 404), ("group/none", 400), ("user", 400)] {
        assert_eq!(act(whom).await.0, status, "{whom}");
    }
    assert_eq!(sessions(&cloud, json!({"act_as": "root"})).await.0, 401, "only the admin acts");
    let own = token(ana(&cloud, json!({})).await);
    assert_eq!(cloud.json("POST", "sessions", &own, Some(json!({"act_as": "root"}))).await.0, 401);
    let there = json!({"cloud": "kingsoft", "act_as": "root"});
    assert_eq!(cloud.own("POST", "sessions", Some(there)).await.1["cloud"], "kingsoft");
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_in_words() {
    let cloud = TestCloud::new().await;
    for (ask, said) in [
        (json!({}), "access_key_id"),
        (json!({"user_name": "ana"}), "password"),
        (json!({"user_name": "ana", "password": "p", "unheard": 1}), "unheard"),
        (json!({"user_name": "a".repeat(193), "password": "p"}), "`user_name` is up to 192 characters"),
        (json!({"user_name": "ana", "password": "p".repeat(129)}), "`password` is up to 128 characters"),
        (json!({"user_name": "ana", "password": "p", "duration_seconds": 90_000}), "900 to 86400"),
        (json!({"user_name": "ana", "password": "p", "mfa_codes": ["123456"]}), "array of length 2"),
        (json!({"cloud": "aws", "user_name": "ana", "password": "p"}), "there is no cloud `aws`"),
    ] {
        let (status, refused) = sessions(&cloud, ask.clone()).await;
        assert_eq!(status, 400, "{ask}: {refused}");
        assert!(refused["error"].as_str().unwrap().contains(said), "{ask}: {refused}");
    }
}
