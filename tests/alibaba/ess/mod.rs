//! Auto Scaling: groups of instances that are kept at a number.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod activities;
mod groups;
mod permissions;

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{Actor, Reply, TestCloud};

use crate::alibaba::ecs::{Net, Pairs, REGION, text};

const TRUSTS_ECS: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;
const IMAGE: &str = "aliyun_3_x64_20G_alibase_20240819.vhd";

async fn ess(actor: &Actor, action: &str, parameters: Pairs<'_>) -> Reply {
    actor.call("Ess", action, parameters).await
}

/// A cloud with a network.
struct Scene {
    cloud: TestCloud,
    root: Actor,
    net: Net,
}

impl Scene {
    async fn new() -> Self {
        let cloud = TestCloud::new().await;
        let root = cloud.root();
        let net = Net::new(&root).await;
        Self { cloud, root, net }
    }

    /// Makes a group, with a configuration that it does not take yet.
    async fn group(&self, sizes: Pairs<'_>) -> (String, String) {
        let order = [&[REGION, ("VSwitchIds.1", self.net.vswitch.as_str())][..], sizes].concat();
        let group = ess(&self.root, "CreateScalingGroup", &order).await.field("/ScalingGroupId");
        let configuration = self.configuration(&group, &[]).await;
        (group, configuration.field("/ScalingConfigurationId"))
    }

    async fn configuration(&self, group: &str, more: Pairs<'_>) -> Reply {
        let usual = [
            ("ScalingGroupId", group),
            ("ImageId", IMAGE),
            ("InstanceType", "ecs.g7.large"),
            ("SecurityGroupId", self.net.group.as_str()),
        ];
        let mut pairs: Vec<_> =
            usual.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name)).collect();
        pairs.extend(more);
        ess(&self.root, "CreateScalingConfiguration", &pairs).await
    }

    /// Enables a group, and lets its instances come up.
    async fn enable(&self, (group, configuration): (&str, &str)) {
        let order = [("ScalingGroupId", group), ("ActiveScalingConfigurationId", configuration)];
        ess(&self.root, "EnableScalingGroup", &order).await.ok();
        self.wait().await;
    }

    /// Has the groups do what they have to, and lets instances come up.
    async fn wait(&self) {
        self.cloud.advance(Duration::from_secs(61));
        self.root.ecs("DescribeRegions", &[]).await.ok();
        self.cloud.advance(Duration::from_secs(61));
    }

    async fn shown(&self, group: &str) -> Value {
        let listed = ess(&self.root, "DescribeScalingGroups", &[REGION, ("ScalingGroupId.1", group)]).await.ok();
        listed["ScalingGroups"]["ScalingGroup"][0].clone()
    }

    /// The instances of a group, newest first.
    async fn instances(&self, group: &str) -> Vec<Value> {
        let listed = ess(&self.root, "DescribeScalingInstances", &[REGION, ("ScalingGroupId", group)]).await.ok();
        listed["ScalingInstances"]["ScalingInstance"].as_array().unwrap().clone()
    }

    async fn ids(&self, group: &str) -> Vec<String> {
        self.instances(group).await.iter().map(|one| text(one, "/InstanceId")).collect()
    }

    /// The newest activity of a group.
    async fn activity(&self, group: &str) -> Value {
        let listed = ess(&self.root, "DescribeScalingActivities", &[REGION, ("ScalingGroupId", group)]).await.ok();
        listed["ScalingActivities"]["ScalingActivity"][0].clone()
    }

    async fn modify(&self, group: &str, more: Pairs<'_>) -> Reply {
        ess(&self.root, "ModifyScalingGroup", &[&[("ScalingGroupId", group)][..], more].concat()).await
    }
}
