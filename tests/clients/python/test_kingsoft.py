"""Kingsoft Cloud's seed, played with its own clients: a role for applications on KEC instances."""

from __future__ import annotations

import re

import pytest

from ksyun_clients import Core, Root, Typed, key_of, launch, raw, refused, roles_of, token_of
from sandbox import send


@pytest.fixture
def root(sandbox) -> Root:
    """An account of its own for every test."""
    return Root(sandbox, sandbox.new_account("kingsoft"))


@pytest.fixture
def where(root) -> dict[str, str]:
    """Where instances are launched."""
    return root.network()


def test_the_seed(sandbox, root, where):
    # Step 1: a role that trusts KEC, without a policy as yet.
    root.role("app")
    ids = launch(root, where, count=3)

    # Step 2: a user with the policy for it binds the role to one instance, then to several.
    operator = Typed(sandbox, root.user("operator", "KECAdminFullAccess"))
    one = operator("kec", "AttachInstancesIamRole", InstanceId=ids[:1], IamRoleName="app")
    assert (one["TotalCount"], one["FailCount"], one["IamRoleName"]) == (1, 0, "app")
    more = operator("kec", "AttachInstancesIamRole", InstanceId=ids[1:], IamRoleName="app")
    assert more["Results"] == [{"InstanceId": instance, "Result": "true"} for instance in ids[1:]]
    assert roles_of(root, *ids) == ["app"] * 3

    # Step 3: the instance finds the token in its metadata, and the application calls with it.
    application = Core(sandbox, key_of(sandbox, ids[0]))
    with refused(403, "AccessDenied") as refusal:
        application("kec").describe_instances()
    assert "lack of policy" in refusal.message

    # A policy that is attached later takes effect at once: same token, no restart.
    root("iam", "AttachRolePolicy", RoleName="app", PolicyKrn=root.policy_krn("KECReadOnlyAccess"))
    assert application("kec").describe_instances()["InstanceCount"] == 3

    # The role is removed from one instance; the others keep it.
    gone = operator("kec", "DetachInstancesIamRole", InstanceId=ids[:1])
    assert gone["Results"] == [{"InstanceId": ids[0], "Result": True}]
    assert token_of(sandbox, ids[0]) is None
    assert token_of(sandbox, ids[1])["IamRoleName"] == "app"


def test_the_answer_at_latest_iam_has_the_layout_of_the_page(sandbox, root, where):
    root.role("app")
    (instance,) = launch(root, where, IamRoleName="app")
    text = sandbox.metadata(instance, "latest/iam").text
    lines = [
        r"\{ ",
        r"<SecretAccessKey>[^<]+</SecretAccessKey> ",
        r"<Expiration>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z</Expiration> ",
        r"<AccessKeyId>[^<]+</AccessKeyId> ",
        r"<SecurityToken>[^<]+</SecurityToken>",
        r"<IamRoleName>app</IamRoleName>",
        r"\}",
    ]
    assert re.fullmatch("\n".join(lines), text.rstrip("\n")), text


def test_a_role_can_be_given_at_the_launch_and_replaced_without_being_taken_away(sandbox, root, where):
    root.role("first", "IAMReadOnlyAccess")
    root.role("second", "IAMReadOnlyAccess")
    (instance,) = launch(root, where, IamRoleName="first")
    assert Core(sandbox, key_of(sandbox, instance))("iam").list_users()["ListUserResult"]["IsTruncated"] is False
    root("kec", "AttachInstancesIamRole", InstanceId=[instance], IamRoleName="second")
    assert roles_of(root, instance) == ["second"]
    assert token_of(sandbox, instance)["IamRoleName"] == "second"
    assert Core(sandbox, key_of(sandbox, instance))("iam").list_users()


def test_a_user_without_the_permission_is_refused_and_nothing_changes(sandbox, root, where):
    root.role("app")
    (instance,) = launch(root, where)
    reader = Typed(sandbox, root.user("reader", "KECReadOnlyAccess", "IAMFullAccess"))
    with refused(403, "AccessDenied") as refusal:
        reader("kec", "AttachInstancesIamRole", InstanceId=[instance], IamRoleName="app")
    record = sandbox.request(refusal.request_id)
    assert "kec:AttachInstancesIamRole" in str(record)
    with refused(403, "AccessDenied"):
        launch(reader, where, IamRoleName="app")
    assert roles_of(root, instance) == [""]
    assert root("kec", "DescribeInstances", MaxResults=100)["InstanceCount"] == 1


def test_what_happened_to_each_instance_is_in_the_answer(root, where):
    root.role("app")
    (instance,) = launch(root, where)
    some = root("kec", "AttachInstancesIamRole", InstanceId=[instance, "gone"], IamRoleName="app")
    assert (some["TotalCount"], some["FailCount"]) == (2, 1)
    assert [one["Result"] for one in some["Results"]] == ["true", "false"]
    with refused(400, "InstanceIdInvalid"):
        root("kec", "AttachInstancesIamRole", InstanceId=["gone"], IamRoleName="app")
    with refused(404, "RoleNoSuchEntity"):
        root("kec", "AttachInstancesIamRole", InstanceId=[instance], IamRoleName="nobody")


def test_credentials_end_with_their_role(sandbox, root, where):
    root.role("app", "IAMReadOnlyAccess")
    (instance,) = launch(root, where, IamRoleName="app")
    application = Core(sandbox, key_of(sandbox, instance))
    assert application("iam").list_users()
    root("iam", "DetachRolePolicy", RoleName="app", PolicyKrn=root.policy_krn("IAMReadOnlyAccess"))
    with refused(403, "AccessDenied"):
        application("iam").list_users()
    root("iam", "DeleteRole", RoleName="app")
    with refused(400, "SecurityTokenExpired"):
        application("iam").list_users()
    assert token_of(sandbox, instance) is None


def test_a_user_assumes_a_role_on_either_host(sandbox, root):
    krn = root("iam", "CreateRole", RoleName="app", TrustAccounts=root.account)["CreateRoleResult"]["Role"]["Krn"]
    root("iam", "AttachRolePolicy", RoleName="app", PolicyKrn=root.policy_krn("IAMReadOnlyAccess"))
    alice = root.user("alice", "STSAssumeRoleAccess")
    # The typed client, with the empty region that it signs STS with when none is given.
    begun = Typed(sandbox, alice, region="")("sts", "AssumeRole", RoleKrn=krn, RoleSessionName="s")
    made = begun["AssumeRoleResult"]
    assert made["AssumedRoleUser"]["Krn"].endswith("assumed-role/app/s")
    # The other client has no STS: it asks IAM's host.
    made = Core(sandbox, alice)("iam").assume_role(RoleKrn=krn, RoleSessionName="s")["AssumeRoleResult"]["Credentials"]
    session = Core(sandbox, type(alice)(made["AccessKeyId"], made["SecretAccessKey"], made["SecurityToken"]))
    assert [user["UserName"] for user in session("iam").list_users()["ListUserResult"]["Users"]["member"]] == ["alice"]
    with refused(403, "AccessDenied"):
        root("sts", "AssumeRole", RoleKrn=krn, RoleSessionName="s")


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_both_methods_carry_every_kind_of_text(sandbox, root, method):
    client = Typed(sandbox, root.key, method)
    remark = "a b*c~/é+%&=云"
    client("iam", "CreateUser", UserName="alice", Remark=remark)
    assert client("iam", "GetUser", UserName="alice")["GetUserResult"]["User"]["Remark"] == remark


def test_a_wrong_secret_and_an_unknown_key_are_refused(sandbox, root):
    key = type(root.key)(root.key.id, "x" * 60)
    with refused(403, "SignatureDoesNotMatch"):
        Typed(sandbox, key)("iam", "ListUsers")
    with refused(403, "AccessKeyUnknown"):
        Core(sandbox, type(root.key)("AKLTunknownunknownunknown0", "x"))("iam").list_users()


def test_without_a_wish_for_json_an_answer_is_xml(sandbox, root):
    del root
    answer = send(sandbox.address, "GET", "/?Action=ListUsers&Version=2015-11-01", headers={"Host": "iam.api.ksyun.com"})
    assert answer.status == 403
    assert answer.text.startswith('<?xml version="1.0" encoding="UTF-8"?><ErrorResponse><RequestId>')
    assert "<Code>MissingAuthenticationToken</Code>" in answer.text


def test_the_two_clouds_of_one_sandbox_see_nothing_of_each_other(sandbox, root):
    root.user("alice")
    other = Root(sandbox, sandbox.new_account("kingsoft"))
    assert other("iam", "ListUsers")["ListUserResult"]["Users"]["member"] == []
    alibaba = sandbox.new_account("alibaba")
    with refused(403, "AccessKeyUnknown"):
        Typed(sandbox, alibaba.key)("iam", "ListUsers")


def test_the_life_of_an_instance(root, where):
    root("vpc", "AuthorizeSecurityGroupEntry", SecurityGroupId=where["group"], Direction="in", Protocol="tcp",
         PortRangeFrom=22, PortRangeTo=22, CidrBlock="0.0.0.0/0")
    (group,) = root("vpc", "DescribeSecurityGroups", SecurityGroupId=[where["group"]])["SecurityGroupSet"]
    assert group["SecurityGroupEntrySet"][0]["PortRangeFrom"] == 22
    (instance,) = launch(root, where, InstanceName="web", IamRoleName="")
    wait_for(root, instance, "active")
    root("kec", "ModifyInstanceAttribute", InstanceId=instance, InstanceName="shop")
    root("kec", "StopInstances", InstanceId=[instance])
    wait_for(root, instance, "stopped")
    root("kec", "StartInstances", InstanceId=[instance])
    wait_for(root, instance, "active")
    shown = raw(root, "kec", "DescribeInstances", **{"Filter.1.Name": "instance-name", "Filter.1.Value.1": "shop"})
    assert [one["InstanceId"] for one in shown["InstancesSet"]] == [instance]
    root("kec", "TerminateInstances", InstanceId=[instance])
    assert root("kec", "DescribeInstances", InstanceId=[instance])["InstancesSet"] == []
    root("vpc", "DeleteSecurityGroup", SecurityGroupId=where["group"])
    root("vpc", "DeleteSubnet", SubnetId=where["subnet"])
    root("vpc", "DeleteVpc", VpcId=where["vpc"])


def test_what_can_be_ordered(root):
    assert "cn-beijing-6" in [one["Region"] for one in root("kec", "DescribeRegions")["RegionSet"]]
    zones = root("kec", "DescribeAvailabilityZones")["AvailabilityZoneSet"]
    assert {"AvailabilityZone": "cn-beijing-6a", "Region": "cn-beijing-6"} in zones
    images = root("kec", "DescribeImages", ImageType="system")["ImagesSet"]
    assert {"centos-7.5", "ubuntu-18.04", "debian-8.2"} <= {image["Platform"] for image in images}
    filters = {"Filter.1.Name": "instance-type", "Filter.1.Value.1": "N3.2B"}
    (kind,) = raw(root, "kec", "DescribeInstanceTypeConfigs", **filters)["InstanceTypeConfigSet"]
    assert (kind["CPU"], kind["Memory"]) == (2, 4)


def wait_for(root, instance: str, state: str) -> None:
    """Looks until an instance is in a state."""
    import time

    end = time.monotonic() + 20
    while time.monotonic() < end:
        (found,) = root("kec", "DescribeInstances", InstanceId=[instance])["InstancesSet"]
        if found["InstanceState"]["Name"] == state:
            return
        time.sleep(0.1)
    raise TimeoutError(f"{instance} is not {state}")
