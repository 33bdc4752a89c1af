//! An application on an instance uses the instance's role instead of keys of its own.

use std::time::Duration;

use testkit::{Actor, TestCloud};

const TRUST: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
    "Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;
const PASS: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:PassRole",
    "Resource":"acs:ram:*:*:role/MyApplicationRole"}]}"#;
const ROLE: &str = "MyApplicationRole";
const READ_ECS: [(&str, &str); 3] =
    [("PolicyType", "System"), ("PolicyName", "AliyunECSReadOnlyAccess"), ("RoleName", ROLE)];

/// A cloud with the role, a network, and a user who manages ECS and may pass no role.
struct Story {
    cloud: TestCloud,
    root: Actor,
    operator: Actor,
    launch: Vec<(String, String)>,
}

impl Story {
    async fn begin() -> Self {
        let cloud = TestCloud::new().await;
        let root = cloud.root();
        root.ram("CreateRole", &[("RoleName", ROLE), ("AssumeRolePolicyDocument", TRUST)]).await.ok();
        let operator = cloud.user("operator").await;
        let full = [("PolicyType", "System"), ("PolicyName", "AliyunECSFullAccess"), ("UserName", "operator")];
        root.ram("AttachPolicyToUser", &full).await.ok();
        let vpc = root.vpc("CreateVpc", &[("CidrBlock", "192.168.0.0/16")]).await.field("/VpcId");
        cloud.advance(Duration::from_secs(60));
        let subnet = [("VpcId", vpc.as_str()), ("ZoneId", "cn-hangzhou-i"), ("CidrBlock", "192.168.1.0/24")];
        let subnet = root.vpc("CreateVSwitch", &subnet).await.field("/VSwitchId");
        cloud.advance(Duration::from_secs(60));
        let group = root.ecs("CreateSecurityGroup", &[("VpcId", &vpc)]).await.field("/SecurityGroupId");
        let launch = [
            ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"),
            ("InstanceType", "ecs.g6.large"),
            ("VSwitchId", &subnet),
            ("SecurityGroupId", &group),
            ("RamRoleName", ROLE),
        ];
        let launch = launch.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        Self { cloud, root, operator, launch }
    }

    async fn may_pass(&self) {
        self.root.ram("CreatePolicy", &[("PolicyName", "Pass"), ("PolicyDocument", PASS)]).await.ok();
        let attach = [("PolicyType", "Custom"), ("PolicyName", "Pass"), ("UserName", "operator")];
        self.root.ram("AttachPolicyToUser", &attach).await.ok();
    }

    async fn launch(&self, role: &str) -> testkit::Reply {
        let pairs = self.launch.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let pairs: Vec<_> =
            pairs.map(|(name, value)| (name, if name == "RamRoleName" { role } else { value })).collect();
        self.operator.ecs("RunInstances", &pairs).await
    }

    async fn launched(&self) -> String {
        let instance = self.launch(ROLE).await.field("/InstanceIdSets/InstanceIdSet/0");
        self.cloud.advance(Duration::from_secs(60));
        instance
    }
}

#[tokio::test]
async fn without_pass_role_the_launch_is_refused_and_nothing_is_made() {
    let story = Story::begin().await;
    let refused = story.launch(ROLE).await;
    assert_eq!(refused.refused(), "403 InvalidUser.PassRoleForbidden");
    assert_eq!(refused.field("/AccessDeniedDetail/AuthAction"), "ram:PassRole");
    assert_eq!(story.root.ecs("DescribeInstances", &[]).await.field("/TotalCount"), "0");

    story.may_pass().await;
    story.launch(ROLE).await.ok();
    story.root.ram("CreateRole", &[("RoleName", "Other"), ("AssumeRolePolicyDocument", TRUST)]).await.ok();
    assert_eq!(story.launch("Other").await.refused(), "403 InvalidUser.PassRoleForbidden");
    assert_eq!(story.root.ecs("DescribeInstances", &[]).await.field("/TotalCount"), "1");
}

#[tokio::test]
async fn a_role_that_does_not_trust_ecs_cannot_be_given_to_an_instance() {
    let story = Story::begin().await;
    story.may_pass().await;
    let trust = TRUST.replace("ecs.aliyuncs.com", "fc.aliyuncs.com");
    let change = [("RoleName", ROLE), ("NewAssumeRolePolicyDocument", trust.as_str())];
    story.root.ram("UpdateRole", &change).await.ok();
    assert_eq!(story.launch(ROLE).await.refused(), "401 InvalidRamRole.NotEcsRole");
}

#[tokio::test]
async fn a_policy_counts_for_the_token_that_is_out_already() {
    let story = Story::begin().await;
    story.may_pass().await;
    let instance = story.launched().await;
    let application = story.cloud.application(&instance, ROLE).await;

    let identity = application.sts("GetCallerIdentity", &[]).await;
    let session = format!("assumed-role/myapplicationrole/vm-ram-{instance}");
    assert_eq!(identity.field("/Arn"), format!("acs:ram::1234567890123456:{session}"));
    assert_eq!(application.ecs("DescribeInstances", &[]).await.refused(), "403 Forbidden.RAM");
    story.root.ram("AttachPolicyToRole", &READ_ECS).await.ok();
    application.ecs("DescribeInstances", &[]).await.ok();
    story.root.ram("DetachPolicyFromRole", &READ_ECS).await.ok();
    assert_eq!(application.ecs("DescribeInstances", &[]).await.refused(), "403 Forbidden.RAM");
}

#[tokio::test]
async fn credentials_are_renewed_half_an_hour_before_they_end() {
    let story = Story::begin().await;
    story.may_pass().await;
    let instance = story.launched().await;
    let path = "meta-data/ram/security-credentials/MyApplicationRole";
    let first = story.cloud.metadata_of(&instance, path).await.1;
    let old = story.cloud.application(&instance, ROLE).await;

    story.cloud.advance(Duration::from_secs(5 * 3_600 + 1_700));
    assert_eq!(story.cloud.metadata_of(&instance, path).await.1, first);
    story.cloud.advance(Duration::from_secs(200));
    assert_ne!(story.cloud.metadata_of(&instance, path).await.1, first);
    old.sts("GetCallerIdentity", &[]).await.ok();
    story.cloud.advance(Duration::from_secs(1_800));
    assert_eq!(old.sts("GetCallerIdentity", &[]).await.refused(), "400 InvalidSecurityToken.Expired");
    story.cloud.application(&instance, ROLE).await.sts("GetCallerIdentity", &[]).await.ok();
}

#[tokio::test]
async fn without_a_role_there_are_no_credentials() {
    let story = Story::begin().await;
    story.may_pass().await;
    let instance = story.launched().await;
    let listing = "meta-data/ram/security-credentials/";
    assert_eq!(story.cloud.metadata_of(&instance, listing).await, (200, ROLE.to_owned()));

    // The last part is the name of a file: it was found under any letter case.
    let other_case = format!("{listing}{}", ROLE.to_uppercase());
    assert_eq!(story.cloud.metadata_of(&instance, &other_case).await.0, 404);

    let ids = format!("[\"{instance}\"]");
    let detach = [("InstanceIds", ids.as_str()), ("RamRoleName", ROLE)];
    story.root.ecs("DetachInstanceRamRole", &detach).await.ok();
    assert_eq!(story.cloud.metadata_of(&instance, listing).await.0, 404);
    assert_eq!(story.cloud.metadata_of(&instance, &format!("{listing}{ROLE}")).await.0, 404);
}
