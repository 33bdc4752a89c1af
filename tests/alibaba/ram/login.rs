//! Login profiles and passwords.

use super::*;

#[tokio::test]
async fn a_login_profile_is_made_shown_changed_and_taken_away() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    let pairs = [("UserName", "ana"), ("Password", "an-Example-0"), ("PasswordResetRequired", "True")];
    let made = root.ram("CreateLoginProfile", &pairs).await.contents();
    let mut expected = json!({
        "UserName": "ana",
        "PasswordResetRequired": true,
        "MFABindRequired": false,
        "CreateDate": "2026-01-01T00:00:00Z",
    });
    assert_eq!(made["LoginProfile"], expected);
    let pairs = [("UserName", "ana"), ("MFABindRequired", "true"), ("PasswordResetRequired", "false")];
    assert_eq!(root.ram("UpdateLoginProfile", &pairs).await.contents(), json!({}));
    expected["MFABindRequired"] = json!(true);
    expected["PasswordResetRequired"] = json!(false);
    assert_eq!(root.ram("GetLoginProfile", &[("UserName", "ana")]).await.ok()["LoginProfile"], expected);
    assert_eq!(root.ram("DeleteLoginProfile", &[("UserName", "ana")]).await.contents(), json!({}));
    root.ram("DeleteUser", &[("UserName", "ana")]).await.ok();
}

#[tokio::test]
async fn what_is_wrong_with_a_login_profile_is_said_in_the_vendors_codes() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    let refused = async |operation: &str, pairs: Pairs<'_>| root.ram(operation, pairs).await.refused();
    let (ana, bea, good) = (("UserName", "ana"), ("UserName", "bea"), ("Password", "an-Example-0"));
    assert_eq!(refused("CreateLoginProfile", &[good]).await, "400 MissingUserName");
    assert_eq!(refused("CreateLoginProfile", &[ana]).await, "400 MissingPassword");
    let long = "x".repeat(129);
    let wrong = refused("CreateLoginProfile", &[ana, ("Password", &long)]).await;
    assert_eq!(wrong, "400 InvalidParameter.Password.Length");
    let wrong = refused("CreateLoginProfile", &[("UserName", "a b"), good]).await;
    assert_eq!(wrong, "400 InvalidParameter.UserName.InvalidChars");
    let weak = refused("CreateLoginProfile", &[ana, ("Password", "short")]).await;
    assert_eq!(weak, "400 InvalidParameter.Password.TooWeak");
    assert_eq!(refused("CreateLoginProfile", &[bea, good]).await, "404 EntityNotExist.User");
    for operation in ["GetLoginProfile", "UpdateLoginProfile", "DeleteLoginProfile"] {
        assert_eq!(refused(operation, &[bea]).await, "404 EntityNotExist.User", "{operation}");
        let missing = refused(operation, &[ana]).await;
        assert_eq!(missing, "404 EntityNotExist.User.LoginProfile", "{operation}");
        assert_eq!(refused(operation, &[]).await, "400 MissingUserName", "{operation}");
    }
    root.ram("CreateLoginProfile", &[ana, good]).await.ok();
    let twice = refused("CreateLoginProfile", &[ana, good]).await;
    assert_eq!(twice, "409 EntityAlreadyExists.User.LoginProfile");
    let weak = refused("UpdateLoginProfile", &[ana, ("Password", "short")]).await;
    assert_eq!(weak, "400 InvalidParameter.Password.TooWeak");
    let held = refused("DeleteUser", &[ana]).await;
    assert_eq!(held, "409 DeleteConflict.User.LoginProfile");
}

#[tokio::test]
async fn a_user_changes_its_own_password_and_nobody_else_does() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let ana = cloud.user("ana").await;
    root.ram("CreateLoginProfile", &[("UserName", "ana"), ("Password", "an-Example-0")]).await.ok();
    root.ram("SetPasswordPolicy", &[("MinimumPasswordLength", "10"), ("PasswordReusePrevention", "2")]).await.ok();
    let pairs = |old: &'static str, new: &'static str| [("OldPassword", old), ("NewPassword", new)];
    let change = async |caller: &Actor, old, new| caller.ram("ChangePassword", &pairs(old, new)).await.refused();
    let account = change(&root, "an-Example-0", "an-Example-1").await;
    assert_eq!(account, "400 NotSupport.Account");
    let session = change(&session(&cloud).await, "an-Example-0", "an-Example-1").await;
    assert_eq!(session, "400 NotSupport.Account");
    let wrong = change(&ana, "an-Example-9", "an-Example-1").await;
    assert_eq!(wrong, "400 InvalidParameter.OldPassword.Incorrect");
    let weak = change(&ana, "an-Example-0", "too-short").await;
    assert_eq!(weak, "400 InvalidParameter.NewPassword.TooWeak");
    let same = change(&ana, "an-Example-0", "an-Example-0").await;
    assert_eq!(same, "400 InvalidParameter.NewPassword.ReusePrevention");
    let missing = ana.ram("ChangePassword", &[("OldPassword", "an-Example-0")]).await.refused();
    assert_eq!(missing, "400 MissingNewPassword");
    ana.ram("ChangePassword", &pairs("an-Example-0", "an-Example-1")).await.ok();
    let old = change(&ana, "an-Example-0", "an-Example-2").await;
    assert_eq!(old, "400 InvalidParameter.OldPassword.Incorrect");
    let bea = cloud.user("bea").await;
    let none = change(&bea, "an-Example-0", "an-Example-1").await;
    assert_eq!(none, "404 EntityNotExist.User.LoginProfile");
}
