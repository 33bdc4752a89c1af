//! ECS.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so by panicking")]

mod capacity_reservations;
mod changing;
mod commands;
mod dedicated_hosts;
mod describing;
mod disks;
mod images;
mod interfaces;
mod key_pairs;
mod launch_templates;
mod launching;
mod permissions;
mod prices;
mod roles;
mod security_groups;
mod snapshots;

use std::time::Duration;

use serde_json::Value;
use testkit::{Actor, Reply, TestCloud};

/// A trust policy that names ECS.
const TRUSTS_ECS: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;

/// A trust policy that names another service.
const TRUSTS_FC: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["fc.aliyuncs.com"]}}]}"#;

/// The region of a call; the calls of these tests go without one on purpose where they name none.
pub(crate) const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");

pub(crate) type Pairs<'a> = &'a [(&'a str, &'a str)];

/// A network with a vSwitch and a security group.
#[derive(Debug, Clone)]
pub(crate) struct Net {
    pub(crate) vpc: String,
    pub(crate) vswitch: String,
    pub(crate) group: String,
}

impl Net {
    pub(crate) async fn new(root: &Actor) -> Self {
        let vpc = root.vpc("CreateVpc", &[("CidrBlock", "192.168.0.0/16")]).await.field("/VpcId");
        let switch = [("VpcId", &*vpc), ("ZoneId", "cn-hangzhou-h"), ("CidrBlock", "192.168.1.0/24")];
        let vswitch = root.vpc("CreateVSwitch", &switch).await.field("/VSwitchId");
        let group = root.ecs("CreateSecurityGroup", &[("VpcId", &vpc)]).await.field("/SecurityGroupId");
        Self { vpc, vswitch, group }
    }

    /// The parameters of an order for one instance.
    fn order(&self) -> Vec<(&str, &str)> {
        vec![
            REGION,
            ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"),
            ("InstanceType", "ecs.g7.large"),
            ("VSwitchId", &self.vswitch),
            ("SecurityGroupId", &self.group),
        ]
    }

    /// Orders instances, with parameters that take the place of the usual ones or come on top.
    pub(crate) async fn run(&self, caller: &Actor, more: Pairs<'_>) -> Reply {
        let mut pairs = self.order();
        pairs.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
        pairs.extend(more);
        caller.call("Ecs", "RunInstances", &pairs).await
    }

    /// Orders one instance and returns its identifier.
    pub(crate) async fn one(&self, root: &Actor) -> String {
        self.run(root, &[]).await.field("/InstanceIdSets/InstanceIdSet/0")
    }
}

async fn role(root: &Actor, name: &str, trust: &str) {
    root.ram("CreateRole", &[("RoleName", name), ("AssumeRolePolicyDocument", trust)]).await.ok();
}

fn document(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

pub(crate) fn text(answer: &Value, pointer: &str) -> String {
    answer.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("{pointer} in {answer}")).to_owned()
}
