//! Calls through the whole life of a request, without a wire.

use std::sync::Arc;

use iam::Name;
use kernel::Timestamp;
use serde_json::{Value, json};
use store::{Place, Store};
use sts::Identity;
use wire::{Params, Sandbox, Settings, pipeline};

use super::*;

mod account;
mod providers;

struct World {
    sandbox: Arc<Sandbox>,
    root: Caller,
}

impl World {
    async fn new() -> Self {
        let clock = kernel::Clock::stopped_at("2026-01-01T00:00:00Z".parse().unwrap());
        let store = Store::open(&Place::Ephemeral, &[&crate::CLOUD], clock, kernel::Mint::seeded(1, 1)).await.unwrap();
        let policies = crate::ram::system_policies();
        iam::policy::keep_system_policies(&store, &crate::CLOUD, &policies).await.unwrap();
        let tenant = store.create_account(&crate::CLOUD, "1234567890123456".parse().unwrap()).await.unwrap();
        let root = Caller { tenant, identity: Identity::Root, key_id: "LTAI0".to_owned() };
        Self { sandbox: Arc::new(Sandbox::new(store, [7; 32], Settings::default())), root }
    }

    async fn call_as(
        &self,
        caller: &Caller,
        product: &Product,
        operation: &str,
        pairs: &[(&str, &str)],
    ) -> Result<Value, Failure> {
        let route = product.route(operation).unwrap_or_else(|| panic!("no operation `{operation}`"));
        let params = Params::read(pairs.iter().copied()).unwrap();
        let call = Call {
            request_id: "r".to_owned(),
            format: Format::Json,
            region: None,
            source_ip: "127.0.0.1".parse().unwrap(),
            secure: false,
            user_agent: String::new(),
            host: "ims.aliyuncs.com".to_owned(),
            at: Timestamp::UNIX_EPOCH,
        };
        let served = pipeline::serve(&self.sandbox, route, caller.clone(), &Arc::new(call), params).await?;
        Ok(serde_json::from_slice(&served.body).unwrap())
    }

    /// A call of the account to IMS.
    async fn root(&self, operation: &str, pairs: &[(&str, &str)]) -> Value {
        let answer = self.call_as(&self.root, &PRODUCT, operation, pairs).await;
        answer.unwrap_or_else(|failure| panic!("{operation}: {failure:?}"))
    }

    /// A call of the account to RAM.
    async fn ram(&self, operation: &str, pairs: &[(&str, &str)]) -> Value {
        let answer = self.call_as(&self.root, &crate::ram::PRODUCT, operation, pairs).await;
        answer.unwrap_or_else(|failure| panic!("{operation}: {failure:?}"))
    }

    /// A new user with a policy, as a caller.
    async fn user(&self, name: &str, document: &Value) -> Caller {
        let made = self.ram("CreateUser", &[("UserName", name)]).await;
        let policy = format!("Of-{name}");
        self.ram("CreatePolicy", &[("PolicyName", &policy), ("PolicyDocument", &document.to_string())]).await;
        let pairs = [("PolicyType", "Custom"), ("PolicyName", policy.as_str()), ("UserName", name)];
        self.ram("AttachPolicyToUser", &pairs).await;
        let id = made["User"]["UserId"].as_str().unwrap().to_owned();
        Caller { identity: Identity::User { id, name: Name::from(name) }, ..self.root.clone() }
    }
}

fn policy(effect: &str, action: &str, resource: &str) -> Value {
    json!({"Version": "1", "Statement": [{"Effect": effect, "Action": action, "Resource": resource}]})
}

#[tokio::test]
async fn every_example_is_read_and_asks_for_its_own_action_under_both_names() {
    let world = World::new().await;
    let call = Call {
        request_id: String::new(),
        format: Format::Json,
        region: None,
        source_ip: "127.0.0.1".parse().unwrap(),
        secure: false,
        user_agent: String::new(),
        host: String::new(),
        at: Timestamp::UNIX_EPOCH,
    };
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
