mod issuer;
mod oidc;
mod saml;

use serde_json::{Value, json};

use super::*;
use crate::testing::World;

const ACCOUNT: &str = "1234567890123456";
const ROLE: &str = "acs:ram::1234567890123456:role/deployer";

/// A role `Deployer` that trusts a provider under conditions.
async fn role(world: &World, provider: &str, condition: &Value) {
    let trust = json!({"Version": "1", "Statement": [{
        "Effect": "Allow",
        "Action": "sts:AssumeRole",
        "Principal": {"Federated": [format!("acs:ram::{ACCOUNT}:{provider}")]},
        "Condition": condition,
    }]});
    let trust = trust.to_string();
    world.ram("CreateRole", &[("RoleName", "Deployer"), ("AssumeRolePolicyDocument", &trust)]).await;
}

/// Status, code and message of a refusal.
fn told(failure: &Failure) -> (u16, &str, &str) {
    (failure.status, failure.code.as_ref(), failure.message.as_str())
}
