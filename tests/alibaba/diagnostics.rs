//! The encoded diagnostic message of a refusal: opaque, unforgeable, and of one account.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use testkit::{Actor, TestCloud};

const INVALID: &str = "400 InvalidParameter.EncodedDiagnosticMessage";

/// A cloud in which a user was refused what a policy denies, and the message about it.
async fn refused() -> (TestCloud, Actor, String) {
    let cloud = TestCloud::new().await;
    let (root, ana) = (cloud.root(), cloud.user("ana").await);
    let policy = json!({"Version": "1", "Statement": [{"Effect": "Deny", "Action": "ram:ListUsers", "Resource": "*"}]});
    let made = [("PolicyName", "SecretPolicyName"), ("PolicyDocument", &policy.to_string())];
    root.ram("CreatePolicy", &made).await.ok();
    let attach = [("PolicyType", "Custom"), ("PolicyName", "SecretPolicyName"), ("UserName", "ana")];
    root.ram("AttachPolicyToUser", &attach).await.ok();
    let message = ana.ram("ListUsers", &[]).await.field("/AccessDeniedDetail/EncodedDiagnosticMessage");
    (cloud, ana, message)
}

async fn decode(actor: &Actor, message: &str) -> testkit::Reply {
    actor.ram("DecodeDiagnosticMessage", &[("EncodedDiagnosticMessage", message)]).await
}

/// Base64 and three bytes dropped gave JSON with policies, versions and condition values to whoever was refused.
#[tokio::test]
async fn a_message_says_nothing_to_who_may_not_decode_it() {
    let (cloud, ana, message) = refused().await;
    assert!(message.starts_with("AQE"), "{message}");
    let bytes = STANDARD.decode(&message).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    for word in ["SecretPolicyName", "ListUsers", "127.0.0.1", "AuthAction"] {
        assert!(!text.contains(word), "{text}");
    }
    assert_eq!(decode(&ana, &message).await.refused(), "403 NoPermission");
    let decoded = decode(&cloud.root(), &message).await;
    assert_eq!(decoded.field("/DecodedDiagnosticMessage/AuthAction"), "ram:ListUsers");
    assert_eq!(decoded.field("/DecodedDiagnosticMessage/MatchedPolicies/0/PolicyIdentifier"), "SecretPolicyName");
}

/// A changed `AuthAction` was decoded as if it were true.
#[tokio::test]
async fn a_changed_message_is_refused() {
    let (cloud, _, message) = refused().await;
    let root = cloud.root();
    let bytes = STANDARD.decode(&message).unwrap();
    for place in [0, 2, 3, 14, 15, 20, bytes.len() / 2, bytes.len() - 1] {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        assert_eq!(decode(&root, &STANDARD.encode(changed)).await.refused(), INVALID, "byte {place}");
    }
    let forged = [&[1, 1, 1], json!({"AuthAction": "ram:DeleteUser"}).to_string().as_bytes()].concat();
    for wrong in [STANDARD.encode(forged), message[..message.len() - 4].to_owned(), "nothing".to_owned()] {
        assert_eq!(decode(&root, &wrong).await.refused(), INVALID, "{wrong}");
    }
}

#[tokio::test]
async fn a_message_of_another_account_is_refused() {
    let (cloud, _, message) = refused().await;
    let (_, other) = cloud.own("POST", "accounts", Some(json!({}))).await;
    let key = |name: &str| other[name].as_str().unwrap().to_owned();
    let stranger = cloud.actor(&key("access_key_id"), &key("access_key_secret"), None);
    assert_eq!(decode(&stranger, &message).await.refused(), INVALID);
    decode(&cloud.root(), &message).await.ok();
}

/// A session token is sealed with the same key, and is no message.
#[tokio::test]
async fn what_was_sealed_for_something_else_is_no_message() {
    let (cloud, _, _) = refused().await;
    let root = cloud.root();
    let trust = json!({"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"Service": ["fc.aliyuncs.com"]}}]});
    let role = [("RoleName", "r"), ("AssumeRolePolicyDocument", &trust.to_string())];
    root.ram("CreateRole", &role).await.ok();
    let body = json!({"role": "r"});
    let (_, session) = cloud.own("POST", "services/fc.aliyuncs.com/assume", Some(body)).await;
    assert_eq!(decode(&root, session["security_token"].as_str().unwrap()).await.refused(), INVALID);
}
