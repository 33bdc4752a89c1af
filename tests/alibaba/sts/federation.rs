//! Sessions for callers that an identity provider vouches for, through the gateway and without a signature.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::Method;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rcgen::{KeyPair, PublicKeyData};
use serde_json::{Value, json};
use testkit::TestCloud;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const PROVIDER: &str = "acs:ram::1234567890123456:oidc-provider/ci";
const ROLE: &str = "acs:ram::1234567890123456:role/deployer";
const PRINT: &str = "902ef2deeb3c5b13ea4c3d5193629309e231ae55";

/// A provider on this machine that publishes one key.
async fn issuer(key: &KeyPair) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (x, y) = key.der_bytes()[1..].split_at(32);
    let (x, y) = (URL_SAFE_NO_PAD.encode(x), URL_SAFE_NO_PAD.encode(y));
    let keys = json!({"keys": [{"kty": "EC", "crv": "P-256", "x": x, "y": y}]});
    let description = json!({"issuer": url, "jwks_uri": format!("{url}/keys")});
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut asked = vec![0; 4096];
            let read = stream.read(&mut asked).await.unwrap();
            let body = if asked[..read].starts_with(b"GET /keys ") { &keys } else { &description }.to_string();
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            stream.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
        }
    });
    url
}

/// A cloud whose account trusts a provider and has a role for its subjects, and a token for one of them.
async fn cloud(condition: &Value) -> (TestCloud, String) {
    let key = KeyPair::generate().unwrap();
    let issuer = issuer(&key).await;
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let pairs = [
        ("OIDCProviderName", "ci"),
        ("IssuerUrl", issuer.as_str()),
        ("ClientIds", "deployment"),
        ("Fingerprints", PRINT),
    ];
    root.call("Ims", "CreateOIDCProvider", &pairs).await.ok();
    let trust = json!({"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"Federated": [PROVIDER]}, "Condition": condition}]});
    let pairs = [("RoleName", "Deployer"), ("AssumeRolePolicyDocument", &trust.to_string())];
    root.ram("CreateRole", &pairs).await.ok();
    let now = cloud.now().as_second();
    let claims = json!({"iss": issuer, "aud": "deployment", "sub": "job:main", "iat": now, "exp": now + 600});
    let signing = EncodingKey::from_ec_der(key.serialized_der());
    let token = encode(&Header::new(Algorithm::ES256), &claims, &signing).unwrap();
    (cloud, token)
}

fn ask(token: &str) -> [(&str, &str); 4] {
    [("OIDCProviderArn", PROVIDER), ("RoleArn", ROLE), ("OIDCToken", token), ("RoleSessionName", "run-1")]
}

#[tokio::test]
async fn a_token_opens_a_session_without_a_signature_in_query_and_form() {
    let (cloud, token) = cloud(&json!({"StringEquals": {"oidc:sub": "job:main"}})).await;
    for method in [Method::GET, Method::POST] {
        let reply = cloud.unsigned(method, "AssumeRoleWithOIDC", &ask(&token)).await;
        reply.ok();
        let key = |name: &str| reply.field(&format!("/Credentials/{name}"));
        let session = cloud.actor(&key("AccessKeyId"), &key("AccessKeySecret"), Some(&key("SecurityToken")));
        let identity = session.sts("GetCallerIdentity", &[]).await;
        assert_eq!(identity.field("/Arn"), "acs:ram::1234567890123456:assumed-role/deployer/run-1");
        assert_eq!(session.ram("ListUsers", &[]).await.refused(), "403 NoPermission");
    }
    let policy = [("PolicyType", "System"), ("PolicyName", "AliyunRAMReadOnlyAccess"), ("RoleName", "Deployer")];
    cloud.root().ram("AttachPolicyToRole", &policy).await.ok();
    let reply = cloud.unsigned(Method::POST, "AssumeRoleWithOIDC", &ask(&token)).await;
    let key = |name: &str| reply.field(&format!("/Credentials/{name}"));
    let session = cloud.actor(&key("AccessKeyId"), &key("AccessKeySecret"), Some(&key("SecurityToken")));
    session.ram("ListUsers", &[]).await.ok();
    cloud.advance(Duration::from_secs(3_600));
    assert_eq!(session.ram("ListUsers", &[]).await.refused(), "400 InvalidSecurityToken.Expired");
}

#[tokio::test]
async fn a_refused_token_is_on_record_without_the_token() {
    let (cloud, token) = cloud(&json!({"StringEquals": {"oidc:sub": "job:other"}})).await;
    let reply = cloud.unsigned(Method::GET, "AssumeRoleWithOIDC", &ask(&token)).await;
    assert_eq!(reply.refused(), "403 NoPermission");
    assert_eq!(reply.field("/AccessDeniedDetail/PolicyType"), "AssumeRolePolicy");
    let id = reply.field("/RequestId");
    let record = cloud.sandbox().store.find_record(&id).await.unwrap().expect("a record").record;
    assert!(!record.contains(&token) && record.contains("\"federated\"") && record.contains("oidc:sub"), "{record}");
    assert!(cloud.sandbox().explain(&id).is_some());
}

#[tokio::test]
async fn only_the_operations_for_federated_callers_need_no_signature() {
    let (cloud, _) = cloud(&json!({})).await;
    for action in ["AssumeRole", "GetCallerIdentity"] {
        let reply = cloud.unsigned(Method::POST, action, &[("RoleArn", ROLE), ("RoleSessionName", "run-1")]).await;
        assert_eq!(reply.refused(), "400 MissingAccessKeyId");
    }
    let reply = cloud.unsigned(Method::POST, "AssumeRoleWithSAML", &[]).await;
    assert_eq!(reply.refused(), "400 MissingParameter.SAMLProviderArn");
}
