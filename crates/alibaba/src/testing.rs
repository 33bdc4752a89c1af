//! A sandbox for the tests of this crate: calls go through the whole life of a request, without a wire.

use std::sync::Arc;

use iam::Name;
use kernel::Timestamp;
use serde_json::Value;
use store::{Place, Store};
use sts::{Caller, Identity};
use wire::{Call, Failure, Format, Params, Sandbox, Settings, pipeline};

use crate::product::Product;

/// A call from this machine.
pub(crate) fn call() -> Call {
    Call {
        request_id: "r".to_owned(),
        format: Format::Json,
        region: None,
        source_ip: "127.0.0.1".parse().unwrap(),
        secure: false,
        user_agent: String::new(),
        host: "aliyuncs.com".to_owned(),
        at: Timestamp::UNIX_EPOCH,
    }
}

/// A sandbox with one account.
pub(crate) struct World {
    pub(crate) sandbox: Arc<Sandbox>,
    pub(crate) root: Caller,
}

impl World {
    /// A fresh sandbox, whose clock stands at the beginning of 2026.
    pub(crate) async fn new() -> Self {
        let clock = kernel::Clock::stopped_at("2026-01-01T00:00:00Z".parse().unwrap());
        let store = Store::open(&Place::Ephemeral, &[&crate::CLOUD], clock, kernel::Mint::seeded(1, 1)).await.unwrap();
        let policies = crate::ram::system_policies();
        iam::policy::keep_system_policies(&store, &crate::CLOUD, &policies).await.unwrap();
        let tenant = store.create_account(&crate::CLOUD, "1234567890123456".parse().unwrap()).await.unwrap();
        let root = Caller { tenant, identity: Identity::Root, key_id: "LTAI0".to_owned() };
        Self { sandbox: Arc::new(Sandbox::new(store, [7; 32], Settings::default())), root }
    }

    /// One call of somebody.
    pub(crate) async fn call_as(
        &self,
        caller: &Caller,
        product: &Product,
        operation: &str,
        pairs: &[(&str, &str)],
    ) -> Result<Value, Failure> {
        let route = product.route(operation).unwrap_or_else(|| panic!("no operation `{operation}`"));
        let params = Params::read(pairs.iter().copied()).unwrap();
        let served = pipeline::serve(&self.sandbox, route, caller.clone(), &Arc::new(call()), params).await?;
        Ok(serde_json::from_slice(&served.body).unwrap())
    }

    /// A call of the account to IMS.
    pub(crate) async fn ims(&self, operation: &str, pairs: &[(&str, &str)]) -> Value {
        let answer = self.call_as(&self.root, &crate::ims::PRODUCT, operation, pairs).await;
        answer.unwrap_or_else(|failure| panic!("{operation}: {failure:?}"))
    }

    /// A call of the account to RAM.
    pub(crate) async fn ram(&self, operation: &str, pairs: &[(&str, &str)]) -> Value {
        let answer = self.call_as(&self.root, &crate::ram::PRODUCT, operation, pairs).await;
        answer.unwrap_or_else(|failure| panic!("{operation}: {failure:?}"))
    }

    /// A new user with a policy, as a caller.
    pub(crate) async fn user(&self, name: &str, document: &Value) -> Caller {
        let made = self.ram("CreateUser", &[("UserName", name)]).await;
        let policy = format!("Of-{name}");
        self.ram("CreatePolicy", &[("PolicyName", &policy), ("PolicyDocument", &document.to_string())]).await;
        let pairs = [("PolicyType", "Custom"), ("PolicyName", policy.as_str()), ("UserName", name)];
        self.ram("AttachPolicyToUser", &pairs).await;
        let id = made["User"]["UserId"].as_str().unwrap().to_owned();
        Caller { identity: Identity::User { id, name: Name::from(name) }, ..self.root.clone() }
    }

    /// Nobody, as the gateway lets an unsigned call in.
    pub(crate) fn nobody(&self) -> Caller {
        let tenant = self.sandbox.store.tenant_by_id(crate::CLOUD.system).unwrap();
        Caller { tenant, identity: Identity::Anonymous, key_id: String::new() }
    }
}
