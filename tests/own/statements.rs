//! How many statements a call takes: a list as many for fifty rows as for one, a launch as many for fifty instances,
//! and a call that tags things as many for fifty of them.
//!
//! `statements.txt` keeps the numbers. They should only shrink; `INSTA_UPDATE=always` writes them anew.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use testkit::{Actor, KsyunActor, Reply, TestCloud};

/// What [`numbers`] is compared with.
const KEPT: &str = include_str!("statements.txt");

/// How many rows the larger world has of each thing.
const ROWS: usize = 50;

/// Lists that take more statements for more rows, with the reason. The list should only shrink.
const GROWING: [(&str, &str); 0] = [];

/// Product, operation and parameters.
type List = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// Things that carry tags: product, operation that takes them off, kind, and the parameters that name them.
type Things = (&'static str, &'static str, &'static str, Vec<(String, String)>);

/// Lists of Alibaba Cloud, with the parameters that ask for a page of fifty where it is not the first that comes.
const ALIBABA: [List; 87] = [
    ("Ecs", "DescribeInstances", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ecs", "DescribeInstances", &[("RegionId", REGION), ("PageSize", "50"), ("Tag.1.Key", "team")]),
    ("Ecs", "DescribeInstanceStatus", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ecs", "DescribeInstanceRamRole", &[("RegionId", REGION), ("PageSize", "50"), ("RamRoleName", "thing-0")]),
    ("Ecs", "DescribeInstanceMaintenanceAttributes", &[("RegionId", REGION), ("PageSize", "50")]),
    (
        "Ecs",
        "DescribeInstanceAutoRenewAttribute",
        &[("RegionId", REGION), ("PageSize", "50"), ("RenewalStatus", "Normal")],
    ),
    ("Ecs", "DescribeCloudAssistantStatus", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ecs", "DescribeInstanceHistoryEvents", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ecs", "DescribeDisks", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ecs", "DescribeNetworkInterfaces", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ecs", "DescribeSecurityGroups", &[("RegionId", REGION), ("PageSize", "50"), ("IsQueryEcsCount", "true")]),
    ("Ecs", "DescribeKeyPairs", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ecs", "DescribeDeploymentSets", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ecs", "DescribeDedicatedHosts", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ecs", "DescribeDedicatedHostClusters", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ecs", "DescribeCapacityReservations", &[("RegionId", REGION), ("MaxResults", "50")]),
    ("Ecs", "DescribeLaunchTemplates", &[("RegionId", REGION), ("PageSize", "50")]),
    (
        "Ecs",
        "DescribeLaunchTemplateVersions",
        &[("RegionId", REGION), ("LaunchTemplateName", "thing-0"), ("PageSize", "50")],
    ),
    ("Ecs", "DescribeCommands", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ecs", "DescribeInvocations", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ecs", "DescribeInvocationResults", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ecs", "DescribeSendFileResults", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ecs", "DescribeSnapshots", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ecs", "DescribeSnapshotLinks", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ecs", "DescribeSnapshotGroups", &[("RegionId", REGION), ("MaxResults", "50")]),
    ("Ecs", "DescribeLockedSnapshots", &[("RegionId", REGION), ("MaxResults", "50")]),
    ("Ecs", "DescribeAutoSnapshotPolicyEx", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ecs", "DescribeAutoSnapshotPolicyAssociations", &[("RegionId", REGION), ("MaxResults", "50")]),
    ("Ecs", "DescribeImages", &[("RegionId", REGION), ("PageSize", "50"), ("ImageOwnerAlias", "self")]),
    ("Ecs", "DescribePrefixLists", &[("RegionId", REGION), ("MaxResults", "50")]),
    ("Ecs", "ListTagResources", &[("RegionId", REGION), ("ResourceType", "instance"), ("Tag.1.Key", "team")]),
    ("Vpc", "DescribeVpcs", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Vpc", "DescribeVSwitches", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Vpc", "DescribeEipAddresses", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Vpc", "DescribeRouteTableList", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Vpc", "DescribeRouteTables", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Vpc", "DescribeVRouters", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Vpc", "ListPrefixLists", &[("RegionId", REGION), ("MaxResults", "50")]),
    ("Vpc", "ListIpv4Gateways", &[("RegionId", REGION), ("MaxResults", "50")]),
    ("Vpc", "DescribeIpv6Gateways", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Vpc", "DescribeIpv6Addresses", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Vpc", "DescribeNetworkAcls", &[("RegionId", REGION), ("PageSize", "50")]),
    ("VpcPeer", "ListVpcPeerConnections", &[("RegionId", REGION), ("MaxResults", "50")]),
    ("VpcPeer", "ListTagResources", &[("RegionId", REGION), ("ResourceType", "PeerConnection"), ("Tag.1.Key", "team")]),
    ("Vpc", "DescribeNatGateways", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Vpc", "DescribeCommonBandwidthPackages", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Vpc", "DescribeHaVips", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Vpc", "ListDhcpOptionsSets", &[("RegionId", REGION), ("MaxResults", "50")]),
    ("Vpc", "ListVSwitchCidrReservations", &[("RegionId", REGION), ("MaxResults", "50")]),
    ("Ess", "DescribeScalingGroups", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ess", "DescribeScalingConfigurations", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ess", "DescribeScalingInstances", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ess", "DescribeScalingActivities", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Ess", "DescribeScalingRules", &[("RegionId", REGION), ("PageSize", "50")]),
    ("Kms", "ListKeys", &[("PageSize", "50")]),
    ("Kms", "ListKeys", &[("PageSize", "50"), ("Filters", r#"[{"Key":"AliasName","Values":["thing-0"]}]"#)]),
    ("Kms", "ListAliases", &[("PageSize", "50")]),
    ("Kms", "ListKeyVersions", &[("PageSize", "50"), ("KeyId", "alias/first")]),
    ("Kms", "ListTagResources", &[("RegionId", REGION), ("ResourceType", "key")]),
    ("Kms", "ListTagResources", &[("RegionId", REGION), ("ResourceType", "key"), ("Tag.1.Key", "team")]),
    ("Kms", "ListSecrets", &[("PageSize", "50"), ("FetchTags", "true")]),
    ("Kms", "ListSecretVersionIds", &[("PageSize", "50"), ("SecretName", "first"), ("IncludeDeprecated", "true")]),
    ("Ram", "ListUsers", &[]),
    ("Ram", "ListUsers", &[("Tag.1.Key", "team")]),
    ("Ram", "ListGroups", &[]),
    ("Ram", "ListRoles", &[]),
    ("Ram", "ListPolicies", &[("PolicyType", "Custom"), ("MaxItems", "50")]),
    ("Ram", "ListUsersForGroup", &[("GroupName", "thing-0")]),
    ("Ram", "ListGroupsForUser", &[("UserName", "thing-0")]),
    ("Ram", "ListPoliciesForUser", &[("UserName", "thing-0")]),
    ("Ram", "ListPoliciesForGroup", &[("GroupName", "thing-0")]),
    ("Ram", "ListPoliciesForRole", &[("RoleName", "thing-0")]),
    ("Ram", "ListEntitiesForPolicy", &[("PolicyType", "Custom"), ("PolicyName", "thing-0")]),
    ("Ram", "ListVirtualMFADevices", &[]),
    ("Ram", "ListAccessKeys", &[("UserName", "thing-0")]),
    ("Ims", "ListUsers", &[]),
    ("Ims", "ListUserBasicInfos", &[]),
    ("Ims", "ListGroups", &[]),
    ("Ims", "ListUsersForGroup", &[("GroupName", "thing-0")]),
    ("Ims", "ListGroupsForUser", &[("UserPrincipalName", "thing-0@1234567890123456.onaliyun.com")]),
    ("Ims", "ListVirtualMFADevices", &[]),
    ("Ims", "ListAccessKeys", &[]),
    ("ResourceManager", "ListRoles", &[("PageSize", "50")]),
    ("ResourceManager", "ListPolicies", &[("PageSize", "50"), ("PolicyType", "Custom")]),
    ("ResourceManager", "ListPolicyAttachments", &[("PageSize", "50")]),
    ("ResourceManager", "ListResourceGroups", &[]),
    ("ResourceManager", "ListTagResources", &[("ResourceType", "ResourceGroup")]),
];

/// Lists of Kingsoft Cloud.
const KINGSOFT: [List; 12] = [
    ("kec", "DescribeInstances", &[("MaxResults", "50")]),
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

const REGION: &str = "cn-hangzhou";
const TRUST: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;
const ALLOW: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*"}]}"#;
const KSYUN_ALLOW: &str =
    r#"{"Version":"2015-11-01","Statement":[{"Effect":"Allow","Action":["kec:*"],"Resource":["*"]}]}"#;

/// Two tags, as RAM and IMS read them.
const AB: &str = r#"[{"Key":"a","Value":"1"},{"Key":"b","Value":"2"}]"#;

#[tokio::test]
async fn a_list_takes_as_many_statements_for_fifty_rows_as_for_one() {
    let (few, many) = (numbers(1).await, numbers(ROWS).await);
    let mut text = String::new();
    for ((call, at_one), (_, at_many)) in few.iter().zip(&many) {
        writeln!(text, "{call}: {at_one} at 1, {at_many} at {ROWS}").unwrap();
        let growing = GROWING.iter().any(|(listed, _)| listed == call);
        assert_eq!(at_one != at_many, growing, "{call}: {at_one} statements for 1 row, {at_many} for {ROWS}");
    }
    if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("own/statements.txt"), &text).unwrap();
        return;
    }
    assert_eq!(text, KEPT, "the numbers of statements have changed");
}

/// The numbers of statements of every list, and of a launch, in a world with so many of each thing.
async fn numbers(rows: usize) -> Vec<(String, u64)> {
    let cloud = TestCloud::with_quotas(&["alibaba/resource-groups=100"]).await;
    let mut numbers = alibaba(&cloud, rows).await;
    numbers.extend(kingsoft(&cloud, rows).await);
    numbers
}

/// A scaling group with a configuration and a rule.
async fn scaling(root: &Actor, subnet: &str, group: &str) {
    let scaling = [("RegionId", REGION), ("VSwitchIds.1", subnet), ("MinSize", "0"), ("MaxSize", "1")];
    let scaling = root.call("Ess", "CreateScalingGroup", &scaling).await.field("/ScalingGroupId");
    let of_scaling = ("ScalingGroupId", scaling.as_str());
    let configuration =
        [of_scaling, ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"), ("InstanceType", "ecs.g7.large")];
    let configuration = [&configuration[..], &[("SecurityGroupId", group)]].concat();
    root.call("Ess", "CreateScalingConfiguration", &configuration).await.ok();
    let adjustment = [of_scaling, ("AdjustmentType", "TotalCapacity"), ("AdjustmentValue", "1")];
    root.call("Ess", "CreateScalingRule", &adjustment).await.ok();
}

/// A command, a run of a script and a file for an instance.
async fn tasks(root: &Actor, instance: &str, name: &str) {
    let script = [("Type", "RunShellScript"), ("CommandContent", "dXB0aW1l"), ("Name", name)];
    root.ecs("CreateCommand", &[&script[..], &[("RegionId", REGION)]].concat()).await.ok();
    let place = [("RegionId", REGION), ("InstanceId.1", instance)];
    root.ecs("RunCommand", &[&script[..], &place].concat()).await.ok();
    let file = [("Name", name), ("TargetDir", "/tmp"), ("Content", "hello")];
    root.ecs("SendFile", &[&file[..], &place].concat()).await.ok();
}

async fn alibaba(cloud: &TestCloud, rows: usize) -> Vec<(String, u64)> {
    let root = cloud.root();
    let hub = [("RegionId", REGION), ("CidrBlock", "192.168.0.0/16")];
    let hub = root.vpc("CreateVpc", &hub).await.field("/VpcId");
    let first = root.call("Kms", "CreateKey", &[("RegionId", REGION)]).await.field("/KeyMetadata/KeyId");
    root.call("Kms", "CreateAlias", &[("AliasName", "alias/first"), ("KeyId", &first)]).await.ok();
    let secret = [("SecretName", "first"), ("VersionId", "v"), ("SecretData", "x")];
    root.call("Kms", "CreateSecret", &secret).await.ok();
    for number in 0..rows {
        let name = format!("thing-{number}");
        let name = name.as_str();
        let tags = r#"[{"Key":"team","Value":"web"}]"#;
        root.ram("CreateUser", &[("UserName", name), ("Tag", tags)]).await.ok();
        root.ram("CreateGroup", &[("GroupName", name)]).await.ok();
        root.ram("CreateRole", &[("RoleName", name), ("AssumeRolePolicyDocument", TRUST)]).await.ok();
        root.ram("CreatePolicy", &[("PolicyName", name), ("PolicyDocument", ALLOW)]).await.ok();
        root.ram("CreateVirtualMFADevice", &[("VirtualMFADeviceName", name)]).await.ok();
        root.ram("AddUserToGroup", &[("GroupName", "thing-0"), ("UserName", name)]).await.ok();
        let policy = [("PolicyType", "Custom"), ("PolicyName", "thing-0")];
        for (action, holder) in [
            ("AttachPolicyToUser", "UserName"),
            ("AttachPolicyToGroup", "GroupName"),
            ("AttachPolicyToRole", "RoleName"),
        ] {
            root.ram(action, &[&policy[..], &[(holder, name)]].concat()).await.ok();
        }
        let block = format!("10.{number}.0.0/16");
        let vpc = [("RegionId", REGION), ("CidrBlock", block.as_str()), ("EnableIpv6", "true")];
        let vpc = root.vpc("CreateVpc", &vpc).await.field("/VpcId");
        for action in ["CreateIpv4Gateway", "CreateIpv6Gateway", "CreateNetworkAcl", "CreateRouteTable"] {
            root.vpc(action, &[("RegionId", REGION), ("VpcId", vpc.as_str())]).await.ok();
        }
        let bridge = [("RegionId", REGION), ("VpcId", hub.as_str()), ("AcceptingRegionId", REGION)];
        let bridge = [&bridge[..], &[("AcceptingVpcId", &vpc), ("Tag.1.Key", "team"), ("Tag.1.Value", "web")]].concat();
        root.call("VpcPeer", "CreateVpcPeerConnection", &bridge).await.ok();
        let subnet = [("VpcId", vpc.as_str()), ("ZoneId", "cn-hangzhou-i"), ("CidrBlock", block.as_str())];
        let subnet = root.vpc("CreateVSwitch", &subnet).await.field("/VSwitchId");
        let group = [("RegionId", REGION), ("VpcId", vpc.as_str())];
        let group = root.ecs("CreateSecurityGroup", &group).await.field("/SecurityGroupId");
        scaling(&root, &subnet, &group).await;
        let rule = [("SecurityGroupId", group.as_str()), ("IpProtocol", "tcp"), ("PortRange", "22/22")];
        let rule = [&rule[..], &[("RegionId", REGION), ("SourceCidrIp", "10.0.0.0/8")]].concat();
        root.ecs("AuthorizeSecurityGroup", &rule).await.ok();
        let list = [("PrefixListName", name), ("AddressFamily", "IPv4"), ("MaxEntries", "2"), ("RegionId", REGION)];
        root.ecs("CreatePrefixList", &list).await.ok();
        root.vpc("CreateVpcPrefixList", &[("PrefixListName", name), ("RegionId", REGION)]).await.ok();
        let resource_group = [("Name", name), ("DisplayName", name), ("Tag.1.Key", "team"), ("Tag.1.Value", "web")];
        root.call("ResourceManager", "CreateResourceGroup", &resource_group).await.ok();
        let made = root.ecs("RunInstances", &order(&subnet, &group, "1")).await;
        tasks(&root, &made.field("/InstanceIdSets/InstanceIdSet/0"), name).await;
        let key = [("RegionId", REGION), ("KeyPairName", name), ("PublicKeyBody", "ssh-rsa AAAAB3NzaC1yc2E=")];
        root.ecs("ImportKeyPair", &key).await.ok();
        root.ecs("CreateDeploymentSet", &[("RegionId", REGION), ("DeploymentSetName", name)]).await.ok();
        alone(&root).await;
        root.vpc("AllocateEipAddress", &[("RegionId", REGION), ("Name", name)]).await.ok();
        // A region has thirty launch templates at most, and a template as many versions.
        if number < 30 {
            root.ecs("CreateLaunchTemplate", &[("RegionId", REGION), ("LaunchTemplateName", name)]).await.ok();
        }
        if (1..30).contains(&number) {
            let version = [("RegionId", REGION), ("LaunchTemplateName", "thing-0")];
            root.ecs("CreateLaunchTemplateVersion", &version).await.ok();
        }
        root.vpc("CreateCommonBandwidthPackage", &[("RegionId", REGION), ("Bandwidth", "20")]).await.ok();
        let gateway = [("RegionId", REGION), ("VpcId", &vpc), ("VSwitchId", &subnet), ("NatType", "Enhanced")];
        root.vpc("CreateNatGateway", &gateway).await.ok();
        root.vpc("CreateHaVip", &[("RegionId", REGION), ("VSwitchId", &subnet)]).await.ok();
        // High up, where no instance of a launch comes; else the launch looks at the addresses on both sides of it.
        let reserved = format!("10.{number}.128.0/28");
        let reserved = [("RegionId", REGION), ("VSwitchId", &subnet), ("VSwitchCidrReservationCidr", &reserved)];
        root.vpc("CreateVSwitchCidrReservation", &reserved).await.ok();
        root.vpc("CreateDhcpOptionsSet", &[("RegionId", REGION), ("DomainName", "example.com")]).await.ok();
        encryption(&root, &first, name).await;
    }
    cloud.advance(Duration::from_secs(10));
    storage(cloud, &root).await;
    shared(cloud, &root).await;
    let mut numbers = Vec::new();
    for (product, action, parameters) in ALIBABA {
        // What the first call of a caller reads and keeps is not counted.
        root.call(product, action, parameters).await.ok();
        let (reply, count) = counted(root.call(product, action, parameters)).await;
        reply.ok();
        let tagged = if parameters.iter().any(|(name, _)| name.starts_with("Tag")) { " by tag" } else { "" };
        numbers.push((format!("alibaba {product} {action}{tagged}"), count));
    }
    // A subnet of its own, with an instance.
    let vpc = root.vpc("DescribeVpcs", &[("RegionId", REGION)]).await.field("/Vpcs/Vpc/0/VpcId");
    let listed = root.vpc("DescribeVSwitches", &[("RegionId", REGION), ("VpcId", &vpc)]).await;
    let subnet = listed.field("/VSwitches/VSwitch/0/VSwitchId");
    let listed = root.ecs("DescribeSecurityGroups", &[("RegionId", REGION), ("VpcId", &vpc)]).await;
    let group = listed.field("/SecurityGroups/SecurityGroup/0/SecurityGroupId");
    let amount = rows.to_string();
    let (reply, count) = counted(root.ecs("RunInstances", &order(&subnet, &group, &amount))).await;
    reply.ok();
    numbers.push(("alibaba Ecs RunInstances of as many".to_owned(), count));
    let second = [("NetworkInterface.1.SecondaryPrivateIpAddressCount", "1")];
    let order = [&order(&subnet, &group, &amount)[..], &second].concat();
    let (reply, count) = counted(root.ecs("RunInstances", &order)).await;
    reply.ok();
    numbers.push(("alibaba Ecs RunInstances of as many with two interfaces".to_owned(), count));
    numbers.extend(tagging(&root, rows).await);
    numbers.extend(gateway(cloud, rows).await);
    numbers
}

/// A dedicated host in a cluster, and a capacity reservation.
async fn alone(root: &Actor) {
    let cluster = [("RegionId", REGION), ("ZoneId", "cn-hangzhou-i")];
    let cluster = root.ecs("CreateDedicatedHostCluster", &cluster).await.field("/DedicatedHostClusterId");
    let host = [("RegionId", REGION), ("DedicatedHostType", "ddh.g7"), ("DedicatedHostClusterId", &cluster)];
    root.ecs("AllocateDedicatedHosts", &host).await.ok();
    let kept = [("ZoneId.1", "cn-hangzhou-i"), ("InstanceType", "ecs.g7.large"), ("InstanceAmount", "1")];
    root.ecs("CreateCapacityReservation", &[&[("RegionId", REGION)][..], &kept].concat()).await.ok();
}

/// Puts each elastic address into a bandwidth package of its own.
async fn shared(cloud: &TestCloud, root: &Actor) {
    cloud.advance(Duration::from_secs(60));
    let page = [("RegionId", REGION), ("PageSize", "50")];
    let eips = ids(&root.vpc("DescribeEipAddresses", &page).await, "/EipAddresses/EipAddress", "AllocationId");
    let packages = root.vpc("DescribeCommonBandwidthPackages", &page).await;
    let packages = ids(&packages, "/CommonBandwidthPackages/CommonBandwidthPackage", "BandwidthPackageId");
    for (eip, package) in eips.iter().zip(&packages) {
        let into = [("RegionId", REGION), ("BandwidthPackageId", package), ("IpInstanceId", eip)];
        root.vpc("AddCommonBandwidthPackageIp", &into).await.ok();
    }
}

/// A text of each thing in a list.
fn ids(reply: &Reply, path: &str, id: &str) -> Vec<String> {
    let found = reply.ok();
    let found = found.pointer(path).and_then(serde_json::Value::as_array).unwrap();
    found.iter().map(|one| one[id].as_str().unwrap().to_owned()).collect()
}

/// The numbers of statements of the lists of what one NAT gateway has: so many rules, or as many as it may have, and so
/// many addresses.
async fn gateway(cloud: &TestCloud, rows: usize) -> Vec<(String, u64)> {
    let root = cloud.root();
    cloud.advance(Duration::from_secs(60));
    let page = [("RegionId", REGION), ("PageSize", "50")];
    let found = root.vpc("DescribeNatGateways", &page).await.ok();
    let found = &found["NatGateways"]["NatGateway"][0];
    let text = |path: &str| found.pointer(path).and_then(serde_json::Value::as_str).unwrap().to_owned();
    let (vpc, subnet) = (text("/VpcId"), text("/NatGatewayPrivateInfo/VswitchId"));
    let (gateway, table) = (text("/NatGatewayId"), text("/ForwardTableIds/ForwardTableId/0"));
    let eip = root.vpc("AllocateEipAddress", &page[..1]).await.ok();
    let (eip, address) = (eip["AllocationId"].as_str().unwrap(), eip["EipAddress"].as_str().unwrap());
    let to = [("AllocationId", eip), ("InstanceId", &gateway), ("InstanceType", "Nat")];
    root.vpc("AssociateEipAddress", &to).await.ok();
    let own = [("VpcId", vpc.as_str()), ("VSwitchId", &subnet), ("NatType", "Enhanced"), ("NetworkType", "intranet")];
    let private = root.vpc("CreateNatGateway", &[&own[..], &page[..1]].concat()).await.field("/NatGatewayId");
    cloud.advance(Duration::from_secs(60));
    let snats = text("/SnatTableIds/SnatTableId/0");
    let inside = text("/NatGatewayPrivateInfo/PrivateIpAddress");
    for number in 0..rows {
        let (source, port) = (format!("172.16.{number}.0/24"), (8000 + number).to_string());
        let rule = [("SnatTableId", snats.as_str()), ("SourceCIDR", &source), ("SnatIp", address)];
        if number < 40 {
            root.vpc("CreateSnatEntry", &[&rule[..], &page[..1]].concat()).await.ok();
        }
        let outside = [("ForwardTableId", table.as_str()), ("ExternalIp", address), ("ExternalPort", &port)];
        let inside = [("InternalIp", inside.as_str()), ("InternalPort", &port), ("IpProtocol", "tcp")];
        root.vpc("CreateForwardEntry", &[&outside[..], &inside, &page[..1]].concat()).await.ok();
        let further = format!("172.16.{number}.0/24");
        let named = [("NatGatewayId", private.as_str()), ("NatIpCidr", &further), ("NatIpCidrName", "desks")];
        root.vpc("CreateNatIpCidr", &[&named[..], &page[..1]].concat()).await.ok();
        let named = [("NatGatewayId", private.as_str()), ("NatIpCidr", "172.16.0.0/24"), ("NatIpName", "desks")];
        root.vpc("CreateNatIp", &[&named[..], &page[..1]].concat()).await.ok();
    }
    let mut numbers = Vec::new();
    for (action, gateway, page) in [
        ("DescribeSnatTableEntries", &gateway, ("PageSize", "50")),
        ("DescribeForwardTableEntries", &gateway, ("PageSize", "50")),
        ("ListNatIpCidrs", &private, ("MaxResults", "50")),
        ("ListNatIps", &private, ("MaxResults", "50")),
    ] {
        let (reply, count) = counted(root.vpc(action, &[("RegionId", REGION), ("NatGatewayId", gateway), page])).await;
        reply.ok();
        numbers.push((format!("alibaba Vpc {action}"), count));
    }
    numbers
}

/// A key with an alias, a version of another one, a secret, and a version of another one.
async fn encryption(root: &Actor, first: &str, name: &str) {
    let key = [("RegionId", REGION), ("Tags", r#"[{"TagKey":"team","TagValue":"web"}]"#)];
    let key = root.call("Kms", "CreateKey", &key).await.field("/KeyMetadata/KeyId");
    let alias = format!("alias/{name}");
    root.call("Kms", "CreateAlias", &[("AliasName", &alias), ("KeyId", &key)]).await.ok();
    root.call("Kms", "CreateKeyVersion", &[("KeyId", first)]).await.ok();
    let version = [("SecretName", "first"), ("VersionId", name), ("SecretData", "x")];
    root.call("Kms", "PutSecretValue", &version).await.ok();
    let secret = [("SecretName", name), ("VersionId", "v"), ("SecretData", "x")];
    let tagged = [("Tags", r#"[{"TagKey":"team","TagValue":"web"}]"#)];
    root.call("Kms", "CreateSecret", &[&secret[..], &tagged].concat()).await.ok();
}

/// What is made of every instance: a policy for its disk, snapshots of it, alone and in a group, and an image.
async fn storage(cloud: &TestCloud, root: &Actor) {
    let listed = root.ecs("DescribeDisks", &[("RegionId", REGION), ("PageSize", "50")]).await.ok();
    for disk in listed["Disks"]["Disk"].as_array().unwrap() {
        let (disk, instance) = (disk["DiskId"].as_str().unwrap(), disk["InstanceId"].as_str().unwrap());
        let policy =
            [("regionId", REGION), ("timePoints", r#"["1"]"#), ("repeatWeekdays", r#"["1"]"#), ("retentionDays", "30")];
        let policy = root.call("Ecs", "CreateAutoSnapshotPolicy", &policy).await.field("/AutoSnapshotPolicyId");
        let ids = format!(r#"["{disk}"]"#);
        let apply = [("regionId", REGION), ("autoSnapshotPolicyId", policy.as_str()), ("diskIds", ids.as_str())];
        root.call("Ecs", "ApplyAutoSnapshotPolicy", &apply).await.ok();
        let snapshot = root.ecs("CreateSnapshot", &[("DiskId", disk)]).await.field("/SnapshotId");
        let lock = [("LockMode", "compliance"), ("LockDuration", "1"), ("CoolOffPeriod", "0")];
        root.ecs("LockSnapshot", &[&[("SnapshotId", snapshot.as_str())][..], &lock].concat()).await.ok();
        cloud.advance(Duration::from_secs(5));
        root.ecs("CreateSnapshotGroup", &[("InstanceId", instance)]).await.ok();
        cloud.advance(Duration::from_secs(5));
        root.ecs("CreateImage", &[("InstanceId", instance)]).await.ok();
        cloud.advance(Duration::from_secs(5));
    }
}

/// The numbers of statements of calls that change the tags of so many things.
async fn tagging(root: &Actor, rows: usize) -> Vec<(String, u64)> {
    let list = |reply: Reply, path: &str, id: &str| -> Vec<String> {
        let mut found = ids(&reply, path, id);
        found.truncate(rows);
        found
    };
    let page = [("RegionId", REGION), ("PageSize", "50")];
    let instances = root.ecs("DescribeInstances", &page).await;
    let instances = list(instances, "/Instances/Instance", "InstanceId");
    let vpcs = list(root.vpc("DescribeVpcs", &page).await, "/Vpcs/Vpc", "VpcId");
    let users = list(root.ram("ListUsers", &[]).await, "/Users/User", "UserId");
    let names: Vec<_> = (0..rows).map(|number| format!("thing-{number}")).collect();
    let (names, users) = (serde_json::to_string(&names).unwrap(), serde_json::to_string(&users).unwrap());
    let numbered = |ids: &[String]| (1..).zip(ids).map(|(n, id)| (format!("ResourceId.{n}"), id.clone())).collect();
    let one = |name: &str, list: String| vec![(name.to_owned(), list)];
    let things: [Things; 4] = [
        ("Ecs", "UntagResources", "instance", numbered(&instances)),
        ("Vpc", "UnTagResources", "VPC", numbered(&vpcs)),
        ("Ram", "UntagResources", "user", one("ResourceNames", names)),
        ("Ims", "UntagResources", "user", one("ResourceId", users)),
    ];
    let mut numbers = Vec::new();
    for (product, untag, kind, ids) in things {
        let mut pairs = vec![("RegionId", REGION), ("ResourceType", kind)];
        pairs.extend(ids.iter().map(|(name, id)| (name.as_str(), id.as_str())));
        let (tags, keys) = match product {
            "Ecs" | "Vpc" => ([("Tag.1.Key", "a"), ("Tag.2.Key", "b")], [("TagKey.1", "a"), ("TagKey.2", "b")]),
            "Ram" => ([("Tag", AB), ("Format", "JSON")], [("TagKeys", r#"["a","b"]"#), ("Format", "JSON")]),
            _ => ([("Tag", AB), ("Format", "JSON")], [("TagKey", r#"["a","b"]"#), ("Format", "JSON")]),
        };
        for (action, more) in [("TagResources", tags), (untag, keys)] {
            let (reply, count) = counted(root.call(product, action, &[&pairs[..], &more].concat())).await;
            reply.ok();
            numbers.push((format!("alibaba {product} {action} of as many"), count));
        }
    }
    numbers
}

fn order<'p>(subnet: &'p str, group: &'p str, amount: &'p str) -> [(&'p str, &'p str); 11] {
    [
        ("RegionId", REGION),
        ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"),
        ("InstanceType", "ecs.g7.large"),
        ("VSwitchId", subnet),
        ("SecurityGroupId", group),
        ("Amount", amount),
        // Only disks of this kind are in groups of snapshots.
        ("SystemDisk.Category", "cloud_essd"),
        ("RamRoleName", "thing-0"),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "web"),
        ("UserData", "ZWNobyBoaQ=="),
    ]
}

async fn kingsoft(cloud: &TestCloud, rows: usize) -> Vec<(String, u64)> {
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
}

/// A reply, and how many statements the call took.
async fn counted(call: impl Future<Output = Reply>) -> (Reply, u64) {
    let before = store::statements_run();
    let reply = call.await;
    (reply, store::statements_run() - before)
}
