//! Keys, their versions and aliases.

use super::*;

#[tokio::test]
async fn a_new_key_is_shown_as_it_was_made() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = key(&root, &[("Description", "orders")]).await;
    let mut now = shown(&root, &id).await;
    let version = now["PrimaryKeyVersion"].take();
    assert_eq!(version.as_str().map(str::len), Some(36));
    assert_eq!(
        now,
        json!({
            "KeyId": id,
            "Arn": format!("acs:kms:cn-hangzhou:1234567890123456:key/{id}"),
            "Creator": "1234567890123456",
            "CreationDate": "2026-01-01T00:00:00Z",
            "Description": "orders",
            "KeyState": "Enabled",
            "KeySpec": "Aliyun_AES_256",
            "KeyUsage": "ENCRYPT/DECRYPT",
            "Origin": "Aliyun_KMS",
            "ProtectionLevel": "SOFTWARE",
            "PrimaryKeyVersion": null,
            "MaterialExpireTime": "",
            "DeletionProtection": "Disabled",
            "AutomaticRotation": "Disabled",
            "LastRotationDate": "2026-01-01T00:00:00Z",
        })
    );
    let listed = kms(&root, "ListKeys", &[]).await.ok();
    assert_eq!((texts(&listed, "/Keys/Key", "KeyId"), &listed["TotalCount"]), (vec![id], &json!(1)));
}

#[tokio::test]
async fn what_a_key_cannot_be_is_refused() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    for (parameters, expected) in [
        (&[("KeySpec", "Aliyun_SM4")][..], "400 InvalidParameter"),
        (&[("KeySpec", "EC_P256"), ("KeyUsage", "ENCRYPT/DECRYPT")], "400 InvalidParameter"),
        (&[("KeyUsage", "SIGN/VERIFY")], "400 InvalidParameter"),
        (&[("Origin", "EXTERNAL")], "400 Unsupported.Origin"),
        (&[("Origin", "Elsewhere")], "400 InvalidParameter"),
        (&[("ProtectionLevel", "PAPER")], "400 InvalidParameter"),
        (&[("EnableAutomaticRotation", "true")], "400 MissingParameter"),
        (&[("EnableAutomaticRotation", "true"), ("RotationInterval", "6d")], "400 InvalidParameter"),
        (&[("DKMSInstanceId", "kst-1")], "403 Forbidden.DKMSInstanceNotFound"),
        (&[("Policy", "{}")], "400 UnsupportedOperation"),
        (&[("RegionId", "nowhere")], "400 InvalidParameter"),
        (&[("Tags", r#"[{"TagKey":"acs:x","TagValue":"1"}]"#)], "400 InvalidParameter"),
    ] {
        assert_eq!(kms(&root, "CreateKey", parameters).await.refused(), expected, "{parameters:?}");
    }
}

#[tokio::test]
async fn a_key_goes_through_its_states() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = key(&root, &[]).await;
    let one = [("KeyId", id.as_str())];
    let state = async || shown(&root, &id).await["KeyState"].as_str().unwrap().to_owned();
    let encrypt = async || kms(&root, "Encrypt", &[("KeyId", id.as_str()), ("Plaintext", "x")]).await;
    kms(&root, "DisableKey", &one).await.ok();
    assert_eq!((state().await, encrypt().await.refused()), ("Disabled".to_owned(), "409 Rejected.Disabled".to_owned()));
    kms(&root, "EnableKey", &one).await.ok();
    encrypt().await.ok();
    assert_eq!(kms(&root, "CancelKeyDeletion", &one).await.refused(), "409 Rejected.StateModifiedFailed");
    for days in ["6", "367"] {
        let refused = kms(&root, "ScheduleKeyDeletion", &[one[0], ("PendingWindowInDays", days)]).await;
        assert_eq!(refused.refused(), "400 InvalidParameter");
    }
    let delete = [one[0], ("PendingWindowInDays", "7")];
    kms(&root, "ScheduleKeyDeletion", &delete).await.ok();
    assert_eq!(shown(&root, &id).await["DeleteDate"], "2026-01-08T00:00:00Z");
    assert_eq!(encrypt().await.refused(), "409 Rejected.PendingDeletion");
    for action in ["EnableKey", "DisableKey"] {
        assert_eq!(kms(&root, action, &one).await.refused(), "409 Rejected.StateModifiedFailed", "{action}");
    }
    kms(&root, "CancelKeyDeletion", &one).await.ok();
    assert_eq!(state().await, "Enabled");
    kms(&root, "ScheduleKeyDeletion", &delete).await.ok();
    cloud.advance(DAY * 7);
    assert_eq!(kms(&root, "DescribeKey", &one).await.refused(), "404 Forbidden.KeyNotFound");
    assert_eq!(kms(&root, "ListKeys", &[]).await.field("/TotalCount"), "0");
}

#[tokio::test]
async fn a_protected_key_is_not_deleted() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = key(&root, &[]).await;
    let arn = format!("acs:kms:cn-hangzhou:1234567890123456:key/{id}");
    let protect = [
        ("ProtectedResourceArn", arn.as_str()),
        ("EnableDeletionProtection", "true"),
        ("DeletionProtectionDescription", "in use"),
    ];
    kms(&root, "SetDeletionProtection", &protect).await.ok();
    let now = shown(&root, &id).await;
    assert_eq!(
        (&now["DeletionProtection"], &now["DeletionProtectionDescription"]),
        (&json!("Enabled"), &json!("in use"))
    );
    let delete = [("KeyId", id.as_str()), ("PendingWindowInDays", "7")];
    assert_eq!(kms(&root, "ScheduleKeyDeletion", &delete).await.refused(), "409 Rejected.DeletionProtection");
    let release = [("KeyId", id.as_str()), ("EnableDeletionProtection", "false")];
    kms(&root, "SetDeletionProtection", &release).await.ok();
    assert_eq!(shown(&root, &id).await.get("DeletionProtectionDescription"), None);
    kms(&root, "ScheduleKeyDeletion", &delete).await.ok();
    assert_eq!(
        kms(&root, "SetDeletionProtection", &[("EnableDeletionProtection", "true")]).await.refused(),
        "400 MissingParameter"
    );
}

#[tokio::test]
async fn a_key_is_rotated_by_the_clock_and_by_a_call() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = key(&root, &[("EnableAutomaticRotation", "true"), ("RotationInterval", "30d")]).await;
    let one = [("KeyId", id.as_str())];
    let now = shown(&root, &id).await;
    assert_eq!((&now["AutomaticRotation"], &now["RotationInterval"]), (&json!("Enabled"), &json!("2592000s")));
    assert_eq!(now["NextRotationDate"], "2026-01-31T00:00:00Z");
    let blob = kms(&root, "Encrypt", &[one[0], ("Plaintext", "hello")]).await.field("/CiphertextBlob");
    cloud.advance(DAY * 30);
    let later = shown(&root, &id).await;
    assert_ne!(now["PrimaryKeyVersion"], later["PrimaryKeyVersion"]);
    assert_eq!(later["LastRotationDate"], "2026-01-31T00:00:00Z");
    let made = kms(&root, "CreateKeyVersion", &one).await.field("/KeyVersion/KeyVersionId");
    assert_eq!(shown(&root, &id).await["PrimaryKeyVersion"], json!(made));
    let versions = kms(&root, "ListKeyVersions", &one).await.ok();
    assert_eq!(
        (&versions["TotalCount"], &versions["KeyVersions"]["KeyVersion"][0]["KeyVersionId"]),
        (&json!(3), &json!(made))
    );
    let named = [one[0], ("KeyVersionId", made.as_str())];
    assert_eq!(
        kms(&root, "DescribeKeyVersion", &named).await.field("/KeyVersion/CreationDate"),
        "2026-01-31T00:00:00Z"
    );
    let unknown = [one[0], ("KeyVersionId", "none")];
    assert_eq!(kms(&root, "DescribeKeyVersion", &unknown).await.refused(), "404 Forbidden.KeyVersionNotFound");
    let plain = kms(&root, "Decrypt", &[("CiphertextBlob", &blob)]).await.field("/Plaintext");
    assert_eq!(plain, "hello", "an older version still decrypts");
    kms(&root, "DisableKey", &one).await.ok();
    assert_eq!(shown(&root, &id).await["AutomaticRotation"], "Suspended");
    kms(&root, "EnableKey", &one).await.ok();
    kms(&root, "UpdateRotationPolicy", &[one[0], ("EnableAutomaticRotation", "false")]).await.ok();
    let off = shown(&root, &id).await;
    assert_eq!(
        (&off["AutomaticRotation"], off.get("NextRotationDate"), off.get("RotationInterval")),
        (&json!("Disabled"), None, None)
    );
}

#[tokio::test]
async fn an_alias_stands_for_a_key_where_the_vendor_lets_it() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (id, other) = (key(&root, &[]).await, key(&root, &[]).await);
    let named = |id| [("AliasName", "alias/db"), ("KeyId", id)];
    kms(&root, "CreateAlias", &named(&id)).await.ok();
    assert_eq!(kms(&root, "CreateAlias", &named(&other)).await.refused(), "400 AliasAlreadyExists");
    assert_eq!(shown(&root, "alias/db").await["KeyId"], json!(id));
    assert_eq!(shown(&root, "acs:kms:cn-hangzhou:1234567890123456:alias/db").await["KeyId"], json!(id));
    kms(&root, "UpdateAlias", &named(&other)).await.ok();
    assert_eq!(shown(&root, "alias/db").await["KeyId"], json!(other));
    assert_eq!(kms(&root, "DisableKey", &[("KeyId", "alias/db")]).await.refused(), "400 Unsupported.Alias");
    assert_eq!(kms(&root, "DescribeKey", &[("KeyId", "alias/none")]).await.refused(), "404 Forbidden.AliasNotFound");
    let of = async |id: &str| kms(&root, "ListAliasesByKeyId", &[("KeyId", id)]).await.field("/TotalCount");
    assert_eq!((of(&id).await, of(&other).await), ("0".to_owned(), "1".to_owned()));
    let all = kms(&root, "ListAliases", &[]).await.ok();
    assert_eq!(texts(&all, "/Aliases/Alias", "AliasArn"), ["acs:kms:cn-hangzhou:1234567890123456:alias/db"]);
    for wrong in ["db", "alias/acs/mine", "alias/ "] {
        let refused = kms(&root, "CreateAlias", &[("AliasName", wrong), ("KeyId", &id)]).await;
        assert_eq!(refused.refused(), "400 InvalidParameter", "{wrong}");
    }
    kms(&root, "DeleteAlias", &[("AliasName", "alias/db")]).await.ok();
    assert_eq!(kms(&root, "DeleteAlias", &[("AliasName", "alias/db")]).await.refused(), "404 Forbidden.AliasNotFound");
}

#[tokio::test]
async fn a_key_lies_in_a_region() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = key(&root, &[("RegionId", "cn-beijing")]).await;
    assert_eq!(shown(&root, &id).await["Arn"], json!(format!("acs:kms:cn-beijing:1234567890123456:key/{id}")));
    let here = [("KeyId", id.as_str()), ("RegionId", "cn-hangzhou")];
    assert_eq!(kms(&root, "DescribeKey", &here).await.refused(), "404 Forbidden.KeyNotFound");
    assert_eq!(kms(&root, "ListKeys", &[("RegionId", "cn-hangzhou")]).await.field("/TotalCount"), "0");
    assert_eq!(kms(&root, "ListKeys", &[("RegionId", "cn-beijing")]).await.field("/TotalCount"), "1");
}

#[tokio::test]
async fn a_list_of_keys_is_narrowed_and_cut_into_pages() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let one = key(&root, &[]).await;
    let two = key(&root, &[("KeySpec", "EC_P256"), ("ProtectionLevel", "HSM")]).await;
    kms(&root, "DisableKey", &[("KeyId", &two)]).await.ok();
    kms(&root, "CreateAlias", &[("AliasName", "alias/one"), ("KeyId", &one)]).await.ok();
    let found =
        async |filters: &str| texts(&kms(&root, "ListKeys", &[("Filters", filters)]).await.ok(), "/Keys/Key", "KeyId");
    let both = [two.clone(), one.clone()];
    assert_eq!(found("[]").await, both);
    for (filters, expected) in [
        (r#"[{"Key":"KeyState","Values":["Enabled"]}]"#, &both[1..]),
        (r#"[{"Key":"KeyState","Values":["Enabled"]},{"Key":"KeyState","Values":["Disabled"]}]"#, &both[..]),
        (
            r#"[{"Key":"KeyState","Values":["Enabled","PendingImport"]},{"Key":"KeyUsage","Values":["SIGN/VERIFY"]}]"#,
            &[],
        ),
        (r#"[{"Key":"KeySpec","Values":["EC_P256","EC_SM2"]}]"#, &both[..1]),
        (r#"[{"Key":"ProtectionLevel","Values":["HSM"]}]"#, &both[..1]),
        (r#"[{"Key":"CreatorType","Values":["Service"]}]"#, &[]),
        (r#"[{"Key":"AliasName","Values":["one"]}]"#, &both[1..]),
        (r#"[{"Key":"DKMSInstanceId","Values":["kst-1"]}]"#, &[]),
    ] {
        assert_eq!(found(filters).await, expected, "{filters}");
    }
    for wrong in [r#"[{"Key":"Color","Values":[]}]"#, r#"[{"Key":"KeyState","Values":["Lost"]}]"#, "[{"] {
        assert_eq!(kms(&root, "ListKeys", &[("Filters", wrong)]).await.refused(), "400 InvalidParameter", "{wrong}");
    }
    let second = kms(&root, "ListKeys", &[("PageNumber", "2"), ("PageSize", "1")]).await.ok();
    assert_eq!((texts(&second, "/Keys/Key", "KeyId"), &second["TotalCount"]), (vec![one], &json!(2)));
    assert_eq!(kms(&root, "ListKeys", &[("PageSize", "102")]).await.refused(), "400 InvalidParameter");
}

#[tokio::test]
async fn what_is_about_no_key_is_answered() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    assert_eq!(kms(&root, "DescribeAccountKmsStatus", &[]).await.field("/AccountStatus"), "Enabled");
    assert_eq!(kms(&root, "OpenKmsService", &[]).await.refused(), "400 Forbidden.Opened");
    let regions = kms(&root, "DescribeRegions", &[]).await.ok();
    assert!(texts(&regions, "/Regions/Region", "RegionId").contains(&"cn-hangzhou".to_owned()));
    let password = kms(&root, "GetRandomPassword", &[("PasswordLength", "12"), ("ExcludePunctuation", "true")]).await;
    let password = password.field("/RandomPassword");
    assert!(password.len() == 12 && password.chars().all(|letter| letter.is_ascii_alphanumeric()), "{password}");
    assert_eq!(kms(&root, "GetRandomPassword", &[("PasswordLength", "7")]).await.refused(), "400 InvalidParameter");
    let id = key(&root, &[]).await;
    assert_eq!(kms(&root, "GetKeyPolicy", &[("KeyId", &id)]).await.refused(), "400 UnsupportedOperation");
    let other = [("KeyId", id.as_str()), ("PolicyName", "mine")];
    assert_eq!(kms(&root, "GetKeyPolicy", &other).await.refused(), "404 Forbidden.ResourceNotFound");
}
