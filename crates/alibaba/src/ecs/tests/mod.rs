//! The operations of ECS and VPC through the pipeline: an account, its users, and signed-in calls.

mod describing;
mod launching;
mod networks;
mod permissions;
mod roles;

use std::sync::Arc;
use std::time::Duration;

use kernel::{Clock, Mint, Tenant};
use serde_json::Value;
use store::{Place, Store};
use sts::{Caller, Identity};
use wire::{Call, Failure, Format, Params, Sandbox, Settings, pipeline};

use crate::product::PRODUCTS;

/// A trust policy that names ECS.
const TRUSTS_ECS: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;

/// A trust policy that names another service.
const TRUSTS_FC: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["fc.aliyuncs.com"]}}]}"#;

/// A sandbox with one account.
pub(crate) struct TestCloud {
    sandbox: Arc<Sandbox>,
    tenant: Arc<Tenant>,
}

/// A network with a vSwitch and a security group.
#[derive(Debug, Clone)]
struct Net {
    vpc: String,
    vswitch: String,
    group: String,
}

type Pairs<'a> = &'a [(&'a str, &'a str)];

impl TestCloud {
    async fn new() -> Self {
        let clock = Clock::stopped_at("2026-11-21T08:00:00Z".parse().unwrap());
        let store = Store::open(&Place::Ephemeral, &[&crate::CLOUD], clock, Mint::seeded(1, 1)).await.unwrap();
        let tenant = store.create_account(&crate::CLOUD, "1234567890123456".parse().unwrap()).await.unwrap();
        Self { sandbox: Arc::new(Sandbox::new(store, [7; 32], Settings::default())), tenant }
    }

    fn advance(&self, seconds: u64) {
        self.sandbox.store.clock().advance(Duration::from_secs(seconds)).unwrap();
    }

    fn root(&self) -> Caller {
        Caller { tenant: Arc::clone(&self.tenant), identity: Identity::Root, key_id: "LTAI0".to_owned() }
    }

    /// A user with one policy.
    async fn user(&self, name: &str, policy: &str) -> Caller {
        let mut scope = self.sandbox.store.write(&self.tenant).await.unwrap();
        let new = iam::user::New {
            name: name.into(),
            display_name: None,
            email: None,
            mobile_phone: None,
            comments: None,
            tags: kernel::Tags::default(),
        };
        let user = iam::user::create(&mut scope, new).await.unwrap();
        scope.commit().await.unwrap();
        if !policy.is_empty() {
            let root = self.root();
            let document = [("PolicyName", name), ("PolicyDocument", policy)];
            self.send(&root, "2015-05-01", "CreatePolicy", &document).await.unwrap();
            let attached = [("PolicyName", name), ("PolicyType", "Custom"), ("UserName", name)];
            self.send(&root, "2015-05-01", "AttachPolicyToUser", &attached).await.unwrap();
        }
        let identity = Identity::User { id: user.id, name: user.name };
        Caller { tenant: Arc::clone(&self.tenant), identity, key_id: "LTAI1".to_owned() }
    }

    async fn role(&self, name: &str, trust: &str) {
        let pairs = [("RoleName", name), ("AssumeRolePolicyDocument", trust)];
        self.send(&self.root(), "2015-05-01", "CreateRole", &pairs).await.unwrap();
    }

    async fn raw(
        &self,
        caller: &Caller,
        version: &str,
        action: &str,
        pairs: Pairs<'_>,
        format: Format,
    ) -> Result<Vec<u8>, Failure> {
        let product = PRODUCTS.iter().find(|product| product.version == version).unwrap();
        let route = product.route(action).unwrap_or_else(|| panic!("there is no {action}"));
        let region = pairs.iter().find(|(name, _)| *name == "RegionId").map(|(_, region)| (*region).to_owned());
        let call = Call {
            request_id: "REQUEST".to_owned(),
            format,
            region,
            source_ip: "127.0.0.1".parse().unwrap(),
            secure: false,
            user_agent: String::new(),
            host: "127.0.0.1:4590".to_owned(),
            at: self.sandbox.store.clock().now(),
        };
        let params = Params::read(pairs.iter().copied()).unwrap();
        pipeline::serve(&self.sandbox, route, caller.clone(), &Arc::new(call), params).await.map(|served| served.body)
    }

    async fn send(&self, caller: &Caller, version: &str, action: &str, pairs: Pairs<'_>) -> Result<Value, Failure> {
        let body = self.raw(caller, version, action, pairs, Format::Json).await?;
        Ok(serde_json::from_slice(&body).unwrap())
    }

    /// A call of the account itself to ECS.
    async fn ecs(&self, action: &str, pairs: Pairs<'_>) -> Result<Value, Failure> {
        self.send(&self.root(), "2014-05-26", action, pairs).await
    }

    /// A call of the account itself to VPC.
    async fn vpc(&self, action: &str, pairs: Pairs<'_>) -> Result<Value, Failure> {
        self.send(&self.root(), "2016-04-28", action, pairs).await
    }

    async fn net(&self) -> Net {
        let region = ("RegionId", "cn-hangzhou");
        let vpc = self.vpc("CreateVpc", &[region, ("CidrBlock", "192.168.0.0/16")]).await.unwrap();
        let vpc = text(&vpc, "/VpcId");
        let switch = [region, ("VpcId", &vpc), ("ZoneId", "cn-hangzhou-h"), ("CidrBlock", "192.168.1.0/24")];
        let vswitch = text(&self.vpc("CreateVSwitch", &switch).await.unwrap(), "/VSwitchId");
        let group = self.ecs("CreateSecurityGroup", &[region, ("VpcId", &vpc)]).await.unwrap();
        Net { vpc, vswitch, group: text(&group, "/SecurityGroupId") }
    }

    /// Orders instances with more parameters and returns the answer.
    async fn run(&self, caller: &Caller, net: &Net, more: Pairs<'_>) -> Result<Value, Failure> {
        let mut pairs = order(net);
        pairs.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
        pairs.extend(more);
        self.send(caller, "2014-05-26", "RunInstances", &pairs).await
    }

    /// Orders one instance and returns its id.
    async fn one(&self, net: &Net) -> String {
        text(&self.run(&self.root(), net, &[]).await.unwrap(), "/InstanceIdSets/InstanceIdSet/0")
    }
}

/// The parameters of an order for one instance.
fn order(net: &Net) -> Vec<(&str, &str)> {
    vec![
        ("RegionId", "cn-hangzhou"),
        ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"),
        ("InstanceType", "ecs.g7.large"),
        ("VSwitchId", &net.vswitch),
        ("SecurityGroupId", &net.group),
    ]
}

fn text(answer: &Value, pointer: &str) -> String {
    answer.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("{pointer} in {answer}")).to_owned()
}

/// Status and code of a refusal.
fn refused(answer: Result<Value, Failure>) -> (u16, String) {
    match answer {
        Err(failure) => (failure.status, failure.code.into_owned()),
        Ok(answer) => panic!("answered with {answer}"),
    }
}

fn code(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}
