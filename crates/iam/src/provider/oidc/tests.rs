use super::*;
use crate::error::{Error, Kind};
use crate::quota::Limit;
use crate::testing::{World, pages};

#[test]
fn an_issuer_is_an_https_address_with_nothing_but_host_and_path() {
    for good in [
        "https://idp.example.com",
        "https://idp.example.com:8443/realms/a",
        "http://127.0.0.1:1/a",
        "http://[::1]:1",
        "http://localhost:1",
    ] {
        assert_eq!(Issuer::read(good).unwrap().as_str(), good);
    }
    for bad in [
        "",
        "idp.example.com",
        "http://idp.example.com",
        "http://127.0.0.1.example.com",
        "ftp://127.0.0.1",
        "https://",
        "https://idp.example.com?",
        "https://idp.example.com/a?b=c",
        "https://idp.example.com#",
        "https://ana@idp.example.com",
        "https://ana:secret@idp.example.com",
        " https://idp.example.com",
        "https://idp.example.com\n",
        "https://idp.example.com/a,b",
    ] {
        assert_eq!(Issuer::read(bad), Err(BadIssuer::Form), "{bad}");
    }
    let long = |length: usize| format!("https://{}", "a".repeat(length - 8));
    assert!(Issuer::read(&long(70)).is_ok());
    assert_eq!(Issuer::read(&format!("https://a/{}", "b".repeat(246))), Err(BadIssuer::TooLong));
    assert!(Issuer::read(&format!("https://a/{}", "b".repeat(245))).is_ok());
}

async fn make(world: &World, name: &str, issuer: &str, ids: &[&str], prints: &[&str]) -> crate::Result<Provider> {
    let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
    let new = New {
        name: name.into(),
        issuer: Issuer::read(issuer).unwrap(),
        client_ids: texts(ids),
        fingerprints: texts(prints),
        issuance_limit: 12,
        description: Some("text".to_owned()),
    };
    world.change(|scope| create(scope, new)).await
}

#[tokio::test]
async fn a_provider_is_alone_with_its_name_and_its_issuer() {
    let world = World::new().await;
    make(&world, "Ci", "https://ci", &["a", "b"], &["AA"]).await.unwrap();
    let taken = |result| matches!(result, Err(Error::AlreadyExists { kind: Kind::OidcProvider, .. }));
    assert!(taken(make(&world, "ci", "https://other", &[], &["AA"]).await));
    assert!(taken(make(&world, "other", "https://ci", &[], &["AA"]).await));
    make(&world, "other", "https://ci/", &[], &["AA"]).await.unwrap();
    let full = make(&world, "third", "https://third", &[], &["AA"]).await;
    assert!(matches!(full, Err(Error::LimitExceeded { limit: Limit::OidcProviders, max: 2 })));
    let listed = pages(1, async |after| world.ask(|scope| list(scope, after, 1))).await;
    assert_eq!(listed.iter().map(|provider| provider.name.as_str()).collect::<Vec<_>>(), ["Ci", "other"]);
    world.change(|scope| delete(scope, &"CI".into())).await.unwrap();
    let gone = world.ask(|scope| get(scope, &"Ci".into()));
    assert!(matches!(gone, Err(Error::NotFound { kind: Kind::OidcProvider, .. })));
}

#[tokio::test]
async fn client_ids_are_added_removed_and_replaced_within_the_quota() {
    let world = World::new().await;
    let many = make(&world, "ci", "https://ci", &["a", "b", "c", "d"], &["AA"]).await;
    assert!(matches!(many, Err(Error::LimitExceeded { limit: Limit::ClientIdsPerProvider, max: 3 })));
    make(&world, "ci", "https://ci", &["a", "b"], &["AA"]).await.unwrap();
    let ci = Name::from("ci");
    let add = async |id: &str| world.change(|scope| add_client_id(scope, &ci, id.to_owned())).await;
    assert_eq!(add("c").await.unwrap().client_ids, ["a", "b", "c"]);
    assert!(matches!(add("c").await, Err(Error::AlreadyExists { kind: Kind::OidcClientId, .. })));
    assert!(matches!(add("d").await, Err(Error::LimitExceeded { limit: Limit::ClientIdsPerProvider, .. })));
    let remove = async |id: &str| world.change(|scope| remove_client_id(scope, &ci, id)).await;
    assert_eq!(remove("a").await.unwrap().client_ids, ["b", "c"]);
    assert!(matches!(remove("a").await, Err(Error::NotFound { kind: Kind::OidcClientId, .. })));
    let change =
        Change { client_ids: Some(vec!["z".to_owned()]), issuance_limit: Some(1), description: Some(String::new()) };
    world.change(|scope| update(scope, &ci, change)).await.unwrap();
    let now = world.ask(|scope| get(scope, &ci)).unwrap();
    assert_eq!((now.client_ids, now.issuance_limit, now.description), (vec!["z".to_owned()], 1, None));
}

#[tokio::test]
async fn fingerprints_are_compared_without_case() {
    let world = World::new().await;
    make(&world, "ci", "https://ci", &[], &["AA"]).await.unwrap();
    let ci = Name::from("ci");
    let add = async |print: &str| world.change(|scope| add_fingerprint(scope, &ci, print.to_owned())).await;
    assert!(matches!(add("aa").await, Err(Error::AlreadyExists { kind: Kind::OidcFingerprint, .. })));
    assert_eq!(add("bb").await.unwrap().fingerprints, ["AA", "bb"]);
    assert!(matches!(add("cc").await, Err(Error::LimitExceeded { limit: Limit::FingerprintsPerProvider, .. })));
    let remove = async |print: &str| world.change(|scope| remove_fingerprint(scope, &ci, print)).await;
    assert_eq!(remove("BB").await.unwrap().fingerprints, ["AA"]);
    assert!(remove("AA").await.unwrap().fingerprints.is_empty());
    assert!(matches!(remove("AA").await, Err(Error::NotFound { kind: Kind::OidcFingerprint, .. })));
}
