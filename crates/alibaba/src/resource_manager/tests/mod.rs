//! Calls through the whole life of a request, without a wire.

use std::sync::Arc;

use iam::Name;
use kernel::Timestamp;
use serde_json::{Value, json};
use store::{Place, Store};
use sts::{Caller, Identity};
use wire::{Call, Failure, Format, Params, Route, Sandbox, Settings, pipeline};

use super::*;

mod attachments;
mod lists;
mod roles;

const ACCOUNT: &str = "1234567890123456";
const TRUST: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;
const DOCUMENT: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*"}]}"#;

/// A sandbox with one account.
struct World {
    sandbox: Arc<Sandbox>,
    root: Caller,
}

fn call() -> Call {
    Call {
        request_id: "r".to_owned(),
        format: Format::Json,
        region: None,
        source_ip: "127.0.0.1".parse().unwrap(),
        secure: false,
        user_agent: String::new(),
        host: "resourcemanager.aliyuncs.com".to_owned(),
        at: Timestamp::UNIX_EPOCH,
    }
}

impl World {
    async fn new() -> Self {
        let clock = kernel::Clock::stopped_at("2026-01-01T00:00:00Z".parse().unwrap());
        let mint = kernel::Mint::seeded(1, 1);
        let store = Store::open(&Place::Ephemeral, &[&crate::CLOUD], clock, mint).await.unwrap();
        iam::policy::keep_system_policies(&store, &crate::CLOUD, &crate::ram::system_policies()).await.unwrap();
        let tenant = store.create_account(&crate::CLOUD, ACCOUNT.parse().unwrap()).await.unwrap();
        let root = Caller { tenant, identity: Identity::Root, key_id: "LTAI0".to_owned() };
        Self { sandbox: Arc::new(Sandbox::new(store, [7; 32], Settings::default())), root }
    }

    async fn serve(
        &self,
        caller: &Caller,
        product: &'static Product,
        operation: &str,
        pairs: &[(&str, &str)],
    ) -> Result<Value, Failure> {
        let route = product.route(operation).unwrap_or_else(|| panic!("no operation `{operation}`"));
        let params = Params::read(pairs.iter().copied()).unwrap();
        let served = pipeline::serve(&self.sandbox, route, caller.clone(), &Arc::new(call()), params).await?;
        Ok(serde_json::from_slice(&served.body).unwrap())
    }

    /// Calls Resource Management as the account itself.
    async fn root(&self, operation: &str, pairs: &[(&str, &str)]) -> Value {
        let served = self.serve(&self.root, &PRODUCT, operation, pairs).await;
        served.unwrap_or_else(|failure| panic!("{operation}: {failure:?}"))
    }

    /// Calls RAM as the account itself.
    async fn ram(&self, operation: &str, pairs: &[(&str, &str)]) -> Value {
        let served = self.serve(&self.root, &crate::ram::PRODUCT, operation, pairs).await;
        served.unwrap_or_else(|failure| panic!("{operation}: {failure:?}"))
    }

    /// Status and code of a call to Resource Management that is refused.
    async fn refused(&self, operation: &str, pairs: &[(&str, &str)]) -> String {
        let failure = self.serve(&self.root, &PRODUCT, operation, pairs).await.unwrap_err();
        format!("{} {}", failure.status, failure.code)
    }

    async fn role(&self, name: &str) {
        self.root("CreateRole", &[("RoleName", name), ("AssumeRolePolicyDocument", TRUST)]).await;
    }

    async fn policy(&self, name: &str) {
        self.root("CreatePolicy", &[("PolicyName", name), ("PolicyDocument", DOCUMENT)]).await;
    }

    /// A new user, as a caller.
    async fn user(&self, name: &str) -> Caller {
        let made = self.ram("CreateUser", &[("UserName", name)]).await;
        let id = made["User"]["UserId"].as_str().unwrap().to_owned();
        Caller { identity: Identity::User { id, name: Name::from(name) }, ..self.root.clone() }
    }
}

/// What an operation asks about for a call, as `action resource`.
fn asked(route: &Route, caller: &Caller, pairs: &[(&str, &str)]) -> Vec<String> {
    let params = Params::read(pairs.iter().copied()).unwrap();
    let checks = (route.checks)(&params, caller, &call()).unwrap_or_else(|error| panic!("{}: {error}", route.name));
    checks.iter().map(|check| format!("{} {}", check.action, check.resource)).collect()
}

#[tokio::test]
async fn every_example_is_read_and_asks_for_its_own_action() {
    let world = World::new().await;
    for route in PRODUCT.routes {
        let asked = asked(route, &world.root, route.example);
        assert!(!asked.is_empty(), "{}", route.name);
        for question in asked {
            let product = if route.name.contains("ResourceGroup") { "resourcemanager" } else { "ram" };
            assert!(question.starts_with(&format!("{product}:{} ", route.name)), "{question}");
        }
    }
}

#[tokio::test]
async fn the_same_things_are_asked_about_as_in_ram() {
    let world = World::new().await;
    for name in ["CreateRole", "GetRole", "DeleteRole", "CreatePolicy", "GetPolicyVersion", "ListPolicies"] {
        let (here, there) = (PRODUCT.route(name).unwrap(), crate::ram::PRODUCT.route(name).unwrap());
        let example = there.example;
        assert_eq!(asked(here, &world.root, example), asked(there, &world.root, example), "{name}");
    }
}
