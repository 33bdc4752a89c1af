//! How many statements a call takes: a list as many for fifty rows as for one, a launch as many for fifty instances,
//! and a call that tags things as many for fifty of them.
//!
//! `numbers.txt` keeps them. They should only shrink; `INSTA_UPDATE=always` writes them anew.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod gateway;
mod kingsoft;
mod world;

use std::fmt::Write;
use std::path::Path;

use testkit::{Actor, Reply, TestCloud};

use world::{ids, order};

/// What [`numbers`] is compared with.
const KEPT: &str = include_str!("numbers.txt");

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

const REGION: &str = "cn-hangzhou";
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
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("own/statements/numbers.txt"), &text).unwrap();
        return;
    }
    assert_eq!(text, KEPT, "the numbers of statements have changed");
}

/// The numbers of statements of every list, and of a launch, in a world with so many of each thing.
async fn numbers(rows: usize) -> Vec<(String, u64)> {
    let cloud = TestCloud::with_quotas(&["alibaba/resource-groups=100"]).await;
    let mut numbers = alibaba(&cloud, rows).await;
    numbers.extend(kingsoft::numbers(&cloud, rows).await);
    numbers
}

async fn alibaba(cloud: &TestCloud, rows: usize) -> Vec<(String, u64)> {
    let root = cloud.root();
    world::make(cloud, &root, rows).await;
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
    numbers.extend(gateway::numbers(cloud, rows).await);
    numbers
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

/// A reply, and how many statements the call took.
async fn counted(call: impl Future<Output = Reply>) -> (Reply, u64) {
    let before = store::statements_run();
    let reply = call.await;
    (reply, store::statements_run() - before)
}
