"""Changes of an instance: its type, image, address, bandwidth, payment and the time at which it is released."""

import json
from datetime import datetime, timedelta

import pytest

from clients import refused
from machines import IMAGE, ZONE, listed, network, only, ready, shown
from principals import allow, user_allowed


@pytest.fixture
def where(root):
    return network(root)


@pytest.fixture
def instance(root, where, clock) -> str:
    return ready(root, where)


@pytest.fixture
def stopped(root, instance, clock) -> str:
    root.in_ecs("StopInstance", InstanceId=instance)
    clock.advance("1m")
    return instance


def later(sandbox, **by) -> datetime:
    now = datetime.strptime(sandbox.now()[:19], "%Y-%m-%dT%H:%M:%S")
    return now + timedelta(**by)


def stamp(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


# Type.


def test_the_type_changes_while_the_instance_stands_still(root, instance, clock):
    # ModifyInstanceSpec: "only when the instance is in the Stopped state".
    with refused(403, "IncorrectInstanceStatus"):
        root.in_ecs("ModifyInstanceSpec", InstanceId=instance, InstanceType="ecs.g6.xlarge")
    root.in_ecs("StopInstance", InstanceId=instance)
    clock.advance("1m")
    root.in_ecs("ModifyInstanceSpec", InstanceId=instance, InstanceType="ecs.g6.xlarge")
    root.in_ecs("StartInstance", InstanceId=instance)
    clock.advance("1m")
    found = shown(root, instance)
    assert (found["InstanceType"], found["Cpu"], found["Memory"]) == ("ecs.g6.xlarge", 4, 16_384)
    assert found["Status"] == "Running"


def test_a_type_that_is_none_is_refused(root, stopped):
    with refused(400, "InvalidInstanceType.ValueNotSupported"):
        root.in_ecs("ModifyInstanceSpec", InstanceId=stopped, InstanceType="ecs.none.large")
    assert shown(root, stopped)["InstanceType"] == "ecs.g6.large"


# Image.


def test_another_image_brings_another_system_disk(root, instance, clock):
    images = root.in_ecs("DescribeImages", ImageOwnerAlias="system", OSType="linux", PageSize=50)
    other = next(one["ImageId"] for one in listed(images, "Images", "Image") if one["ImageId"] != IMAGE)
    (before,) = listed(root.in_ecs("DescribeDisks", InstanceId=instance), "Disks", "Disk")
    # ReplaceSystemDisk: the instance is stopped; the answer has the new disk.
    with refused(403, "IncorrectInstanceStatus"):
        root.in_ecs("ReplaceSystemDisk", InstanceId=instance, ImageId=other)
    root.in_ecs("StopInstance", InstanceId=instance)
    clock.advance("1m")
    made = root.in_ecs("ReplaceSystemDisk", InstanceId=instance, ImageId=other)["DiskId"]
    clock.advance("1m")
    (after,) = listed(root.in_ecs("DescribeDisks", InstanceId=instance), "Disks", "Disk")
    assert (after["DiskId"], after["Type"]) == (made, "system")
    assert made != before["DiskId"]
    assert shown(root, instance)["ImageId"] == other
    with refused(404, "InvalidImageId.NotFound"):
        root.in_ecs("ReplaceSystemDisk", InstanceId=instance, ImageId="none.vhd")


# Network.


def test_it_moves_within_its_network(sandbox, root, where, instance, clock):
    request = {"VpcId": where.vpc, "ZoneId": ZONE, "CidrBlock": "192.168.2.0/24"}
    other = root.in_vpc("CreateVSwitch", **request)["VSwitchId"]
    move = {"InstanceId": instance, "VSwitchId": other, "PrivateIpAddress": "192.168.2.77"}
    # ModifyInstanceVpcAttribute: "The ECS instance must be in the Stopped state."
    with refused(400, "IncorrectInstanceStatus"):
        root.in_ecs("ModifyInstanceVpcAttribute", **move)
    root.in_ecs("StopInstance", InstanceId=instance)
    clock.advance("1m")
    root.in_ecs("ModifyInstanceVpcAttribute", **move)
    root.in_ecs("StartInstance", InstanceId=instance)
    clock.advance("1m")
    placed = shown(root, instance)["VpcAttributes"]
    assert (placed["VSwitchId"], placed["PrivateIpAddress"]["IpAddress"]) == (other, ["192.168.2.77"])
    assert sandbox.metadata(instance, "latest/meta-data/private-ipv4").text == "192.168.2.77"


# Bandwidth.


def test_bandwidth_alone_brings_no_public_address(root, instance):
    with refused(400, "AllocateIpInvalidInstanceBandwidth"):
        root.in_ecs("AllocatePublicIpAddress", InstanceId=instance)
    # ModifyInstanceNetworkSpec: from 0 Mbit/s "no public IP address is assigned to the instance. You must call the
    # AllocatePublicIpAddress operation"; inbound is 10 by default where outbound is at most 10.
    root.in_ecs("ModifyInstanceNetworkSpec", InstanceId=instance, InternetMaxBandwidthOut=5)
    found = shown(root, instance)
    assert (found["InternetMaxBandwidthOut"], found["InternetMaxBandwidthIn"]) == (5, 10)
    assert found["PublicIpAddress"]["IpAddress"] == []
    given = root.in_ecs("AllocatePublicIpAddress", InstanceId=instance)["IpAddress"]
    assert shown(root, instance)["PublicIpAddress"]["IpAddress"] == [given]
    # AllocatePublicIpAddress: "If the instance already has a public IP address, the AllocatedAlready error".
    with refused(403, "AllocatedAlready"):
        root.in_ecs("AllocatePublicIpAddress", InstanceId=instance)


def test_bandwidth_has_limits(root, instance):
    # ModifyInstanceNetworkSpec: 0 to 100 outbound; more than 10 outbound make as much inbound the default.
    for wrong in (-1, 101):
        with refused(400, "InvalidInternetMaxBandwidthOut.ValueNotSupported"):
            root.in_ecs("ModifyInstanceNetworkSpec", InstanceId=instance, InternetMaxBandwidthOut=wrong)
    root.in_ecs("ModifyInstanceNetworkSpec", InstanceId=instance, InternetMaxBandwidthOut=50)
    found = shown(root, instance)
    assert (found["InternetMaxBandwidthOut"], found["InternetMaxBandwidthIn"]) == (50, 50)


# Payment.


def charge(caller, *instances: str, **more) -> dict:
    return caller.in_ecs("ModifyInstanceChargeType", InstanceIds=json.dumps(instances), **more)


def test_it_is_paid_ahead_renewed_and_paid_as_it_is_used_again(root, instance):
    charge(root, instance, InstanceChargeType="PrePaid", Period=1, PeriodUnit="Month")
    found = shown(root, instance)
    assert found["InstanceChargeType"] == "PrePaid"
    ends = found["ExpiredTime"]
    root.in_ecs("RenewInstance", InstanceId=instance, Period=1, PeriodUnit="Month")
    assert shown(root, instance)["ExpiredTime"] > ends
    charge(root, instance, InstanceChargeType="PostPaid")
    # What is paid as it is used has no end: the cloud shows 2099.
    found = shown(root, instance)
    assert (found["InstanceChargeType"], found["ExpiredTime"][:4]) == ("PostPaid", "2099")


def test_renewal_is_for_what_is_paid_ahead(root, instance):
    # RenewInstance: "applicable only to subscription ECS instances"; DescribeInstanceAutoRenewAttribute: "An error is
    # returned if you call this operation on pay-as-you-go instances."
    with refused(403, "ChargeTypeViolation"):
        root.in_ecs("RenewInstance", InstanceId=instance, Period=1)
    with refused(403, "ChargeTypeViolation"):
        root.in_ecs("DescribeInstanceAutoRenewAttribute", InstanceId=instance)


def test_a_change_of_payment_is_checked(root, instance):
    # Codes of ModifyInstanceChargeType's page.
    with refused(400, "InvalidInstanceChargeType.ValueNotSupported"):
        charge(root, instance, InstanceChargeType="Never")
    with refused(400, "InvalidPeriod"):
        charge(root, instance, InstanceChargeType="PrePaid", Period=13)
    with refused(400, "InstancesIdQuotaExceed"):
        charge(root, *(f"i-bp1{number}" for number in range(21)), InstanceChargeType="PrePaid", Period=1)
    # DescribeInstanceAutoRenewAttribute: identifiers and state are not both left out.
    with refused(403, "InvalidParameter.RenewalStatusInstanceId"):
        root.in_ecs("DescribeInstanceAutoRenewAttribute")


def test_renewal_by_itself_is_switched_on(root, instance):
    charge(root, instance, InstanceChargeType="PrePaid", Period=1)
    # ModifyInstanceAutoRenewAttribute: 1, 2, 3, 6 or 12 months; RenewalStatus comes before AutoRenew.
    with refused(403, "InvalidParameter.Duration"):
        root.in_ecs("ModifyInstanceAutoRenewAttribute", InstanceId=instance, AutoRenew=True, Duration=4)
    set_to = {"RenewalStatus": "AutoRenewal", "Duration": 3, "PeriodUnit": "Month"}
    root.in_ecs("ModifyInstanceAutoRenewAttribute", InstanceId=instance, AutoRenew=False, **set_to)
    found = root.in_ecs("DescribeInstanceAutoRenewAttribute", InstanceId=instance)
    attribute = only(found, "InstanceRenewAttributes", "InstanceRenewAttribute")
    wanted = {"RenewalStatus": "AutoRenewal", "Duration": 3, "PeriodUnit": "Month", "AutoRenewEnabled": True}
    assert wanted.items() <= attribute.items()


def test_a_dry_run_changes_no_payment(root, instance):
    with refused(400, "DryRunOperation"):
        charge(root, instance, InstanceChargeType="PrePaid", Period=1, DryRun=True)
    assert shown(root, instance)["InstanceChargeType"] == "PostPaid"


def test_what_is_released_by_itself_is_not_paid_ahead(root, instance, clock):
    # ModifyInstanceChargeType: "This operation cannot be called for a pay-as-you-go instance that has an automatic
    # release time set."
    root.in_ecs("ModifyInstanceAutoReleaseTime", InstanceId=instance, AutoReleaseTime=stamp(later(clock, hours=2)))
    with refused(400, "ReleaseTimeHaveBeenSet"):
        charge(root, instance, InstanceChargeType="PrePaid", Period=1)
    assert shown(root, instance)["InstanceChargeType"] == "PostPaid"


# Release.


def test_it_is_released_at_the_time_that_was_set(root, instance, clock):
    at = later(clock, hours=2).replace(second=40)
    root.in_ecs("ModifyInstanceAutoReleaseTime", InstanceId=instance, AutoReleaseTime=stamp(at))
    # ModifyInstanceAutoReleaseTime: seconds become the start of the minute.
    assert shown(root, instance)["AutoReleaseTime"] == at.strftime("%Y-%m-%dT%H:%MZ")
    clock.advance("118m")
    assert shown(root, instance)["Status"] == "Running"
    clock.advance("3m")
    assert root.in_ecs("DescribeInstances")["TotalCount"] == 0
    assert root.in_ecs("DescribeDisks")["TotalCount"] == 0


def test_a_release_time_can_be_taken_back(root, instance, clock):
    root.in_ecs("ModifyInstanceAutoReleaseTime", InstanceId=instance, AutoReleaseTime=stamp(later(clock, hours=2)))
    # The same page: without a time "the automatic release feature is disabled".
    root.in_ecs("ModifyInstanceAutoReleaseTime", InstanceId=instance)
    assert shown(root, instance)["AutoReleaseTime"] == ""
    clock.advance("3h")
    assert shown(root, instance)["Status"] == "Running"


@pytest.mark.parametrize("by", [{"minutes": 29}, {"days": 3 * 366 + 1}, {"minutes": -5}])
def test_a_release_time_is_half_an_hour_to_three_years_ahead(root, instance, clock, by):
    with refused(400, "InvalidAutoReleaseTime.Malformed"):
        root.in_ecs("ModifyInstanceAutoReleaseTime", InstanceId=instance, AutoReleaseTime=stamp(later(clock, **by)))


# Attributes.


def test_attributes_change_and_protection_holds(root, instance):
    change = {"InstanceName": "web-1", "Description": "of the tests", "DeletionProtection": True}
    root.in_ecs("ModifyInstanceAttribute", InstanceId=instance, **change)
    found = shown(root, instance)
    assert {name: found[name] for name in change} == change
    # DeleteInstance: a protected instance stays, by force too.
    with refused(403, "InvalidOperation.DeletionProtection"):
        root.in_ecs("DeleteInstance", InstanceId=instance, Force=True)
    with refused(400, "InvalidInstanceName.Malformed"):
        root.in_ecs("ModifyInstanceAttribute", InstanceId=instance, InstanceName="1")


def test_hardened_metadata_can_be_asked_for_later(sandbox, root, instance):
    root.in_ecs("ModifyInstanceMetadataOptions", InstanceId=instance, HttpEndpoint="enabled", HttpTokens="required")
    assert sandbox.metadata(instance, "latest/meta-data/instance-id").status == 403
    with refused(400, "InvalidHttpTokens.NotSupported"):
        root.in_ecs("ModifyInstanceMetadataOptions", InstanceId=instance, HttpEndpoint="enabled", HttpTokens="maybe")


# Who may.


def test_a_user_changes_instances_of_one_team(root, where, clock):
    web = ready(root, where)
    other = ready(root, where)
    root.in_ecs("TagResources", ResourceType="instance", ResourceId=[web], Tag=[{"Key": "team", "Value": "web"}])
    changes = ["ecs:StopInstance", "ecs:ModifyInstanceSpec", "ecs:ModifyInstanceAutoReleaseTime"]
    alice = user_allowed(root, "alice", allow(changes, StringEquals={"acs:ResourceTag/team": "web"}))
    at = stamp(later(clock, hours=2))
    for action, more in [("StopInstance", {}), ("ModifyInstanceAutoReleaseTime", {"AutoReleaseTime": at})]:
        with refused(403, "Forbidden.RAM"):
            alice.in_ecs(action, InstanceId=other, **more)
        alice.in_ecs(action, InstanceId=web, **more)
    clock.advance("1m")
    with refused(403, "Forbidden.RAM"):
        alice.in_ecs("ModifyInstanceSpec", InstanceId=other, InstanceType="ecs.g6.xlarge")
    alice.in_ecs("ModifyInstanceSpec", InstanceId=web, InstanceType="ecs.g6.xlarge")
    assert (shown(root, web)["Status"], shown(root, other)["Status"]) == ("Stopped", "Running")
