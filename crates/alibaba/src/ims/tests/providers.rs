use super::*;

const METADATA: &str = include_str!("../saml_provider/metadata_example.txt");
const PRINT: &str = "902ef2deeb3c5b13ea4c3d5193629309e231ae55";

/// Status and code of a refused call of the account.
async fn refused(world: &World, operation: &str, pairs: &[(&str, &str)]) -> (u16, String) {
    let failure = world.call_as(&world.root, &PRODUCT, operation, pairs).await.unwrap_err();
    (failure.status, failure.code.into_owned())
}

fn code(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

#[tokio::test]
async fn a_saml_provider_is_shown_as_it_was_made() {
    let world = World::new().await;
    let metadata = ("EncodedSAMLMetadataDocument", METADATA);
    let pairs = [("SAMLProviderName", "Corp"), metadata, ("Description", "staff")];
    let made = world.ims("CreateSAMLProvider", &pairs).await;
    let expected = json!({
        "Arn": "acs:ram::1234567890123456:saml-provider/Corp",
        "AuthnSignAlgo": "rsa-sha1",
        "CreateDate": "2026-01-01T00:00:00Z",
        "Description": "staff",
        "SAMLProviderName": "Corp",
        "UpdateDate": "2026-01-01T00:00:00Z",
    });
    assert_eq!(made["SAMLProvider"], expected);
    let got = world.ims("GetSAMLProvider", &[("SAMLProviderName", "corp")]).await;
    assert_eq!(got["SAMLProvider"]["EncodedSAMLMetadataDocument"], METADATA);
    let listed = world.ims("ListSAMLProviders", &[]).await;
    assert_eq!(listed["IsTruncated"], false);
    assert_eq!(listed["SAMLProviders"]["SAMLProvider"][0]["SAMLProviderName"], "Corp");
    assert_eq!(listed["SAMLProviders"]["SAMLProvider"][0]["AuthnSignAlgo"], Value::Null);
    let pairs = [("SAMLProviderName", "Corp"), ("NewDescription", ""), ("AuthnSignAlgo", "rsa-sha256")];
    let changed = world.ims("UpdateSAMLProvider", &pairs).await;
    assert_eq!(
        (&changed["SAMLProvider"]["Description"], &changed["SAMLProvider"]["AuthnSignAlgo"]),
        (&Value::Null, &json!("rsa-sha256"))
    );
    world.ims("DeleteSAMLProvider", &[("SAMLProviderName", "Corp")]).await;
    let gone = refused(&world, "GetSAMLProvider", &[("SAMLProviderName", "Corp")]).await;
    assert_eq!(gone, code(404, "EntityNotExist.SAMLProvider"));
}

#[tokio::test]
async fn a_saml_provider_without_usable_metadata_is_refused() {
    let world = World::new().await;
    let name = ("SAMLProviderName", "corp");
    let create = async |pairs: &[(&str, &str)]| refused(&world, "CreateSAMLProvider", pairs).await;
    assert_eq!(create(&[name]).await, code(400, "MissingEncodedSAMLMetadataDocument"));
    let bad = create(&[name, ("EncodedSAMLMetadataDocument", "PGEvPg==")]).await;
    assert_eq!(bad, code(400, "InvalidParameter.EncodedSAMLMetadataDocument.Format"));
    let metadata = ("EncodedSAMLMetadataDocument", METADATA);
    let odd = create(&[name, metadata, ("AuthnSignAlgo", "hmac")]).await;
    assert_eq!(odd, code(400, "InvalidParameter.AuthnSignAlgo"));
    let odd = create(&[("SAMLProviderName", "-corp"), metadata]).await;
    assert_eq!(odd, code(400, "InvalidParameter.SAMLProviderName.InvalidChars"));
    world.ims("CreateSAMLProvider", &[name, metadata]).await;
    assert_eq!(create(&[name, metadata]).await, code(409, "EntityAlreadyExists.SAMLProvider"));
    let nothing = refused(&world, "UpdateSAMLProvider", &[name, ("AuthnSignAlgo", "rsa-sha1")]).await;
    assert_eq!(nothing, code(400, "MissingNewEncodedSAMLMetadataDocument"));
}

#[tokio::test]
async fn an_oidc_provider_is_shown_as_it_was_made() {
    let world = World::new().await;
    let name = ("OIDCProviderName", "ci");
    let fixed = [name, ("IssuerUrl", "https://ci.example.com"), ("Fingerprints", PRINT)];
    let made =
        world.ims("CreateOIDCProvider", &[&fixed[..], &[("ClientIds", "a,b"), ("Description", "jobs")]].concat()).await;
    let expected = json!({
        "Arn": "acs:ram::1234567890123456:oidc-provider/ci",
        "ClientIds": "a,b",
        "CreateDate": "2026-01-01T00:00:00Z",
        "Description": "jobs",
        "Fingerprints": PRINT,
        "GmtCreate": "1767225600000",
        "GmtModified": "1767225600000",
        "IssuanceLimitTime": 12,
        "IssuerUrl": "https://ci.example.com",
        "OIDCProviderName": "ci",
        "UpdateDate": "2026-01-01T00:00:00Z",
    });
    assert_eq!(made["OIDCProvider"], expected);
    assert_eq!(world.ims("GetOIDCProvider", &[name]).await["OIDCProvider"], expected);
    let changed = world.ims("AddClientIdToOIDCProvider", &[name, ("ClientId", "c")]).await;
    assert_eq!(changed["OIDCProvider"]["ClientIds"], "a,b,c");
    let changed = world.ims("RemoveClientIdFromOIDCProvider", &[name, ("ClientId", "a")]).await;
    assert_eq!(changed["OIDCProvider"]["ClientIds"], "b,c");
    let changed = world.ims("AddFingerprintToOIDCProvider", &[name, ("Fingerprint", "AB")]).await;
    assert_eq!(changed["OIDCProvider"]["Fingerprints"], format!("{PRINT},AB"));
    let changed = world.ims("RemoveFingerprintFromOIDCProvider", &[name, ("Fingerprint", PRINT)]).await;
    assert_eq!(changed["OIDCProvider"]["Fingerprints"], "AB");
    let change = [name, ("ClientIds", "z"), ("IssuanceLimitTime", "168"), ("NewDescription", "more")];
    let changed = world.ims("UpdateOIDCProvider", &change).await;
    assert_eq!(
        (&changed["OIDCProvider"]["ClientIds"], &changed["OIDCProvider"]["IssuanceLimitTime"]),
        (&json!("z"), &json!(168))
    );
    world.ims("DeleteOIDCProvider", &[name]).await;
    assert_eq!(refused(&world, "GetOIDCProvider", &[name]).await, code(404, "EntityNotExist.OIDCProvider"));
    assert_eq!(refused(&world, "DeleteOIDCProvider", &[name]).await, code(404, "EntityNotExist.OIDCProvider"));
}

#[tokio::test]
async fn what_an_oidc_provider_may_be_is_bounded() {
    let world = World::new().await;
    let create = async |issuer: &str, prints: &str, ids: &str, hours: &str| {
        let fixed = [("OIDCProviderName", "ci"), ("IssuerUrl", issuer), ("Fingerprints", prints)];
        let pairs = [&fixed[..], &[("ClientIds", ids), ("IssuanceLimitTime", hours)]].concat();
        refused(&world, "CreateOIDCProvider", &pairs).await.1
    };
    let issuer = "https://ci.example.com";
    assert_eq!(create("http://ci.example.com", PRINT, "a", "1").await, "InvalidParameter.IssuerUrl.Format");
    assert_eq!(
        create(&format!("{issuer}/{}", "a".repeat(255)), PRINT, "a", "1").await,
        "InvalidParameter.IssuerUrl.Length"
    );
    assert_eq!(create(issuer, "", "a", "1").await, "InvalidParameter.Fingerprints.Length");
    assert_eq!(create(issuer, "1,2,3,4,5,6", "a", "1").await, "LimitExceeded.OIDCProvider.Fingerprint");
    let many: Vec<_> = (0..51).map(|number| format!("id{number}")).collect();
    assert_eq!(create(issuer, PRINT, &many.join(","), "1").await, "LimitExceeded.OIDCProvider.ClientId");
    assert_eq!(create(issuer, PRINT, "@a", "1").await, "InvalidParameter.ClientIds.InvalidChars");
    assert_eq!(create(issuer, PRINT, "a", "0").await, "InvalidParameter.IssuanceLimitTime");
    assert_eq!(create(issuer, PRINT, "a", "169").await, "InvalidParameter.IssuanceLimitTime");
    let missing = refused(&world, "CreateOIDCProvider", &[("OIDCProviderName", "ci"), ("IssuerUrl", issuer)]).await;
    assert_eq!(missing, code(400, "MissingFingerprints"));
}

#[tokio::test]
async fn oidc_providers_are_paged_with_the_words_that_the_caller_uses() {
    let world = World::new().await;
    for name in ["a", "b", "c"] {
        let issuer = format!("https://{name}");
        let pairs = [("OIDCProviderName", name), ("IssuerUrl", issuer.as_str()), ("Fingerprints", PRINT)];
        world.ims("CreateOIDCProvider", &pairs).await;
    }
    let names = |page: &Value| -> Vec<String> {
        let list = page["OIDCProviders"]["OIDCProvider"].as_array().unwrap();
        list.iter().map(|provider| provider["OIDCProviderName"].as_str().unwrap().to_owned()).collect()
    };
    for (count, mark) in [("MaxItems", "Marker"), ("MaxResults", "NextToken")] {
        let first = world.ims("ListOIDCProviders", &[(count, "2")]).await;
        assert_eq!((names(&first), &first["IsTruncated"]), (vec!["a".to_owned(), "b".to_owned()], &json!(true)));
        let next = first[mark].as_str().unwrap();
        let last = world.ims("ListOIDCProviders", &[(count, "2"), (mark, next)]).await;
        assert_eq!((names(&last), &last["IsTruncated"]), (vec!["c".to_owned()], &json!(false)));
        assert_eq!((&last["Marker"], &last["NextToken"]), (&Value::Null, &Value::Null));
    }
    assert_eq!(world.ims("ListOIDCProviders", &[("MaxItems", "2")]).await["NextToken"], Value::Null);
}

#[tokio::test]
async fn a_provider_is_asked_about_by_its_name() {
    let world = World::new().await;
    let one = policy("Allow", "ram:*", "acs:ram:*:1234567890123456:oidc-provider/ci");
    let ana = world.user("ana", &one).await;
    let pairs = [("OIDCProviderName", "ci"), ("IssuerUrl", "https://ci"), ("Fingerprints", PRINT)];
    world.ims("CreateOIDCProvider", &pairs).await;
    let get = async |name: &str| world.call_as(&ana, &PRODUCT, "GetOIDCProvider", &[("OIDCProviderName", name)]).await;
    assert!(get("ci").await.is_ok());
    assert_eq!(get("other").await.unwrap_err().code, "NoPermission");
    assert!(world.call_as(&ana, &PRODUCT, "ListOIDCProviders", &[]).await.is_err());
}
