"""Snapshots: states, what they are used for, copies, automatic ones, and who may do what."""

import json

import pytest

from clients import REGION, refused
from machines import ZONE, listed, network, only, ready
from principals import allow, user_allowed

OTHER = "cn-beijing"
EVERY_DAY = json.dumps([str(day) for day in range(1, 8)])


@pytest.fixture
def where(root):
    return network(root)


@pytest.fixture
def instance(root, where, clock) -> str:
    return ready(root, where)


def disk_of(caller, instance: str) -> str:
    return only(caller.in_ecs("DescribeDisks", InstanceId=instance, DiskType="system"), "Disks", "Disk")["DiskId"]


@pytest.fixture
def disk(root, instance) -> str:
    return disk_of(root, instance)


def take(caller, disk: str, **more) -> str:
    """A snapshot that is finished."""
    made = caller.in_ecs("CreateSnapshot", DiskId=disk, **more)["SnapshotId"]
    caller.sandbox.advance("2m")
    return made


def found(caller, **filters) -> list[dict]:
    return listed(caller.in_ecs("DescribeSnapshots", **filters), "Snapshots", "Snapshot")


def seen(caller, snapshot: str) -> dict:
    (one,) = found(caller, SnapshotIds=json.dumps([snapshot]))
    return one


def test_a_snapshot_is_made_of_a_disk(root, disk, clock):
    made = root.in_ecs("CreateSnapshot", DiskId=disk, SnapshotName="before", Description="of the tests")["SnapshotId"]
    assert seen(root, made)["Status"] == "progressing"
    # CreateSnapshot: not while another snapshot of the disk is being made.
    with refused(403, "IncorrectDiskStatus.CreatingSnapshot"):
        root.in_ecs("CreateSnapshot", DiskId=disk)
    # CreateDisk: only of a snapshot that is finished.
    with refused(403, "InvalidSnapshotId.NotReady"):
        root.in_ecs("CreateDisk", ZoneId=ZONE, DiskCategory="cloud_essd", SnapshotId=made)
    clock.advance("2m")
    one = seen(root, made)
    assert (one["Status"], one["Progress"], one["Usage"]) == ("accomplished", "100%", "none")
    assert (one["SnapshotName"], one["Description"], one["SnapshotType"]) == ("before", "of the tests", "user")
    assert (one["SourceDiskId"], one["SourceDiskType"], one["SourceDiskSize"]) == (disk, "system", "40")
    assert (one["Encrypted"], one["ProductCode"]) == (False, "")


@pytest.mark.parametrize(
    ("wrong", "status", "code"),
    [
        # CreateSnapshot's page: the name "cannot start with auto", the second code really comes with 404.
        ({"SnapshotName": "auto-1"}, 400, "InvalidSnapshotName.Malformed"),
        ({"SnapshotName": "http://before"}, 400, "InvalidSnapshotName.Malformed"),
        ({"Description": "http://before"}, 404, "InvalidDescription.Malformed"),
        ({"DiskId": "d-bp1none"}, 404, "InvalidDiskId.NotFound"),
    ],
)
def test_an_order_is_checked(root, disk, wrong, status, code):
    with refused(status, code):
        root.in_ecs("CreateSnapshot", **{"DiskId": disk} | wrong)
    assert found(root) == []


def test_a_disk_that_was_never_attached_has_nothing_to_keep(root, clock):
    # CreateSnapshot: IncorrectDiskStatus.NeverAttached with status 403.
    made = root.in_ecs("CreateDisk", ZoneId=ZONE, DiskCategory="cloud_essd", Size=40)["DiskId"]
    clock.advance("1m")
    with refused(403, "IncorrectDiskStatus.NeverAttached"):
        root.in_ecs("CreateSnapshot", DiskId=made)


def test_a_snapshot_that_a_disk_came_from_goes_by_force(root, disk):
    made = take(root, disk)
    root.in_ecs("CreateDisk", ZoneId=ZONE, DiskCategory="cloud_essd", SnapshotId=made)
    root.sandbox.advance("1m")
    assert seen(root, made)["Usage"] == "disk"
    # DeleteSnapshot: "If you do want to delete the snapshot, set the Force parameter to true".
    with refused(403, "SnapshotCreatedDisk"):
        root.in_ecs("DeleteSnapshot", SnapshotId=made)
    root.in_ecs("DeleteSnapshot", SnapshotId=made, Force=True)
    assert found(root) == []


def test_a_snapshot_that_an_image_came_from_stays(root, disk):
    made = take(root, disk)
    image = root.in_ecs("CreateImage", SnapshotId=made, ImageName="kept")["ImageId"]
    root.sandbox.advance("2m")
    assert seen(root, made)["Usage"] == "image"
    # DeleteSnapshot: "A snapshot that has been used to create custom images cannot be deleted."
    for force in (False, True):
        with refused(403, "SnapshotCreatedImage"):
            root.in_ecs("DeleteSnapshot", SnapshotId=made, Force=force)
    root.in_ecs("DeleteImage", ImageId=image)
    root.in_ecs("DeleteSnapshot", SnapshotId=made)
    assert found(root) == []


def test_a_disk_goes_back_while_its_instance_stands_still(root, instance, disk):
    made, other = take(root, disk), take(root, disk)
    data = root.in_ecs("CreateDisk", ZoneId=ZONE, DiskCategory="cloud_essd", Size=40)["DiskId"]
    with refused(403, "IncorrectInstanceStatus"):
        root.in_ecs("ResetDisk", DiskId=disk, SnapshotId=made)
    root.in_ecs("StopInstance", InstanceId=instance)
    root.sandbox.advance("1m")
    with refused(403, "InvalidParameter.Mismatch"):
        root.in_ecs("ResetDisk", DiskId=data, SnapshotId=made)
    with refused(404, "InvalidSnapshotId.NotFound"):
        root.in_ecs("ResetDisk", DiskId=disk, SnapshotId="s-bp1none")
    for snapshot in (made, other):
        root.in_ecs("ResetDisk", DiskId=disk, SnapshotId=snapshot)
        root.sandbox.advance("1m")


def test_snapshots_are_found(root, instance, disk):
    made = [take(root, disk, SnapshotName=name) for name in ("one", "two", "three")]
    (one,) = found(root, SnapshotName="two")
    assert one["SnapshotId"] == made[1]
    for filters in ({"DiskId": disk}, {"InstanceId": instance}, {"Status": "accomplished"}, {"SnapshotType": "user"}):
        assert len(found(root, **filters)) == 3
    for filters in ({"DiskId": "d-bp1none"}, {"SnapshotType": "auto"}, {"Usage": "image"}, {"Encrypted": True}):
        assert found(root, **filters) == []
    pages = [root.in_ecs("DescribeSnapshots", PageSize=2, PageNumber=page) for page in (1, 2)]
    assert [(len(listed(page, "Snapshots", "Snapshot")), page["TotalCount"]) for page in pages] == [(2, 3), (1, 3)]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        # DescribeSnapshots' page, all with status 404.
        ({"Usage": "door-stop"}, "InvalidUsage"),
        ({"SourceDiskType": "tape"}, "InvalidSourceDiskType"),
        ({"Status": "lost"}, "InvalidStatus.NotFound"),
        ({"SnapshotType": "copy"}, "InvalidSnapshotType.NotFound"),
    ],
)
def test_a_list_is_narrowed_by_words_that_there_are(root, wrong, code):
    with refused(404, code):
        found(root, **wrong)


def test_a_snapshot_goes_after_its_days(root, disk):
    made = take(root, disk, RetentionDays=2)
    assert seen(root, made)["RetentionDays"] == 2
    root.sandbox.advance("47h")
    assert len(found(root)) == 1
    root.sandbox.advance("2h")
    assert found(root) == []


def test_a_copy_is_one_of_its_own_region(root, disk):
    made = take(root, disk, SnapshotName="before")
    named = {"DestinationSnapshotName": "copy", "DestinationSnapshotDescription": "of another region"}
    copy = root.in_ecs("CopySnapshot", SnapshotId=made, DestinationRegionId=OTHER, **named)["SnapshotId"]
    root.sandbox.advance("10m")
    answer = root.call("DescribeSnapshots", "ecs", RegionId=OTHER)
    one = only(answer, "Snapshots", "Snapshot")
    assert (one["SnapshotId"], one["SnapshotName"], one["Status"]) == (copy, "copy", "accomplished")
    assert (one["SourceSnapshotId"], one["SourceRegionId"]) == (made, REGION)
    assert [here["SnapshotId"] for here in found(root)] == [made]


def test_what_changes(root, disk):
    made = take(root, disk, SnapshotName="before")
    root.in_ecs("ModifySnapshotAttribute", SnapshotId=made, SnapshotName="after", Description="changed")
    assert (seen(root, made)["SnapshotName"], seen(root, made)["Description"]) == ("after", "changed")
    with refused(404, "InvalidSnapshotId.NotFound"):
        root.in_ecs("ModifySnapshotAttribute", SnapshotId="s-bp1none", SnapshotName="after")


# Automatic ones. Their page's parameters begin with a small letter.


def policy(caller, **more) -> str:
    hours = json.dumps([str(hour) for hour in range(24)])
    usual = {"regionId": REGION, "timePoints": hours, "repeatWeekdays": EVERY_DAY, "retentionDays": 1}
    return caller.in_ecs("CreateAutoSnapshotPolicy", **usual | more)["AutoSnapshotPolicyId"]


def policies(caller, **filters) -> list[dict]:
    answer = caller.in_ecs("DescribeAutoSnapshotPolicyEx", **filters)
    return listed(answer, "AutoSnapshotPolicies", "AutoSnapshotPolicy")


def apply(caller, action: str, *disks: str, **more) -> None:
    caller.in_ecs(action, regionId=REGION, diskIds=json.dumps(disks), **more)


def test_a_policy_takes_snapshots_at_its_hours(root, disk):
    made = policy(root, autoSnapshotPolicyName="hourly")
    apply(root, "ApplyAutoSnapshotPolicy", disk, autoSnapshotPolicyId=made)
    (one,) = policies(root, AutoSnapshotPolicyId=made)
    assert (one["AutoSnapshotPolicyName"], one["DiskNums"], one["RetentionDays"]) == ("hourly", 1, 1)
    seen_disk = only(root.in_ecs("DescribeDisks", DiskIds=json.dumps([disk])), "Disks", "Disk")
    assert (seen_disk["AutoSnapshotPolicyId"], seen_disk["EnableAutomatedSnapshotPolicy"]) == (made, True)
    root.sandbox.advance("3h")
    taken = found(root, SnapshotType="auto")
    # "Snapshots": the names of automatic ones begin with auto.
    assert len(taken) == 3 and all(one["SnapshotName"].startswith("auto") for one in taken)
    apply(root, "CancelAutoSnapshotPolicy", disk)
    root.sandbox.advance("3h")
    assert len(found(root)) == 3
    # After their one day they are gone.
    root.sandbox.advance("25h")
    assert found(root) == []


def test_a_disk_has_one_policy(root, disk):
    # ApplyAutoSnapshotPolicy: "the new policy replaces the original policy to take effect on the disk."
    first, second = policy(root), policy(root)
    for one in (first, second):
        apply(root, "ApplyAutoSnapshotPolicy", disk, autoSnapshotPolicyId=one)
    assert [one["DiskNums"] for made in (first, second) for one in policies(root, AutoSnapshotPolicyId=made)] == [0, 1]


def test_a_deleted_policy_leaves_its_disks(root, disk):
    made = policy(root)
    apply(root, "ApplyAutoSnapshotPolicy", disk, autoSnapshotPolicyId=made)
    # DeleteAutoSnapshotPolicy: "the policy will no longer be applied to the disks that it previously took effect on".
    root.in_ecs("DeleteAutoSnapshotPolicy", regionId=REGION, autoSnapshotPolicyId=made)
    assert policies(root) == []
    seen_disk = only(root.in_ecs("DescribeDisks", DiskIds=json.dumps([disk])), "Disks", "Disk")
    assert seen_disk["AutoSnapshotPolicyId"] == ""
    root.sandbox.advance("3h")
    assert found(root) == []


def test_a_policy_changes(root, clock):
    made = policy(root, autoSnapshotPolicyName="hourly")
    root.in_ecs(
        "ModifyAutoSnapshotPolicyEx",
        regionId=REGION,
        autoSnapshotPolicyId=made,
        autoSnapshotPolicyName="daily",
        timePoints='["3"]',
        retentionDays=-1,
    )
    (one,) = policies(root, AutoSnapshotPolicyId=made)
    # CreateAutoSnapshotPolicy: -1 keeps automatic snapshots for ever.
    assert (one["AutoSnapshotPolicyName"], one["RetentionDays"]) == ("daily", -1)
    assert (json.loads(one["TimePoints"]), json.loads(one["RepeatWeekdays"])) == (["3"], json.loads(EVERY_DAY))


@pytest.mark.parametrize(
    "wrong", [{"timePoints": '["24"]'}, {"repeatWeekdays": '["0"]'}, {"timePoints": "3"}, {"retentionDays": 0}]
)
def test_a_policy_is_checked(root, wrong):
    # CreateAutoSnapshotPolicy: hours 0 to 23, days 1 to 7, ParameterInvalid with status 403.
    with refused(403, "ParameterInvalid"):
        policy(root, **wrong)
    assert policies(root) == []


def test_a_region_has_a_hundred_policies(root):
    # CreateAutoSnapshotPolicy: "a maximum of 100 automatic snapshot policies in each region".
    for _ in range(100):
        policy(root)
    with refused(403, "AutoSnapshotPolicy.QuotaExceed"):
        policy(root)


def test_policies_and_disks_that_are_not_there(root, disk):
    # ApplyAutoSnapshotPolicy's page.
    with refused(404, "ParameterInvalid"):
        apply(root, "ApplyAutoSnapshotPolicy", disk, autoSnapshotPolicyId="sp-bp1none")
    with refused(404, "InvalidDiskId.NotFound"):
        apply(root, "ApplyAutoSnapshotPolicy", "d-bp1none", autoSnapshotPolicyId=policy(root))
    with refused(404, "ParameterInvalid"):
        root.in_ecs("DeleteAutoSnapshotPolicy", regionId=REGION, autoSnapshotPolicyId="sp-bp1none")


# Who may.


def test_a_user_takes_snapshots_of_one_disk_only(root, account, where, instance, disk):
    other = disk_of(root, ready(root, where))
    rights = allow("ecs:CreateSnapshot", [f"acs:ecs:*:{account.id}:disk/{disk}", f"acs:ecs:*:{account.id}:snapshot/*"])
    alice = user_allowed(root, "alice", rights)
    with refused(403, "Forbidden.RAM"):
        take(alice, other)
    take(alice, disk)


def test_a_snapshot_is_deleted_by_its_tag(root, disk):
    plain, web = take(root, disk), take(root, disk, Tag=[{"Key": "team", "Value": "web"}])
    rights = allow("ecs:DeleteSnapshot", StringEquals={"acs:ResourceTag/team": "web"})
    alice = user_allowed(root, "alice", rights)
    with refused(403, "Forbidden.RAM"):
        alice.in_ecs("DeleteSnapshot", SnapshotId=plain)
    alice.in_ecs("DeleteSnapshot", SnapshotId=web)
