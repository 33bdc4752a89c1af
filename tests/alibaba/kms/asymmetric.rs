//! Signing and encrypting with key pairs.

use super::*;

/// What SHA-256 makes of `hello`... any 32 bytes will do.
const DIGEST: &str = "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=";
const OTHER: &str = "ZOyIygCyaOW6GjVnihtTFtIS9PNmskdyMlNKiuyjfzw=";

#[tokio::test]
async fn a_signature_is_verified_and_a_changed_digest_is_not() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    for (spec, algorithms) in
        [("EC_P256", &["ECDSA_SHA_256"][..]), ("RSA_2048", &["RSA_PSS_SHA_256", "RSA_PKCS1_SHA_256"])]
    {
        let made = kms(&root, "CreateKey", &[("KeySpec", spec)]).await;
        assert_eq!(made.field("/KeyMetadata/KeyUsage"), "SIGN/VERIFY");
        let (id, version) = (made.field("/KeyMetadata/KeyId"), made.field("/KeyMetadata/PrimaryKeyVersion"));
        let half = [("KeyId", id.as_str()), ("KeyVersionId", version.as_str())];
        for algorithm in algorithms {
            let with = |digest| [half[0], half[1], ("Algorithm", *algorithm), ("Digest", digest)];
            let value = kms(&root, "AsymmetricSign", &with(DIGEST)).await.field("/Value");
            let verified = async |digest| {
                let call = [&with(digest)[..], &[("Value", value.as_str())]].concat();
                kms(&root, "AsymmetricVerify", &call).await.field("/Value")
            };
            assert_eq!((verified(DIGEST).await, verified(OTHER).await), ("true".to_owned(), "false".to_owned()));
        }
        let pem = kms(&root, "GetPublicKey", &half).await.field("/PublicKey");
        assert!(pem.starts_with("-----BEGIN PUBLIC KEY-----\n"), "{pem}");
        let wrong = [half[0], half[1], ("Algorithm", "ECDSA_SHA_256"), ("Digest", "c2hvcnQ=")];
        assert_eq!(kms(&root, "AsymmetricSign", &wrong).await.refused(), "400 InvalidParameter");
        let plain = [half[0], ("Plaintext", "x")];
        assert_eq!(kms(&root, "Encrypt", &plain).await.refused(), "400 UnsupportedOperation");
    }
}

#[tokio::test]
async fn a_short_text_is_encrypted_with_the_public_half() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let made = kms(&root, "CreateKey", &[("KeySpec", "RSA_2048"), ("KeyUsage", "ENCRYPT/DECRYPT")]).await;
    let (id, version) = (made.field("/KeyMetadata/KeyId"), made.field("/KeyMetadata/PrimaryKeyVersion"));
    let half = [("KeyId", id.as_str()), ("KeyVersionId", version.as_str()), ("Algorithm", "RSAES_OAEP_SHA_256")];
    let blob = kms(&root, "AsymmetricEncrypt", &[&half[..], &[("Plaintext", "aGVsbG8=")]].concat()).await;
    let blob = blob.field("/CiphertextBlob");
    let open = [&half[..], &[("CiphertextBlob", blob.as_str())]].concat();
    assert_eq!(kms(&root, "AsymmetricDecrypt", &open).await.field("/Plaintext"), "aGVsbG8=");
    let wrong = [&half[..2], &[("Algorithm", "RSAES_OAEP_SHA_1"), ("CiphertextBlob", blob.as_str())]].concat();
    assert_eq!(kms(&root, "AsymmetricDecrypt", &wrong).await.refused(), "400 InvalidParameter");
    let symmetric = key(&root, &[]).await;
    let version = shown(&root, &symmetric).await["PrimaryKeyVersion"].as_str().unwrap().to_owned();
    let call = [("KeyId", symmetric.as_str()), ("KeyVersionId", version.as_str())];
    assert_eq!(kms(&root, "GetPublicKey", &call).await.refused(), "400 Rejected.UnsupportedOperation");
}
