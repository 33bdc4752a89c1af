//! Calls through the whole life of a request, without a wire.

use serde_json::{Value, json};
use wire::Params;

use super::*;
use crate::testing::{World, call};

mod account;
mod providers;

fn policy(effect: &str, action: &str, resource: &str) -> Value {
    json!({"Version": "1", "Statement": [{"Effect": effect, "Action": action, "Resource": resource}]})
}

#[tokio::test]
async fn every_example_is_read_and_asks_for_its_own_action_under_both_names() {
    let world = World::new().await;
    let call = call();
    for route in PRODUCT.routes {
        let params = Params::read(route.example.iter().copied()).unwrap();
        let checks = (route.checks)(&params, &world.root, &call).unwrap_or_else(|error| panic!("{error}"));
        for check in checks.iter() {
            assert_eq!(check.action, format!("ram:{}", route.name));
            assert_eq!(check.also.as_ref().unwrap().action, format!("ims:{}", route.name));
        }
    }
}

#[tokio::test]
async fn a_statement_counts_under_either_name_of_an_action() {
    let world = World::new().await;
    let may = async |name: &str, document: Value| {
        let caller = world.user(name, &document).await;
        world.call_as(&caller, &PRODUCT, "GetAccountSummary", &[]).await.is_ok()
    };
    assert!(may("today", policy("Allow", "ram:GetAccountSummary", "*")).await);
    assert!(may("then", policy("Allow", "ims:GetAccountSummary", "*")).await);
    assert!(may("named", policy("Allow", "ims:Get*", "acs:ims::1234567890123456:*")).await);
    assert!(!may("other", policy("Allow", "ims:ListUsers", "*")).await);
    let allow = json!({"Effect": "Allow", "Action": "ram:*", "Resource": "*"});
    let deny = json!({"Effect": "Deny", "Action": "ims:GetAccountSummary", "Resource": "*"});
    assert!(!may("denied", json!({"Version": "1", "Statement": [allow, deny]})).await);
    let deny = json!({"Effect": "Deny", "NotAction": "ims:*", "Resource": "*"});
    assert!(may("spared", json!({"Version": "1", "Statement": [allow, deny]})).await);
}
