use std::time::Duration;

use super::*;

const OPEN: &str = r#"{"Version":1,"Status":"Inactive","Statements":[]}"#;

#[tokio::test]
async fn a_user_without_a_name_in_its_call_means_its_own_keys() {
    let world = World::new().await;
    let ana = world.user("ana", &policy("Allow", "ram:*", "acs:ram:*:1234567890123456:user/ana")).await;
    let made = world.call_as(&ana, &PRODUCT, "CreateAccessKey", &[]).await.unwrap();
    let key = &made["AccessKey"];
    assert_eq!((key["AccessKeySecret"].as_str().unwrap().len(), &key["Status"]), (30, &json!("Active")));
    let id = key["AccessKeyId"].as_str().unwrap();
    world.sandbox.store.clock().advance(Duration::from_secs(60)).unwrap();
    world.call_as(&ana, &PRODUCT, "UpdateAccessKey", &[("UserAccessKeyId", id), ("Status", "Inactive")]).await.unwrap();
    let listed = world.ims("ListAccessKeys", &[("UserPrincipalName", &principal("ana"))]).await;
    let expected = json!([{"AccessKeyId": id, "Status": "Inactive", "CreateDate": "2026-01-01T00:00:00Z",
        "UpdateDate": "2026-01-01T00:01:00Z"}]);
    assert_eq!(listed["AccessKeys"]["AccessKey"], expected);
    assert_eq!(world.call_as(&ana, &PRODUCT, "ListAccessKeys", &[]).await.unwrap()["AccessKeys"], listed["AccessKeys"]);
    let ram = world.ram("ListAccessKeys", &[("UserName", "ana")]).await;
    assert_eq!(ram["AccessKeys"]["AccessKey"][0]["AccessKeyId"], id);
    world.call_as(&ana, &PRODUCT, "DeleteAccessKey", &[("UserAccessKeyId", id)]).await.unwrap();
    assert_eq!(world.ram("ListAccessKeys", &[("UserName", "ana")]).await["AccessKeys"]["AccessKey"], json!([]));
}

#[tokio::test]
async fn keys_are_refused_by_the_codes_of_ram() {
    let world = World::new().await;
    world.ram("CreateUser", &[("UserName", "ana")]).await;
    let (ana, eve) = (principal("ana"), principal("eve"));
    let make = [("UserPrincipalName", ana.as_str())];
    let first = world.ims("CreateAccessKey", &make).await;
    world.ims("CreateAccessKey", &make).await;
    assert_eq!(world.refused("CreateAccessKey", &make).await, code(409, "LimitExceeded.User.AccessKey"));
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
        let refused = world.refused(operation, &of_nobody).await;
        assert_eq!(refused, code(404, "EntityNotExist.User"), "{operation}");
        if pairs.is_empty() {
            continue;
        }
        // Without a name the account asks for its own keys, and this is none of them.
        let refused = world.refused(operation, pairs).await;
        assert_eq!(refused, code(404, "EntityNotExist.User.AccessKey"), "{operation}");
    }
    let wrong = [("UserAccessKeyId", id), ("Status", "Off")];
    assert_eq!(world.refused("UpdateAccessKey", &wrong).await, code(400, "InvalidParameter.Status"));
}

#[tokio::test]
async fn the_networks_of_a_key_are_shown_as_they_were_set() {
    let world = World::new().await;
    world.ram("CreateUser", &[("UserName", "ana")]).await;
    let ana = principal("ana");
    let made = world.ims("CreateAccessKey", &[("UserPrincipalName", &ana)]).await;
    let id = made["AccessKey"]["AccessKeyId"].as_str().unwrap();
    let key = [("UserPrincipalName", ana.as_str()), ("UserAccessKeyId", id)];
    assert_eq!(world.refused("GetAccessKeyPolicy", &key).await, code(404, "EntityNotExist.AccessKeyPolicy"));
    let written = r#"{"Status": "Active", "Statements": [{"Type": "ClassicWhiteList", "IPList": ["192.0.2.0/24"]}]}"#;
    let shown =
        r#"{"Version":1,"Status":"Active","Statements":[{"Type":"ClassicWhiteList","IPList":["192.0.2.0/24"]}]}"#;
    let set = world.ims("SetAccessKeyPolicy", &[key.as_slice(), &[("AccessKeyPolicy", written)]].concat()).await;
    assert_eq!(set, json!({"RequestId": "r", "AccessKeyId": id, "AccessKeyPolicy": shown}));
    assert_eq!(world.ims("GetAccessKeyPolicy", &key).await, set);
    world.ims("SetAccessKeyPolicy", &[key.as_slice(), &[("AccessKeyPolicy", OPEN)]].concat()).await;
    assert_eq!(world.ims("GetAccessKeyPolicy", &key).await["AccessKeyPolicy"], OPEN);
    let refused = world.refused("SetAccessKeyPolicy", &[key.as_slice(), &[("AccessKeyPolicy", "{}")]].concat()).await;
    assert_eq!(refused, code(400, "InvalidParameter.AccessKeyPolicy.Format"));
    let missing = world.refused("SetAccessKeyPolicy", &key).await;
    assert_eq!(missing, code(400, "MissingAccessKeyPolicy"));
}

#[tokio::test]
async fn the_networks_of_the_account_are_its_own() {
    let world = World::new().await;
    let none = world.refused("GetAccessKeyPolicyForAccount", &[]).await;
    assert_eq!(none, code(404, "EntityNotExist.AccessKeyPolicy"));
    let set = world.ims("SetAccessKeyPolicyForAccount", &[("AccessKeyPolicy", OPEN)]).await;
    assert_eq!(set, json!({"RequestId": "r", "AccessKeyPolicy": OPEN}));
    assert_eq!(world.ims("GetAccessKeyPolicyForAccount", &[]).await, set);
    let missing = world.refused("SetAccessKeyPolicyForAccount", &[]).await;
    assert_eq!(missing, code(400, "MissingAccessKeyPolicy"));
}
