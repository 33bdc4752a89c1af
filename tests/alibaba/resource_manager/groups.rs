//! Resource groups beside the default one.

use std::time::Duration;

use super::super::ecs::{Net, REGION, text};
use super::*;

/// Makes a group, which is ready then.
async fn group(cloud: &TestCloud, name: &str) -> String {
    let new = [("Name", name), ("DisplayName", name), ("Tag.1.Key", "team"), ("Tag.1.Value", "shop")];
    let id = cloud.root().resource_manager("CreateResourceGroup", &new).await.field("/ResourceGroup/Id");
    cloud.advance(Duration::from_secs(5));
    id
}

#[tokio::test]
async fn a_group_is_made_renamed_and_deleted_when_it_is_empty() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let new = [("Name", "shop"), ("DisplayName", "Shop")];
    let made = root.resource_manager("CreateResourceGroup", &new).await.ok();
    assert_eq!(made["ResourceGroup"]["Status"], "Creating");
    let id = text(&made, "/ResourceGroup/Id");
    assert!(id.len() == 18 && id.starts_with("rg-acfm"), "{id}");
    let twice = root.resource_manager("CreateResourceGroup", &new).await;
    assert_eq!(twice.refused(), "409 EntityAlreadyExists.ResourceGroup");
    for (name, refusal) in [
        ("s", "400 InvalidParameter.Name.Length"),
        ("1shop", "400 InvalidParameter.Name.InvalidChars"),
        ("", "400 MissingParameter.Name"),
    ] {
        let asked = [("Name", name), ("DisplayName", "Shop")];
        assert_eq!(root.resource_manager("CreateResourceGroup", &asked).await.refused(), refusal, "{name}");
    }
    let one = [("ResourceGroupId", id.as_str())];
    let early = root.resource_manager("DeleteResourceGroup", &one).await;
    assert_eq!(early.refused(), "409 DeleteConflict.ResourceGroup.Status");
    cloud.advance(Duration::from_secs(5));
    assert_eq!(root.resource_manager("GetResourceGroup", &one).await.ok()["ResourceGroup"]["Status"], "OK");
    let renamed = [one[0], ("NewDisplayName", "The shop")];
    root.resource_manager("UpdateResourceGroup", &renamed).await.ok();

    let vpc = [REGION, ("CidrBlock", "10.0.0.0/8"), one[0]];
    let vpc = root.vpc("CreateVpc", &vpc).await.field("/VpcId");
    let used = root.resource_manager("DeleteResourceGroup", &one).await;
    assert_eq!(used.refused(), "409 DeleteConflict.ResourceGroup.Resource");
    root.vpc("DeleteVpc", &[("VpcId", &vpc)]).await.ok();
    root.resource_manager("DeleteResourceGroup", &one).await.ok();
    let shown = root.resource_manager("GetResourceGroup", &one).await.ok();
    assert_eq!(shown["ResourceGroup"]["Status"], "PendingDelete");
    assert_eq!(shown["ResourceGroup"]["DisplayName"], "The shop");
    let refused = root.vpc("CreateVpc", &[REGION, ("CidrBlock", "10.0.0.0/8"), one[0]]).await;
    assert_eq!(refused.refused(), "404 InvalidResourceGroup.NotFound");
    cloud.advance(Duration::from_secs(3_600));
    let gone = root.resource_manager("GetResourceGroup", &one).await;
    assert_eq!(gone.refused(), "404 EntityNotExists.ResourceGroup");
    let default = default_group(&root).await;
    let kept = root.resource_manager("DeleteResourceGroup", &[("ResourceGroupId", &default)]).await;
    assert_eq!(kept.refused(), "409 DeleteConflict.ResourceGroup.Default");
}

#[tokio::test]
async fn groups_are_found_by_their_tags() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = group(&cloud, "shop").await;
    let count = async |more: &[(&str, &str)]| {
        root.resource_manager("ListResourceGroups", more).await.ok()["TotalCount"].clone()
    };
    assert_eq!(count(&[]).await, 2);
    assert_eq!(count(&[("Tag.1.Key", "team")]).await, 1);
    assert_eq!(count(&[("Tag.1.Key", "team"), ("Tag.1.Value", "bank")]).await, 0);
    let of_group = [("ResourceType", "ResourceGroup"), ("ResourceId.1", id.as_str())];
    let with = |more: &[(&'static str, &'static str)]| [&of_group[..], more].concat();
    root.resource_manager("TagResources", &with(&[("Tag.1.Key", "env"), ("Tag.1.Value", "test")])).await.ok();
    let listed = root.resource_manager("ListTagResources", &of_group).await.ok();
    assert_eq!(listed["TagResources"].as_array().map(Vec::len), Some(2));
    assert!(listed.get("NextToken").is_none(), "clients go on as long as there is one");
    // Terraform's provider writes the operation so.
    root.resource_manager("UnTagResources", &with(&[("TagKey.1", "env")])).await.ok();
    let shown = [("ResourceGroupId", id.as_str()), ("IncludeTags", "true")];
    let shown = root.resource_manager("GetResourceGroup", &shown).await.ok();
    assert_eq!(shown["ResourceGroup"]["Tags"], json!({"Tag": [{"TagKey": "team", "TagValue": "shop"}]}));
}

#[tokio::test]
async fn a_policy_for_a_group_counts_for_what_is_in_it_and_what_is_moved_to_it() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = group(&cloud, "shop").await;
    let ana = cloud.user("ana").await;
    let pair = [
        ("PolicyType", "System"),
        ("PolicyName", "AliyunECSFullAccess"),
        ("PrincipalType", "IMSUser"),
        ("PrincipalName", "ana@1234567890123456.onaliyun.com"),
        ("ResourceGroupId", id.as_str()),
    ];
    root.resource_manager("AttachPolicy", &pair).await.ok();
    let net = Net::new(&root).await;
    let named = [REGION, ("SecurityGroupId", net.group.as_str())];
    assert_eq!(ana.ecs("DescribeSecurityGroupAttribute", &named).await.refused(), "403 Forbidden.RAM");
    let join = [REGION, ("ResourceType", "securitygroup"), ("ResourceId", &net.group), ("ResourceGroupId", &id)];
    root.ecs("JoinResourceGroup", &join).await.ok();
    ana.ecs("DescribeSecurityGroupAttribute", &named).await.ok();
    let listed = root.ecs("DescribeSecurityGroups", &[REGION, ("ResourceGroupId", &id)]).await.ok();
    assert_eq!(listed["TotalCount"], 1);

    // What belongs to a network goes with it.
    let moved = [REGION, ("ResourceType", "VPC"), ("ResourceId", &net.vpc), ("NewResourceGroupId", &id)];
    root.vpc("MoveResourceGroup", &moved).await.ok();
    for operation in ["DescribeVpcs", "DescribeVSwitches", "DescribeRouteTableList"] {
        let listed = root.vpc(operation, &[REGION, ("ResourceGroupId", &id)]).await.ok();
        assert_eq!(listed["TotalCount"], 1, "{operation}");
    }
    let default = default_group_of(&root).await;
    let back = [
        ("ResourceGroupId", default.as_str()),
        ("Resources.1.Service", "vpc"),
        ("Resources.1.ResourceType", "vpc"),
        ("Resources.1.ResourceId", &net.vpc),
        ("Resources.1.RegionId", "cn-hangzhou"),
        ("Resources.2.Service", "ecs"),
        ("Resources.2.ResourceType", "instance"),
        ("Resources.2.ResourceId", "i-none"),
        ("Resources.3.Service", "oss"),
        ("Resources.3.ResourceType", "bucket"),
    ];
    let answer = root.resource_manager("MoveResources", &back).await.ok();
    let status = |number: usize| text(&answer["Responses"][number], "/Status");
    assert_eq!([status(0), status(1), status(2)], ["SUCCESS", "FAIL", "FAIL"]);
    assert_eq!(answer["Responses"][1]["ErrorCode"], "ResourceNotFound");
    assert_eq!(root.vpc("DescribeVpcs", &[REGION, ("ResourceGroupId", &id)]).await.ok()["TotalCount"], 0);
}

/// The default group, which the list has last.
async fn default_group_of(root: &Actor) -> String {
    let listed = root.resource_manager("ListResourceGroups", &[("Name", "default")]).await;
    listed.field("/ResourceGroups/ResourceGroup/0/Id")
}

#[tokio::test]
async fn a_name_of_nobody_has_no_attachments() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    for name in ["ana", "ana@example.com"] {
        let listed = root.resource_manager("ListPolicyAttachments", &[("PrincipalName", name)]).await.ok();
        assert_eq!(listed["TotalCount"], 0, "{name}");
    }
}
