use super::*;

const METADATA: &str = include_str!("../../../crates/alibaba-ram/src/ims/saml_provider/metadata_example.txt");
const PRINT: &str = "902ef2deeb3c5b13ea4c3d5193629309e231ae55";

#[tokio::test]
async fn a_saml_provider_is_shown_as_it_was_made() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let metadata = ("EncodedSAMLMetadataDocument", METADATA);
    let pairs = [("SAMLProviderName", "Corp"), metadata, ("Description", "staff")];
    let made = root.ims("CreateSAMLProvider", &pairs).await.contents();
    let expected = json!({
        "Arn": "acs:ram::1234567890123456:saml-provider/Corp",
        "AuthnSignAlgo": "rsa-sha1",
        "CreateDate": "2026-01-01T00:00:00Z",
        "Description": "staff",
        "SAMLProviderName": "Corp",
        "UpdateDate": "2026-01-01T00:00:00Z",
    });
    assert_eq!(made["SAMLProvider"], expected);
    let got = root.ims("GetSAMLProvider", &[("SAMLProviderName", "corp")]).await.contents();
    assert_eq!(got["SAMLProvider"]["EncodedSAMLMetadataDocument"], METADATA);
    let listed = root.ims("ListSAMLProviders", &[]).await.contents();
    assert_eq!(listed["IsTruncated"], false);
    assert_eq!(listed["SAMLProviders"]["SAMLProvider"][0]["SAMLProviderName"], "Corp");
    assert_eq!(listed["SAMLProviders"]["SAMLProvider"][0]["AuthnSignAlgo"], Value::Null);
    let pairs = [("SAMLProviderName", "Corp"), ("NewDescription", ""), ("AuthnSignAlgo", "rsa-sha256")];
    let changed = root.ims("UpdateSAMLProvider", &pairs).await.contents();
    assert_eq!(
        (&changed["SAMLProvider"]["Description"], &changed["SAMLProvider"]["AuthnSignAlgo"]),
        (&Value::Null, &json!("rsa-sha256"))
    );
    root.ims("DeleteSAMLProvider", &[("SAMLProviderName", "Corp")]).await.ok();
    let gone = root.ims("GetSAMLProvider", &[("SAMLProviderName", "Corp")]).await.refused();
    assert_eq!(gone, "404 EntityNotExist.SAMLProvider");
}

#[tokio::test]
async fn a_saml_provider_without_usable_metadata_is_refused() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let name = ("SAMLProviderName", "corp");
    let create = async |pairs: &[(&str, &str)]| root.ims("CreateSAMLProvider", pairs).await.refused();
    assert_eq!(create(&[name]).await, "400 MissingEncodedSAMLMetadataDocument");
    let bad = create(&[name, ("EncodedSAMLMetadataDocument", "PGEvPg==")]).await;
    assert_eq!(bad, "400 InvalidParameter.EncodedSAMLMetadataDocument.Format");
    let metadata = ("EncodedSAMLMetadataDocument", METADATA);
    let odd = create(&[name, metadata, ("AuthnSignAlgo", "hmac")]).await;
    assert_eq!(odd, "400 InvalidParameter.AuthnSignAlgo");
    let odd = create(&[("SAMLProviderName", "-corp"), metadata]).await;
    assert_eq!(odd, "400 InvalidParameter.SAMLProviderName.InvalidChars");
    root.ims("CreateSAMLProvider", &[name, metadata]).await.ok();
    assert_eq!(create(&[name, metadata]).await, "409 EntityAlreadyExists.SAMLProvider");
    let nothing = root.ims("UpdateSAMLProvider", &[name, ("AuthnSignAlgo", "rsa-sha1")]).await.refused();
    assert_eq!(nothing, "400 MissingNewEncodedSAMLMetadataDocument");
}

#[tokio::test]
async fn an_oidc_provider_is_shown_as_it_was_made() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let name = ("OIDCProviderName", "ci");
    let fixed = [name, ("IssuerUrl", "https://ci.example.com"), ("Fingerprints", PRINT)];
    let made = root
        .ims("CreateOIDCProvider", &[&fixed[..], &[("ClientIds", "a,b"), ("Description", "jobs")]].concat())
        .await
        .ok();
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
    assert_eq!(root.ims("GetOIDCProvider", &[name]).await.ok()["OIDCProvider"], expected);
    let changed = root.ims("AddClientIdToOIDCProvider", &[name, ("ClientId", "c")]).await.contents();
    assert_eq!(changed["OIDCProvider"]["ClientIds"], "a,b,c");
    let changed = root.ims("RemoveClientIdFromOIDCProvider", &[name, ("ClientId", "a")]).await.contents();
    assert_eq!(changed["OIDCProvider"]["ClientIds"], "b,c");
    let changed = root.ims("AddFingerprintToOIDCProvider", &[name, ("Fingerprint", "AB")]).await.contents();
    assert_eq!(changed["OIDCProvider"]["Fingerprints"], format!("{PRINT},AB"));
    let changed = root.ims("RemoveFingerprintFromOIDCProvider", &[name, ("Fingerprint", PRINT)]).await.contents();
    assert_eq!(changed["OIDCProvider"]["Fingerprints"], "AB");
    let change = [name, ("ClientIds", "z"), ("IssuanceLimitTime", "168"), ("NewDescription", "more")];
    let changed = root.ims("UpdateOIDCProvider", &change).await.contents();
    assert_eq!(
        (&changed["OIDCProvider"]["ClientIds"], &changed["OIDCProvider"]["IssuanceLimitTime"]),
        (&json!("z"), &json!(168))
    );
    root.ims("DeleteOIDCProvider", &[name]).await.ok();
    assert_eq!(root.ims("GetOIDCProvider", &[name]).await.refused(), "404 EntityNotExist.OIDCProvider");
    assert_eq!(root.ims("DeleteOIDCProvider", &[name]).await.refused(), "404 EntityNotExist.OIDCProvider");
}

#[tokio::test]
async fn what_an_oidc_provider_may_be_is_bounded() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let create = async |issuer: &str, prints: &str, ids: &str, hours: &str| {
        let fixed = [("OIDCProviderName", "ci"), ("IssuerUrl", issuer), ("Fingerprints", prints)];
        let pairs = [&fixed[..], &[("ClientIds", ids), ("IssuanceLimitTime", hours)]].concat();
        root.ims("CreateOIDCProvider", &pairs).await.refused()
    };
    let issuer = "https://ci.example.com";
    assert_eq!(create("http://ci.example.com", PRINT, "a", "1").await, "400 InvalidParameter.IssuerUrl.Format");
    assert_eq!(
        create(&format!("{issuer}/{}", "a".repeat(255)), PRINT, "a", "1").await,
        "400 InvalidParameter.IssuerUrl.Length"
    );
    assert_eq!(create(issuer, "", "a", "1").await, "400 InvalidParameter.Fingerprints.Length");
    assert_eq!(create(issuer, "1,2,3,4,5,6", "a", "1").await, "409 LimitExceeded.OIDCProvider.Fingerprint");
    let many: Vec<_> = (0..51).map(|number| format!("id{number}")).collect();
    assert_eq!(create(issuer, PRINT, &many.join(","), "1").await, "409 LimitExceeded.OIDCProvider.ClientId");
    assert_eq!(create(issuer, PRINT, "@a", "1").await, "400 InvalidParameter.ClientIds.InvalidChars");
    assert_eq!(create(issuer, PRINT, "a", "0").await, "400 InvalidParameter.IssuanceLimitTime");
    assert_eq!(create(issuer, PRINT, "a", "169").await, "400 InvalidParameter.IssuanceLimitTime");
    let missing = root.ims("CreateOIDCProvider", &[("OIDCProviderName", "ci"), ("IssuerUrl", issuer)]).await.refused();
    assert_eq!(missing, "400 MissingFingerprints");
}

#[tokio::test]
async fn oidc_providers_are_paged_with_the_words_that_the_caller_uses() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    for name in ["a", "b", "c"] {
        let issuer = format!("https://{name}");
        let pairs = [("OIDCProviderName", name), ("IssuerUrl", issuer.as_str()), ("Fingerprints", PRINT)];
        root.ims("CreateOIDCProvider", &pairs).await.ok();
    }
    let names = |page: &Value| -> Vec<String> {
        let list = page["OIDCProviders"]["OIDCProvider"].as_array().unwrap();
        list.iter().map(|provider| provider["OIDCProviderName"].as_str().unwrap().to_owned()).collect()
    };
    for (count, mark) in [("MaxItems", "Marker"), ("MaxResults", "NextToken")] {
        let first = root.ims("ListOIDCProviders", &[(count, "2")]).await.contents();
        assert_eq!((names(&first), &first["IsTruncated"]), (vec!["a".to_owned(), "b".to_owned()], &json!(true)));
        let next = first[mark].as_str().unwrap();
        let last = root.ims("ListOIDCProviders", &[(count, "2"), (mark, next)]).await.contents();
        assert_eq!((names(&last), &last["IsTruncated"]), (vec!["c".to_owned()], &json!(false)));
        assert_eq!((&last["Marker"], &last["NextToken"]), (&Value::Null, &Value::Null));
    }
    assert_eq!(root.ims("ListOIDCProviders", &[("MaxItems", "2")]).await.ok()["NextToken"], Value::Null);
}

#[tokio::test]
async fn a_provider_is_asked_about_by_its_name() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let one = policy("Allow", "ram:*", "acs:ram:*:1234567890123456:oidc-provider/ci");
    let ana = cloud.user_with("ana", &one).await;
    let pairs = [("OIDCProviderName", "ci"), ("IssuerUrl", "https://ci"), ("Fingerprints", PRINT)];
    root.ims("CreateOIDCProvider", &pairs).await.ok();
    let get = async |name: &str| ana.ims("GetOIDCProvider", &[("OIDCProviderName", name)]).await;
    get("ci").await.ok();
    assert_eq!(get("other").await.refused(), "403 NoPermission");
    assert_eq!(ana.ims("ListOIDCProviders", &[]).await.refused(), "403 NoPermission");
}
