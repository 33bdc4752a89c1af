//! No operation can be called without a permission.

use std::collections::BTreeSet;
use std::net::Ipv4Addr;

use alibaba::product::PRODUCTS;
use serde_json::Value;
use testkit::TestCloud;
use wire::{Call, Format, Params, Route, SECRETS};

/// Operations that ask no policy, with the reason. A new row needs one; the list should only shrink.
const OPEN_TO_ANY_SIGNED_IN_CALLER: &str = include_str!("golden/authenticated-only.txt");

#[tokio::test]
async fn every_operation_is_refused_to_a_user_without_policies() {
    let cloud = TestCloud::new().await;
    let eve = cloud.user("eve").await;
    // What an account lets its users do to themselves is no policy either; here it lets them do nothing.
    let nothing = [
        ("AllowUserToChangePassword", "false"),
        ("AllowUserToManageAccessKeys", "false"),
        ("AllowUserToManageMFADevices", "false"),
    ];
    cloud.root().ram("SetSecurityPreference", &nothing).await.ok();
    let mut open = Vec::new();
    for product in PRODUCTS {
        for route in product.routes {
            let reply = eve.call(product.name, route.name, route.example).await;
            if reply.status == 403 {
                let detail = reply.field("/AccessDeniedDetail/NoPermissionType");
                assert_eq!(detail, "ImplicitDeny", "{} {}: {}", product.name, route.name, reply.body);
                continue;
            }
            open.push(format!("{} {}: {}", product.name, route.name, reason(&cloud, route)));
        }
    }
    let golden: Vec<_> = OPEN_TO_ANY_SIGNED_IN_CALLER.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(open, golden);
}

#[tokio::test]
async fn every_operation_of_kingsoft_is_refused_to_a_user_without_policies() {
    let cloud = TestCloud::new().await;
    let eve = cloud.ksyun_user("eve").await;
    for product in kingsoft::PRODUCTS {
        for route in product.routes {
            let reply = eve.call(product.name, route.name, route.example).await;
            assert_eq!(reply.status, 403, "{} {}: {}", product.name, route.name, reply.body);
            assert_eq!(reply.field("/Error/Code"), "AccessDenied", "{} {}", product.name, route.name);
        }
    }
}

#[tokio::test]
async fn every_call_leaves_a_record_without_secrets() {
    let cloud = TestCloud::new().await;
    let (eve, mallory) = (cloud.user("eve").await, cloud.ksyun_user("mallory").await);
    let refused = eve.ram("DeleteUser", &[("UserName", "s3cret-name")]).await.field("/RequestId");
    let foreign = mallory.call("iam", "GetUser", &[("UserName", "mallory")]).await.field("/RequestId");
    let made = cloud.root().ram("CreateAccessKey", &[("UserName", "eve")]).await;
    for id in [&refused, &foreign, &made.field("/RequestId")] {
        let record = cloud.sandbox().store.find_record(id).await.unwrap().expect("a record");
        assert!(!record.record.contains(&made.field("/AccessKey/AccessKeySecret")), "{}", record.record);
        assert!(record.record.contains("127.0.0.1") && record.record.contains("\"caller\""), "{}", record.record);
    }
}

/// The private key of a new key pair stood in the trail: whoever adds a secret to an answer has to say so.
#[test]
fn no_answer_has_a_secret_that_records_would_show() {
    let mut shown = Vec::new();
    let alibaba = PRODUCTS.iter().flat_map(|product| product.routes);
    let kingsoft = kingsoft::PRODUCTS.iter().flat_map(|product| product.routes);
    for route in alibaba.chain(kingsoft) {
        let mut names = BTreeSet::new();
        texts_of(route.output().as_value(), &mut names);
        shown.extend(names.into_iter().filter(|name| !SECRETS.contains(&name.as_str())).map(|name| (route.name, name)));
    }
    assert_eq!(shown, []);
}

/// Fields of texts below a part of a schema that are named like secrets.
fn texts_of(part: &Value, names: &mut BTreeSet<String>) {
    const WORDS: [&str; 6] = ["secret", "password", "privatekey", "securitytoken", "seed", "qrcode"];
    if let Some(fields) = part.get("properties").and_then(Value::as_object) {
        let is_text = |field: &&Value| field.get("type").is_some_and(|kind| kind.to_string().contains("string"));
        // `PasswordStatus` says whether there is one, `SecretName` and `SecretType` which one is meant.
        let is_about = |name: &str| ["Status", "Name", "Type"].iter().any(|end| name.ends_with(end));
        let is_named = |name: &str| WORDS.iter().any(|word| name.to_lowercase().contains(word)) && !is_about(name);
        let found =
            fields.iter().filter(|(name, field)| is_named(name) && is_text(field)).map(|(name, _)| name.clone());
        names.extend(found);
    }
    match part {
        Value::Object(fields) => fields.values().for_each(|field| texts_of(field, names)),
        Value::Array(items) => items.iter().for_each(|item| texts_of(item, names)),
        _ => {}
    }
}

/// Why an operation asks no policy, in its own words.
#[expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]
fn reason(cloud: &TestCloud, route: &Route) -> String {
    let call = Call {
        request_id: String::new(),
        format: Format::Json,
        region: None,
        source_ip: Ipv4Addr::LOCALHOST.into(),
        secure: false,
        user_agent: String::new(),
        host: String::new(),
        at: cloud.now(),
    };
    let params = Params::read(route.example.iter().copied()).unwrap();
    let checks = (route.checks)(&params, &cloud.root_caller(), &call).unwrap();
    checks.reason().unwrap_or("it asks a policy and was not refused").to_owned()
}
