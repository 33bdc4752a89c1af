//! How users sign in, and what is kept of it, through the gateway.

use std::time::Duration;

use testkit::{Actor, Reply, TestCloud};

async fn last_used(asker: &Actor, key: &str) -> String {
    let reply = asker.ram("GetAccessKeyLastUsed", &[("UserName", "ana"), ("UserAccessKeyId", key)]).await;
    let answer = reply.ok();
    answer["AccessKeyLastUsed"]["LastUsedDate"].as_str().unwrap_or("never").to_owned()
}

/// Ana, and the identifier of her key.
async fn ana(cloud: &TestCloud) -> (Actor, String) {
    let ana = cloud.user("ana").await;
    let listed = cloud.root().ram("ListAccessKeys", &[("UserName", "ana")]).await;
    (ana, listed.field("/AccessKeys/AccessKey/0/AccessKeyId"))
}

#[tokio::test]
async fn a_key_was_used_when_its_signature_was_last_accepted() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (ana, key) = ana(&cloud).await;
    assert_eq!(last_used(&root, &key).await, "never");
    let impostor = cloud.actor(&key, "not-the-secret", None);
    assert_eq!(impostor.ram("GetUser", &[("UserName", "ana")]).await.refused(), "400 SignatureDoesNotMatch");
    assert_eq!(last_used(&root, &key).await, "never");
    // A call that no policy allows is a use all the same.
    assert_eq!(ana.ram("GetUser", &[("UserName", "ana")]).await.refused(), "403 NoPermission");
    assert_eq!(last_used(&root, &key).await, "2026-01-01T00:00:00Z");
    cloud.advance(Duration::from_secs(90));
    ana.ecs("DescribeInstances", &[]).await;
    assert_eq!(last_used(&root, &key).await, "2026-01-01T00:01:30Z");
    cloud.sandbox().last_used.flush().await;
    assert_eq!(last_used(&root, &key).await, "2026-01-01T00:01:30Z");
    root.ram("DeleteAccessKey", &[("UserName", "ana"), ("UserAccessKeyId", &key)]).await.ok();
    let gone = root.ram("GetAccessKeyLastUsed", &[("UserName", "ana"), ("UserAccessKeyId", &key)]).await;
    assert_eq!(gone.refused(), "404 EntityNotExist.User.AccessKey");
}

#[tokio::test]
async fn a_reset_forgets_when_keys_were_used() {
    let cloud = TestCloud::new().await;
    let (ana, key) = ana(&cloud).await;
    ana.ram("GetUser", &[("UserName", "ana")]).await;
    assert_eq!(last_used(&cloud.root(), &key).await, "2026-01-01T00:00:00Z");
    cloud.reset().await;
    let gone = cloud.root().ram("GetAccessKeyLastUsed", &[("UserName", "ana"), ("UserAccessKeyId", &key)]).await;
    assert_eq!(gone.refused(), "404 EntityNotExist.User");
}

#[tokio::test]
async fn a_user_asks_when_its_own_key_was_used_only_with_leave() {
    let cloud = TestCloud::new().await;
    let (ana, key) = ana(&cloud).await;
    let ask = [("UserAccessKeyId", key.as_str())];
    assert_eq!(ana.ram("GetAccessKeyLastUsed", &ask).await.refused(), "403 NoPermission");
    cloud.root().ram("SetSecurityPreference", &[("AllowUserToManageAccessKeys", "true")]).await.ok();
    let answer = ana.ram("GetAccessKeyLastUsed", &ask).await.ok();
    assert_eq!(answer["AccessKeyLastUsed"]["LastUsedDate"], "2026-01-01T00:00:00Z");
}

#[tokio::test]
async fn no_record_holds_a_password_a_seed_or_a_code() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (ana, _) = ana(&cloud).await;
    let made = root.ram("CreateVirtualMFADevice", &[("VirtualMFADeviceName", "phone")]).await;
    let seed = made.field("/VirtualMFADevice/Base32StringSeed");
    let picture = made.field("/VirtualMFADevice/QRCodePNG");
    let user = ("UserName", "ana");
    let bind = [
        user,
        ("SerialNumber", "acs:ram::1234567890123456:mfa/phone"),
        ("AuthenticationCode1", "915372"),
        ("AuthenticationCode2", "604871"),
    ];
    let replies: Vec<Reply> = vec![
        made,
        root.ram("CreateLoginProfile", &[user, ("Password", "weak-1x")]).await,
        root.ram("CreateLoginProfile", &[user, ("Password", "hush-Password-0"), ("ClientToken", "t")]).await,
        root.ram("CreateLoginProfile", &[user, ("Password", "hush-Password-0"), ("ClientToken", "t")]).await,
        root.ram("UpdateLoginProfile", &[user, ("Password", "hush-Password-1")]).await,
        ana.ram("ChangePassword", &[("OldPassword", "hush-Password-9"), ("NewPassword", "hush-Password-2")]).await,
        ana.ram("ChangePassword", &[("OldPassword", "hush-Password-1"), ("NewPassword", "hush-Password-2")]).await,
        ana.ram("BindMFADevice", &bind).await,
        ana.ram("UpdateLoginProfile", &[user, ("Password", "hush-Password-3")]).await,
        root.ram("ListVirtualMFADevices", &[]).await,
    ];
    let statuses: Vec<_> = replies.iter().map(|reply| reply.status).collect();
    assert_eq!(statuses, [200, 400, 200, 409, 200, 400, 200, 403, 403, 200]);
    for reply in &replies {
        let id = reply.field("/RequestId");
        let record = cloud.sandbox().store.find_record(&id).await.unwrap().expect("a record");
        for secret in ["hush-", "weak-1x", "915372", "604871", &seed, &picture] {
            assert!(!record.record.contains(secret), "{}", record.record);
        }
    }
    assert!(!replies.last().expect("a list").body.contains(&seed));
}
