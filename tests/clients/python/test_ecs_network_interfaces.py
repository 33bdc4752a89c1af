"""Network interfaces of their own: addresses, states, limits of an instance, and who may attach which."""

import pytest

from clients import refused
from machines import TYPE, ZONE, free_addresses, listed, network, only, ready
from principals import allow, user_allowed

MACS = "latest/meta-data/network/interfaces/macs/"


@pytest.fixture
def where(root):
    return network(root)


@pytest.fixture
def instance(root, where, clock) -> str:
    return ready(root, where)


def make(caller, where, **more) -> str:
    usual = {"VSwitchId": where.vswitch, "SecurityGroupId": where.group}
    made = caller.in_ecs("CreateNetworkInterface", **usual | more)["NetworkInterfaceId"]
    caller.sandbox.advance("10s")
    return made


def found(caller, **filters) -> list[dict]:
    answer = caller.in_ecs("DescribeNetworkInterfaces", **filters)
    return listed(answer, "NetworkInterfaceSets", "NetworkInterfaceSet")


def interface(caller, interface_id: str) -> dict:
    answer = caller.in_ecs("DescribeNetworkInterfaces", NetworkInterfaceId=[interface_id])
    return only(answer, "NetworkInterfaceSets", "NetworkInterfaceSet")


def addresses(caller, interface_id: str) -> list[str]:
    sets = listed(interface(caller, interface_id), "PrivateIpSets", "PrivateIpSet")
    return [one["PrivateIpAddress"] for one in sets]


def test_a_new_interface_is_free_and_has_an_address_of_its_subnet(root, where, clock):
    made = make(root, where, NetworkInterfaceName="second", Description="of the tests")
    seen = interface(root, made)
    # CreateNetworkInterface: "The newly created ENI is in the Available state."
    assert (seen["Status"], seen["Type"], seen["InstanceId"]) == ("Available", "Secondary", "")
    assert (seen["NetworkInterfaceName"], seen["Description"]) == ("second", "of the tests")
    assert (seen["VpcId"], seen["ZoneId"]) == (where.vpc, ZONE)
    assert seen["PrivateIpAddress"].startswith("192.168.1.")
    assert seen["MacAddress"].startswith("00:16:3e:")
    assert seen["SecurityGroupIds"]["SecurityGroupId"] == [where.group]
    attribute = root.in_ecs("DescribeNetworkInterfaceAttribute", NetworkInterfaceId=made)
    assert attribute["MacAddress"] == seen["MacAddress"]


def test_it_moves_from_instance_to_instance_and_stays_the_same(root, where, clock):
    first, second = ready(root, where), ready(root, where)
    made = make(root, where)
    kept = {name: interface(root, made)[name] for name in ("MacAddress", "PrivateIpAddress", "SecurityGroupIds")}
    for instance in (first, second):
        root.in_ecs("AttachNetworkInterface", InstanceId=instance, NetworkInterfaceId=made)
        assert interface(root, made)["Status"] == "Attaching"
        clock.advance("10s")
        seen = interface(root, made)
        assert (seen["Status"], seen["InstanceId"]) == ("InUse", instance)
        # CreateNetworkInterface: "When an ENI is bound to another instance, its attributes remain unchanged".
        assert kept.items() <= seen.items()
        # DeleteNetworkInterface: "The ENI must be in the Available state."
        with refused(400, "InvalidOperation.InvalidEniState"):
            root.in_ecs("DeleteNetworkInterface", NetworkInterfaceId=made)
        root.in_ecs("DetachNetworkInterface", InstanceId=instance, NetworkInterfaceId=made)
        assert interface(root, made)["Status"] == "Detaching"
        clock.advance("10s")


def test_an_instance_sees_every_interface_it_has(sandbox, root, where, instance, clock):
    # "Instance metadata": network/interfaces/macs/ lists the interfaces of the instance.
    made = make(root, where)
    root.in_ecs("AttachNetworkInterface", InstanceId=instance, NetworkInterfaceId=made)
    clock.advance("10s")
    mac = interface(root, made)["MacAddress"]
    assert f"{mac}/" in sandbox.metadata(instance, MACS).text.split("\n")
    assert sandbox.metadata(instance, f"{MACS}{mac}/network-interface-id").text == made


def test_its_addresses_are_free_again_afterwards(root, where, clock):
    free = free_addresses(root, where)
    made = make(root, where, SecondaryPrivateIpAddressCount=3)
    assert free_addresses(root, where) == free - 4
    # DeleteNetworkInterface: "The primary private IP address of the ENI is automatically released."
    root.in_ecs("DeleteNetworkInterface", NetworkInterfaceId=made)
    assert free_addresses(root, where) == free
    assert found(root, NetworkInterfaceId=[made]) == []


def test_the_main_interface_is_the_instances_own(root, instance):
    (main,) = found(root, InstanceId=instance)
    assert (main["Type"], main["Status"]) == ("Primary", "InUse")
    with refused(400, "InvalidOperation.DetachPrimaryEniNotAllowed"):
        root.in_ecs("DetachNetworkInterface", InstanceId=instance, NetworkInterfaceId=main["NetworkInterfaceId"])


def test_an_instance_has_as_many_as_its_type_allows(root, where, instance, clock):
    types = root.in_ecs("DescribeInstanceTypes", InstanceTypes=[TYPE])
    most = only(types, "InstanceTypes", "InstanceType")["EniQuantity"]
    for _ in range(most - 1):
        root.in_ecs("AttachNetworkInterface", InstanceId=instance, NetworkInterfaceId=make(root, where))
    clock.advance("10s")
    assert len(found(root, InstanceId=instance)) == most
    with refused(403, "EniPerInstanceLimitExceeded"):
        root.in_ecs("AttachNetworkInterface", InstanceId=instance, NetworkInterfaceId=make(root, where))


def test_an_instance_takes_none_of_another_zone_or_network(root, where, instance):
    # AttachNetworkInterface: "The instance must be in the same zone and the same VPC as the VSwitch".
    part = {"VpcId": where.vpc, "CidrBlock": "192.168.2.0/24", "ZoneId": "cn-hangzhou-h"}
    elsewhere = root.in_vpc("CreateVSwitch", **part)["VSwitchId"]
    root.sandbox.advance("10s")
    far = make(root, where, VSwitchId=elsewhere)
    with refused(403, "InvalidOperation.AvailabilityZoneMismatch"):
        root.in_ecs("AttachNetworkInterface", InstanceId=instance, NetworkInterfaceId=far)
    foreign = make(root, network(root))
    with refused(403, "InvalidOperation.VpcMismatch"):
        root.in_ecs("AttachNetworkInterface", InstanceId=instance, NetworkInterfaceId=foreign)
    with refused(404, "InvalidEcsId.NotFound"):
        root.in_ecs("AttachNetworkInterface", InstanceId="i-bp1none", NetworkInterfaceId=far)
    with refused(404, "InvalidEniId.NotFound"):
        root.in_ecs("AttachNetworkInterface", InstanceId=instance, NetworkInterfaceId="eni-bp1none")


def test_addresses_are_chosen_given_and_taken_back(root, where, clock):
    made = make(root, where, PrimaryIpAddress="192.168.1.100", PrivateIpAddress=["192.168.1.101"])
    assert addresses(root, made) == ["192.168.1.100", "192.168.1.101"]
    given = root.in_ecs("AssignPrivateIpAddresses", NetworkInterfaceId=made, PrivateIpAddress=["192.168.1.102"])
    assert given["AssignedPrivateIpAddressesSet"]["PrivateIpSet"]["PrivateIpAddress"] == ["192.168.1.102"]
    with refused(403, "InvalidIp.IpAssigned"):
        root.in_ecs("AssignPrivateIpAddresses", NetworkInterfaceId=made, PrivateIpAddress=["192.168.1.101"])
    with refused(403, "InvalidVSwitchId.IpInvalid"):
        root.in_ecs("AssignPrivateIpAddresses", NetworkInterfaceId=made, PrivateIpAddress=["192.168.2.1"])
    root.in_ecs("UnassignPrivateIpAddresses", NetworkInterfaceId=made, PrivateIpAddress=["192.168.1.101"])
    assert addresses(root, made) == ["192.168.1.100", "192.168.1.102"]
    with refused(403, "InvalidVSwitchId.IpInvalid"):
        root.in_ecs("UnassignPrivateIpAddresses", NetworkInterfaceId=made, PrivateIpAddress=["192.168.1.100"])
    with refused(403, "InvalidIp.IpUnassigned"):
        root.in_ecs("UnassignPrivateIpAddresses", NetworkInterfaceId=made, PrivateIpAddress=["192.168.1.101"])


def test_addresses_are_named_or_counted_and_not_both(root, where, clock):
    # "When you assign secondary private IP addresses, you cannot specify both PrivateIpAddress.N and
    # SecondaryPrivateIpAddressCount" (AssignPrivateIpAddresses and CreateNetworkInterface).
    both = {"PrivateIpAddress": ["192.168.1.50"], "SecondaryPrivateIpAddressCount": 1}
    with refused(400, "InvalidParameter"):
        make(root, where, **both)
    made = make(root, where)
    with refused(400, "InvalidParameter"):
        root.in_ecs("AssignPrivateIpAddresses", NetworkInterfaceId=made, **both)


@pytest.mark.parametrize(
    "wrong",
    [
        # CreateNetworkInterface: up to 10 named addresses, 1 to 49 counted ones, 1 to 2048 queues.
        {"PrivateIpAddress": [f"192.168.1.{number}" for number in range(100, 111)]},
        {"SecondaryPrivateIpAddressCount": 50},
        {"QueueNumber": 2049},
        {"NetworkInterfaceName": "1"},
    ],
)
def test_an_order_keeps_to_the_limits(root, where, wrong):
    with refused(400, "InvalidParameter"):
        make(root, where, **wrong)
    assert found(root) == []


def test_security_groups_are_named_one_way_and_replaced_whole(root, where, clock):
    second = root.in_ecs("CreateSecurityGroup", VpcId=where.vpc)["SecurityGroupId"]
    foreign = network(root).group
    # CreateNetworkInterface: "You cannot specify SecurityGroupId and SecurityGroupIds.N at the same time."
    with refused(400, "InvalidParameter.Conflict"):
        make(root, where, SecurityGroupIds=[second])
    with refused(403, "InvalidOperation.VpcMismatch"):
        make(root, where, SecurityGroupId=foreign)
    made = make(root, where)
    root.in_ecs("ModifyNetworkInterfaceAttribute", NetworkInterfaceId=made, SecurityGroupId=[second])
    assert interface(root, made)["SecurityGroupIds"]["SecurityGroupId"] == [second]
    assert [one["NetworkInterfaceId"] for one in found(root, SecurityGroupId=second)] == [made]
    # DeleteSecurityGroup: not while an interface is in it.
    with refused(403, "DependencyViolation"):
        root.in_ecs("DeleteSecurityGroup", SecurityGroupId=second)


@pytest.mark.parametrize("goes", [True, False])
def test_what_an_instances_end_means_for_it(root, where, instance, clock, goes):
    made = make(root, where)
    root.in_ecs("ModifyNetworkInterfaceAttribute", NetworkInterfaceId=made, DeleteOnRelease=goes)
    root.in_ecs("AttachNetworkInterface", InstanceId=instance, NetworkInterfaceId=made)
    clock.advance("10s")
    root.in_ecs("DeleteInstance", InstanceId=instance, Force=True)
    clock.advance("1m")
    # ModifyNetworkInterfaceAttribute: "true: The ENI is not retained. false: The ENI is retained."
    assert [one["Status"] for one in found(root, NetworkInterfaceId=[made])] == ([] if goes else ["Available"])


def test_attaching_needs_a_permission_on_both(root, account, where, instance):
    made = make(root, where)
    mine = f"acs:ecs:*:{account.id}:"
    bind = {"InstanceId": instance, "NetworkInterfaceId": made}
    alice = user_allowed(root, "alice", allow("ecs:AttachNetworkInterface", f"{mine}eni/*"))
    with refused(403, "Forbidden.RAM"):
        alice.in_ecs("AttachNetworkInterface", **bind)
    both = [f"{mine}eni/{made}", f"{mine}instance/{instance}"]
    bob = user_allowed(root, "bob", allow("ecs:AttachNetworkInterface", both))
    bob.in_ecs("AttachNetworkInterface", **bind)


def test_a_policy_can_ask_for_tags_of_interfaces(root, where, clock):
    mine = allow("ecs:DeleteNetworkInterface", StringEquals={"acs:ResourceTag/team": "web"})
    make_web = allow("ecs:CreateNetworkInterface", StringEquals={"acs:RequestTag/team": "web"})
    alice = user_allowed(root, "alice", mine)
    web = make(root, where, Tag=[{"Key": "team", "Value": "web"}])
    other = make(root, where)
    with refused(403, "Forbidden.RAM"):
        alice.in_ecs("DeleteNetworkInterface", NetworkInterfaceId=other)
    alice.in_ecs("DeleteNetworkInterface", NetworkInterfaceId=web)
    bob = user_allowed(root, "bob", make_web)
    with refused(403, "Forbidden.RAM"):
        make(bob, where)
