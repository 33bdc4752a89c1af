"""Auto Scaling: groups that keep a number of instances, after a configuration or a template, and the role they give."""

import json
from dataclasses import dataclass

import pytest
from aliyunsdkcore.acs_exception.exceptions import ServerException

from clients import Clients, Legacy, refused
from machines import IMAGE, TYPE, Network, instances, listed, network, only, ready, roles_of, shown
from principals import allow, attach_to_user, policy, role, trusting, user_allowed


@dataclass(frozen=True)
class Caller:
    """Both generations of clients with one key. Auto Scaling is called with the legacy one."""

    clients: Clients
    legacy: Legacy

    @staticmethod
    def of(clients: Clients) -> "Caller":
        return Caller(clients, Legacy(clients.sandbox, clients.key))

    def ess(self, action: str, **parameters) -> dict:
        return self.legacy.call(action, "ess", **parameters)


@pytest.fixture
def scaling(root) -> Caller:
    return Caller.of(root)


@pytest.fixture
def where(root, clock) -> Network:
    return network(root)


def group(caller: Caller, where: Network, **more) -> str:
    usual = {"VSwitchIdss": [where.vswitch], "MinSize": 0, "MaxSize": 4, "DesiredCapacity": 2}
    return caller.ess("CreateScalingGroup", **usual | more)["ScalingGroupId"]


def configuration(caller: Caller, where: Network, group: str, **more) -> str:
    usual = {"ScalingGroupId": group, "ImageId": IMAGE, "InstanceType": TYPE, "SecurityGroupId": where.group}
    return caller.ess("CreateScalingConfiguration", **usual | more)["ScalingConfigurationId"]


def settle(caller: Caller) -> None:
    """Has groups do what they have to, and lets instances come up."""
    sandbox = caller.clients.sandbox
    for _ in range(2):
        sandbox.advance("1m")
        caller.ess("DescribeScalingGroups")
    sandbox.advance("1m")


def enabled(caller: Caller, where: Network, **more) -> str:
    """A group whose instances run."""
    made = group(caller, where, **more)
    caller.ess(
        "EnableScalingGroup", ScalingGroupId=made, ActiveScalingConfigurationId=configuration(caller, where, made)
    )
    settle(caller)
    return made


def seen(caller: Caller, group: str) -> dict:
    return only(caller.ess("DescribeScalingGroups", ScalingGroupIds=[group]), "ScalingGroups", "ScalingGroup")


def members(caller: Caller, group: str) -> dict[str, dict]:
    answer = caller.ess("DescribeScalingInstances", ScalingGroupId=group)
    return {one["InstanceId"]: one for one in listed(answer, "ScalingInstances", "ScalingInstance")}


def activities(caller: Caller, group: str, **filters) -> list[dict]:
    answer = caller.ess("DescribeScalingActivities", ScalingGroupId=group, **filters)
    return listed(answer, "ScalingActivities", "ScalingActivity")


# Groups.


def test_a_group_does_nothing_before_it_is_enabled(scaling, root, where):
    made = group(scaling, where, ScalingGroupName="web")
    settle(scaling)
    found = seen(scaling, made)
    # CreateScalingGroup: "A scaling group does not immediately take effect after it is created."
    assert (found["ScalingGroupName"], found["LifecycleState"], found["TotalCapacity"]) == ("web", "Inactive", 0)
    # CreateScalingGroup: the cooldown is 300 seconds, instances are checked with ECS, where nothing is said.
    assert (found["DefaultCooldown"], found["HealthCheckType"], found["VSwitchId"]) == (300, "ECS", where.vswitch)
    # EnableScalingGroup: only with a source of configurations.
    with refused(400, "MissingActiveScalingConfiguration"):
        scaling.ess("EnableScalingGroup", ScalingGroupId=made)
    assert instances(root) == {}


def test_an_enabled_group_launches_what_it_wants(scaling, root, where):
    made = group(scaling, where)
    says = {"InstanceName": "web", "Tags": json.dumps({"team": "web"}), "SystemDiskCategory": "cloud_essd"}
    active = configuration(scaling, where, made, **says)
    scaling.ess("EnableScalingGroup", ScalingGroupId=made, ActiveScalingConfigurationId=active)
    # EnableScalingGroup: "only when the scaling group is in the Inactive state".
    with refused(400, "IncorrectScalingGroupStatus"):
        scaling.ess("EnableScalingGroup", ScalingGroupId=made, ActiveScalingConfigurationId=active)
    settle(scaling)
    found = seen(scaling, made)
    assert (found["LifecycleState"], found["ActiveScalingConfigurationId"]) == ("Active", active)
    assert (found["TotalCapacity"], found["ActiveCapacity"], found["PendingCapacity"]) == (2, 2, 0)
    inside = members(scaling, made)
    assert {one["LifecycleState"] for one in inside.values()} == {"InService"}
    assert {one["CreationType"] for one in inside.values()} == {"AutoCreated"}
    # They are instances as any others.
    assert instances(root) == dict.fromkeys(inside, "Running")
    instance = shown(root, next(iter(inside)))
    assert (instance["InstanceName"], instance["InstanceType"]) == ("web", TYPE)
    assert ("team", "web") in [(tag["TagKey"], tag["TagValue"]) for tag in listed(instance, "Tags", "Tag")]
    (activity,) = activities(scaling, made)
    assert (activity["StatusCode"], activity["Progress"]) == ("Successful", 100)


def test_the_number_follows_what_is_wanted(scaling, root, where):
    made = enabled(scaling, where)
    for wanted in (4, 1):
        scaling.ess("ModifyScalingGroup", ScalingGroupId=made, DesiredCapacity=wanted)
        settle(scaling)
        assert (len(members(scaling, made)), len(instances(root))) == (wanted, wanted)
    with refused(400, "InvalidParameter.Conflict"):
        scaling.ess("ModifyScalingGroup", ScalingGroupId=made, DesiredCapacity=5)


def test_what_is_lost_is_replaced(scaling, root, where):
    made = enabled(scaling, where)
    before = set(members(scaling, made))
    root.in_ecs("DeleteInstance", InstanceId=next(iter(before)), Force=True)
    settle(scaling)
    after = set(members(scaling, made))
    assert (len(after), len(after & before)) == (2, 1)


def test_a_disabled_group_leaves_its_instances_alone(scaling, root, where):
    made = enabled(scaling, where)
    scaling.ess("DisableScalingGroup", ScalingGroupId=made)
    assert seen(scaling, made)["LifecycleState"] == "Inactive"
    scaling.ess("ModifyScalingGroup", ScalingGroupId=made, DesiredCapacity=4)
    settle(scaling)
    assert len(instances(root)) == 2
    # DisableScalingGroup: "only when the scaling group is in the Active state".
    with refused(400, "IncorrectScalingGroupStatus"):
        scaling.ess("DisableScalingGroup", ScalingGroupId=made)


def test_a_group_with_instances_goes_by_force(scaling, root, where):
    made = enabled(scaling, where)
    with refused(400, "InstanceInUse"):
        scaling.ess("DeleteScalingGroup", ScalingGroupId=made)
    scaling.ess("DeleteScalingGroup", ScalingGroupId=made, ForceDelete=True)
    settle(scaling)
    assert instances(root) == {}
    assert scaling.ess("DescribeScalingGroups")["TotalCount"] == 0
    with refused(404, "InvalidScalingGroupId.NotFound"):
        scaling.ess("DeleteScalingGroup", ScalingGroupId=made)


def test_a_protected_group_stays(scaling, where):
    made = group(scaling, where)
    scaling.ess("SetGroupDeletionProtection", ScalingGroupId=made, GroupDeletionProtection=True)
    with pytest.raises(ServerException) as caught:
        scaling.ess("DeleteScalingGroup", ScalingGroupId=made, ForceDelete=True)
    assert caught.value.get_http_status() == 400
    scaling.ess("SetGroupDeletionProtection", ScalingGroupId=made, GroupDeletionProtection=False)
    scaling.ess("DeleteScalingGroup", ScalingGroupId=made)


def test_groups_come_by_page(scaling, where):
    made = [group(scaling, where, ScalingGroupName=name) for name in ("one", "two", "three")]
    found = only(scaling.ess("DescribeScalingGroups", ScalingGroupName="two"), "ScalingGroups", "ScalingGroup")
    assert found["ScalingGroupId"] == made[1]
    pages = [scaling.ess("DescribeScalingGroups", PageSize=2, PageNumber=page) for page in (1, 2)]
    sets = [listed(page, "ScalingGroups", "ScalingGroup") for page in pages]
    assert [(len(page), answer["TotalCount"]) for page, answer in zip(sets, pages)] == [(2, 3), (1, 3)]


# Configurations.


@pytest.mark.parametrize(
    ("wrong", "status", "code"),
    [
        # CreateScalingConfiguration's page.
        ({"ScalingGroupId": "asg-bp1none"}, 404, "InvalidScalingGroupId.NotFound"),
        ({"ImageId": "m-bp1none"}, 404, "InvalidImageId.NotFound"),
        ({"SecurityGroupId": "sg-bp1none"}, 404, "InvalidSecurityGroupId.NotFound"),
        ({"KeyPairName": "none"}, 400, "InvalidKeyPairName.NotFound"),
        ({"RamRoleName": "none"}, 400, "InvalidRamRole.NotFound"),
        ({"UserData": "#!/bin/sh"}, 400, "InvalidUserData.Base64FormatInvalid"),
        ({"ScalingConfigurationName": "taken"}, 400, "InvalidScalingConfigurationName.Duplicate"),
    ],
)
def test_a_configuration_is_checked(scaling, where, wrong, status, code):
    made = group(scaling, where)
    configuration(scaling, where, made, ScalingConfigurationName="taken")
    with refused(status, code):
        configuration(scaling, where, made, **wrong)


def test_a_configuration_in_use_stays(scaling, where):
    made = group(scaling, where)
    first, second = configuration(scaling, where, made), configuration(scaling, where, made, InstanceName="second")
    scaling.ess("EnableScalingGroup", ScalingGroupId=made, ActiveScalingConfigurationId=first)
    settle(scaling)
    # DeleteScalingConfiguration: neither the active one, nor one that instances of the group were created with.
    with refused(400, "IncorrectScalingConfigurationLifecycleState"):
        scaling.ess("DeleteScalingConfiguration", ScalingConfigurationId=first)
    scaling.ess("ModifyScalingGroup", ScalingGroupId=made, ActiveScalingConfigurationId=second)
    with refused(400, "InstanceInUse"):
        scaling.ess("DeleteScalingConfiguration", ScalingConfigurationId=first)
    scaling.ess("ModifyScalingGroup", ScalingGroupId=made, DesiredCapacity=0)
    settle(scaling)
    scaling.ess("DeleteScalingConfiguration", ScalingConfigurationId=first)
    left = scaling.ess("DescribeScalingConfigurations", ScalingGroupId=made)
    kept = only(left, "ScalingConfigurations", "ScalingConfiguration")
    assert (kept["ScalingConfigurationId"], kept["LifecycleState"]) == (second, "Active")


# Instances.


def test_instances_of_ones_own_come_and_go(scaling, root, where):
    made = enabled(scaling, where, DesiredCapacity=0)
    own = ready(root, where)
    scaling.ess("AttachInstances", ScalingGroupId=made, InstanceIds=[own])
    settle(scaling)
    assert members(scaling, made)[own]["CreationType"] == "Attached"
    # DetachInstances: "the ECS instance is not stopped or released."
    scaling.ess("DetachInstances", ScalingGroupId=made, InstanceIds=[own])
    settle(scaling)
    assert own not in members(scaling, made)
    assert instances(root)[own] == "Running"


def test_what_a_group_made_is_released_when_it_is_removed(scaling, root, where):
    made = enabled(scaling, where)
    one = next(iter(members(scaling, made)))
    scaling.ess("RemoveInstances", ScalingGroupId=made, InstanceIds=[one])
    settle(scaling)
    assert one not in instances(root)


def test_the_bounds_hold_for_what_comes_and_goes(scaling, root, where):
    made = enabled(scaling, where, MinSize=1, MaxSize=2, DesiredCapacity=1)
    inside = list(members(scaling, made))
    own = [ready(root, where), ready(root, where)]
    # AttachInstances: not past MaxSize. RemoveInstances and DetachInstances: not below MinSize.
    with refused(400, "IncorrectCapacity.MaxSize"):
        scaling.ess("AttachInstances", ScalingGroupId=made, InstanceIds=own)
    for action in ("RemoveInstances", "DetachInstances"):
        with refused(400, "IncorrectCapacity.MinSize"):
            scaling.ess(action, ScalingGroupId=made, InstanceIds=inside)
    # AttachInstances: instances that run, and are in no group yet.
    root.in_ecs("StopInstance", InstanceId=own[0])
    scaling.clients.sandbox.advance("1m")
    with refused(400, "IncorrectInstanceStatus"):
        scaling.ess("AttachInstances", ScalingGroupId=made, InstanceIds=own[:1])
    with refused(404, "InvalidInstanceId.NotFound"):
        scaling.ess("AttachInstances", ScalingGroupId=made, InstanceIds=["i-bp1none"])
    assert list(members(scaling, made)) == inside


def test_a_protected_instance_is_not_scaled_in(scaling, where):
    made = enabled(scaling, where)
    one = next(iter(members(scaling, made)))
    scaling.ess("SetInstancesProtection", ScalingGroupId=made, InstanceIds=[one], ProtectedFromScaleIn=True)
    scaling.ess("ModifyScalingGroup", ScalingGroupId=made, DesiredCapacity=0)
    settle(scaling)
    assert {name: member["LifecycleState"] for name, member in members(scaling, made).items()} == {one: "Protected"}


def test_a_rule_stays_within_the_bounds(scaling, where):
    made = enabled(scaling, where, MinSize=1)
    usual = {"ScalingGroupId": made, "AdjustmentType": "QuantityChangeInCapacity"}
    # ExecuteScalingRule: it "adds the proper number of ECS instances to maintain the number ... equal to the MaxSize".
    for change, expected in ((9, 4), (-9, 1)):
        rule = scaling.ess("CreateScalingRule", **usual, AdjustmentValue=change)["ScalingRuleAri"]
        scaling.clients.sandbox.advance("10m")
        scaling.ess("ExecuteScalingRule", ScalingRuleAri=rule)
        settle(scaling)
        assert len(members(scaling, made)) == expected


# Templates and roles.


def test_a_group_gives_a_role_that_was_passed(scaling, root, where):
    role(root, "App", trusting(Service="ecs.aliyuncs.com"))
    alice = Caller.of(user_allowed(root, "alice", allow("ess:*")))
    made = group(scaling, where)
    with refused(403, "InvalidUser.PassRoleForbidden"):
        configuration(alice, where, made, RamRoleName="App")
    plain = configuration(alice, where, made)
    with refused(403, "InvalidUser.PassRoleForbidden"):
        alice.ess("ModifyScalingConfiguration", ScalingConfigurationId=plain, RamRoleName="App")
    attach_to_user(root, "alice", policy(root, "pass", allow("ram:PassRole", "acs:ram:*:*:role/App")))
    active = configuration(alice, where, made, RamRoleName="App")
    alice.ess("EnableScalingGroup", ScalingGroupId=made, ActiveScalingConfigurationId=active)
    settle(scaling)
    inside = members(scaling, made)
    assert len(inside) == 2 and roles_of(root, *inside) == dict.fromkeys(inside, "App")


def test_a_template_is_a_source_too_and_asks_for_its_role(scaling, root, where):
    role(root, "App", trusting(Service="ecs.aliyuncs.com"))
    says = {"ImageId": IMAGE, "InstanceType": TYPE, "SecurityGroupId": where.group, "RamRoleName": "App"}
    template = root.in_ecs("CreateLaunchTemplate", LaunchTemplateName="web", **says)["LaunchTemplateId"]
    made = group(scaling, where)
    alice = Caller.of(user_allowed(root, "alice", allow("ess:*")))
    order = {"ScalingGroupId": made, "LaunchTemplateId": template, "LaunchTemplateVersion": "Default"}
    with refused(403, "InvalidUser.PassRoleForbidden"):
        alice.ess("EnableScalingGroup", **order)
    scaling.ess("EnableScalingGroup", **order)
    settle(scaling)
    inside = members(scaling, made)
    assert {one["LaunchTemplateId"] for one in inside.values()} == {template}
    assert roles_of(root, *inside) == dict.fromkeys(inside, "App")


def test_a_user_changes_groups_with_a_tag_only(scaling, root, where):
    tagged = group(scaling, where, Tags=[{"Key": "team", "Value": "web"}])
    other = group(scaling, where)
    rights = allow("ess:ModifyScalingGroup", StringEquals={"acs:ResourceTag/team": "web"})
    alice = Caller.of(user_allowed(root, "alice", rights))
    alice.ess("ModifyScalingGroup", ScalingGroupId=tagged, MaxSize=3)
    with refused(403, "Forbidden.RAM"):
        alice.ess("ModifyScalingGroup", ScalingGroupId=other, MaxSize=3)
    assert (seen(scaling, tagged)["MaxSize"], seen(scaling, other)["MaxSize"]) == (3, 4)
