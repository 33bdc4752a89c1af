//! Secrets, their versions and stages.

use super::*;

const NAME: (&str, &str) = ("SecretName", "orders/db");

/// Makes a secret whose first version, `v1`, says `hunter2`.
async fn secret(actor: &Actor, more: Pairs<'_>) -> Reply {
    let first = [NAME, ("VersionId", "v1"), ("SecretData", "hunter2")];
    kms(actor, "CreateSecret", &[&first[..], more].concat()).await
}

/// The text of a version, and the stages it is in.
async fn value(actor: &Actor, which: Pairs<'_>) -> (String, Value) {
    let answer = kms(actor, "GetSecretValue", &[&[NAME][..], which].concat()).await.ok();
    (answer["SecretData"].as_str().unwrap().to_owned(), answer["VersionStages"]["VersionStage"].clone())
}

#[tokio::test]
async fn the_current_version_is_handed_out_and_the_one_before_it_is_kept() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    secret(&root, &[]).await.ok();
    assert_eq!(value(&root, &[]).await, ("hunter2".to_owned(), json!(["ACSCurrent"])));
    let put = async |version: &str, text: &str| {
        kms(&root, "PutSecretValue", &[NAME, ("VersionId", version), ("SecretData", text)]).await
    };
    put("v2", "hunter3").await.ok();
    put("v2", "hunter3").await.ok();
    assert_eq!(put("v2", "other").await.refused(), "409 Rejected.ResourceExist");
    assert_eq!(value(&root, &[]).await.0, "hunter3");
    let previous = [("VersionStage", "ACSPrevious")];
    assert_eq!(value(&root, &previous).await, ("hunter2".to_owned(), json!(["ACSPrevious"])));
    put("v3", "hunter4").await.ok();
    assert_eq!(value(&root, &previous).await.0, "hunter3");
    assert_eq!(value(&root, &[("VersionId", "v1")]).await, ("hunter2".to_owned(), json!([])));
    let listed = kms(&root, "ListSecretVersionIds", &[NAME]).await.ok();
    assert_eq!(texts(&listed, "/VersionIds/VersionId", "VersionId"), ["v3", "v2"]);
    let listed = kms(&root, "ListSecretVersionIds", &[NAME, ("IncludeDeprecated", "true")]).await.ok();
    assert_eq!(texts(&listed, "/VersionIds/VersionId", "VersionId"), ["v3", "v2", "v1"]);
    let back = [NAME, ("VersionStage", "ACSCurrent"), ("RemoveFromVersion", "v3"), ("MoveToVersion", "v1")];
    kms(&root, "UpdateSecretVersionStage", &back).await.ok();
    assert_eq!(value(&root, &[]).await.0, "hunter2");
    assert_eq!(value(&root, &previous).await.0, "hunter4");
    // A stage was kept whatever its name was, however long.
    let long = "s".repeat(65);
    let long = [NAME, ("VersionStage", long.as_str()), ("MoveToVersion", "v1")];
    assert_eq!(kms(&root, "UpdateSecretVersionStage", &long).await.refused(), "400 InvalidParameter");
}

#[tokio::test]
async fn a_secret_is_shown_as_it_was_made() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = key(&root, &[]).await;
    let more = [("EncryptionKeyId", id.as_str()), ("Tags", r#"[{"TagKey":"team","TagValue":"shop"}]"#)];
    let arn = secret(&root, &more).await.field("/Arn");
    assert_eq!(arn, "acs:kms:cn-hangzhou:1234567890123456:secret/orders/db");
    kms(&root, "UpdateSecret", &[NAME, ("Description", "password of the shop")]).await.ok();
    let shown = kms(&root, "DescribeSecret", &[("SecretName", arn.as_str()), ("FetchTags", "true")]).await.ok();
    for (name, expected) in [
        ("SecretName", json!("orders/db")),
        ("SecretType", json!("Generic")),
        ("Description", json!("password of the shop")),
        ("EncryptionKeyId", json!(id)),
        ("CreateTime", json!("2026-01-01T00:00:00Z")),
        ("AutomaticRotation", json!("Disabled")),
        ("Tags", json!({"Tag": [{"TagKey": "team", "TagValue": "shop"}]})),
    ] {
        assert_eq!(shown[name], expected, "{name}");
    }
    let filters = |key: &str, value: &str| json!([{"Key": key, "Values": [value]}]).to_string();
    for (name, wanted, found) in
        [("SecretName", "orders/", 1), ("SecretName", "db", 0), ("TagKey", "team", 1), ("Description", "shop", 1)]
    {
        let listed = kms(&root, "ListSecrets", &[("Filters", &filters(name, wanted))]).await.ok();
        assert_eq!(listed["TotalCount"], json!(found), "{name} {wanted}");
    }
    kms(&root, "DisableKey", &[("KeyId", &id)]).await.ok();
    assert_eq!(kms(&root, "GetSecretValue", &[NAME]).await.refused(), "409 Rejected.Disabled");
}

#[tokio::test]
async fn a_secret_is_deleted_at_its_time_unless_it_is_brought_back() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    secret(&root, &[]).await.ok();
    assert_eq!(secret(&root, &[]).await.refused(), "409 Rejected.ResourceExist");
    kms(&root, "DeleteSecret", &[NAME, ("RecoveryWindowInDays", "7")]).await.ok();
    assert_eq!(kms(&root, "GetSecretValue", &[NAME]).await.refused(), "409 Rejected.ResourceInDeleteWindow");
    kms(&root, "RestoreSecret", &[NAME]).await.ok();
    assert_eq!(value(&root, &[]).await.0, "hunter2");
    kms(&root, "DeleteSecret", &[NAME, ("RecoveryWindowInDays", "7")]).await.ok();
    cloud.advance(7 * DAY);
    assert_eq!(kms(&root, "DescribeSecret", &[NAME]).await.refused(), "404 Forbidden.ResourceNotFound");
    secret(&root, &[]).await.ok();
    kms(&root, "DeleteSecret", &[NAME, ("ForceDeleteWithoutRecovery", "true")]).await.ok();
    assert_eq!(kms(&root, "RestoreSecret", &[NAME]).await.refused(), "404 Forbidden.ResourceNotFound");
}

#[tokio::test]
async fn the_trail_shows_no_text_of_a_secret() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let made = secret(&root, &[]).await;
    let put = kms(&root, "PutSecretValue", &[NAME, ("VersionId", "v2"), ("SecretData", "hunter2-more")]).await;
    let read = kms(&root, "GetSecretValue", &[NAME]).await;
    assert_eq!(read.field("/SecretData"), "hunter2-more");
    for call in [&made, &put, &read] {
        let record = cloud.sandbox().store.find_record(&call.field("/RequestId")).await.unwrap().unwrap().record;
        assert!(!record.contains("hunter2"), "{record}");
    }
}

#[tokio::test]
async fn a_user_reads_the_secret_that_a_policy_names() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    secret(&root, &[]).await.ok();
    let other = [("SecretName", "other"), ("VersionId", "v1"), ("SecretData", "x")];
    kms(&root, "CreateSecret", &other).await.ok();
    let resource = "acs:kms:cn-hangzhou:1234567890123456:secret/orders/*";
    let statement = json!({"Effect": "Allow", "Action": "kms:GetSecretValue", "Resource": resource});
    let ana = cloud.user_with("ana", &json!({"Version": "1", "Statement": [statement]})).await;
    assert_eq!(value(&ana, &[]).await.0, "hunter2");
    for name in ["other", "none"] {
        let refused = kms(&ana, "GetSecretValue", &[("SecretName", name)]).await;
        assert_eq!(refused.refused(), "403 Forbidden.NoPermission");
    }
    let put = kms(&ana, "PutSecretValue", &[NAME, ("VersionId", "v2"), ("SecretData", "x")]).await;
    assert_eq!(put.refused(), "403 Forbidden.NoPermission");
}

#[tokio::test]
async fn what_a_secret_cannot_be_is_refused() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    for (parameters, expected) in [
        (&[("SecretType", "Rds")][..], "400 UnsupportedOperation"),
        (&[("SecretType", "Paper")], "400 InvalidParameter"),
        (&[("SecretDataType", "paper")], "400 InvalidParameter"),
        (&[("EncryptionKeyId", "key-none")], "404 Forbidden.KeyNotFound"),
        (&[("DKMSInstanceId", "kst-1")], "403 Forbidden.DKMSInstanceNotFound"),
    ] {
        assert_eq!(secret(&root, parameters).await.refused(), expected, "{parameters:?}");
    }
    secret(&root, &[]).await.ok();
    let rotate = [NAME, ("EnableAutomaticRotation", "true"), ("RotationInterval", "7d")];
    assert_eq!(kms(&root, "UpdateSecretRotationPolicy", &rotate).await.refused(), "400 UnsupportedOperation");
}
