use std::time::Duration;

use super::*;

const OPEN: &str = r#"{"Version":1,"Status":"Inactive","Statements":[]}"#;

#[tokio::test]
async fn a_user_without_a_name_in_its_call_means_its_own_keys() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let ana = cloud.user_with("ana", &policy("Allow", "ram:*", "acs:ram:*:1234567890123456:user/ana")).await;
    cloud.advance(Duration::from_secs(60));
    let made = ana.ims("CreateAccessKey", &[]).await.ok();
    let key = &made["AccessKey"];
    assert_eq!((key["AccessKeySecret"].as_str().unwrap().len(), &key["Status"]), (30, &json!("Active")));
    let id = key["AccessKeyId"].as_str().unwrap();
    cloud.advance(Duration::from_secs(60));
    ana.ims("UpdateAccessKey", &[("UserAccessKeyId", id), ("Status", "Inactive")]).await.ok();
    let listed = root.ims("ListAccessKeys", &[("UserPrincipalName", &principal("ana"))]).await.contents();
    // The first is the key that she signs with.
    let own = json!({"AccessKeyId": ana.key_id(), "Status": "Active", "CreateDate": "2026-01-01T00:00:00Z",
        "UpdateDate": "2026-01-01T00:00:00Z"});
    let made = json!({"AccessKeyId": id, "Status": "Inactive", "CreateDate": "2026-01-01T00:01:00Z",
        "UpdateDate": "2026-01-01T00:02:00Z"});
    assert_eq!(listed["AccessKeys"]["AccessKey"], json!([own, made]));
    assert_eq!(ana.ims("ListAccessKeys", &[]).await.ok()["AccessKeys"], listed["AccessKeys"]);
    let ram = root.ram("ListAccessKeys", &[("UserName", "ana")]).await.contents();
    assert_eq!(ram["AccessKeys"]["AccessKey"][1]["AccessKeyId"], id);
    ana.ims("DeleteAccessKey", &[("UserAccessKeyId", id)]).await.ok();
    let left = root.ims("ListAccessKeys", &[("UserPrincipalName", &principal("ana"))]).await.ok();
    assert_eq!(left["AccessKeys"]["AccessKey"], json!([own]));
}

#[tokio::test]
async fn keys_are_refused_by_the_codes_of_ram() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    let (ana, eve) = (principal("ana"), principal("eve"));
    let make = [("UserPrincipalName", ana.as_str())];
    let first = root.ims("CreateAccessKey", &make).await.contents();
    root.ims("CreateAccessKey", &make).await.ok();
    assert_eq!(root.ims("CreateAccessKey", &make).await.refused(), "409 LimitExceeded.User.AccessKey");
    let id = first["AccessKey"]["AccessKeyId"].as_str().unwrap();
    let calls: [(&str, Vec<(&str, &str)>); 7] = [
        ("CreateAccessKey", vec![]),
        ("ListAccessKeys", vec![]),
        ("UpdateAccessKey", vec![("UserAccessKeyId", id), ("Status", "Active")]),
        ("DeleteAccessKey", vec![("UserAccessKeyId", id)]),
        ("GetAccessKeyPolicy", vec![("UserAccessKeyId", id)]),
        ("SetAccessKeyPolicy", vec![("UserAccessKeyId", id), ("AccessKeyPolicy", OPEN)]),
        ("SetAccessKeyPolicy", vec![("UserAccessKeyId", "LTAI1"), ("AccessKeyPolicy", OPEN)]),
    ];
    for (operation, pairs) in &calls {
        let of_nobody = [pairs.as_slice(), &[("UserPrincipalName", eve.as_str())]].concat();
        let refused = root.ims(operation, &of_nobody).await.refused();
        assert_eq!(refused, "404 EntityNotExist.User", "{operation}");
        if pairs.is_empty() {
            continue;
        }
        // Without a name the account asks for its own keys, and this is none of them.
        let refused = root.ims(operation, pairs).await.refused();
        assert_eq!(refused, "404 EntityNotExist.User.AccessKey", "{operation}");
    }
    let wrong = [("UserAccessKeyId", id), ("Status", "Off")];
    assert_eq!(root.ims("UpdateAccessKey", &wrong).await.refused(), "400 InvalidParameter.Status");
}

#[tokio::test]
async fn the_networks_of_a_key_are_shown_as_they_were_set() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    let ana = principal("ana");
    let made = root.ims("CreateAccessKey", &[("UserPrincipalName", &ana)]).await.contents();
    let id = made["AccessKey"]["AccessKeyId"].as_str().unwrap();
    let key = [("UserPrincipalName", ana.as_str()), ("UserAccessKeyId", id)];
    assert_eq!(root.ims("GetAccessKeyPolicy", &key).await.refused(), "404 EntityNotExist.AccessKeyPolicy");
    let written = r#"{"Status": "Active", "Statements": [{"Type": "ClassicWhiteList", "IPList": ["192.0.2.0/24"]}]}"#;
    let shown =
        r#"{"Version":1,"Status":"Active","Statements":[{"Type":"ClassicWhiteList","IPList":["192.0.2.0/24"]}]}"#;
    let set =
        root.ims("SetAccessKeyPolicy", &[key.as_slice(), &[("AccessKeyPolicy", written)]].concat()).await.contents();
    assert_eq!(set, json!({"AccessKeyId": id, "AccessKeyPolicy": shown}));
    assert_eq!(root.ims("GetAccessKeyPolicy", &key).await.contents(), set);
    root.ims("SetAccessKeyPolicy", &[key.as_slice(), &[("AccessKeyPolicy", OPEN)]].concat()).await.ok();
    assert_eq!(root.ims("GetAccessKeyPolicy", &key).await.ok()["AccessKeyPolicy"], OPEN);
    let refused =
        root.ims("SetAccessKeyPolicy", &[key.as_slice(), &[("AccessKeyPolicy", "{}")]].concat()).await.refused();
    assert_eq!(refused, "400 InvalidParameter.AccessKeyPolicy.Format");
    let missing = root.ims("SetAccessKeyPolicy", &key).await.refused();
    assert_eq!(missing, "400 MissingAccessKeyPolicy");
}

#[tokio::test]
async fn the_networks_of_the_account_are_its_own() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let none = root.ims("GetAccessKeyPolicyForAccount", &[]).await.refused();
    assert_eq!(none, "404 EntityNotExist.AccessKeyPolicy");
    let set = root.ims("SetAccessKeyPolicyForAccount", &[("AccessKeyPolicy", OPEN)]).await.contents();
    assert_eq!(set, json!({"AccessKeyPolicy": OPEN}));
    assert_eq!(root.ims("GetAccessKeyPolicyForAccount", &[]).await.contents(), set);
    let missing = root.ims("SetAccessKeyPolicyForAccount", &[]).await.refused();
    assert_eq!(missing, "400 MissingAccessKeyPolicy");
}
