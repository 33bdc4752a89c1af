//! STS.

mod assuming;
mod federation;
mod issuer;
mod oidc;
mod saml;

use http::Method;
use serde_json::{Value, json};
use testkit::{ACCOUNT, Reply, TestCloud};

const ROLE: &str = "acs:ram::1234567890123456:role/deployer";

/// A role `Deployer` that trusts a provider under conditions.
async fn role(cloud: &TestCloud, provider: &str, condition: &Value) {
    let trust = json!({"Version": "1", "Statement": [{
        "Effect": "Allow",
        "Action": "sts:AssumeRole",
        "Principal": {"Federated": [format!("acs:ram::{ACCOUNT}:{provider}")]},
        "Condition": condition,
    }]});
    let pairs = [("RoleName", "Deployer"), ("AssumeRolePolicyDocument", &*trust.to_string())];
    cloud.root().ram("CreateRole", &pairs).await.ok();
}
