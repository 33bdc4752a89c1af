//! Calls through the whole life of a request, without a wire.

use serde_json::{Value, json};
use wire::Params;

use super::*;
use crate::testing::{World, call};

mod account;
mod groups;
mod keys;
mod providers;
mod sign_in;
mod tags;
mod users;

impl World {
    /// A call of the account to IMS that is refused: status and code.
    async fn refused(&self, operation: &str, pairs: &[(&str, &str)]) -> (u16, String) {
        self.refused_to(&self.root, operation, pairs).await
    }

    /// A call to IMS that is refused to a caller: status and code.
    async fn refused_to(&self, caller: &Caller, operation: &str, pairs: &[(&str, &str)]) -> (u16, String) {
        match self.call_as(caller, &PRODUCT, operation, pairs).await {
            Ok(answer) => panic!("{operation}: {answer}"),
            Err(failure) => (failure.status, failure.code.into_owned()),
        }
    }
}

/// A user's name with the domain of the account.
fn principal(name: &str) -> String {
    format!("{name}@1234567890123456.onaliyun.com")
}

fn code(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

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

// A user that was denied one provider changed it by writing its name in capitals: the name was found without
// case, and the policy was asked with it.
#[tokio::test]
async fn a_denial_holds_under_any_spelling_of_a_name() {
    let world = World::new().await;
    let allow = json!({"Effect": "Allow", "Action": "*", "Resource": "*"});
    let names = ["saml-provider/corp", "oidc-provider/corp", "mfa/corp"];
    let deny = |scheme: &str| names.map(|name| format!("{scheme}1234567890123456:{name}"));
    let calls = [
        ("Ims", "GetSAMLProvider", ("SAMLProviderName", "CORP")),
        ("Ims", "GetOIDCProvider", ("OIDCProviderName", "Corp")),
        ("Ram", "DeleteVirtualMFADevice", ("SerialNumber", "acs:ram::1234567890123456:mfa/CORP")),
    ];
    for (user, scheme) in [("today", "acs:ram:*:"), ("then", "acs:ims::")] {
        let deny = json!({"Effect": "Deny", "Action": "*", "Resource": deny(scheme)});
        let caller = world.user(user, &json!({"Version": "1", "Statement": [allow, deny]})).await;
        for (product, operation, (name, value)) in &calls {
            if (*product, user) == ("Ram", "then") {
                continue;
            }
            let product = crate::product::PRODUCTS.iter().find(|known| known.name == *product).unwrap();
            let refused = world.call_as(&caller, product, operation, &[(name, value)]).await.unwrap_err();
            assert_eq!((refused.status, operation, user), (403, operation, user), "{refused:?}");
        }
    }
}
