//! STS.

use testkit::{ACCOUNT, KsyunActor, TestCloud};

#[tokio::test]
async fn a_policy_attached_later_counts_for_sessions_that_have_begun() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let alice = cloud.ksyun_user_with("alice", &["STSAssumeRoleAccess"]).await;
    root.iam("CreateRole", &[("RoleName", "app"), ("TrustAccounts", ACCOUNT)]).await.ok();
    let session = alice.assume("app", &[]).await;
    assert_eq!(session.kec("DescribeInstances", &[]).await.refused(), "403 AccessDenied");
    let pair = [("RoleName", "app"), ("PolicyKrn", "krn:ksc:iam::ksc:policy/KECReadOnlyAccess")];
    root.iam("AttachRolePolicy", &pair).await.ok();
    session.kec("DescribeInstances", &[]).await.ok();
    root.iam("DetachRolePolicy", &pair).await.ok();
    assert_eq!(session.kec("DescribeInstances", &[]).await.refused(), "403 AccessDenied");
}

#[tokio::test]
async fn a_session_can_do_no_more_than_its_policy_says() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let alice = cloud.ksyun_user_with("alice", &["STSAssumeRoleAccess"]).await;
    root.iam("CreateRole", &[("RoleName", "app"), ("TrustAccounts", ACCOUNT)]).await.ok();
    let pair = [("RoleName", "app"), ("PolicyKrn", "krn:ksc:iam::ksc:policy/AdministratorAccess")];
    root.iam("AttachRolePolicy", &pair).await.ok();
    let policy = r#"{"Statement":[{"Effect":"Allow","Action":"kec:Describe*","Resource":"*"}]}"#;
    let session = alice.assume("app", &[("Policy", policy)]).await;
    session.kec("DescribeInstances", &[]).await.ok();
    assert_eq!(session.iam("ListUsers", &[]).await.refused(), "403 AccessDenied");
}

#[tokio::test]
async fn the_account_itself_and_strangers_assume_no_role() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    root.iam("CreateRole", &[("RoleName", "app"), ("TrustAccounts", ACCOUNT)]).await.ok();
    root.iam("CreateRole", &[("RoleName", "theirs"), ("TrustAccounts", "2000000001")]).await.ok();
    let alice = cloud.ksyun_user_with("alice", &["STSAssumeRoleAccess"]).await;
    let bob = cloud.ksyun_user_with("bob", &[]).await;
    let assume = async |who: &KsyunActor, role: &str, more: &[(&str, &str)]| {
        let krn = format!("krn:ksc:iam::{ACCOUNT}:role/{role}");
        let pairs = [&[("RoleKrn", krn.as_str()), ("RoleSessionName", "s")], more].concat();
        // The host of IAM answers as that of STS does.
        who.iam("AssumeRole", &pairs).await
    };
    let denied = "403 AccessDenied";
    let bad = "400 InvalidParameterValue";
    assert_eq!(assume(&root, "app", &[]).await.refused(), denied);
    assert_eq!(assume(&bob, "app", &[]).await.refused(), denied, "no policy of his allows it");
    assert_eq!(assume(&alice, "theirs", &[]).await.refused(), denied, "the role does not trust her account");
    assert_eq!(assume(&alice, "APP", &[]).await.refused(), "404 RoleNoSuchEntity");
    assert_eq!(assume(&alice, "app", &[("DurationSeconds", "899")]).await.refused(), bad);
    assert_eq!(assume(&alice, "app", &[("DurationSeconds", "86401")]).await.refused(), bad);
    assert_eq!(assume(&alice, "app", &[("Policy", "{}")]).await.refused(), bad);
    assume(&alice, "app", &[("DurationSeconds", "86400")]).await.ok();
}
