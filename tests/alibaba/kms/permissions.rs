//! Who may do what with keys.

use super::*;

fn allow(action: &str, resource: &str, condition: &Value) -> Value {
    let statement = json!({"Effect": "Allow", "Action": action, "Resource": resource, "Condition": condition});
    json!({"Version": "1", "Statement": [statement]})
}

#[tokio::test]
async fn a_user_may_use_the_key_that_a_policy_names_whatever_it_is_called_by() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (mine, other) = (key(&root, &[]).await, key(&root, &[]).await);
    for (name, id) in [("alias/mine", &mine), ("alias/other", &other)] {
        kms(&root, "CreateAlias", &[("AliasName", name), ("KeyId", id)]).await.ok();
    }
    let arn = format!("acs:kms:cn-hangzhou:1234567890123456:key/{mine}");
    let ana = cloud.user_with("ana", &allow("kms:*", &arn, &json!({}))).await;
    let encrypt = async |id: &str| kms(&ana, "Encrypt", &[("KeyId", id), ("Plaintext", "x")]).await;
    for name in [mine.as_str(), "alias/mine", arn.as_str()] {
        let blob = encrypt(name).await.field("/CiphertextBlob");
        kms(&ana, "Decrypt", &[("CiphertextBlob", &blob)]).await.ok();
    }
    let foreign = kms(&root, "Encrypt", &[("KeyId", &other), ("Plaintext", "x")]).await.field("/CiphertextBlob");
    for refused in [
        encrypt(&other).await,
        encrypt("alias/other").await,
        encrypt("key-none").await,
        encrypt("acs:kms:cn-hangzhou:7777:key/k").await,
        kms(&ana, "Decrypt", &[("CiphertextBlob", &foreign)]).await,
        kms(&ana, "Decrypt", &[("CiphertextBlob", "AAAA")]).await,
        kms(&ana, "ListKeys", &[]).await,
        kms(&ana, "CreateAlias", &[("AliasName", "alias/new"), ("KeyId", &mine)]).await,
    ] {
        assert_eq!(refused.refused(), "403 Forbidden.NoPermission");
    }
    kms(&ana, "DescribeRegions", &[]).await.ok();
}

#[tokio::test]
async fn encrypting_anew_needs_both_keys() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (from, to) = (key(&root, &[]).await, key(&root, &[]).await);
    let blob = kms(&root, "Encrypt", &[("KeyId", &from), ("Plaintext", "x")]).await.field("/CiphertextBlob");
    let arn = format!("acs:kms:*:*:key/{from}");
    let ana = cloud.user_with("ana", &allow("kms:ReEncrypt*", &arn, &json!({}))).await;
    let move_to =
        async |id: &str| kms(&ana, "ReEncrypt", &[("CiphertextBlob", blob.as_str()), ("DestinationKeyId", id)]).await;
    move_to(&from).await.ok();
    assert_eq!(move_to(&to).await.refused(), "403 Forbidden.NoPermission");
}

#[tokio::test]
async fn a_condition_on_a_tag_counts_for_keys() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let shop = key(&root, &[("Tags", r#"[{"TagKey":"team","TagValue":"shop"}]"#)]).await;
    let other = key(&root, &[]).await;
    for (name, condition) in [("ana", "acs:ResourceTag/team"), ("bob", "kms:tag/team")] {
        let policy = allow("kms:DescribeKey", "*", &json!({"StringEquals": {condition: "shop"}}));
        let user = cloud.user_with(name, &policy).await;
        kms(&user, "DescribeKey", &[("KeyId", &shop)]).await.ok();
        assert_eq!(kms(&user, "DescribeKey", &[("KeyId", &other)]).await.refused(), "403 Forbidden.NoPermission");
    }
    let policy = allow("kms:CreateKey", "*", &json!({"StringEquals": {"acs:RequestTag/team": "shop"}}));
    let eve = cloud.user_with("eve", &policy).await;
    kms(&eve, "CreateKey", &[("Tags", r#"[{"TagKey":"team","TagValue":"shop"}]"#)]).await.ok();
    assert_eq!(kms(&eve, "CreateKey", &[]).await.refused(), "403 Forbidden.NoPermission");
}
