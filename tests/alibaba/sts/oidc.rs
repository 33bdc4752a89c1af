//! Sessions for who brings a token of an identity provider.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::fmt::Write;
use std::time::Duration;

use jsonwebtoken::Algorithm;
use kernel::Timestamp;
use rcgen::{BasicConstraints, CertificateParams, IsCa, KeyPair};
use sha1::{Digest, Sha1};

use super::issuer::{Issuer, Signer};
use super::*;

const PRINT: &str = "902ef2deeb3c5b13ea4c3d5193629309e231ae55";
const START: i64 = 1_767_225_600;

/// A sandbox whose account trusts one provider for `deployment`, and a role for the subject `job:*`.
async fn cloud(issuer: &str, prints: &str) -> TestCloud {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let pairs = [
        ("OIDCProviderName", "ci"),
        ("IssuerUrl", issuer),
        ("ClientIds", "deployment,other"),
        ("Fingerprints", prints),
    ];
    root.ims("CreateOIDCProvider", &pairs).await.ok();
    let condition = json!({
        "StringEquals": {"oidc:iss": issuer, "oidc:aud": "deployment"},
        "StringLike": {"oidc:sub": "job:*"},
    });
    role(&cloud, "oidc-provider/ci", &condition).await;
    cloud
}

fn claims(issuer: &Issuer) -> Value {
    json!({"iss": issuer.url, "aud": "deployment", "sub": "job:main", "iat": START, "exp": START + 600})
}

fn with(mut claims: Value, name: &str, value: Value) -> Value {
    claims[name] = value;
    claims
}

async fn assume(cloud: &TestCloud, token: &str) -> Reply {
    assume_with(cloud, token, &[]).await
}

async fn assume_with(cloud: &TestCloud, token: &str, more: &[(&str, &str)]) -> Reply {
    let fixed = [
        ("OIDCProviderArn", "acs:ram::1234567890123456:oidc-provider/ci"),
        ("RoleArn", ROLE),
        ("OIDCToken", token),
        ("RoleSessionName", "run-1"),
    ];
    let mut pairs: Vec<_> = fixed.into_iter().filter(|(name, _)| more.iter().all(|(other, _)| other != name)).collect();
    pairs.extend(more.iter().copied().filter(|(_, value)| *value != "(none)"));
    cloud.unsigned(Method::POST, "AssumeRoleWithOIDC", &pairs).await
}

#[tokio::test]
async fn a_token_of_every_algorithm_with_a_public_key_opens_a_session() {
    let algorithms = [
        Algorithm::RS256,
        Algorithm::RS384,
        Algorithm::RS512,
        Algorithm::PS256,
        Algorithm::PS384,
        Algorithm::PS512,
        Algorithm::ES256,
        Algorithm::ES384,
        Algorithm::EdDSA,
    ];
    for algorithm in algorithms {
        let signer = Signer::new(algorithm, Some("one"));
        let issuer = Issuer::new(&[&signer]).await;
        let cloud = cloud(&issuer.url, PRINT).await;
        let reply = assume(&cloud, &signer.sign(&claims(&issuer))).await;
        assert_eq!(reply.status, 200, "{algorithm:?} {}", reply.body);
        let answer = reply.ok();
        assert_eq!(
            answer["OIDCTokenInfo"],
            json!({
                "Subject": "job:main",
                "Issuer": issuer.url,
                "ClientIds": "deployment",
                "ExpirationTime": "2026-01-01T00:10:00Z",
                "IssuanceTime": "2026-01-01T00:00:00Z",
                "VerificationInfo": "Success",
            })
        );
        assert_eq!(answer["AssumedRoleUser"]["Arn"], "acs:ram::1234567890123456:role/deployer/run-1");
        assert_eq!(answer["Credentials"]["Expiration"], "2026-01-01T01:00:00Z");
        let identity = cloud.session(&reply).sts("GetCallerIdentity", &[]).await;
        assert_eq!(identity.field("/Arn"), "acs:ram::1234567890123456:assumed-role/deployer/run-1");
    }
}

#[tokio::test]
async fn the_key_that_a_token_names_is_the_one_it_is_checked_with() {
    let (one, two) = (Signer::new(Algorithm::ES256, Some("one")), Signer::new(Algorithm::ES256, Some("two")));
    let unnamed = Signer::new(Algorithm::ES256, None);
    let issuer = Issuer::new(&[&one, &two, &unnamed]).await;
    let cloud = cloud(&issuer.url, PRINT).await;
    for signer in [&one, &two, &unnamed] {
        assume(&cloud, &signer.sign(&claims(&issuer))).await.ok();
    }
    let claimed = Signer::new(Algorithm::ES256, Some("two"));
    let refused = assume(&cloud, &claimed.sign(&claims(&issuer))).await;
    let text = "OIDC token validate failed: invalid signature.";
    assert_eq!(refused.told(), format!("401 AuthenticationFail.OIDCToken.InvalidSignature: {text}"));
    let unknown = Signer::new(Algorithm::ES256, Some("three"));
    let refused = assume(&cloud, &unknown.sign(&claims(&issuer))).await;
    assert_eq!(refused.refused(), "401 AuthenticationFail.OIDCToken.InvalidSignature");
}

#[tokio::test]
async fn a_key_is_only_good_for_what_it_is_published_for() {
    let signer = Signer::new(Algorithm::RS256, Some("one"));
    let issuer = Issuer::new(&[&signer]).await;
    let cloud = cloud(&issuer.url, PRINT).await;
    let publish = |key: Value| issuer.answer("/keys", 200, json!({"keys": [{"kty": "new"}, key]}).to_string());
    publish(signer.public.clone());
    assume(&cloud, &signer.sign(&claims(&issuer))).await.ok();
    for (field, value) in [("use", "enc"), ("alg", "RS512"), ("kty", "oct")] {
        publish(with(signer.public.clone(), field, json!(value)));
        let refused = assume(&cloud, &signer.sign(&claims(&issuer))).await;
        assert_eq!(refused.refused(), "401 AuthenticationFail.OIDCToken.InvalidSignature", "{field}");
    }
}

#[tokio::test]
async fn a_token_that_is_none_is_refused_in_the_vendors_words() {
    let signer = Signer::new(Algorithm::ES256, None);
    let issuer = Issuer::new(&[&signer]).await;
    let cloud = cloud(&issuer.url, PRINT).await;
    let base64 = |text: &str| base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, text);
    let good = signer.sign(&claims(&issuer));
    let body = good.split('.').nth(1).unwrap();
    let headed = |header: &str| format!("{}.{body}.AAAA", base64(header));
    let unknown = |name: &str| format!("The algorithm {name} that be specified in Jwt header is unknown.");
    let content = "The Jwt content is invalid that cannot be recognized.";
    let cases = [
        (String::new(), "The OIDCToken can not empty.".to_owned()),
        ("one.two".to_owned(), "The number of Jwt field should be divided into 3 parts with '.' .".to_owned()),
        (format!("{good}.four"), "The number of Jwt field should be divided into 3 parts with '.' .".to_owned()),
        (format!("!{good}"), "Cannot decode base64 encoded response(format invalided).".to_owned()),
        (headed(r#"{"alg":"HS256"}"#), unknown("HS256")),
        (headed(r#"{"alg":"none"}"#), unknown("none")),
        (headed("{}"), content.to_owned()),
        (headed(r#"{"alg":"ES256","crit":["b64"]}"#), content.to_owned()),
        (signer.sign(&with(claims(&issuer), "sub", Value::Null)), content.to_owned()),
        (signer.sign(&with(claims(&issuer), "exp", json!("soon"))), content.to_owned()),
    ];
    for (token, text) in cases {
        let refused = assume(&cloud, &token).await;
        assert_eq!(refused.told(), format!("401 AuthenticationFail.OIDCToken.Invalid: {text}"), "{token}");
    }
    let missing = assume_with(&cloud, "", &[("OIDCToken", "(none)")]).await;
    assert_eq!(missing.field("/Message"), "The OIDCToken can not empty.");
}

#[tokio::test]
async fn a_token_changed_after_it_was_signed_is_refused() {
    let signer = Signer::new(Algorithm::ES256, None);
    let issuer = Issuer::new(&[&signer]).await;
    let cloud = cloud(&issuer.url, PRINT).await;
    let (good, other) = (signer.sign(&claims(&issuer)), signer.sign(&with(claims(&issuer), "sub", json!("job:evil"))));
    let mut parts: Vec<_> = good.split('.').collect();
    parts[1] = other.split('.').nth(1).unwrap();
    let refused = assume(&cloud, &parts.join(".")).await;
    assert_eq!(refused.refused(), "401 AuthenticationFail.OIDCToken.InvalidSignature");
}

#[tokio::test]
async fn times_are_those_of_the_sandbox() {
    let signer = Signer::new(Algorithm::ES256, None);
    let issuer = Issuer::new(&[&signer]).await;
    let cloud = cloud(&issuer.url, PRINT).await;
    let token = signer.sign(&claims(&issuer));
    let clock = cloud.sandbox().store.clock();
    clock.advance(Duration::from_secs(599)).unwrap();
    assume(&cloud, &token).await.ok();
    clock.advance(Duration::from_secs(1)).unwrap();
    let refused = assume(&cloud, &token).await;
    assert_eq!(refused.told(), "401 AuthenticationFail.OIDCToken.Expired: This JsonWebToken is expired.");

    let long = signer.sign(&with(claims(&issuer), "exp", json!(START + 1_000_000)));
    clock.set(Timestamp::from_second(START + 12 * 3_600).unwrap()).unwrap();
    assume(&cloud, &long).await.ok();
    clock.advance(Duration::from_secs(1)).unwrap();
    assert_eq!(assume(&cloud, &long).await.refused(), "401 AuthenticationFail.OIDCToken.Expired");

    clock.set(Timestamp::from_second(START).unwrap()).unwrap();
    let later = signer.sign(&with(claims(&issuer), "nbf", json!(START + 120)));
    assert_eq!(assume(&cloud, &later).await.refused(), "401 AuthenticationFail.OIDCToken.Invalid");
    clock.advance(Duration::from_secs(60)).unwrap();
    assume(&cloud, &later).await.ok();
}

#[tokio::test]
async fn a_token_counts_for_its_issuer_and_its_audience_only() {
    let signer = Signer::new(Algorithm::ES256, None);
    let issuer = Issuer::new(&[&signer]).await;
    let cloud = cloud(&issuer.url, PRINT).await;
    let refused = assume(&cloud, &signer.sign(&with(claims(&issuer), "iss", json!("https://evil")))).await;
    let text = "The issuer in the OIDC Token doesn't match the OIDC Provider registered.";
    assert_eq!(refused.told(), format!("401 AuthenticationFail.OIDCToken.IssuerNotMatch: {text}"));
    let refused = assume(&cloud, &signer.sign(&with(claims(&issuer), "aud", json!(["a", "b"])))).await;
    assert_eq!(refused.told(), "401 AuthenticationFail.OIDCToken.AudienceNotMatch: Invalid audience.");
    let both = signer.sign(&with(claims(&issuer), "aud", json!(["a", "deployment"])));
    assert_eq!(assume(&cloud, &both).await.ok()["OIDCTokenInfo"]["ClientIds"], "a,deployment");
}

#[tokio::test]
async fn the_trust_policy_alone_decides_and_a_refusal_is_explained() {
    let signer = Signer::new(Algorithm::ES256, None);
    let issuer = Issuer::new(&[&signer]).await;
    let cloud = cloud(&issuer.url, PRINT).await;
    let refused = assume(&cloud, &signer.sign(&with(claims(&issuer), "sub", json!("person:ana")))).await;
    assert_eq!(refused.refused(), "403 NoPermission");
    let answer: Value = serde_json::from_str(&refused.body).unwrap();
    let detail = &answer["AccessDeniedDetail"];
    assert_eq!(
        (&detail["PolicyType"], &detail["NoPermissionType"]),
        (&json!("AssumeRolePolicy"), &json!("ImplicitDeny"))
    );
    assert_eq!(
        (&detail["AuthPrincipalType"], &detail["AuthPrincipalDisplayName"]),
        (&json!("Federated"), &json!("ci:person:ana"))
    );
    let record = cloud.record_of(&refused).await;
    assert_eq!(record["caller"]["type"], "federated");
    assert_eq!(record["caller"]["arn"], "acs:ram::1234567890123456:oidc-provider/ci/person:ana");
    assert!(record["why"].as_str().unwrap().contains("oidc:sub"), "{record}");
    let other = signer.sign(&with(claims(&issuer), "aud", json!("other")));
    assert_eq!(assume(&cloud, &other).await.refused(), "403 NoPermission");
}

#[tokio::test]
async fn a_provider_or_a_role_that_is_not_there_is_named() {
    let signer = Signer::new(Algorithm::ES256, None);
    let issuer = Issuer::new(&[&signer]).await;
    let cloud = cloud(&issuer.url, PRINT).await;
    let token = signer.sign(&claims(&issuer));
    for arn in ["acs:ram::1234567890123456:oidc-provider/no", "acs:ram::1234567890123457:oidc-provider/ci"] {
        let refused = assume_with(&cloud, &token, &[("OIDCProviderArn", arn)]).await;
        assert_eq!(refused.told(), "401 AuthenticationFail.NoPermission: No such OIDC Provider registered.");
    }
    let role = ("RoleArn", "acs:ram::1234567890123456:role/no");
    let refused = assume_with(&cloud, &token, &[role]).await;
    let text = "The role not exists: acs:ram::1234567890123456:role/no. ";
    assert_eq!(refused.told(), format!("404 EntityNotExist.Role: {text}"));
    let refused = assume_with(&cloud, &token, &[("OIDCProviderArn", "ci")]).await;
    assert_eq!(refused.refused(), "400 InvalidParameter.OIDCProviderArn");
    let refused = assume_with(&cloud, &token, &[("DurationSeconds", "3601")]).await;
    assert_eq!(refused.refused(), "400 InvalidParameter.DurationSeconds");
    let refused = assume_with(&cloud, &token, &[("Policy", "{}")]).await;
    assert_eq!(refused.refused(), "400 InvalidParameter.PolicyGrammar");
}

#[tokio::test]
async fn a_provider_that_cannot_be_asked_for_its_keys_is_broken() {
    let signer = Signer::new(Algorithm::ES256, None);
    let issuer = Issuer::new(&[&signer]).await;
    let cloud = cloud(&issuer.url, PRINT).await;
    let token = signer.sign(&claims(&issuer));
    let broken = async |what: &str| {
        let refused = assume(&cloud, &token).await;
        let text = format!("Get public keys from OIDC Provider failed, the issuer is {}.", issuer.url);
        assert_eq!(
            refused.told(),
            format!("401 AuthenticationFail.OIDCToken.IssuerConfigurationBroken: {text}"),
            "{what}"
        );
    };
    let describe = |url: &str, keys: &str| issuer.describe(&json!({"issuer": url, "jwks_uri": keys}));
    describe("https://other", &format!("{}/keys", issuer.url));
    broken("it describes itself under another address").await;
    for keys in
        ["http://idp.example.com/keys", "ftp://127.0.0.1/keys", "file:///keys", "keys", "http://127.0.0.1:1/keys"]
    {
        describe(&issuer.url, keys);
        broken(keys).await;
    }
    describe(&issuer.url, &format!("{}/moved", issuer.url));
    issuer.answer("/moved", 302, format!("{}/keys", issuer.url));
    broken("redirects are not followed").await;
    issuer.answer("/moved", 200, " ".repeat(1024 * 1024 + 1));
    broken("too much").await;
    issuer.answer("/moved", 200, "{".to_owned());
    broken("no keys").await;
    issuer.answer("/.well-known/openid-configuration", 500, String::new());
    broken("no description").await;
}

/// A certificate for a host, and the authority that signed it.
fn certificates(host: &str) -> (KeyPair, Vec<rustls::pki_types::CertificateDer<'static>>) {
    let authority_key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = params.self_signed(&authority_key).unwrap();
    let key = KeyPair::generate().unwrap();
    let issuer = rcgen::Issuer::new(params, authority_key);
    let leaf = CertificateParams::new(vec![host.to_owned()]).unwrap().signed_by(&key, &issuer).unwrap();
    (key, vec![leaf.der().clone(), authority.der().clone()])
}

fn print(certificate: &[u8]) -> String {
    Sha1::digest(certificate).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02X}").unwrap();
        text
    })
}

#[tokio::test]
async fn an_https_provider_is_known_by_a_fingerprint_of_its_chain() {
    let signer = Signer::new(Algorithm::ES256, None);
    let (key, chain) = certificates("localhost");
    let prints: Vec<_> = chain.iter().map(|certificate| print(certificate)).collect();
    let issuer = Issuer::secure("localhost", chain, &key, &[&signer]).await;
    let token = signer.sign(&claims(&issuer));
    assume(&cloud(&issuer.url, &prints[1]).await, &token).await.ok();
    let refused = assume(&cloud(&issuer.url, PRINT).await, &token).await;
    let address = format!("{}/.well-known/openid-configuration", issuer.url);
    let text = format!("The root ca certificate is not in ca whitelist of this url: {address}");
    assert_eq!(refused.told(), format!("401 AuthenticationFail.OIDCToken.HttpsUrlInvalid: {text}"));
}

// A certificate made the usual way names itself as its authority, and verifiers refuse such a one as a host's.
// Its fingerprint is the only thing that its owner can register.
#[tokio::test]
async fn a_certificate_that_is_registered_itself_needs_no_authority() {
    let signer = Signer::new(Algorithm::ES256, None);
    let key = KeyPair::generate().unwrap();
    let of = |host: &str| {
        let mut params = CertificateParams::new(vec![host.to_owned()]).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.self_signed(&key).unwrap().der().clone()
    };
    let own = of("localhost");
    let registered = print(&own);
    let issuer = Issuer::secure("localhost", vec![own], &key, &[&signer]).await;
    assume(&cloud(&issuer.url, &registered).await, &signer.sign(&claims(&issuer))).await.ok();
    let other = of("idp.example.com");
    let registered = print(&other);
    let issuer = Issuer::secure("localhost", vec![other], &key, &[&signer]).await;
    let refused = assume(&cloud(&issuer.url, &registered).await, &signer.sign(&claims(&issuer))).await;
    assert_eq!(refused.refused(), "401 AuthenticationFail.OIDCToken.HttpsUrlInvalid");
}

#[tokio::test]
async fn a_certificate_for_another_host_is_refused_in_spite_of_its_fingerprint() {
    let signer = Signer::new(Algorithm::ES256, None);
    let (key, chain) = certificates("idp.example.com");
    let root = print(&chain[1]);
    let issuer = Issuer::secure("localhost", chain, &key, &[&signer]).await;
    let refused = assume(&cloud(&issuer.url, &root).await, &signer.sign(&claims(&issuer))).await;
    let text = "Invoke url failed due to certificate chain validation";
    assert_eq!(refused.told(), format!("401 AuthenticationFail.OIDCToken.HttpsUrlInvalid: {text}"));
}
