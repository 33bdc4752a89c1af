//! Login profiles and passwords.

use super::*;

#[tokio::test]
async fn a_login_profile_is_made_shown_changed_and_taken_away() {
    let world = World::new().await;
    world.user("ana").await;
    let pairs = [("UserName", "ana"), ("Password", "an-Example-0"), ("PasswordResetRequired", "True")];
    let made = world.root("CreateLoginProfile", &pairs).await;
    let mut expected = json!({
        "UserName": "ana",
        "PasswordResetRequired": true,
        "MFABindRequired": false,
        "CreateDate": "2026-01-01T00:00:00Z",
    });
    assert_eq!(made["LoginProfile"], expected);
    let pairs = [("UserName", "ana"), ("MFABindRequired", "true"), ("PasswordResetRequired", "false")];
    assert_eq!(world.root("UpdateLoginProfile", &pairs).await, json!({"RequestId": "r"}));
    expected["MFABindRequired"] = json!(true);
    expected["PasswordResetRequired"] = json!(false);
    assert_eq!(world.root("GetLoginProfile", &[("UserName", "ana")]).await["LoginProfile"], expected);
    assert_eq!(world.root("DeleteLoginProfile", &[("UserName", "ana")]).await, json!({"RequestId": "r"}));
    world.root("DeleteUser", &[("UserName", "ana")]).await;
}

#[tokio::test]
async fn what_is_wrong_with_a_login_profile_is_said_in_the_vendors_codes() {
    let world = World::new().await;
    world.user("ana").await;
    let refused = async |operation: &str, pairs: &[(&str, &str)]| world.refused(&world.root, operation, pairs).await;
    let refusal = |status: u16, code: &str| (status, code.to_owned());
    let (ana, bea, good) = (("UserName", "ana"), ("UserName", "bea"), ("Password", "an-Example-0"));
    assert_eq!(refused("CreateLoginProfile", &[good]).await, refusal(400, "MissingUserName"));
    assert_eq!(refused("CreateLoginProfile", &[ana]).await, refusal(400, "MissingPassword"));
    let long = "x".repeat(129);
    let wrong = refused("CreateLoginProfile", &[ana, ("Password", &long)]).await;
    assert_eq!(wrong, refusal(400, "InvalidParameter.Password.Length"));
    let wrong = refused("CreateLoginProfile", &[("UserName", "a b"), good]).await;
    assert_eq!(wrong, refusal(400, "InvalidParameter.UserName.InvalidChars"));
    let weak = refused("CreateLoginProfile", &[ana, ("Password", "short")]).await;
    assert_eq!(weak, refusal(400, "InvalidParameter.Password.TooWeak"));
    assert_eq!(refused("CreateLoginProfile", &[bea, good]).await, refusal(404, "EntityNotExist.User"));
    for operation in ["GetLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile"] {
        assert_eq!(refused(operation, &[bea]).await, refusal(404, "EntityNotExist.User"), "{operation}");
        let missing = refused(operation, &[ana]).await;
        assert_eq!(missing, refusal(404, "EntityNotExist.User.LoginProfile"), "{operation}");
        assert_eq!(refused(operation, &[]).await, refusal(400, "MissingUserName"), "{operation}");
    }
    world.root("CreateLoginProfile", &[ana, good]).await;
    let twice = refused("CreateLoginProfile", &[ana, good]).await;
    assert_eq!(twice, refusal(409, "EntityAlreadyExists.User.LoginProfile"));
    let weak = refused("UpdateLoginProfile", &[ana, ("Password", "short")]).await;
    assert_eq!(weak, refusal(400, "InvalidParameter.Password.TooWeak"));
    let held = refused("DeleteUser", &[ana]).await;
    assert_eq!(held, refusal(409, "DeleteConflict.User.LoginProfile"));
}

#[tokio::test]
async fn a_user_changes_its_own_password_and_nobody_else_does() {
    let world = World::new().await;
    let ana = world.user("ana").await;
    world.root("CreateLoginProfile", &[("UserName", "ana"), ("Password", "an-Example-0")]).await;
    world.root("SetPasswordPolicy", &[("MinimumPasswordLength", "10"), ("PasswordReusePrevention", "2")]).await;
    let pairs = |old: &'static str, new: &'static str| [("OldPassword", old), ("NewPassword", new)];
    let change = async |caller: &Caller, old, new| world.refused(caller, "ChangePassword", &pairs(old, new)).await;
    let refusal = |status: u16, code: &str| (status, code.to_owned());
    let account = change(&world.root, "an-Example-0", "an-Example-1").await;
    assert_eq!(account, refusal(400, "NotSupport.Account"));
    let session = change(&world.session().await, "an-Example-0", "an-Example-1").await;
    assert_eq!(session, refusal(400, "NotSupport.Account"));
    let wrong = change(&ana, "an-Example-9", "an-Example-1").await;
    assert_eq!(wrong, refusal(400, "InvalidParameter.OldPassword.Incorrect"));
    let weak = change(&ana, "an-Example-0", "too-short").await;
    assert_eq!(weak, refusal(400, "InvalidParameter.NewPassword.TooWeak"));
    let same = change(&ana, "an-Example-0", "an-Example-0").await;
    assert_eq!(same, refusal(400, "InvalidParameter.NewPassword.ReusePrevention"));
    let missing = world.refused(&ana, "ChangePassword", &[("OldPassword", "an-Example-0")]).await;
    assert_eq!(missing, refusal(400, "MissingNewPassword"));
    world.call(&ana, "ChangePassword", &pairs("an-Example-0", "an-Example-1")).await.unwrap();
    let old = change(&ana, "an-Example-0", "an-Example-2").await;
    assert_eq!(old, refusal(400, "InvalidParameter.OldPassword.Incorrect"));
    let bea = world.user("bea").await;
    let none = change(&bea, "an-Example-0", "an-Example-1").await;
    assert_eq!(none, refusal(404, "EntityNotExist.User.LoginProfile"));
}
