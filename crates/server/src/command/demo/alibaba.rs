//! The nine steps of Alibaba Cloud's tutorial "Use RAM for authorizing applications".

use http::Method;
use serde_json::json;

use super::stage::Stage;
use crate::command::CommandError;
use crate::command::client::{Client, Product, Signing};
use interface::Server;

const RAM: Product<'static> = Product { version: "2015-05-01", service: "" };
const STS: Product<'static> = Product { version: "2015-04-01", service: "" };
const ECS: Product<'static> = Product { version: "2014-05-26", service: "" };
const VPC: Product<'static> = Product { version: "2016-04-28", service: "" };

const TRUST: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;
const PASS: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:PassRole","Resource":"acs:ram:*:*:role/MyApplicationRole"}]}"#;
const FULL_ECS: [(&str, &str); 3] =
    [("PolicyType", "System"), ("PolicyName", "AliyunECSFullAccess"), ("UserName", "operator")];
const READ_ECS: [(&str, &str); 3] =
    [("PolicyType", "System"), ("PolicyName", "AliyunECSReadOnlyAccess"), ("RoleName", "MyApplicationRole")];
const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");
const OK: (u16, &str) = (200, "");

/// Plays the steps.
pub(super) async fn play(server: &Server) -> Result<(), CommandError> {
    let address = server.address;
    let key = server.open.root_keys.first().ok_or("the account has no key")?;
    let root = Client::new(address, Signing::Rpc, &key.id, &key.secret, None);
    let mut stage = Stage::new(root.clone(), server.open.admin_token.clone());

    Stage::step("1", "The enterprise creates a role that trusts ECS.")?;
    let role = [("RoleName", "MyApplicationRole"), ("AssumeRolePolicyDocument", TRUST)];
    stage.call("account", &root, RAM, "CreateRole", &role, OK).await?;

    Stage::step("2", "It attaches a policy to the role; what the application needs later is still missing.")?;
    let policy =
        [("PolicyType", "System"), ("PolicyName", "AliyunSTSAssumeRoleAccess"), ("RoleName", "MyApplicationRole")];
    stage.call("account", &root, RAM, "AttachPolicyToRole", &policy, OK).await?;

    Stage::step("3", "It creates a user, with an access key.")?;
    stage.call("account", &root, RAM, "CreateUser", &[("UserName", "operator")], OK).await?;
    let made = stage.call("account", &root, RAM, "CreateAccessKey", &[("UserName", "operator")], OK).await?;
    let user = Client::new(
        address,
        Signing::Rpc,
        &made.text_at("/AccessKey/AccessKeyId"),
        &made.text_at("/AccessKey/AccessKeySecret"),
        None,
    );

    Stage::step("4a", "The user may manage ECS, and may not pass the role: the instance is not created.")?;
    stage.call("account", &root, RAM, "AttachPolicyToUser", &FULL_ECS, OK).await?;
    let network = network(&mut stage, &root).await?;
    let launch = network.launch();
    let launch: Vec<_> = launch.iter().map(|(name, value)| (*name, value.as_str())).collect();
    stage.call("operator", &user, ECS, "RunInstances", &launch, (403, "InvalidUser.PassRoleForbidden")).await?;
    let none = stage.call("account", &root, ECS, "DescribeInstances", &[REGION], OK).await?;
    stage.judge(none.json()["TotalCount"] == 0, "no instance")?;

    Stage::step("4b", "A custom policy lets the user pass exactly this role.")?;
    let policy = [("PolicyName", "PassMyApplicationRole"), ("PolicyDocument", PASS)];
    stage.call("account", &root, RAM, "CreatePolicy", &policy, OK).await?;
    let attach = [("PolicyType", "Custom"), ("PolicyName", "PassMyApplicationRole"), ("UserName", "operator")];
    stage.call("account", &root, RAM, "AttachPolicyToUser", &attach, OK).await?;

    Stage::step("5", "The user starts the instance with the role.")?;
    let run = stage.call("operator", &user, ECS, "RunInstances", &launch, OK).await?;
    let instance = run.text_at("/InstanceIdSets/InstanceIdSet/0");
    let moved = stage.own(Method::POST, "clock", Some(json!({ "advance": "1m" }))).await?;
    Stage::show(&format!("the sandbox's clock moves a minute: {}", moved.text_at("/now")))?;
    let described = stage.call("operator", &user, ECS, "DescribeInstanceStatus", &[REGION], OK).await?;
    let status = described.text_at("/InstanceStatuses/InstanceStatus/0/Status");
    stage.judge(status == "Running", "an instance that runs")?;

    Stage::step("6-8", "ECS assumes the role, and the instance's metadata hands the token to the application.")?;
    let path = "latest/meta-data/ram/security-credentials/MyApplicationRole";
    let document = stage.own(Method::GET, &format!("instances/{instance}/metadata/{path}"), None).await?;
    Stage::show(&format!("curl http://100.100.100.200/{path}"))?;
    let mut shown = document.json();
    for secret in ["AccessKeySecret", "SecurityToken"] {
        shown[secret] = "***".into();
    }
    Stage::show(&serde_json::to_string_pretty(&shown)?)?;
    stage.judge(document.status == 200 && document.text_at("/Code") == "Success", "credentials")?;
    let application = Client::new(
        address,
        Signing::Rpc,
        &document.text_at("/AccessKeyId"),
        &document.text_at("/AccessKeySecret"),
        Some(&document.text_at("/SecurityToken")),
    );

    Stage::step("9a", "The application calls with the token: it is the role, and may not yet list instances.")?;
    let who = stage.call("application", &application, STS, "GetCallerIdentity", &[], OK).await?;
    stage.judge(who.text_at("/IdentityType") == "AssumedRoleUser", "the session of a role")?;
    let denied = (403, "Forbidden.RAM");
    stage.call("application", &application, ECS, "DescribeInstances", &[REGION], denied).await?;

    Stage::step("9b", "The missing policy is attached: the same token may list instances at once, without a restart.")?;
    stage.call("account", &root, RAM, "AttachPolicyToRole", &READ_ECS, OK).await?;
    stage.call("application", &application, ECS, "DescribeInstances", &[REGION], OK).await?;

    Stage::step("9c", "It is detached again: refused at once.")?;
    stage.call("account", &root, RAM, "DetachPolicyFromRole", &READ_ECS, OK).await?;
    stage.call("application", &application, ECS, "DescribeInstances", &[REGION], denied).await?;
    stage.finish()
}

/// A network to launch in.
struct Network {
    subnet: String,
    group: String,
}

impl Network {
    fn launch(&self) -> Vec<(&'static str, String)> {
        let fixed = [
            ("RegionId", "cn-hangzhou"),
            ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"),
            ("InstanceType", "ecs.g6.large"),
            ("RamRoleName", "MyApplicationRole"),
        ];
        let fixed = fixed.into_iter().map(|(name, value)| (name, value.to_owned()));
        let network = [("VSwitchId", self.subnet.clone()), ("SecurityGroupId", self.group.clone())];
        fixed.chain(network).collect()
    }
}

async fn network(stage: &mut Stage, root: &Client) -> Result<Network, CommandError> {
    let vpc = stage.call("account", root, VPC, "CreateVpc", &[REGION, ("CidrBlock", "192.168.0.0/16")], OK).await?;
    let vpc = vpc.text_at("/VpcId");
    stage.own(Method::POST, "clock", Some(json!({ "advance": "10s" }))).await?;
    let subnet = [REGION, ("VpcId", vpc.as_str()), ("ZoneId", "cn-hangzhou-i"), ("CidrBlock", "192.168.1.0/24")];
    let subnet = stage.call("account", root, VPC, "CreateVSwitch", &subnet, OK).await?;
    stage.own(Method::POST, "clock", Some(json!({ "advance": "10s" }))).await?;
    let group = stage.call("account", root, ECS, "CreateSecurityGroup", &[REGION, ("VpcId", &vpc)], OK).await?;
    Ok(Network { subnet: subnet.text_at("/VSwitchId"), group: group.text_at("/SecurityGroupId") })
}
