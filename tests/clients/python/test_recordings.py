"""Recordings of what SDKs call, played with `yunbox replay`, and transitions that take no time."""

import json

import pytest

from clients import Clients, Legacy, refused
from machines import ZONE, launch, listed, network, only, shown
from principals import access_key, allow, user_allowed
from sandbox import run


def play(root: Clients) -> str:
    """Calls that bring identifiers of every kind and use them, some of a user, one refused; returns an instance."""
    where = network(root)
    instance = launch(root, where)
    disk = root.in_ecs("CreateDisk", ZoneId=ZONE, DiskCategory="cloud_essd", Size=40)["DiskId"]
    root.in_ecs("AttachDisk", InstanceId=instance, DiskId=disk)
    address = root.in_vpc("AllocateEipAddress")["AllocationId"]
    root.in_vpc("AssociateEipAddress", AllocationId=address, InstanceId=instance)
    rule = {"IpProtocol": "tcp", "PortRange": "22/22", "SourceCidrIp": "10.0.0.0/8"}
    root.in_ecs("AuthorizeSecurityGroup", SecurityGroupId=where.group, Permissions=[rule])
    shown(root, instance)
    alice = user_allowed(root, "alice", allow("ecs:StopInstance"))
    alice.in_ecs("StopInstance", InstanceId=instance)
    with refused(403, "Forbidden.RAM"):
        alice.in_ecs("DeleteInstance", InstanceId=instance)
    root.in_ecs("DeleteInstance", InstanceId=instance, Force=True)
    return instance


def instant(start, *flags: str):
    return start("--ephemeral", "--transitions", "instant", *flags)


def recording(sandbox) -> list[dict]:
    answer = sandbox.admin("GET", "recording")
    assert answer.status == 200, answer.text
    return [json.loads(line) for line in answer.text.splitlines()]


def test_what_sdks_called_is_played_against_another_sandbox(start, tmp_path):
    one = instant(start, "--record")
    instance = play(Clients(one, one.account.key))
    lines = recording(one)
    file = tmp_path / "run.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines) + "\n")
    operations = [line["operation"] for line in lines[1:]]
    assert operations[:3] == ["CreateVpc", "CreateVSwitch", "CreateSecurityGroup"]
    assert (operations.count("StopInstance"), operations[-1]) == (1, "DeleteInstance")
    other = instant(start)
    played = run("replay", str(file), "--ready-file", str(other.ready_file))
    assert played.returncode == 0, played.stdout + played.stderr
    # The other sandbox has what was left, under identifiers of its own.
    there = Clients(other, other.account.key)
    left = only(there.in_vpc("DescribeEipAddresses"), "EipAddresses", "EipAddress")
    assert (left["Status"], left["InstanceId"]) == ("Available", "")
    assert instance not in json.dumps(there.in_ecs("DescribeInstances"))


def test_a_difference_is_told_and_ends_with_status_1(start, tmp_path):
    one = instant(start, "--record")
    root = Clients(one, one.account.key)
    root.in_ecs("CreateKeyPair", KeyPairName="ops")
    file = tmp_path / "run.jsonl"
    file.write_text(one.admin("GET", "recording").text)
    other = instant(start)
    Clients(other, other.account.key).in_ecs("CreateKeyPair", KeyPairName="ops")
    played = run("replay", str(file), "--ready-file", str(other.ready_file))
    assert played.returncode == 1
    assert "CreateKeyPair" in played.stdout
    assert "KeyPair.AlreadyExist" in played.stdout


def test_secrets_are_not_recorded(start):
    sandbox = instant(start, "--record")
    root = Clients(sandbox, sandbox.account.key)
    private = root.in_ecs("CreateKeyPair", KeyPairName="ops")["PrivateKeyBody"]
    root.call("CreateUser", UserName="alice")
    key = access_key(root, "alice")
    root.call("CreateLoginProfile", UserName="alice", Password="n0t-in-A-recording!")
    text = json.dumps(recording(sandbox))
    assert key.id in text
    for secret in (key.secret, private, private.splitlines()[1], "n0t-in-A-recording!"):
        assert secret not in text


def test_a_recording_is_begun_and_ended_while_it_runs(start):
    sandbox = instant(start)
    root = Clients(sandbox, sandbox.account.key)
    assert sandbox.admin("GET", "recording").status == 404
    root.in_vpc("CreateVpc", CidrBlock="10.0.0.0/16")
    assert sandbox.admin("POST", "recording").status == 204
    root.in_vpc("DescribeVpcs")
    Legacy(sandbox, sandbox.account.key).call("DescribeVpcs", "vpc")
    assert [line["operation"] for line in recording(sandbox)[1:]] == ["DescribeVpcs", "DescribeVpcs"]
    assert sandbox.admin("DELETE", "recording").status == 204
    assert sandbox.admin("GET", "recording").status == 404


@pytest.mark.parametrize("begun", ["by a flag", "on the way"])
def test_without_transitions_everything_is_ready_when_its_call_returns(start, begun):
    if begun == "by a flag":
        sandbox = instant(start)
    else:
        sandbox = start("--ephemeral")
        assert sandbox.admin("POST", "clock", {"transitions": "instant"}).status < 300
    root = Clients(sandbox, sandbox.account.key)
    where = network(root)
    instance = launch(root, where)
    assert shown(root, instance)["Status"] == "Running"
    disk = root.in_ecs("CreateDisk", ZoneId=ZONE, DiskCategory="cloud_essd", Size=40)["DiskId"]
    root.in_ecs("AttachDisk", InstanceId=instance, DiskId=disk)
    assert {one["Status"] for one in listed(root.in_ecs("DescribeDisks"), "Disks", "Disk")} == {"In_use"}
    root.in_ecs("StopInstance", InstanceId=instance)
    assert shown(root, instance)["Status"] == "Stopped"
    root.in_ecs("DeleteInstance", InstanceId=instance)
    assert root.in_ecs("DescribeInstances")["TotalCount"] == 0
