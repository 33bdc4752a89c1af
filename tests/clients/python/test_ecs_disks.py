"""Disks of their own: limits, states, what an instance's end means for them, and who may do what."""

import json

import pytest

from clients import refused
from machines import ZONE, launch, listed, network, only, ready, shown
from principals import allow, user_allowed


@pytest.fixture
def where(root):
    return network(root)


def make(caller, **more) -> str:
    usual = {"ZoneId": ZONE, "DiskCategory": "cloud_essd", "Size": 40}
    return caller.in_ecs("CreateDisk", **usual | more)["DiskId"]


def disk(caller, disk_id: str) -> dict:
    return only(caller.in_ecs("DescribeDisks", DiskIds=json.dumps([disk_id])), "Disks", "Disk")


def found(caller, **filters) -> list[str]:
    return [one["DiskId"] for one in listed(caller.in_ecs("DescribeDisks", **filters), "Disks", "Disk")]


@pytest.fixture
def instance(root, where, clock) -> str:
    return ready(root, where)


@pytest.fixture
def attached(root, instance) -> str:
    """A data disk that the instance has."""
    made = make(root)
    root.sandbox.advance("10s")
    root.in_ecs("AttachDisk", InstanceId=instance, DiskId=made)
    root.sandbox.advance("1m")
    return made


def test_a_new_disk_is_as_documented(root, clock):
    made = make(root, DiskName="data")
    assert disk(root, made)["Status"] == "Creating"
    clock.advance("10s")
    seen = disk(root, made)
    assert (seen["Status"], seen["Type"], seen["DiskName"], seen["Size"]) == ("Available", "data", "data", 40)
    # CreateDisk: it is portable and paid for as it is used, an ESSD has grade PL1, nothing is encrypted.
    assert (seen["Portable"], seen["DiskChargeType"]) == (True, "PostPaid")
    assert (seen["PerformanceLevel"], seen["Encrypted"]) == ("PL1", False)


@pytest.mark.parametrize(
    ("category", "size", "level"),
    [
        # CreateDisk: 20 to 32768 GiB for ultra disks and SSDs, 5 to 2000 for basic ones; ESSDs of PL2 from 461 and of
        # PL3 from 1261.
        ("cloud_efficiency", 19, None),
        ("cloud_efficiency", 32_769, None),
        ("cloud_ssd", 19, None),
        ("cloud_essd", 19, None),
        ("cloud_essd", 460, "PL2"),
        ("cloud_essd", 1260, "PL3"),
    ],
)
def test_a_size_outside_the_range_of_its_category_is_refused(root, category, size, level):
    more = {"PerformanceLevel": level} if level else {}
    with refused(400, "InvalidSize.ValueNotSupported"):
        make(root, DiskCategory=category, Size=size, **more)


def test_a_disk_goes_through_its_states(root, instance, clock):
    made = make(root)
    with refused(403, "IncorrectDiskStatus.Initializing"):
        root.in_ecs("DeleteDisk", DiskId=made)
    clock.advance("10s")
    root.in_ecs("AttachDisk", InstanceId=instance, DiskId=made)
    assert disk(root, made)["Status"] == "Attaching"
    clock.advance("1m")
    seen = disk(root, made)
    # "Disk states": In_use, spelled that way. AttachDisk: DeleteWithInstance is false by default.
    assert (seen["Status"], seen["InstanceId"], seen["Device"]) == ("In_use", instance, "/dev/xvdb")
    assert seen["DeleteWithInstance"] is False
    with refused(403, "IncorrectDiskStatus"):
        root.in_ecs("DeleteDisk", DiskId=made)
    root.in_ecs("DetachDisk", InstanceId=instance, DiskId=made)
    assert disk(root, made)["Status"] == "Detaching"
    clock.advance("1m")
    assert (disk(root, made)["Status"], disk(root, made)["InstanceId"]) == ("Available", "")
    root.in_ecs("DeleteDisk", DiskId=made)
    assert found(root, DiskIds=json.dumps([made])) == []


def test_a_detached_disk_no_longer_goes_with_the_instance(root, instance, attached, clock):
    root.in_ecs("ModifyDiskAttribute", DiskId=attached, DeleteWithInstance=True)
    assert disk(root, attached)["DeleteWithInstance"] is True
    root.in_ecs("DetachDisk", InstanceId=instance, DiskId=attached)
    clock.advance("1m")
    # DetachDisk: "After the disk is detached from an instance, its DeleteWithInstance attribute will be set to false."
    assert disk(root, attached)["DeleteWithInstance"] is False


@pytest.mark.parametrize("with_instance", [True, False])
def test_a_disk_ends_with_its_instance_when_that_was_asked(root, instance, attached, clock, with_instance):
    root.in_ecs("ModifyDiskAttribute", DiskId=attached, DeleteWithInstance=with_instance)
    system = found(root, InstanceId=instance, DiskType="system")
    root.in_ecs("DeleteInstance", InstanceId=instance, Force=True)
    clock.advance("1m")
    assert found(root, DiskIds=json.dumps(system)) == []
    left = [] if with_instance else [attached]
    assert found(root) == left
    assert [disk(root, one)["Status"] for one in left] == ["Available"] * len(left)


def test_a_disk_and_its_instance_are_in_one_zone(root, instance, clock):
    # AttachDisk: "The disk and the instance must belong to the same zone."
    made = make(root, ZoneId="cn-hangzhou-h")
    clock.advance("10s")
    with refused(403, "ResourcesNotInSameZone"):
        root.in_ecs("AttachDisk", InstanceId=instance, DiskId=made)
    with refused(404, "InvalidInstanceId.NotFound"):
        root.in_ecs("AttachDisk", InstanceId="i-bp1none", DiskId=made)
    with refused(404, "InvalidDiskId.NotFound"):
        root.in_ecs("AttachDisk", InstanceId=instance, DiskId="d-bp1none")


def test_a_disk_only_grows(root, attached):
    # ResizeDisk: "The new disk capacity must be greater than the original disk capacity."
    for size in (39, 40):
        with refused(403, "InvalidDiskSize.TooSmall"):
            root.in_ecs("ResizeDisk", DiskId=attached, NewSize=size)
    with refused(403, "InvalidDiskSize.TooLarge"):
        root.in_ecs("ResizeDisk", DiskId=attached, NewSize=70_000)
    with refused(400, "InvalidParam.Type"):
        root.in_ecs("ResizeDisk", DiskId=attached, NewSize=41, Type="sideways")
    root.in_ecs("ResizeDisk", DiskId=attached, NewSize=500, Type="online")
    assert disk(root, attached)["Size"] == 500


def test_a_grade_needs_its_size_first(root, attached):
    # ModifyDiskSpec: "If you cannot upgrade the performance level of the ESSD due to its capacity, resize the ESSD by
    # calling the ResizeDisk operation and then try again."
    with refused(403, "OperationDenied.PerformanceLevelNotMatch"):
        root.in_ecs("ModifyDiskSpec", DiskId=attached, PerformanceLevel="PL2")
    root.in_ecs("ResizeDisk", DiskId=attached, NewSize=461)
    with refused(400, "DryRunOperation"):
        root.in_ecs("ModifyDiskSpec", DiskId=attached, PerformanceLevel="PL2", DryRun=True)
    assert disk(root, attached)["PerformanceLevel"] == "PL1"
    root.in_ecs("ModifyDiskSpec", DiskId=attached, PerformanceLevel="PL2")
    assert disk(root, attached)["PerformanceLevel"] == "PL2"
    with refused(400, "InvalidPerformanceLevel.Malformed"):
        root.in_ecs("ModifyDiskSpec", DiskId=attached, PerformanceLevel="PL9")


def test_a_system_disk_stays_where_it_is(root, instance):
    (system,) = found(root, InstanceId=instance, DiskType="system")
    # DetachDisk: "The Portable attribute of the disk must be set to true."
    assert disk(root, system)["Portable"] is False
    with refused(403, "DiskNotPortable"):
        root.in_ecs("DetachDisk", InstanceId=instance, DiskId=system)


def test_a_disk_is_made_new_only_while_its_instance_stands_still(root, instance, attached, clock):
    with refused(403, "IncorrectInstanceStatus"):
        root.in_ecs("ReInitDisk", DiskId=attached)
    root.in_ecs("StopInstance", InstanceId=instance)
    clock.advance("1m")
    root.in_ecs("ReInitDisk", DiskId=attached)
    assert disk(root, attached)["Status"] == "ReIniting"
    clock.advance("1m")
    assert disk(root, attached)["Status"] == "In_use"


def test_what_cannot_be_changed(root, attached):
    with refused(400, "NoAttributeToModify"):
        root.in_ecs("ModifyDiskAttribute", DiskId=attached)
    with refused(400, "InvalidDiskName.Malformed"):
        root.in_ecs("ModifyDiskAttribute", DiskId=attached, DiskName="1")
    with refused(404, "InvalidDiskId.NotFound"):
        root.in_ecs("ModifyDiskAttribute", DiskId="d-bp1none", DiskName="archive")
    root.in_ecs("ModifyDiskAttribute", DiskIds=[attached], DiskName="archive", Description="old things")
    assert (disk(root, attached)["DiskName"], disk(root, attached)["Description"]) == ("archive", "old things")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        # Codes of DescribeDisks' page, all with status 400.
        ({"DiskType": "tape"}, "InvalidDiskType.ValueNotSupported"),
        ({"Category": "tape"}, "InvalidCategory.ValueNotSupported"),
        ({"Status": "Flying"}, "InvalidStatus.ValueNotSupported"),
    ],
)
def test_a_list_is_narrowed_by_words_that_there_are(root, wrong, code):
    with refused(400, code):
        found(root, **wrong)


def test_disks_are_named_in_one_way(root, attached):
    # ModifyDiskAttribute: "You can specify DiskId or DiskIds.N, but you cannot specify both of them."
    with refused(400, "InvalidParameter.Conflict"):
        root.in_ecs("ModifyDiskAttribute", DiskId=attached, DiskIds=[attached], DiskName="archive")
    # CreateDisk has InvalidDescription.Malformed with status 400, ModifyDiskAttribute with 404.
    with refused(400, "InvalidDescription.Malformed"):
        make(root, Description="http://wrong")
    with refused(404, "InvalidDescription.Malformed"):
        root.in_ecs("ModifyDiskAttribute", DiskId=attached, Description="http://wrong")


def test_an_order_that_is_repeated_makes_one_disk(root):
    first = make(root, ClientToken="once")
    assert make(root, ClientToken="once") == first
    assert found(root) == [first]
    # "How to ensure idempotence" names the code; pages of operations say 403, the table of common codes 400.
    with refused(403, "IdempotentParameterMismatch"):
        make(root, ClientToken="once", Size=50)


def test_disks_are_listed_by_pages_of_both_kinds(root):
    made = {make(root, DiskName=f"data-{number}") for number in range(12)}
    by_number = [found(root, PageNumber=page, PageSize=5) for page in (1, 2, 3)]
    assert [len(page) for page in by_number] == [5, 5, 2]
    assert {one for page in by_number for one in page} == made
    # DescribeDisks: MaxResults is 10 to 500, and NextToken is empty at the end.
    first = root.in_ecs("DescribeDisks", MaxResults=10)
    assert (len(listed(first, "Disks", "Disk")), first["TotalCount"]) == (10, 12)
    second = root.in_ecs("DescribeDisks", MaxResults=10, NextToken=first["NextToken"])
    assert (len(listed(second, "Disks", "Disk")), second["NextToken"]) == (2, "")


def test_attaching_needs_a_permission_on_the_instance_and_on_the_disk(root, account, instance, clock):
    mine = f"acs:ecs:*:{account.id}:"
    made = make(root)
    clock.advance("10s")
    alice = user_allowed(root, "alice", allow("ecs:AttachDisk", f"{mine}disk/*"))
    with refused(403, "Forbidden.RAM"):
        alice.in_ecs("AttachDisk", InstanceId=instance, DiskId=made)
    bob = user_allowed(root, "bob", allow("ecs:AttachDisk", [f"{mine}disk/{made}", f"{mine}instance/{instance}"]))
    bob.in_ecs("AttachDisk", InstanceId=instance, DiskId=made)


def test_a_disk_must_have_the_tag_that_a_policy_asks_for(root, clock):
    wanted = allow("ecs:CreateDisk", StringEquals={"acs:RequestTag/team": "web"})
    mine = allow(["ecs:DeleteDisk", "ecs:ResizeDisk"], StringEquals={"acs:ResourceTag/team": "web"})
    alice = user_allowed(root, "alice", wanted, mine)
    with refused(403, "Forbidden.RAM"):
        make(alice)
    with refused(403, "Forbidden.RAM"):
        make(alice, Tag=[{"Key": "team", "Value": "db"}])
    hers = make(alice, Tag=[{"Key": "team", "Value": "web"}])
    other = make(root)
    clock.advance("10s")
    alice.in_ecs("ResizeDisk", DiskId=hers, NewSize=50)
    with refused(403, "Forbidden.RAM"):
        alice.in_ecs("ResizeDisk", DiskId=other, NewSize=50)
    alice.in_ecs("DeleteDisk", DiskId=hers)
    assert found(root) == [other]


def test_a_launch_brings_its_data_disks(root, where, clock):
    instance = launch(root, where)
    more = {"DataDisk": [{"Category": "cloud_essd", "Size": 100, "DiskName": "logs", "DeleteWithInstance": False}]}
    request = {"ImageId": shown(root, instance)["ImageId"], "InstanceType": "ecs.g6.large"}
    second = root.in_ecs("RunInstances", VSwitchId=where.vswitch, SecurityGroupId=where.group, **request, **more)
    (made,) = listed(second, "InstanceIdSets", "InstanceIdSet")
    clock.advance("1m")
    (data,) = [disk(root, one) for one in found(root, InstanceId=made, DiskType="data")]
    assert (data["Size"], data["DiskName"], data["DeleteWithInstance"]) == (100, "logs", False)
