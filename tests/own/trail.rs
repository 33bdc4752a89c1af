//! What the trail says of a call: what was asked, what it rested on, what was answered, and no secret.

use alibaba::product::PRODUCTS;
use serde_json::{Value, json};
use testkit::TestCloud;

async fn record_of(cloud: &TestCloud, id: &str) -> Value {
    let (status, record) = cloud.own("GET", &format!("requests/{id}"), None).await;
    assert_eq!(status, 200, "{record}");
    record
}

#[tokio::test]
async fn a_record_has_what_was_asked_and_what_a_change_replied() {
    let folder = tempfile::tempdir().unwrap();
    for cloud in [TestCloud::new().await, TestCloud::kept_in(folder.path()).await] {
        let root = cloud.root();
        cloud.user("ana").await;
        let asked = [("UserName", "ana"), ("Unheard", "of")];
        let made = root.ram("CreateAccessKey", &asked).await;
        let record = record_of(&cloud, &made.field("/RequestId")).await;
        assert_eq!(record["parameters"], json!({"UserName": "ana"}));
        assert_eq!(record["ignored_parameters"], json!(["Unheard"]));
        let id = made.field("/AccessKey/AccessKeyId");
        assert_eq!(record["reply"]["AccessKey"]["AccessKeyId"], id.as_str());
        assert_eq!(record["reply"]["AccessKey"]["AccessKeySecret"], "****");
        assert_eq!(record["checks"][0]["conditions"]["acs:SourceIp"], json!(["127.0.0.1"]));

        let read = root.ram("ListAccessKeys", &[("UserName", "ana")]).await;
        let record = record_of(&cloud, &read.field("/RequestId")).await;
        assert_eq!((&record["parameters"], &record["reply"]), (&json!({"UserName": "ana"}), &Value::Null));

        let twice = root.ram("CreateUser", &[("UserName", "ana"), ("Comments", "once more")]).await;
        let record = record_of(&cloud, &twice.field("/RequestId")).await;
        assert_eq!(record["parameters"], json!({"Comments": "once more", "UserName": "ana"}));
        assert_eq!((&record["code"], &record["reply"]), (&json!("EntityAlreadyExists.User"), &Value::Null));
    }
}

/// A call may carry ten megabytes, and the trail keeps many calls.
#[tokio::test]
async fn parameters_without_measure_are_left_out() {
    let cloud = TestCloud::new().await;
    let long = "x".repeat(70_000);
    let refused = cloud.root().ram("CreateUser", &[("UserName", "ana"), ("Comments", &long)]).await;
    let record = record_of(&cloud, &refused.field("/RequestId")).await;
    assert_eq!((&record["parameters"], &record["action"]), (&Value::Null, &json!("CreateUser")));
}

/// The region is read before anybody has proved anything.
#[tokio::test]
async fn a_region_without_measure_is_cut() {
    let cloud = TestCloud::new().await;
    let long = "x".repeat(1_000_000);
    let refused = cloud.unsigned(http::Method::POST, "AssumeRole", &[("RegionId", &long)]).await;
    assert_eq!(refused.status, 400, "{}", refused.body);
    let record = record_of(&cloud, &refused.field("/RequestId")).await;
    assert_eq!(record["region"].as_str().map(str::len), Some(64));
}

#[tokio::test]
async fn no_password_reaches_the_trail() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    cloud.user("ana").await;
    let secret = "Tr0ub4dor&3-and-more";
    let given = [("UserName", "ana"), ("Password", secret)];
    let ids = [
        root.ram("CreateLoginProfile", &given).await.field("/RequestId"),
        // It is no parameter of this one.
        root.ram("GetUser", &given).await.field("/RequestId"),
        // Refused before anything is known of it.
        root.ecs("RunInstances", &[("Password", secret)]).await.field("/RequestId"),
    ];
    for id in ids {
        let record = record_of(&cloud, &id).await.to_string();
        assert!(!record.contains(secret), "{record}");
    }
}

/// Whoever adds a parameter that is a secret has to say so in its schema.
#[test]
fn parameters_that_are_named_like_secrets_are_secrets() {
    let harmless = ["NextToken", "nextToken", "ClientToken", "HttpTokens", "PasswordInherit", "PasswordResetRequired"];
    let settings = ["AllowUserTo", "Minimum", "MaxPassword", "InitialPassword", "InterceptRisk", "PasswordNot"];
    // What a secret is called, and how long a password is to be.
    let kms = ["SecretName", "SecretType", "SecretDataType", "PasswordLength"];
    // The name under which another service keeps a password.
    let settings = [&settings[..], &["PasswordReuse", "WindowsPasswordName"], &kms].concat();
    let routes = PRODUCTS.iter().flat_map(|product| product.routes);
    let routes = routes.chain(kingsoft::PRODUCTS.iter().flat_map(|product| product.routes));
    let mut open = Vec::new();
    for route in routes {
        let named = route.parameters().iter().filter(|name| {
            let words = ["Password", "Secret", "Token", "Assertion", "AuthenticationCode", "UserData", "PrivateKey"];
            words.iter().any(|word| name.contains(word))
                && !harmless.contains(&name.as_str())
                && !settings.iter().any(|prefix| name.starts_with(prefix))
        });
        open.extend(named.filter(|name| !route.secrets().contains(*name)).map(|name| (route.name, name)));
    }
    assert!(open.is_empty(), "{open:?}");
}
