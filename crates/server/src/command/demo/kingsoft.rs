//! The three steps of Kingsoft Cloud's tutorial "Use IAM for authorizing applications".

use http::Method;
use serde_json::json;

use super::stage::Stage;
use crate::command::CommandError;
use crate::command::client::{Client, Product, Signing};
use interface::Server;
use interface::sandbox::CLOUDS;

const IAM: Product<'static> = Product { version: "2015-11-01", service: "iam" };
const KEC: Product<'static> = Product { version: "2016-03-04", service: "kec" };
const VPC: Product<'static> = Product { version: "2016-03-04", service: "vpc" };
const OK: (u16, &str) = (200, "");
const DENIED: (u16, &str) = (403, "AccessDenied");
const ADMIN: &str = "krn:ksc:iam::ksc:policy/KECAdminFullAccess";
const READ: &str = "krn:ksc:iam::ksc:policy/KECReadOnlyAccess";

/// Plays the steps.
pub(super) async fn play(server: &Server) -> Result<(), CommandError> {
    let address = server.address;
    let mut keys = CLOUDS.iter().zip(&server.open.root_keys);
    let key = keys.find(|(cloud, _)| cloud.name == kingsoft::CLOUD.name).map(|(_, key)| key);
    let key = key.ok_or("the account has no key")?;
    let root = Client::new(address, Signing::Sigv4, &key.id, &key.secret, None);
    let mut stage = Stage::new(root.clone(), server.open.admin_token.clone());

    Stage::step("1", "The enterprise creates a role that KEC may assume.")?;
    let role = [("RoleName", "app"), ("TrustServices", "kec")];
    stage.call("account", &root, IAM, "CreateRole", &role, OK).await?;

    Stage::step("2a", "A user who may only read cannot give the role to an instance.")?;
    let instance = instance(&mut stage, &root).await?;
    let user = user(&mut stage, &root, address).await?;
    let attach = [("InstanceId.1", instance.as_str()), ("IamRoleName", "app")];
    stage.call("operator", &user, KEC, "AttachInstancesIamRole", &attach, DENIED).await?;

    Stage::step("2b", "With KECAdminFullAccess the user can.")?;
    let policy = [("UserName", "operator"), ("PolicyKrn", ADMIN)];
    stage.call("account", &root, IAM, "AttachUserPolicy", &policy, OK).await?;
    stage.call("operator", &user, KEC, "AttachInstancesIamRole", &attach, OK).await?;

    Stage::step("3a", "KEC assumes the role, and the instance's metadata hands the token to the application.")?;
    let document = stage.own(Method::GET, &format!("instances/{instance}/metadata/latest/iam"), None).await?;
    let field = |name: &str| between(&document.text, name);
    Stage::show("curl http://global.cloudinit.sdns.ksyun.com:8775/latest/iam")?;
    let secrets = [field("SecretAccessKey"), field("SecurityToken")];
    let shown = secrets
        .iter()
        .filter(|text| !text.is_empty())
        .fold(document.text.clone(), |text, secret| text.replace(secret, "***"));
    Stage::show(&shown)?;
    stage.judge(document.status == 200 && field("IamRoleName") == "app", "credentials")?;
    let [secret, token] = secrets;
    let application = Client::new(address, Signing::Sigv4, &field("AccessKeyId"), &secret, Some(&token));

    Stage::step("3b", "The role has no policy yet: the application is refused.")?;
    stage.call("application", &application, KEC, "DescribeInstances", &[], DENIED).await?;

    Stage::step("3c", "A policy is attached to the role: the same token counts at once, without a restart.")?;
    let policy = [("RoleName", "app"), ("PolicyKrn", READ)];
    stage.call("account", &root, IAM, "AttachRolePolicy", &policy, OK).await?;
    stage.call("application", &application, KEC, "DescribeInstances", &[], OK).await?;

    Stage::step("3d", "It is detached again: refused at once.")?;
    stage.call("account", &root, IAM, "DetachRolePolicy", &policy, OK).await?;
    stage.call("application", &application, KEC, "DescribeInstances", &[], DENIED).await?;

    Stage::step("3e", "The role is taken from the instance: there are no credentials any more.")?;
    let detach = [("InstanceId.1", instance.as_str())];
    stage.call("operator", &user, KEC, "DetachInstancesIamRole", &detach, OK).await?;
    let gone = stage.own(Method::GET, &format!("instances/{instance}/metadata/latest/iam"), None).await?;
    stage.judge(gone.status == 404, "no credentials")?;
    stage.finish()
}

/// A user with a key who may read KEC.
async fn user(stage: &mut Stage, root: &Client, address: std::net::SocketAddr) -> Result<Client, CommandError> {
    stage.call("account", root, IAM, "CreateUser", &[("UserName", "operator")], OK).await?;
    let policy = [("UserName", "operator"), ("PolicyKrn", READ)];
    stage.call("account", root, IAM, "AttachUserPolicy", &policy, OK).await?;
    let made = stage.call("account", root, IAM, "CreateAccessKey", &[("UserName", "operator")], OK).await?;
    let text = |name: &str| made.text_at(&format!("/CreateAccessKeyResult/AccessKey/{name}"));
    Ok(Client::new(address, Signing::Sigv4, &text("AccessKeyId"), &text("SecretAccessKey"), None))
}

/// An instance in a network of its own.
async fn instance(stage: &mut Stage, root: &Client) -> Result<String, CommandError> {
    let vpc = stage.call("account", root, VPC, "CreateVpc", &[("CidrBlock", "10.0.0.0/16")], OK).await?;
    let vpc = vpc.text_at("/Vpc/VpcId");
    let subnet = [("VpcId", vpc.as_str()), ("CidrBlock", "10.0.1.0/24"), ("SubnetType", "Normal")];
    let subnet = stage.call("account", root, VPC, "CreateSubnet", &subnet, OK).await?.text_at("/Subnet/SubnetId");
    let group = [("VpcId", vpc.as_str()), ("SecurityGroupName", "web")];
    let group = stage.call("account", root, VPC, "CreateSecurityGroup", &group, OK).await?;
    let group = group.text_at("/SecurityGroup/SecurityGroupId");
    let launch = [
        ("ImageId", "IMG-5465174a-6d71-4770-b8e1-917a0dd92466"),
        ("InstanceType", "N3.2B"),
        ("SubnetId", subnet.as_str()),
        ("SecurityGroupId.1", group.as_str()),
        ("ChargeType", "HourlyInstantSettlement"),
        ("MaxCount", "1"),
        ("MinCount", "1"),
    ];
    let run = stage.call("account", root, KEC, "RunInstances", &launch, OK).await?;
    stage.own(Method::POST, "clock", Some(json!({ "advance": "1m" }))).await?;
    Ok(run.text_at("/InstancesSet/0/InstanceId"))
}

/// What stands between the tags of a name.
fn between(text: &str, name: &str) -> String {
    let rest = text.split_once(&format!("<{name}>")).map(|(_, rest)| rest);
    rest.and_then(|rest| rest.split_once(&format!("</{name}>"))).map(|(value, _)| value.to_owned()).unwrap_or_default()
}
