"""Deployment sets: how many instances they take, and what keeps them."""

import json

import pytest

from clients import refused
from machines import launch, listed, network, only, shown
from principals import allow, user_allowed


@pytest.fixture
def where(root):
    return network(root)


def make(caller, **more) -> str:
    return caller.in_ecs("CreateDeploymentSet", **more)["DeploymentSetId"]


def seen(caller, set_id: str) -> dict:
    answer = caller.in_ecs("DescribeDeploymentSets", DeploymentSetIds=json.dumps([set_id]))
    return only(answer, "DeploymentSets", "DeploymentSet")


def test_a_new_set_is_as_documented(root):
    made = make(root, DeploymentSetName="spread", Description="apart")
    found = seen(root, made)
    # CreateDeploymentSet: the strategy is Availability by default; domain and granularity are Default and Host.
    assert (found["DeploymentStrategy"], found["Domain"], found["Granularity"]) == ("Availability", "Default", "Host")
    assert (found["DeploymentSetName"], found["DeploymentSetDescription"]) == ("spread", "apart")
    assert found["InstanceAmount"] == 0
    root.in_ecs("ModifyDeploymentSetAttribute", DeploymentSetId=made, DeploymentSetName="wide")
    assert seen(root, made)["DeploymentSetName"] == "wide"
    assert seen(root, made)["DeploymentSetDescription"] == "apart"


def test_it_counts_its_instances_and_stays_while_it_has_one(root, where, clock):
    made = make(root)
    instance = launch(root, where, deployment_set_id=made)
    assert shown(root, instance)["DeploymentSetId"] == made
    found = seen(root, made)
    assert (found["InstanceAmount"], found["InstanceIds"]["InstanceId"]) == (1, [instance])
    (capacity,) = listed(found, "Capacities", "Capacity")
    # "Limits": up to 20 instances of a high-availability set in a zone.
    assert (capacity["UsedAmount"], capacity["AvailableAmount"]) == (1, 19)
    with refused(403, "DependencyViolation.NotEmpty"):
        root.in_ecs("DeleteDeploymentSet", DeploymentSetId=made)
    clock.advance("1m")
    root.in_ecs("DeleteInstance", InstanceId=instance, Force=True)
    root.in_ecs("DeleteDeploymentSet", DeploymentSetId=made)
    with refused(400, "InvalidDeploymentSetId.NotFound"):
        root.in_ecs("DeleteDeploymentSet", DeploymentSetId=made)


def test_a_launch_that_it_has_no_room_for_makes_nothing(root, where):
    made = make(root)
    with refused(403, "QuotaExceed.DeploymentSetInstanceQuotaFull"):
        launch(root, where, deployment_set_id=made, amount=21)
    assert seen(root, made)["InstanceAmount"] == 0
    with refused(404, "DeploymentSet.NotFound"):
        launch(root, where, deployment_set_id="ds-bp1none")


@pytest.mark.parametrize("name", ["x", "1set", "http://set", "s" * 129])
def test_names_are_checked(root, name):
    with refused(400, "InvalidDeploymentSetName.Malformed"):
        make(root, DeploymentSetName=name)


def test_sets_are_found_by_name_and_listed_by_pages(root):
    made = [make(root, DeploymentSetName=name) for name in ("one", "two", "three")]
    found = only(root.in_ecs("DescribeDeploymentSets", DeploymentSetName="two"), "DeploymentSets", "DeploymentSet")
    assert found["DeploymentSetId"] == made[1]
    pages = [root.in_ecs("DescribeDeploymentSets", PageNumber=page, PageSize=2) for page in (1, 2)]
    assert [page["TotalCount"] for page in pages] == [3, 3]
    ids = {one["DeploymentSetId"] for page in pages for one in listed(page, "DeploymentSets", "DeploymentSet")}
    assert ids == set(made)


def test_changing_one_can_be_allowed_alone(root, account):
    mine, other = make(root), make(root)
    resource = f"acs:ecs:*:{account.id}:deploymentset/{mine}"
    alice = user_allowed(root, "alice", allow("ecs:ModifyDeploymentSetAttribute", resource))
    alice.in_ecs("ModifyDeploymentSetAttribute", DeploymentSetId=mine, DeploymentSetName="hers")
    with refused(403, "Forbidden.RAM"):
        alice.in_ecs("ModifyDeploymentSetAttribute", DeploymentSetId=other, DeploymentSetName="hers")
