"""Images of one's own: made, copied, shared, grouped in families and deprecated, and who may do what."""

import pytest

from clients import Clients, refused
from machines import listed, network, only, ready, shown
from principals import allow, deny, user_allowed

OTHER = "cn-beijing"


@pytest.fixture
def where(root):
    return network(root)


@pytest.fixture
def instance(root, where, clock) -> str:
    return ready(root, where)


@pytest.fixture
def image(root, instance) -> str:
    return make(root, InstanceId=instance, ImageName="web")


@pytest.fixture
def friend(sandbox) -> Clients:
    """Another account."""
    return Clients(sandbox, sandbox.new_account().key)


def make(caller, **more) -> str:
    """An image that is available."""
    made = caller.in_ecs("CreateImage", **more)["ImageId"]
    caller.sandbox.advance("10m")
    return made


def found(caller, **filters) -> list[dict]:
    return listed(caller.in_ecs("DescribeImages", **filters), "Images", "Image")


def seen(caller, image: str) -> dict:
    # DescribeImages: those that are available only, where no status is named.
    (one,) = found(caller, ImageId=image, Status="Creating,Waiting,Available,UnAvailable,CreateFailed,Deprecated")
    return one


def launch(caller, where, image: str, **more) -> str:
    order = {"InstanceType": "ecs.g6.large", "VSwitchId": where.vswitch, "SecurityGroupId": where.group}
    answer = caller.in_ecs("RunInstances", **{"ImageId": image} | order | more)
    caller.sandbox.advance("1m")
    (made,) = listed(answer, "InstanceIdSets", "InstanceIdSet")
    return made


def test_an_image_of_an_instance_is_launched_from_once_it_is_available(root, where, instance, clock):
    made = root.in_ecs("CreateImage", InstanceId=instance, ImageName="web", Description="of the tests")["ImageId"]
    assert seen(root, made)["Status"] == "Creating"
    assert found(root, ImageOwnerAlias="self") == []
    # CreateImage: "The created custom image can be used only when it is in the Available state."
    with refused(403, "OperationDenied.ImageNotValid"):
        launch(root, where, made)
    clock.advance("10m")
    one = seen(root, made)
    assert (one["Status"], one["ImageName"], one["Description"]) == ("Available", "web", "of the tests")
    assert (one["ImageOwnerAlias"], one["OSType"], one["Architecture"], one["Size"]) == ("self", "linux", "x86_64", 40)
    # "A new snapshot is created for each disk of the instance."
    device = only(one, "DiskDeviceMappings", "DiskDeviceMapping")
    assert (device["Device"], device["Type"]) == ("/dev/xvda", "system")
    snapshot = only(root.in_ecs("DescribeSnapshots"), "Snapshots", "Snapshot")
    assert (device["SnapshotId"], snapshot["Usage"]) == (snapshot["SnapshotId"], "image")
    assert shown(root, launch(root, where, made))["ImageId"] == made


def test_an_image_of_a_snapshot(root, where, instance):
    disk = only(root.in_ecs("DescribeDisks", InstanceId=instance), "Disks", "Disk")["DiskId"]
    snapshot = root.in_ecs("CreateSnapshot", DiskId=disk)["SnapshotId"]
    with refused(403, "InvalidSnapshotId.NotReady"):
        make(root, SnapshotId=snapshot, ImageName="web")
    root.sandbox.advance("2m")
    made = make(root, SnapshotId=snapshot, ImageName="web")
    assert only(seen(root, made), "DiskDeviceMappings", "DiskDeviceMapping")["SnapshotId"] == snapshot
    launch(root, where, made)


@pytest.mark.parametrize(
    ("wrong", "status", "code"),
    [
        # CreateImage's page.
        ({"ImageName": "aliyun-web"}, 400, "InvalidImageName.Malformed"),
        ({"ImageName": "http://web"}, 400, "InvalidImageName.Malformed"),
        ({"ImageName": "web"}, 400, "InvalidImageName.Duplicated"),
        ({"Description": "http://web"}, 400, "InvalidDescription.Malformed"),
        ({"InstanceId": "i-bp1none"}, 404, "InvalidInstanceId.NotFound"),
        ({"ResourceGroupId": "rg-acfmnone"}, 404, "InvalidResourceGroup.NotFound"),
    ],
)
def test_an_order_is_checked(root, instance, image, wrong, status, code):
    with refused(status, code):
        make(root, **{"InstanceId": instance, "ImageName": "other"} | wrong)


def test_an_image_is_made_of_something(root):
    with refused(400, "MissingParameter"):
        make(root, ImageName="nothing")
    with refused(404, "InvalidSnapshotId.NotFound"):
        make(root, ImageName="nothing", SnapshotId="s-bp1none")


def test_a_used_image_goes_by_force(root, where, image):
    launch(root, where, image)
    with refused(403, "ImageUsingByInstance"):
        root.in_ecs("DeleteImage", ImageId=image)
    root.in_ecs("DeleteImage", ImageId=image, Force=True)
    assert found(root, ImageOwnerAlias="self") == []
    with refused(404, "InvalidImageId.NotFound"):
        root.in_ecs("DeleteImage", ImageId=image)


def test_images_are_found(root, instance):
    made = [make(root, InstanceId=instance, ImageName=name) for name in ("one", "two", "three")]
    (one,) = found(root, ImageName="two")
    assert one["ImageId"] == made[1]
    pages = [root.in_ecs("DescribeImages", ImageOwnerAlias="self", PageSize=2, PageNumber=page) for page in (1, 2)]
    assert [(len(listed(page, "Images", "Image")), page["TotalCount"]) for page in pages] == [(2, 3), (1, 3)]
    assert {one["ImageOwnerAlias"] for one in found(root, ImageOwnerAlias="system")} == {"system"}


# Copies.


def test_a_copy_is_one_of_its_own_region(root, image, clock):
    order = {"ImageId": image, "DestinationRegionId": OTHER, "DestinationImageName": "copy"}
    copy = root.in_ecs("CopyImage", **order)["ImageId"]
    # CopyImage: "When an image is being copied, you cannot delete the image copy".
    with refused(403, "OperationDenied.ImageCopying"):
        root.call("DeleteImage", "ecs", RegionId=OTHER, ImageId=copy)
    clock.advance("1h")
    one = only(root.call("DescribeImages", "ecs", RegionId=OTHER, ImageId=copy), "Images", "Image")
    assert (one["ImageName"], one["Status"], one["IsCopied"]) == ("copy", "Available", True)
    assert found(root, ImageId=copy) == []
    # CancelCopyImage: "If the image copy task is complete, the CancelCopyImage operation fails".
    with refused(400, "IncorrectImageStatus"):
        root.call("CancelCopyImage", "ecs", RegionId=OTHER, ImageId=copy)


def test_a_copy_that_is_broken_off_is_gone(root, image, clock):
    copy = root.in_ecs("CopyImage", ImageId=image, DestinationRegionId=OTHER)["ImageId"]
    root.call("CancelCopyImage", "ecs", RegionId=OTHER, ImageId=copy)
    clock.advance("1h")
    left = root.call("DescribeImages", "ecs", RegionId=OTHER, ImageOwnerAlias="self")
    assert left["TotalCount"] == 0
    assert seen(root, image)["Status"] == "Available"


def test_only_an_available_image_is_copied(root, instance, clock):
    made = root.in_ecs("CreateImage", InstanceId=instance, ImageName="web")["ImageId"]
    with refused(400, "IncorrectImageStatus"):
        root.in_ecs("CopyImage", ImageId=made, DestinationRegionId=OTHER)


# Shared ones.


def share(caller, image: str, **more) -> None:
    caller.in_ecs("ModifyImageSharePermission", ImageId=image, **more)


def test_another_account_launches_from_a_shared_image(root, friend, image):
    theirs = network(friend)
    number = friend.sts.get_caller_identity().body.account_id
    with refused(404, "InvalidImageId.NotFound"):
        launch(friend, theirs, image)
    share(root, image, AddAccount=[number])
    account = only(root.in_ecs("DescribeImageSharePermission", ImageId=image), "Accounts", "Account")
    assert account["AliyunId"] == number
    (one,) = found(friend, ImageOwnerAlias="others")
    assert (one["ImageId"], one["ImageName"]) == (image, "web")
    launch(friend, theirs, image)
    # CopyImage: "You can copy only the images within your Alibaba Cloud account."
    with refused(403, "OperationDenied.SameRegionOnly"):
        friend.in_ecs("CopyImage", ImageId=image, DestinationRegionId=OTHER)
    with refused(403, "ImageUseShared"):
        root.in_ecs("DeleteImage", ImageId=image)
    share(root, image, RemoveAccount=[number])
    with refused(404, "InvalidImageId.NotFound"):
        launch(friend, theirs, image)
    root.in_ecs("DeleteImage", ImageId=image)


def test_only_the_owner_shares(root, friend, image):
    number = friend.sts.get_caller_identity().body.account_id
    share(root, image, AddAccount=[number])
    # ModifyImageSharePermission: "You can share only your own custom images to other Alibaba Cloud accounts."
    with refused(404, "InvalidImageId.NotFound"):
        share(friend, image, AddAccount=[number])


def test_an_image_is_shared_with_other_accounts_that_there_are(root, account, image):
    # ModifyImageSharePermission's page, spelling and all.
    with refused(404, "InvalidAccount.Forbbiden"):
        share(root, image, AddAccount=[account.id])
    with refused(404, "InvalidAccount.NotFound"):
        share(root, image, AddAccount=["1"])
    with refused(404, "InvalidImageId.NotFound"):
        share(root, "m-bp1none", AddAccount=["1"])


# Families.


def newest(caller) -> str | None:
    answer = caller.in_ecs("DescribeImageFromFamily", ImageFamily="web")
    return answer.get("Image", {}).get("ImageId")


def test_a_family_names_its_newest_available_image(root, where, instance):
    # DescribeImageFromFamily: "If no available custom images exist in the specified image family, the response is
    # empty."
    assert newest(root) is None
    first = make(root, InstanceId=instance, ImageName="one", ImageFamily="web")
    assert newest(root) == first
    second = make(root, InstanceId=instance, ImageName="two", ImageFamily="web")
    assert newest(root) == second
    order = {"InstanceType": "ecs.g6.large", "VSwitchId": where.vswitch, "SecurityGroupId": where.group}
    answer = root.in_ecs("RunInstances", ImageFamily="web", **order)
    root.sandbox.advance("1m")
    (launched,) = listed(answer, "InstanceIdSets", "InstanceIdSet")
    assert shown(root, launched)["ImageId"] == second
    root.in_ecs("ModifyImageAttribute", ImageId=second, Status="Deprecated")
    assert newest(root) == first
    root.in_ecs("ModifyImageAttribute", ImageId=second, Status="Available")
    assert newest(root) == second


def test_an_image_is_changed(root, image):
    root.in_ecs("ModifyImageAttribute", ImageId=image, ImageName="db", Description="changed", ImageFamily="databases")
    one = seen(root, image)
    assert (one["ImageName"], one["Description"], one["ImageFamily"]) == ("db", "changed", "databases")
    with refused(404, "InvalidImageId.NotFound"):
        root.in_ecs("ModifyImageAttribute", ImageId="m-bp1none", ImageName="db")


def test_a_deprecated_image_is_no_longer_in_the_usual_list(root, image):
    root.in_ecs("ModifyImageAttribute", ImageId=image, Status="Deprecated")
    assert seen(root, image)["Status"] == "Deprecated"
    assert found(root, ImageOwnerAlias="self") == []


# Who may.


def test_a_user_does_not_launch_from_an_image_that_is_denied(root, account, where, instance, image):
    other = make(root, InstanceId=instance, ImageName="other")
    not_this = deny("ecs:RunInstances", f"acs:ecs:*:{account.id}:image/{other}")
    alice = user_allowed(root, "alice", allow("ecs:RunInstances"), not_this)
    with refused(403, "Forbidden.RAM"):
        launch(alice, where, other)
    launch(alice, where, image)


def test_images_go_by_their_tag(root, instance, image):
    web = make(root, InstanceId=instance, ImageName="tagged", Tag=[{"Key": "team", "Value": "web"}])
    alice = user_allowed(root, "alice", allow("ecs:DeleteImage", StringEquals={"acs:ResourceTag/team": "web"}))
    with refused(403, "Forbidden.RAM"):
        alice.in_ecs("DeleteImage", ImageId=image)
    alice.in_ecs("DeleteImage", ImageId=web)
    assert [one["ImageId"] for one in found(root, ImageOwnerAlias="self")] == [image]
