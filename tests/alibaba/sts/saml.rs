//! Sessions for who brings a response of an identity provider.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::fmt::Write;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bergshamra_dsig::DsigContext;
use bergshamra_dsig::sign::sign_owned;
use bergshamra_keys::loader::load_pem_auto;
use bergshamra_keys::{Key, KeysManager};
use rcgen::{CertificateParams, KeyPair, PKCS_ED25519};

use super::*;

const PROVIDER: &str = "acs:ram::1234567890123456:saml-provider/corp";
const ENTITY: &str = "https://idp.example.com/saml";
const RSA_SHA256: &str = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const ECDSA_SHA256: &str = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";

/// A provider's key with its certificate.
struct Signer {
    pem: String,
    certificate: Vec<u8>,
    method: &'static str,
}

impl Signer {
    fn rsa() -> Self {
        // Key and certificate were made for these tests with `openssl`; nothing else uses them.
        let body = STANDARD.encode(include_bytes!("rsa-key-for-tests.der"));
        let mut pem = "-----BEGIN RSA PRIVATE KEY-----\n".to_owned();
        for line in body.as_bytes().chunks(64) {
            writeln!(pem, "{}", str::from_utf8(line).unwrap()).unwrap();
        }
        pem.push_str("-----END RSA PRIVATE KEY-----\n");
        let certificate = include_bytes!("rsa-certificate-for-tests.der").to_vec();
        Self { pem, certificate, method: RSA_SHA256 }
    }

    fn ecdsa() -> Self {
        let key = KeyPair::generate().unwrap();
        let certificate = CertificateParams::new(vec!["idp".to_owned()]).unwrap().self_signed(&key).unwrap();
        Self { pem: key.serialize_pem(), certificate: certificate.der().to_vec(), method: ECDSA_SHA256 }
    }

    /// Signs what the template's signatures name.
    fn sign(&self, template: String) -> String {
        let key: Key = load_pem_auto(self.pem.as_bytes(), None).unwrap();
        let mut keys = KeysManager::new();
        keys.add_key(key);
        sign_owned(&DsigContext::new_permissive(keys), template).unwrap()
    }

    /// A signature to be filled in, over the element with this number.
    fn blank(&self, id: &str) -> String {
        self.blank_with(id, "http://www.w3.org/2001/10/xml-exc-c14n#")
    }

    fn blank_with(&self, id: &str, transform: &str) -> String {
        let (ns, method) = ("http://www.w3.org/2000/09/xmldsig#", self.method);
        format!(
            r##"<ds:Signature xmlns:ds="{ns}"><ds:SignedInfo><ds:CanonicalizationMethod
            Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><ds:SignatureMethod Algorithm="{method}"/><ds:Reference
            URI="#{id}"><ds:Transforms><ds:Transform Algorithm="{ns}enveloped-signature"/><ds:Transform
            Algorithm="{transform}"/></ds:Transforms><ds:DigestMethod
            Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue></ds:DigestValue></ds:Reference>
            </ds:SignedInfo><ds:SignatureValue></ds:SignatureValue></ds:Signature>"##
        )
    }

    fn metadata(&self) -> String {
        let certificate = STANDARD.encode(&self.certificate);
        STANDARD.encode(format!(
            r#"<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{ENTITY}"><IDPSSODescriptor>
            <KeyDescriptor><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>{certificate}
            </X509Certificate></X509Data></KeyInfo></KeyDescriptor></IDPSSODescriptor></EntityDescriptor>"#
        ))
    }
}

/// What an assertion says; a test changes one thing.
#[derive(Clone)]
struct Says {
    id: &'static str,
    issuer: &'static str,
    name: &'static str,
    recipient: &'static str,
    confirmed_until: &'static str,
    from: &'static str,
    until: &'static str,
    audience: &'static str,
    role: String,
    session: &'static str,
}

impl Default for Says {
    fn default() -> Self {
        Self {
            id: "_a1",
            issuer: ENTITY,
            name: "<s:NameID Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\">ana</s:NameID>",
            recipient: "https://signin.aliyun.com/saml-role/sso",
            confirmed_until: "2026-01-01T00:05:00Z",
            from: "2025-12-31T23:59:00Z",
            until: "2026-01-01T00:10:00.000Z",
            audience: "urn:alibaba:cloudcomputing",
            role: format!("acs:ram::{ACCOUNT}:role/Deployer,{PROVIDER}"),
            session: "ana@corp",
        }
    }
}

impl Says {
    fn assertion(&self, signature: &str) -> String {
        let Self { id, issuer, name, recipient, confirmed_until, from, until, audience, role, session } = self;
        format!(
            r#"<s:Assertion xmlns:s="urn:oasis:names:tc:SAML:2.0:assertion" ID="{id}" Version="2.0"><s:Issuer>{issuer}</s:Issuer>{signature}<s:Subject>{name}<s:SubjectConfirmation
            Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><s:SubjectConfirmationData NotOnOrAfter="{confirmed_until}"
            Recipient="{recipient}"/></s:SubjectConfirmation></s:Subject><s:Conditions NotBefore="{from}"
            NotOnOrAfter="{until}"><s:AudienceRestriction><s:Audience>{audience}</s:Audience></s:AudienceRestriction>
            </s:Conditions><s:AttributeStatement><s:Attribute
            Name="https://www.aliyun.com/SAML-Role/Attributes/Role"><s:AttributeValue>{role}</s:AttributeValue></s:Attribute>
            <s:Attribute Name="https://www.aliyun.com/SAML-Role/Attributes/RoleSessionName"><s:AttributeValue>{session}</s:AttributeValue></s:Attribute></s:AttributeStatement></s:Assertion>"#
        )
    }

    /// A response whose assertion is signed.
    fn signed(&self, signer: &Signer) -> String {
        signer.sign(response("", &self.assertion(&signer.blank(self.id))))
    }
}

fn response(signature: &str, inner: &str) -> String {
    format!(
        r#"<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r1" Version="2.0">{signature}{inner}</p:Response>"#
    )
}

/// A sandbox whose account trusts the signer, and a role that trusts the provider.
async fn cloud(signer: &Signer) -> TestCloud {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let pairs = [("SAMLProviderName", "corp"), ("EncodedSAMLMetadataDocument", &signer.metadata())];
    root.ims("CreateSAMLProvider", &pairs).await.ok();
    let condition = json!({"StringEquals": {"saml:recipient": "https://signin.aliyun.com/saml-role/sso"}});
    role(&cloud, "saml-provider/corp", &condition).await;
    cloud
}

async fn assume(cloud: &TestCloud, response: &str) -> Reply {
    assume_with(cloud, response, &[]).await
}

async fn assume_with(cloud: &TestCloud, response: &str, more: &[(&str, &str)]) -> Reply {
    let encoded = STANDARD.encode(response);
    let fixed = [("SAMLProviderArn", PROVIDER), ("RoleArn", ROLE), ("SAMLAssertion", encoded.as_str())];
    let mut pairs: Vec<_> = fixed.into_iter().filter(|(name, _)| more.iter().all(|(other, _)| other != name)).collect();
    pairs.extend(more.iter().copied().filter(|(_, value)| *value != "(none)"));
    cloud.unsigned(Method::POST, "AssumeRoleWithSAML", &pairs).await
}

const INVALID: &str = "401 AuthenticationFail.SAMLAssertion.Invalid: The SAML Assertion is invalid.";
const EXPIRED: &str = "401 AuthenticationFail.SAMLAssertion.Expired: The SAML Assertion is expired.";

#[tokio::test]
async fn a_signed_assertion_or_a_signed_response_opens_a_session() {
    for signer in [Signer::rsa(), Signer::ecdsa()] {
        let cloud = cloud(&signer).await;
        let answer = assume(&cloud, &Says::default().signed(&signer)).await.ok();
        assert_eq!(
            answer["SAMLAssertionInfo"],
            json!({
                "SubjectType": "persistent",
                "Subject": "ana",
                "Recipient": "https://signin.aliyun.com/saml-role/sso",
                "Issuer": ENTITY,
            })
        );
        let user = &answer["AssumedRoleUser"];
        assert_eq!(user["Arn"], "acs:sts::1234567890123456:assumed-role/Deployer/ana@corp");
        assert!(user["AssumedRoleId"].as_str().unwrap().ends_with(":ana@corp"));
        assert_eq!(answer["Credentials"]["Expiration"], "2026-01-01T01:00:00Z");
        let around = Says { id: "_a2", ..Says::default() };
        let whole = signer.sign(response(&signer.blank("_r1"), &around.assertion("")));
        assume(&cloud, &whole).await.ok();
    }
}

#[tokio::test]
async fn an_assertion_that_the_provider_did_not_sign_is_refused() {
    let signer = Signer::rsa();
    let cloud = cloud(&signer).await;
    let unsigned = response("", &Says::default().assertion(""));
    assert_eq!(assume(&cloud, &unsigned).await.told(), INVALID);
    let foreign = Says::default().signed(&Signer::ecdsa());
    assert_eq!(assume(&cloud, &foreign).await.told(), INVALID);
    let good = Says::default().signed(&signer);
    for (from, to) in [("ana@corp", "eve@corp"), (">ana<", ">eve<"), ("_a1\" Version", "_a9\" Version")] {
        let tampered = good.replacen(from, to, 1);
        assert_ne!(tampered, good);
        assert_eq!(assume(&cloud, &tampered).await.told(), INVALID, "{from}");
    }
    assume(&cloud, &good).await.ok();
}

#[tokio::test]
async fn a_signature_does_not_vouch_for_what_is_wrapped_around_it() {
    let signer = Signer::rsa();
    let cloud = cloud(&signer).await;
    let good = Says::default().signed(&signer);
    let start = good.find("<s:Assertion").unwrap();
    let end = good.find("</s:Assertion>").unwrap() + "</s:Assertion>".len();
    let genuine = &good[start..end];
    let evil = Says { id: "_evil", session: "root@corp", ..Says::default() };
    let (first, last) = (genuine.find("<ds:Signature").unwrap(), genuine.find("</ds:Signature>").unwrap() + 15);
    let signature = &genuine[first..last];
    let bare = format!("{}{}", &genuine[..first], &genuine[last..]);
    let attacks = [
        ("a second assertion beside it", response("", &format!("{}{genuine}", evil.assertion("")))),
        ("a second assertion after it", response("", &format!("{genuine}{}", evil.assertion("")))),
        ("the signed one inside the other", response("", &evil.assertion(genuine))),
        ("the signature moved to another assertion", response("", &evil.assertion(signature))),
        (
            "the signed one in an object",
            response(
                "",
                &evil.assertion(
                    &signature.replace("</ds:Signature>", &format!("<ds:Object>{bare}</ds:Object></ds:Signature>")),
                ),
            ),
        ),
        (
            "the signed one in an extension",
            response("", &format!("<p:Extensions>{genuine}</p:Extensions>{}", evil.assertion(""))),
        ),
        (
            "the same number twice",
            response("", &format!("{}{bare}", evil.assertion(signature).replace("_evil", "_a1"))),
        ),
        ("a response around the response", format!("<x>{good}</x>")),
        ("a response inside a response", response("", &good)),
    ];
    for (what, attack) in attacks {
        assert_eq!(assume(&cloud, &attack).await.told(), INVALID, "{what}");
    }
    assume(&cloud, &good).await.ok();
}

#[tokio::test]
async fn a_signature_has_the_one_form_that_saml_allows() {
    let signer = Signer::rsa();
    let cloud = cloud(&signer).await;
    let says = Says::default();
    let inclusive = signer.blank_with("_a1", "http://www.w3.org/TR/2001/REC-xml-c14n-20010315");
    let other = signer.sign(response("", &says.assertion(&inclusive)));
    assert_eq!(assume(&cloud, &other).await.told(), INVALID);
    let elsewhere = signer.sign(response("", &says.assertion(&signer.blank("_r1"))));
    assert_eq!(assume(&cloud, &elsewhere).await.told(), INVALID);
    let twice = signer.blank("_a1");
    let twice = signer.sign(response("", &says.assertion(&format!("{twice}{twice}"))));
    assert_eq!(assume(&cloud, &twice).await.told(), INVALID);
}

#[tokio::test]
async fn a_comment_does_not_cut_a_name_short() {
    let signer = Signer::rsa();
    let cloud = cloud(&signer).await;
    let says = Says { name: "<s:NameID>ana<!-- x -->.evil</s:NameID>", ..Says::default() };
    let answer = assume(&cloud, &says.signed(&signer)).await.ok();
    assert_eq!(answer["SAMLAssertionInfo"]["Subject"], "ana.evil");
}

#[tokio::test]
async fn a_response_is_plain_xml() {
    let signer = Signer::rsa();
    let cloud = cloud(&signer).await;
    let good = Says::default().signed(&signer);
    for (what, wrong) in [
        ("a document type", format!("<!DOCTYPE a [<!ENTITY b \"c\">]>{good}")),
        ("no XML", "response".to_owned()),
        ("another element", "<Response/>".to_owned()),
        ("too deep", response("", &format!("{}{}", "<a>".repeat(100), "</a>".repeat(100)))),
    ] {
        assert_eq!(assume(&cloud, &wrong).await.told(), INVALID, "{what}");
    }
    let raw = assume_with(&cloud, "", &[("SAMLAssertion", "not base64 !")]).await;
    assert_eq!(raw.told(), INVALID);
}

#[tokio::test]
async fn what_an_assertion_says_must_be_for_this_cloud() {
    let signer = Signer::rsa();
    let cloud = cloud(&signer).await;
    let one = Says::default;
    let two = "<s:NameID>ana</s:NameID><s:NameID>eve</s:NameID>";
    let cases = [
        ("another issuer", Says { issuer: "https://other", ..one() }),
        ("another recipient", Says { recipient: "https://signin.aliyun.com/other", ..one() }),
        ("another audience", Says { audience: "urn:other", ..one() }),
        ("two subjects", Says { name: two, ..one() }),
        ("no subject", Says { name: "", ..one() }),
        ("not yet", Says { from: "2026-01-01T00:02:00Z", ..one() }),
        ("no instant", Says { until: "tomorrow", ..one() }),
        ("another role", Says { role: format!("acs:ram::{ACCOUNT}:role/other,{PROVIDER}"), ..one() }),
        ("another provider", Says { role: format!("{ROLE},{PROVIDER}2"), ..one() }),
    ];
    for (what, says) in cases {
        assert_eq!(assume(&cloud, &says.signed(&signer)).await.told(), INVALID, "{what}");
    }
    for session in ["a", "a b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"] {
        let refused = assume(&cloud, &Says { session, ..one() }.signed(&signer)).await;
        let expected = "400 InvalidParameter.RoleSessionName: The RoleSessionName is invalid.";
        assert_eq!(refused.told(), expected, "{session}");
    }
}

#[tokio::test]
async fn an_assertion_ends_with_its_confirmation_or_its_conditions_at_the_sandboxs_time() {
    let signer = Signer::rsa();
    let cloud = cloud(&signer).await;
    let clock = cloud.sandbox().store.clock();
    clock.advance(Duration::from_secs(300)).unwrap();
    assert_eq!(assume(&cloud, &Says::default().signed(&signer)).await.told(), EXPIRED);
    let longer = Says { confirmed_until: "2026-01-01T01:00:00Z", ..Says::default() }.signed(&signer);
    clock.advance(Duration::from_secs(299)).unwrap();
    assume(&cloud, &longer).await.ok();
    clock.advance(Duration::from_secs(1)).unwrap();
    assert_eq!(assume(&cloud, &longer).await.told(), EXPIRED);
}

#[tokio::test]
async fn an_assertion_is_good_once() {
    let signer = Signer::rsa();
    let cloud = cloud(&signer).await;
    let response = Says::default().signed(&signer);
    let refused = assume_with(&cloud, &response, &[("DurationSeconds", "1")]).await;
    assert_eq!(refused.told(), "400 InvalidParameter.DurationSeconds: The DurationSeconds is invalid.");
    assume(&cloud, &response).await.ok();
    assert_eq!(assume(&cloud, &response).await.told(), INVALID);
    assume(&cloud, &Says { id: "_a2", ..Says::default() }.signed(&signer)).await.ok();
}

#[tokio::test]
async fn what_is_missing_is_named() {
    let signer = Signer::rsa();
    let cloud = cloud(&signer).await;
    let response = Says::default().signed(&signer);
    for name in ["SAMLProviderArn", "RoleArn", "SAMLAssertion"] {
        let refused = assume_with(&cloud, &response, &[(name, "(none)")]).await;
        let expected = format!("400 MissingParameter.{name}: Parameter {name} is required.");
        assert_eq!(refused.told(), expected);
    }
    let provider = ("SAMLProviderArn", "acs:ram::1234567890123456:saml-provider/no");
    let refused = assume_with(&cloud, &response, &[provider]).await;
    assert_eq!(refused.told(), "404 EntityNotExist.SAMLProvider: Can not find SAML provider.");
    let says = Says { role: format!("acs:ram::{ACCOUNT}:role/no,{PROVIDER}"), ..Says::default() };
    let role = ("RoleArn", "acs:ram::1234567890123456:role/no");
    let refused = assume_with(&cloud, &says.signed(&signer), &[role]).await;
    assert_eq!(refused.told(), "404 EntityNotExist.RoleArn: The specified Role does not exists.");
    let refused = assume_with(&cloud, &response, &[("Policy", "{}")]).await;
    assert_eq!(refused.told(), "400 InvalidParameter.PolicyGrammar: Invalid Policy.");
}

#[tokio::test]
async fn a_certificate_of_a_kind_that_cannot_sign_responses_makes_the_metadata_invalid() {
    let key = KeyPair::generate_for(&PKCS_ED25519).unwrap();
    let certificate = CertificateParams::new(vec!["idp".to_owned()]).unwrap().self_signed(&key).unwrap();
    let odd = Signer { certificate: certificate.der().to_vec(), ..Signer::rsa() };
    let cloud = cloud(&odd).await;
    let refused = assume(&cloud, &Says::default().signed(&odd)).await;
    let text = "The IdP Metadata of your SAML Provider is invalid.";
    assert_eq!(refused.told(), format!("401 AuthenticationFail.IDPMetadata.Invalid: {text}"));
}

#[tokio::test]
async fn the_trust_policy_decides_about_the_provider() {
    let signer = Signer::rsa();
    let cloud = cloud(&signer).await;
    let trust = r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"Federated": ["acs:ram::1234567890123456:saml-provider/other"]}}]}"#;
    cloud.root().ram("UpdateRole", &[("RoleName", "deployer"), ("NewAssumeRolePolicyDocument", trust)]).await.ok();
    let refused = assume(&cloud, &Says::default().signed(&signer)).await;
    assert_eq!(refused.refused(), "403 NoPermission");
    let answer: Value = serde_json::from_str(&refused.body).unwrap();
    let detail = &answer["AccessDeniedDetail"];
    assert_eq!(
        (&detail["PolicyType"], &detail["AuthPrincipalDisplayName"]),
        (&json!("AssumeRolePolicy"), &json!("corp:ana"))
    );
}
