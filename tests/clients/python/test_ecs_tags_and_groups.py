"""Tags and resource groups of ECS and VPC: limits, lists, moves, and what policies make of them."""

import pytest
from alibabacloud_ecs20140526 import models as ecs

from clients import refused
from machines import launch, listed, network, only, shown
from principals import allow, user_allowed


@pytest.fixture
def where(root):
    return network(root)


@pytest.fixture
def instance(root, where) -> str:
    return launch(root, where)


@pytest.fixture
def group(root) -> str:
    made = root.call("CreateResourceGroup", "resourcemanager", Name="team-a", DisplayName="team a")
    return made["ResourceGroup"]["Id"]


def pairs(**tags: str) -> list[dict]:
    return [{"Key": key, "Value": value} for key, value in tags.items()]


def tag(caller, kind: str, *ids: str, **tags: str) -> None:
    caller.in_ecs("TagResources", ResourceType=kind, ResourceId=list(ids), Tag=pairs(**tags))


def tags_of(caller, kind: str, *ids: str, **filters) -> dict[tuple[str, str], str]:
    found = caller.in_ecs("ListTagResources", ResourceType=kind, ResourceId=list(ids), **filters)
    return {(one["ResourceId"], one["TagKey"]): one["TagValue"] for one in listed(found, "TagResources", "TagResource")}


# Tags of ECS.


def test_tags_are_set_changed_and_taken_off(root, where, instance):
    tag(root, "instance", instance, team="web", stage="test")
    tag(root, "instance", instance, stage="live")
    assert tags_of(root, "instance", instance) == {(instance, "team"): "web", (instance, "stage"): "live"}
    seen = {one["TagKey"]: one["TagValue"] for one in listed(shown(root, instance), "Tags", "Tag")}
    assert seen == {"team": "web", "stage": "live"}
    assert root.in_ecs("DescribeInstances", Tag=pairs(stage="live"))["TotalCount"] == 1
    root.in_ecs("UntagResources", ResourceType="instance", ResourceId=[instance], TagKey=["stage"])
    assert tags_of(root, "instance", instance) == {(instance, "team"): "web"}
    root.in_ecs("UntagResources", ResourceType="instance", ResourceId=[instance], All=True)
    assert tags_of(root, "instance", instance) == {}


@pytest.mark.parametrize("kind", ["securitygroup", "disk", "eni", "keypair"])
def test_every_kind_is_tagged_alike(root, where, instance, kind):
    interfaces = root.in_ecs("DescribeNetworkInterfaces")
    made = {
        "securitygroup": where.group,
        "disk": only(root.in_ecs("DescribeDisks"), "Disks", "Disk")["DiskId"],
        "eni": only(interfaces, "NetworkInterfaceSets", "NetworkInterfaceSet")["NetworkInterfaceId"],
        "keypair": root.in_ecs("CreateKeyPair", KeyPairName="ops")["KeyPairName"],
    }[kind]
    tag(root, kind, made, team="web")
    assert tags_of(root, kind, made) == {(made, "team"): "web"}
    found = root.in_ecs("ListTagResources", ResourceType=kind, Tag=pairs(team="web"))
    assert only(found, "TagResources", "TagResource")["ResourceId"] == made


@pytest.mark.parametrize(
    ("more", "status", "code"),
    [
        # Codes and statuses of TagResources' page: 50 resources, 20 tags, no key twice, none of the cloud's own.
        ({"ResourceId": [f"i-{number}" for number in range(51)]}, 400, "NumberExceed.ResourceIds"),
        ({"Tag": [{"Key": f"k{number}", "Value": ""} for number in range(21)]}, 400, "NumberExceed.Tags"),
        ({"Tag": [{"Key": "a", "Value": "1"}, {"Key": "a", "Value": "2"}]}, 400, "Duplicate.TagKey"),
        ({"Tag": [{"Key": "acs:x", "Value": ""}]}, 400, "InvalidTagKey.Malformed"),
        ({"Tag": [{"Key": "a", "Value": "v" * 129}]}, 400, "InvalidTagValue.Malformed"),
        ({"ResourceId": ["i-bp1none"]}, 404, "InvalidResourceId.NotFound"),
        ({"ResourceType": "toaster"}, 404, "InvalidResourceType.NotFound"),
    ],
)
def test_limits_of_tags(root, instance, more, status, code):
    usual = {"ResourceType": "instance", "ResourceId": [instance], "Tag": pairs(a="b")}
    with refused(status, code):
        root.in_ecs("TagResources", **usual | more)
    assert tags_of(root, "instance", instance) == {}


def test_a_resource_has_up_to_20_tags(root, instance):
    tag(root, "instance", instance, **{f"k{number}": "" for number in range(20)})
    # TagResources: QuotaExceed.Tags with status 403.
    with refused(403, "QuotaExceed.Tags"):
        tag(root, "instance", instance, one_more="")
    tag(root, "instance", instance, k0="changed")


def test_a_launch_tags_the_instance_its_disk_and_its_interface(root, where):
    # RunInstances: tags are "applied to instance, disks and primary ENI".
    made = launch(root, where, tag=[ecs.RunInstancesRequestTag(key="team", value="web")])
    assert tags_of(root, "instance", made) == {(made, "team"): "web"}
    for kind in ("disk", "eni"):
        found = root.in_ecs("ListTagResources", ResourceType=kind, Tag=pairs(team="web"))
        assert only(found, "TagResources", "TagResource")["ResourceType"] == kind


def test_who_may_tag_depends_on_the_new_and_on_the_old_tag(root, where, instance):
    other = launch(root, where)
    tag(root, "instance", other, owner="db")
    condition = {
        "StringEquals": {"acs:RequestTag/team": "web"},
        "StringNotLike": {"acs:ResourceTag/owner": "?*"},
    }
    rules = [allow("ecs:TagResources", **condition), allow("ecs:ListTagResources")]
    alice = user_allowed(root, "alice", *rules)
    with refused(403, "Forbidden.RAM"):
        tag(alice, "instance", instance, team="db")
    with refused(403, "Forbidden.RAM"):
        tag(alice, "instance", other, team="web")
    tag(alice, "instance", instance, team="web")
    assert tags_of(alice, "instance", instance, other) == {(instance, "team"): "web", (other, "owner"): "db"}


# Tags of VPC.


def test_networks_and_parts_are_tagged(root, where):
    for kind, id in (("VPC", where.vpc), ("VSWITCH", where.vswitch)):
        root.in_vpc("TagResources", ResourceType=kind, ResourceId=[id], Tag=pairs(team="web"))
        found = root.in_vpc("ListTagResources", ResourceType=kind, ResourceId=[id])
        one = only(found, "TagResources", "TagResource")
        assert (one["ResourceId"], one["TagKey"], one["TagValue"]) == (id, "team", "web")
    assert root.in_vpc("DescribeVpcs", Tag=pairs(team="web"))["TotalCount"] == 1
    root.in_vpc("UnTagResources", ResourceType="VPC", ResourceId=[where.vpc], TagKey=["team"])
    assert root.in_vpc("DescribeVpcs", Tag=pairs(team="web"))["TotalCount"] == 0


# Resource groups.


def test_what_is_made_in_a_group_is_found_there(root, group):
    vpc = root.in_vpc("CreateVpc", CidrBlock="10.0.0.0/16", ResourceGroupId=group)
    assert vpc["ResourceGroupId"] == group
    root.in_vpc("CreateVpc", CidrBlock="10.0.0.0/16")
    found = only(root.in_vpc("DescribeVpcs", ResourceGroupId=group), "Vpcs", "Vpc")
    assert (found["VpcId"], found["ResourceGroupId"]) == (vpc["VpcId"], group)
    with refused(404, "InvalidResourceGroup.NotFound"):
        root.in_ecs("CreateKeyPair", KeyPairName="ops", ResourceGroupId="rg-acfmnone")


def test_instances_and_disks_move_to_a_group(root, instance, group):
    disk = only(root.in_ecs("DescribeDisks"), "Disks", "Disk")["DiskId"]
    for kind, id in (("instance", instance), ("disk", disk)):
        root.in_ecs("JoinResourceGroup", ResourceType=kind, ResourceId=id, ResourceGroupId=group)
    assert shown(root, instance)["ResourceGroupId"] == group
    assert root.in_ecs("DescribeInstances", ResourceGroupId=group)["TotalCount"] == 1
    assert root.in_ecs("DescribeDisks", ResourceGroupId=group)["TotalCount"] == 1
    with refused(404, "InvalidResourceGroup.NotFound"):
        root.in_ecs("JoinResourceGroup", ResourceType="instance", ResourceId=instance, ResourceGroupId="rg-acfmnone")
    with refused(404, "InvalidResourceId.NotFound"):
        root.in_ecs("JoinResourceGroup", ResourceType="instance", ResourceId="i-bp1none", ResourceGroupId=group)


def test_networks_and_addresses_move_to_a_group(root, where, group):
    address = root.in_vpc("AllocateEipAddress")["AllocationId"]
    # MoveResourceGroup: Vpc and Eip among its kinds.
    for kind, id in (("Vpc", where.vpc), ("Eip", address)):
        root.in_vpc("MoveResourceGroup", ResourceType=kind, ResourceId=id, NewResourceGroupId=group)
    assert root.in_vpc("DescribeVpcAttribute", VpcId=where.vpc)["ResourceGroupId"] == group
    assert root.in_vpc("DescribeEipAddresses", ResourceGroupId=group)["TotalCount"] == 1


def test_a_group_that_holds_something_is_not_deleted(root, where, group, clock):
    clock.advance("1m")
    root.in_vpc("MoveResourceGroup", ResourceType="Vpc", ResourceId=where.vpc, NewResourceGroupId=group)
    with refused(409, "DeleteConflict.ResourceGroup.Resource"):
        root.call("DeleteResourceGroup", "resourcemanager", ResourceGroupId=group)


def test_moving_can_be_allowed_for_one_instance(root, account, where, instance, group):
    other = launch(root, where)
    alice = user_allowed(root, "alice", allow("ecs:JoinResourceGroup", f"acs:ecs:*:{account.id}:instance/{instance}"))
    with refused(403, "Forbidden.RAM"):
        alice.in_ecs("JoinResourceGroup", ResourceType="instance", ResourceId=other, ResourceGroupId=group)
    alice.in_ecs("JoinResourceGroup", ResourceType="instance", ResourceId=instance, ResourceGroupId=group)
    assert (shown(root, instance)["ResourceGroupId"], shown(root, other)["ResourceGroupId"]) == (group, "")
