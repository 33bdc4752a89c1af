"""EBS of Kingsoft Cloud: volumes, which instance has them, and their snapshots."""

from __future__ import annotations

import pytest

from ksyun_clients import REGION, Core, Root, Typed, instance_of, ready, refused


@pytest.fixture
def root(sandbox, clock) -> Root:
    """An account of its own for every test, which may move the clock."""
    del clock
    return Root(sandbox, sandbox.new_account("kingsoft"))


def volume_made(root: Root, **more) -> str:
    """A volume that can be attached."""
    usual = {"AvailabilityZone": f"{REGION}a", "ChargeType": "Daily", "Size": 20}
    made = root("ebs", "CreateVolume", **usual | more)["VolumeId"]
    root.sandbox.advance("10s")
    return made


def volume_of(root: Root, volume: str) -> dict:
    (shown,) = root("ebs", "DescribeVolumes", VolumeId=[volume])["Volumes"]
    return shown


def test_a_volume_is_attached_and_grows_and_waits_in_the_recycle_bin(root):
    instance = ready(root, root.network())
    tags = [{"Key": "team", "Value": "web"}]
    volume = volume_made(root, VolumeName="data", VolumeType="ESSD_PL1", Size=40, Tag=tags)
    shown = volume_of(root, volume)
    assert (shown["VolumeName"], shown["VolumeType"], shown["Size"]) == ("data", "ESSD_PL1", 40)
    assert [(tag["TagKey"], tag["TagValue"]) for tag in shown["Tags"]] == [("team", "web")]
    root("ebs", "AttachVolume", VolumeId=volume, InstanceId=instance, DeleteWithInstance=True)
    assert volume_of(root, volume)["VolumeStatus"] == "attaching"
    root.sandbox.advance("10s")
    (attachment,) = volume_of(root, volume)["Attachment"]
    assert (attachment["InstanceId"], attachment["DeleteWithInstance"]) == (instance, True)
    assert [disk["DiskId"] for disk in instance_of(root, instance)["DataDisks"]] == [volume]
    with refused(400, "InvalidParameter"):
        root("ebs", "DeleteVolume", VolumeId=volume)
    root("ebs", "ResizeVolume", VolumeId=volume, Size="50", OnlineResize=True)
    with refused(400, "InvalidParameter"):
        root("ebs", "ResizeVolume", VolumeId=volume, Size="50")
    assert volume_of(root, volume)["Size"] == 50

    # The other client has a part of the operations, and asks with GET.
    ebs = root.core("ebs")
    ebs.modify_volume(VolumeId=volume, VolumeName="orders", DeleteWithInstance="false")
    # The SDKs call the state `inuse`, and an answer has `in-use`.
    (shown,) = ebs.describe_volumes(VolumeStatus="inuse", VolumeCategory="data")["Volumes"]
    assert (shown["VolumeName"], shown["VolumeStatus"]) == ("orders", "in-use")
    ebs.detach_volume(VolumeId=volume, InstanceId=instance)
    root.sandbox.advance("10s")
    ebs.delete_volume(VolumeId=volume)
    assert ebs.describe_volumes(**{"VolumeId.1": volume})["Volumes"][0]["VolumeStatus"] == "recycling"
    ebs.recovery_volume(VolumeId=volume)
    assert volume_of(root, volume)["VolumeStatus"] == "available"
    ebs.delete_volume(VolumeId=volume, ForceDelete=True)
    assert volume_of(root, volume)["VolumeStatus"] == "deleting"
    root.sandbox.advance("10s")
    assert root("ebs", "DescribeVolumes", VolumeId=[volume])["Volumes"] == []
    with refused(404, "VolumeNotFound"):
        ebs.delete_volume(VolumeId=volume)


@pytest.mark.parametrize(
    ("kind", "size"),
    # CreateVolume: 10 to 32000 GB for SSD3.0 and EHDD, 40 to 32768 for ESSDs, from 461 for PL2 and 1761 for PL3.
    [("SSD3.0", 9), ("EHDD", 32_001), ("ESSD_PL0", 39), ("ESSD_PL1", 32_769), ("ESSD_PL2", 460), ("ESSD_PL3", 1760)],
)
def test_a_size_outside_the_range_of_its_type_is_refused(root, kind, size):
    order = {"AvailabilityZone": f"{REGION}a", "ChargeType": "Daily", "VolumeType": kind, "Size": size}
    with refused(400, "InvalidParameter"):
        root("ebs", "CreateVolume", **order)
    with refused(400, "InvalidParameter"):
        root.core("ebs").create_volume(**order)


def test_a_volume_is_paid_for_and_belongs_to_a_project(root):
    project = root("iam", "CreateProject", ProjectName="shop")["Result"]
    volume = volume_made(root, ChargeType="Monthly", PurchaseTime=1)
    until = volume_of(root, volume)["ExpireTime"]
    root("ebs", "RenewVolume", VolumeId=volume, PurchaseTime=2)
    assert volume_of(root, volume)["ExpireTime"] > until
    root("ebs", "UpdateVolumeProject", VolumeId=[volume], ProjectId=str(project))
    assert volume_of(root, volume)["ProjectId"] == project
    root.core("ebs").update_volume_project(**{"VolumeId.1": volume, "ProjectId": 0})
    assert volume_of(root, volume)["ProjectId"] == 0
    with refused(400, "InvalidParameter"):
        root("ebs", "UpdateVolumeProject", VolumeId=[volume], ProjectId="7")


def test_a_snapshot_makes_another_volume(root):
    volume = volume_made(root, VolumeName="data")
    with refused(400, "InvalidParameter"):
        # CreateSnapshot: a name must not begin with `auto`.
        root("ebs", "CreateSnapshot", VolumeId=volume, SnapshotName="auto-1")
    snapshot = root("ebs", "CreateSnapshot", VolumeId=volume, SnapshotName="first", SnapshotDesc="before")["SnapshotId"]
    root.sandbox.advance("1m")
    found = root("ebs", "DescribeSnapshots", SnapshotId=snapshot)
    (shown,) = found["Snapshots"]
    assert (shown["SnapshotStatus"], shown["VolumeId"], shown["Size"]) == ("available", volume, 20)
    assert found["Page"]["totalCount"] == 1
    copy = volume_made(root, SnapshotId=snapshot)
    (shown,) = root("ebs", "DescribeVolumes", SourceSnapshotId=snapshot)["Volumes"]
    assert shown["VolumeId"] == copy
    # The models of these two name no parameters at all.
    root("ebs", "ModifySnapshot", SnapshotId=snapshot, SnapshotName="second")
    (shown,) = root("ebs", "DescribeSnapshots", SnapshotName="second")["Snapshots"]
    assert shown["SnapshotId"] == snapshot
    root("ebs", "DeleteSnapshot", SnapshotId=snapshot)
    with refused(404, "SnapshotNotFound"):
        root("ebs", "DeleteSnapshot", SnapshotId=snapshot)


def test_a_policy_for_snapshots_is_applied_to_volumes(root):
    instance = ready(root, root.network())
    volume = volume_made(root)
    root("ebs", "AttachVolume", VolumeId=volume, InstanceId=instance)
    root.sandbox.advance("10s")
    order = {"AutoSnapshotPolicyName": "nightly", "AutoSnapshotDate": [1, 4], "RetentionTime": 7}
    with refused(400, "InvalidParameter"):
        root("kec", "CreateAutoSnapshotPolicy", AutoSnapshotTime="24", **order)
    made = root("kec", "CreateAutoSnapshotPolicy", AutoSnapshotTime="3", SnapshotType="CommonSnapshot", **order)
    policy = made["AutoSnapshotPolicyId"]
    with_it = {"AutoSnapshotPolicyId": policy, "AttachVolumeId": [volume]}
    assert root("kec", "ApplyAutoSnapshotPolicy", **with_it)["ReturnSet"]["Return"] is True
    assert volume_of(root, volume)["AutoSnapshotPolicyId"] == policy
    root("kec", "ModifyAutoSnapshotPolicy", AutoSnapshotPolicyId=policy, AutoSnapshotPolicyName="weekly")
    (shown,) = root("kec", "DescribeAutoSnapshotPolicy", AutoSnapshotPolicyId=[policy])["AutoSnapshotPolicySet"]
    assert (shown["AutoSnapshotPolicyName"], shown["AttachEBSVolumeNum"]) == ("weekly", 1)
    assert (shown["AutoSnapshotTime"], shown["AutoSnapshotDate"]) == (["3"], ["1", "4"])
    root("kec", "CancelAutoSnapshotPolicy", **with_it)
    assert "AutoSnapshotPolicyId" not in volume_of(root, volume)
    root("kec", "DeleteAutoSnapshotPolicy", AutoSnapshotPolicyId=[policy])
    with refused(404, "SnapshotPolicyNotFound"):
        root("kec", "ModifyAutoSnapshotPolicy", AutoSnapshotPolicyId=policy, AutoSnapshotPolicyName="daily")


def test_a_permission_on_one_volume_is_on_no_other(sandbox, root):
    mine, other = volume_made(root), volume_made(root)
    alice = root.allowed("alice", "ebs:ResizeVolume", f"krn:ksc:ebs:*:*:volume/{mine}")
    Typed(sandbox, alice)("ebs", "ResizeVolume", VolumeId=mine, Size="30")
    with refused(403, "AccessDenied"):
        Typed(sandbox, alice)("ebs", "ResizeVolume", VolumeId=other, Size="30")
    with refused(403, "AccessDenied"):
        Core(sandbox, alice)("ebs").resize_volume(VolumeId=other, Size="30")
    assert (volume_of(root, mine)["Size"], volume_of(root, other)["Size"]) == (30, 20)
