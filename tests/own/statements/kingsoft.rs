//! The lists of Kingsoft Cloud.

use testkit::{KsyunActor, TestCloud};

use super::{List, counted};

/// Lists of Kingsoft Cloud.
const KINGSOFT: [List; 17] = [
    ("kec", "DescribeInstances", &[("MaxResults", "50")]),
    ("ebs", "DescribeVolumes", &[("MaxResults", "50")]),
    ("eip", "DescribeAddresses", &[]),
    ("vpc", "DescribeRoutes", &[]),
    ("vpc", "DescribeNats", &[]),
    ("vpc", "DescribeDnats", &[]),
    ("vpc", "DescribeVpcs", &[]),
    ("vpc", "DescribeSubnets", &[]),
    ("vpc", "DescribeSecurityGroups", &[]),
    ("vpc", "DescribeNetworkInterfaces", &[]),
    ("iam", "ListUsers", &[]),
    ("iam", "ListGroups", &[]),
    ("iam", "ListRoles", &[]),
    ("iam", "ListAllUserAccessKeys", &[]),
    ("iam", "ListPolicies", &[("MaxItems", "50")]),
    ("iam", "ListAttachedUserPolicies", &[("UserName", "thing-0")]),
    ("iam", "ListUsersForGroup", &[("GroupName", "thing-0")]),
];

const KSYUN_ALLOW: &str =
    r#"{"Version":"2015-11-01","Statement":[{"Effect":"Allow","Action":["kec:*"],"Resource":["*"]}]}"#;

/// The numbers of statements of every list.
pub(super) async fn numbers(cloud: &TestCloud, rows: usize) -> Vec<(String, u64)> {
    let root = cloud.ksyun_root();
    for number in 0..rows {
        let name = format!("thing-{number}");
        let name = name.as_str();
        root.iam("CreateUser", &[("UserName", name)]).await.ok();
        root.iam("CreateAccessKey", &[("UserName", name)]).await.ok();
        root.iam("CreateGroup", &[("GroupName", name)]).await.ok();
        root.iam("AddUserToGroup", &[("UserName", name), ("GroupName", "thing-0")]).await.ok();
        root.iam("CreateRole", &[("RoleName", name), ("TrustServices", "kec")]).await.ok();
        root.iam("CreatePolicy", &[("PolicyName", name), ("PolicyDocument", KSYUN_ALLOW)]).await.ok();
        network(&root, number).await;
    }
    let mut numbers = Vec::new();
    for (product, action, parameters) in KINGSOFT {
        root.call(product, action, parameters).await.ok();
        let (reply, count) = counted(root.call(product, action, parameters)).await;
        reply.ok();
        numbers.push((format!("kingsoft {product} {action}"), count));
    }
    numbers
}

/// A network with an instance.
async fn network(root: &KsyunActor, number: usize) {
    let (block, gateway) = (format!("10.{number}.0.0/16"), format!("10.{number}.0.1"));
    let vpc = root.vpc("CreateVpc", &[("CidrBlock", &block)]).await.field("/Vpc/VpcId");
    let subnet = [
        ("VpcId", vpc.as_str()),
        ("CidrBlock", &block),
        ("SubnetType", "Normal"),
        ("GatewayIp", &gateway),
        ("AvailabilityZone", "cn-beijing-6a"),
    ];
    let subnet = root.vpc("CreateSubnet", &subnet).await.field("/Subnet/SubnetId");
    let group = [("VpcId", vpc.as_str()), ("SecurityGroupName", "web")];
    let group = root.vpc("CreateSecurityGroup", &group).await.field("/SecurityGroup/SecurityGroupId");
    let order = [
        ("ImageId", "IMG-5465174a-6d71-4770-b8e1-917a0dd92466"),
        ("InstanceType", "N3.2B"),
        ("SubnetId", &subnet),
        ("SecurityGroupId.1", &group),
        ("ChargeType", "HourlyInstantSettlement"),
        ("MaxCount", "1"),
        ("MinCount", "1"),
    ];
    root.kec("RunInstances", &order).await.ok();
    outside(root, [&vpc, &subnet], &format!("10.{number}.0.9")).await;
}

/// What leads out of a network, and a volume.
async fn outside(root: &KsyunActor, [vpc, subnet]: [&str; 2], inside: &str) {
    root.call("ebs", "CreateVolume", &[("AvailabilityZone", "cn-beijing-6a"), ("ChargeType", "Daily")]).await.ok();
    root.call("eip", "AllocateAddress", &[("BandWidth", "1")]).await.ok();
    let route = [("VpcId", vpc), ("DestinationCidrBlock", "172.16.0.0/12"), ("RouteType", "InternetGateway")];
    root.vpc("CreateRoute", &route).await.ok();
    let nat = [("VpcId", vpc), ("NatMode", "Subnet"), ("BandWidth", "1"), ("NatIpNumber", "1")];
    let made = root.vpc("CreateNat", &nat).await.ok();
    let nat = made["NatId"].as_str().unwrap();
    root.vpc("AssociateNat", &[("NatId", nat), ("SubnetId", subnet)]).await.ok();
    let address = made["NatIpSet"][0]["NatIp"].as_str().unwrap();
    let forward = [
        ("NatId", nat),
        ("NatIp", address),
        ("IpProtocol", "TCP"),
        ("PublicPort", "80"),
        ("PrivatePort", "80"),
        ("PrivateIpAddress", inside),
    ];
    root.vpc("CreateDnat", &forward).await.ok();
}
