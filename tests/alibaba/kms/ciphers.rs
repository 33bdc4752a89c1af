//! Encrypting and decrypting.

use super::*;

#[tokio::test]
async fn what_was_encrypted_decrypts_with_the_same_context_alone() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = key(&root, &[]).await;
    let context = r#"{"table":"orders","row":"7"}"#;
    let made =
        kms(&root, "Encrypt", &[("KeyId", &id), ("Plaintext", "plain text"), ("EncryptionContext", context)]).await;
    let blob = made.field("/CiphertextBlob");
    assert_eq!(made.field("/KeyId"), id);
    let decrypt = async |context: &str| {
        kms(&root, "Decrypt", &[("CiphertextBlob", blob.as_str()), ("EncryptionContext", context)]).await
    };
    let opened = decrypt(r#"{"row":"7","table":"orders"}"#).await;
    assert_eq!((opened.field("/Plaintext"), opened.field("/KeyId")), ("plain text".to_owned(), id.clone()));
    assert_eq!(opened.field("/KeyVersionId"), made.field("/KeyVersionId"));
    for wrong in ["", "{}", r#"{"table":"orders"}"#] {
        assert_eq!(decrypt(wrong).await.refused(), "400 InvalidParameter", "{wrong}");
    }
    for wrong in ["", "AAAA", "not base64"] {
        let refused = kms(&root, "Decrypt", &[("CiphertextBlob", wrong)]).await.refused();
        assert!(refused == "400 InvalidParameter" || refused == "400 MissingParameter", "{wrong}: {refused}");
    }
    let long = "x".repeat(6 * 1_024 + 1);
    assert_eq!(kms(&root, "Encrypt", &[("KeyId", &id), ("Plaintext", &long)]).await.refused(), "400 InvalidParameter");
}

#[tokio::test]
async fn a_text_is_encrypted_anew_with_another_key() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (from, to) = (key(&root, &[]).await, key(&root, &[]).await);
    let blob = kms(&root, "Encrypt", &[("KeyId", &from), ("Plaintext", "hello")]).await.field("/CiphertextBlob");
    let move_it = [
        ("CiphertextBlob", blob.as_str()),
        ("DestinationKeyId", &to),
        ("DestinationEncryptionContext", r#"{"now":"there"}"#),
    ];
    let moved = kms(&root, "ReEncrypt", &move_it).await;
    assert_eq!(moved.field("/KeyId"), to);
    let opened =
        [("CiphertextBlob", moved.field("/CiphertextBlob")), ("EncryptionContext", r#"{"now":"there"}"#.to_owned())];
    let opened: Vec<_> = opened.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(kms(&root, "Decrypt", &opened).await.field("/Plaintext"), "hello");
    kms(&root, "DisableKey", &[("KeyId", &from)]).await.ok();
    assert_eq!(kms(&root, "ReEncrypt", &move_it).await.refused(), "409 Rejected.Disabled");
}

#[tokio::test]
async fn a_data_key_is_handed_out_plain_and_encrypted() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = key(&root, &[]).await;
    let made = kms(&root, "GenerateDataKey", &[("KeyId", &id)]).await;
    let plain = made.field("/Plaintext");
    assert_eq!(plain.len(), 44, "32 bytes in base64");
    let opened = kms(&root, "Decrypt", &[("CiphertextBlob", &made.field("/CiphertextBlob"))]).await;
    assert_eq!(opened.field("/Plaintext"), plain);
    let short = kms(&root, "GenerateDataKey", &[("KeyId", &id), ("KeySpec", "AES_128")]).await.field("/Plaintext");
    assert_eq!(short.len(), 24);
    let hidden = kms(&root, "GenerateDataKeyWithoutPlaintext", &[("KeyId", &id), ("NumberOfBytes", "64")]).await;
    assert_eq!(hidden.ok().get("Plaintext"), None);
    let opened = kms(&root, "Decrypt", &[("CiphertextBlob", &hidden.field("/CiphertextBlob"))]).await;
    assert_eq!(opened.field("/Plaintext").len(), 88);
    for wrong in [("NumberOfBytes", "0"), ("NumberOfBytes", "1025"), ("KeySpec", "AES_512")] {
        assert_eq!(kms(&root, "GenerateDataKey", &[("KeyId", &id), wrong]).await.refused(), "400 InvalidParameter");
    }
}

#[tokio::test]
async fn a_dry_run_says_what_would_become_of_the_call() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = key(&root, &[]).await;
    let dry = [("KeyId", id.as_str()), ("Plaintext", "x"), ("DryRun", "true")];
    assert_eq!(kms(&root, "Encrypt", &dry).await.refused(), "400 DryRunOperationError");
    kms(&root, "DisableKey", &[("KeyId", &id)]).await.ok();
    assert_eq!(kms(&root, "Encrypt", &dry).await.refused(), "409 Rejected.Disabled");
}

#[tokio::test]
async fn the_trail_shows_no_plaintext() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = key(&root, &[]).await;
    let made = kms(&root, "Encrypt", &[("KeyId", &id), ("Plaintext", "s3cret-text")]).await;
    let opened = kms(&root, "Decrypt", &[("CiphertextBlob", &made.field("/CiphertextBlob"))]).await;
    assert_eq!(opened.field("/Plaintext"), "s3cret-text");
    for call in [&made, &opened] {
        let record = cloud.sandbox().store.find_record(&call.field("/RequestId")).await.unwrap().unwrap().record;
        assert!(!record.contains("s3cret-text") && !record.contains(&made.field("/CiphertextBlob")), "{record}");
    }
}

#[tokio::test]
async fn a_fork_decrypts_what_its_origin_encrypted() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = key(&root, &[]).await;
    let blob = kms(&root, "Encrypt", &[("KeyId", &id), ("Plaintext", "hello")]).await.field("/CiphertextBlob");
    let fork = cloud.fork().await;
    let there = fork.actor_like(&root);
    assert_eq!(kms(&there, "Decrypt", &[("CiphertextBlob", &blob)]).await.field("/Plaintext"), "hello");
}

#[tokio::test]
async fn a_data_folder_keeps_keys_but_not_in_the_open() {
    let folder = tempfile::tempdir().unwrap();
    let cloud = TestCloud::kept_in(folder.path()).await;
    let root = cloud.root();
    let id = key(&root, &[]).await;
    let blob = kms(&root, "Encrypt", &[("KeyId", &id), ("Plaintext", "hello")]).await.field("/CiphertextBlob");
    drop(root);
    cloud.stop().await;
    let cloud = TestCloud::kept_in(folder.path()).await;
    let root = cloud.root();
    assert_eq!(kms(&root, "Decrypt", &[("CiphertextBlob", &blob)]).await.field("/Plaintext"), "hello");
}
