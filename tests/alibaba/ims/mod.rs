//! IMS.

mod account;
mod groups;
mod keys;
mod providers;
mod sign_in;
mod tags;
mod users;

use serde_json::{Value, json};
use testkit::{Actor, TestCloud};

/// A user's name with the domain of the account.
fn principal(name: &str) -> String {
    format!("{name}@1234567890123456.onaliyun.com")
}

fn policy(effect: &str, action: &str, resource: &str) -> Value {
    json!({"Version": "1", "Statement": [{"Effect": effect, "Action": action, "Resource": resource}]})
}

#[tokio::test]
async fn a_statement_counts_under_either_name_of_an_action() {
    let cloud = TestCloud::new().await;
    let may = async |name: &str, document: Value| {
        let caller = cloud.user_with(name, &document).await;
        let reply = caller.ims("GetAccountSummary", &[]).await;
        if reply.status != 200 {
            assert_eq!(reply.refused(), "403 NoPermission", "{name}");
        }
        reply.status == 200
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
    let cloud = TestCloud::new().await;
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
        let caller = cloud.user_with(user, &json!({"Version": "1", "Statement": [allow, deny]})).await;
        for (product, operation, (name, value)) in &calls {
            if (*product, user) == ("Ram", "then") {
                continue;
            }
            let refused = caller.call(product, operation, &[(name, value)]).await;
            assert_eq!(refused.refused(), "403 NoPermission", "{operation} {user}");
        }
    }
}
