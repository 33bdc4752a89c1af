use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::*;
use crate::error::{Error, Kind};
use crate::quota::Limit;
use crate::testing::{World, pages};

fn certificate() -> String {
    let key = rcgen::KeyPair::generate().unwrap();
    let certificate = rcgen::CertificateParams::new(vec!["idp".to_owned()]).unwrap().self_signed(&key).unwrap();
    STANDARD.encode(certificate.der())
}

/// Metadata with these certificates, each with its use.
fn metadata(id: &str, certificates: &[(&str, &str)]) -> String {
    let mut keys = String::new();
    for (purpose, text) in certificates {
        write!(
            keys,
            "<md:KeyDescriptor{purpose}><ds:KeyInfo><ds:X509Data>\n<ds:X509Certificate>{text}</ds:X509Certificate>\
             </ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
        )
        .unwrap();
    }
    format!(
        r#"<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"
        xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="{id}"><md:IDPSSODescriptor>{keys}</md:IDPSSODescriptor>
        </md:EntityDescriptor>"#
    )
}

fn read(text: &str) -> Result<Metadata, BadMetadata> {
    Metadata::read(&STANDARD.encode(text))
}

const SIGNING: &str = r#" use="signing""#;

#[test]
fn metadata_names_the_provider_and_one_or_two_certificates_that_it_signs_with() {
    let (one, two, three) = (certificate(), certificate(), certificate());
    let good = read(&metadata("https://idp", &[(SIGNING, &one), (r#" use="encryption""#, &two)])).unwrap();
    assert_eq!(good.entity_id, "https://idp");
    assert_eq!(good.certificates, [STANDARD.decode(&one).unwrap()]);
    assert_eq!(read(&metadata("i", &[("", &one), (SIGNING, &two)])).unwrap().certificates.len(), 2);
    assert_eq!(read(&metadata("i", &[(SIGNING, &one), ("", &one)])).unwrap().certificates.len(), 1);
    let bad = |certificates: &[(&str, &str)]| read(&metadata("i", certificates)).unwrap_err();
    assert_eq!(bad(&[]), BadMetadata::Certificates);
    assert_eq!(bad(&[(SIGNING, &one), (SIGNING, &two), (SIGNING, &three)]), BadMetadata::Certificates);
    assert_eq!(bad(&[(SIGNING, "AAAA")]), BadMetadata::Certificates);
    assert_eq!(read(&metadata("", &[(SIGNING, &one)])).unwrap_err(), BadMetadata::NotAProvider);
}

#[test]
fn metadata_is_base64_of_plain_xml_of_bounded_depth_and_length() {
    let good = metadata("https://idp", &[(SIGNING, &certificate())]);
    assert_eq!(Metadata::read(&good), Err(BadMetadata::NotXml));
    assert_eq!(read(&format!("<!DOCTYPE a [<!ENTITY b 'c'>]>{good}")), Err(BadMetadata::NotXml));
    assert_eq!(read("<a>"), Err(BadMetadata::NotXml));
    assert_eq!(read("<a/>"), Err(BadMetadata::NotAProvider));
    assert_eq!(read(&format!("{}{}", "<a>".repeat(40), "</a>".repeat(40))), Err(BadMetadata::NotXml));
    assert_eq!(Metadata::read(&"A".repeat(LONGEST_METADATA + 1)), Err(BadMetadata::TooLong));
    let broken = STANDARD.encode(&good).into_bytes();
    let lines: Vec<_> = broken.chunks(64).map(|line| String::from_utf8(line.to_vec()).unwrap()).collect();
    assert!(Metadata::read(&lines.join("\r\n")).is_ok());
}

async fn make(world: &World, name: &str) -> crate::Result<Provider> {
    let new = New {
        name: name.into(),
        encoded_metadata: "bQ==".to_owned(),
        algorithm: Algorithm::default(),
        description: Some(String::new()),
    };
    world.change(|scope| create(scope, new)).await
}

#[tokio::test]
async fn a_provider_lives_under_its_name_until_it_is_deleted() {
    let world = World::new().await;
    let made = make(&world, "Corp").await.unwrap();
    assert_eq!((made.description, made.algorithm), (None, Algorithm::RsaSha1));
    assert!(matches!(make(&world, "CORP").await, Err(Error::AlreadyExists { kind: Kind::SamlProvider, .. })));
    let change = Change {
        encoded_metadata: Some("bg==".to_owned()),
        algorithm: Some(Algorithm::RsaSha256),
        description: Some("text".to_owned()),
    };
    world.change(|scope| update(scope, &"corp".into(), change)).await.unwrap();
    let found = world.ask(|scope| get(scope, &"corp".into())).unwrap();
    assert_eq!((found.name.as_str(), found.encoded_metadata.as_str()), ("Corp", "bg=="));
    assert_eq!((found.algorithm, found.description.as_deref()), (Algorithm::RsaSha256, Some("text")));
    world.change(|scope| delete(scope, &"corp".into())).await.unwrap();
    let gone = world.ask(|scope| get(scope, &"corp".into()));
    assert!(matches!(gone, Err(Error::NotFound { kind: Kind::SamlProvider, .. })));
}

#[tokio::test]
async fn an_account_has_as_many_providers_as_the_quota_says() {
    let world = World::new().await;
    make(&world, "a").await.unwrap();
    make(&world, "b").await.unwrap();
    let refused = make(&world, "c").await;
    assert!(matches!(refused, Err(Error::LimitExceeded { limit: Limit::SamlProviders, max: 2 })));
    let listed = pages(1, async |after| world.ask(|scope| list(scope, after, 1))).await;
    assert_eq!(listed.iter().map(|provider| provider.name.as_str()).collect::<Vec<_>>(), ["a", "b"]);
}
