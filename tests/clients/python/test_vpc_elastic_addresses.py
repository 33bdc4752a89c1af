"""Elastic addresses: defaults, states, on instances and interfaces, protection, and who may do what."""

import pytest

from clients import refused
from machines import listed, network, only, ready, shown
from principals import allow, user_allowed

EIPV4 = "latest/meta-data/eipv4"


@pytest.fixture
def where(root):
    return network(root)


@pytest.fixture
def instance(root, where, clock) -> str:
    return ready(root, where)


def make(caller, **more) -> str:
    return caller.in_vpc("AllocateEipAddress", **more)["AllocationId"]


def seen(caller, address: str) -> dict:
    return only(caller.in_vpc("DescribeEipAddresses", AllocationId=address), "EipAddresses", "EipAddress")


def found(caller, **filters) -> list[str]:
    answer = caller.in_vpc("DescribeEipAddresses", **filters)
    return [one["AllocationId"] for one in listed(answer, "EipAddresses", "EipAddress")]


def test_a_new_address_is_as_documented(root):
    made = root.in_vpc("AllocateEipAddress", Name="web", Description="of the tests")
    address = seen(root, made["AllocationId"])
    # AllocateEipAddress: "an EIP in the Available state"; 5 Mbit/s, PayByBandwidth, PostPaid, BGP and public by default.
    assert (address["Status"], address["Bandwidth"], address["ISP"]) == ("Available", "5", "BGP")
    assert (address["InternetChargeType"], address["ChargeType"]) == ("PayByBandwidth", "PostPaid")
    assert (address["Netmode"], address["IpAddress"]) == ("public", made["EipAddress"])
    assert (address["Name"], address["Description"], address["InstanceId"]) == ("web", "of the tests", "")


BOUGHT = {"InstanceChargeType": "PrePaid", "PricingCycle": "Month", "Period": 1, "AutoPay": True}


@pytest.mark.parametrize(
    "wrong",
    [
        {"Bandwidth": "0"},
        {"Bandwidth": "many"},
        {"InternetChargeType": "PayNever"},
        # "If InstanceChargeType is set to PrePaid, InternetChargeType must be set to PayByBandwidth", 1 to 9 months.
        BOUGHT | {"InternetChargeType": "PayByTraffic"},
        BOUGHT | {"Period": 10},
    ],
)
def test_an_order_is_checked(root, wrong):
    # AllocateEipAddress: InvalidParameter with status 400, for the bandwidth and for how it is paid.
    with refused(400, "InvalidParameter"):
        make(root, **wrong)
    assert found(root) == []


def test_an_address_is_made_in_a_group_that_is_there(root):
    # AllocateEipAddress: InvalidResourceGroupId with status 400.
    with refused(400, "InvalidResourceGroupId"):
        make(root, ResourceGroupId="rg-acfmnone")


def test_an_instance_has_it_until_it_is_taken_away(sandbox, root, instance, clock):
    made = make(root)
    ip = seen(root, made)["IpAddress"]
    root.in_vpc("AssociateEipAddress", AllocationId=made, InstanceId=instance)
    assert seen(root, made)["Status"] == "Associating"
    clock.advance("10s")
    address = seen(root, made)
    # AssociateEipAddress: the type is EcsInstance by default.
    assert (address["Status"], address["InstanceId"], address["InstanceType"]) == ("InUse", instance, "EcsInstance")
    machine = shown(root, instance)["EipAddress"]
    assert (machine["AllocationId"], machine["IpAddress"]) == (made, ip)
    assert sandbox.metadata(instance, EIPV4).text == ip
    with refused(400, "IncorrectEipStatus"):
        root.in_vpc("ReleaseEipAddress", AllocationId=made)
    root.in_vpc("UnassociateEipAddress", AllocationId=made, InstanceId=instance)
    assert seen(root, made)["Status"] == "Unassociating"
    clock.advance("10s")
    assert (seen(root, made)["Status"], seen(root, made)["InstanceId"]) == ("Available", "")
    assert shown(root, instance)["EipAddress"]["AllocationId"] == ""
    root.in_vpc("ReleaseEipAddress", AllocationId=made)
    assert found(root) == []


def test_an_instance_has_one_and_an_address_one_instance(root, where, instance, clock):
    first, second = make(root), make(root)
    root.in_vpc("AssociateEipAddress", AllocationId=first, InstanceId=instance)
    clock.advance("10s")
    # AssociateEipAddress: both codes stand on its page with status 400.
    with refused(400, "InvalidAssociation.Duplicated"):
        root.in_vpc("AssociateEipAddress", AllocationId=second, InstanceId=instance)
    with refused(400, "IncorrectEipStatus"):
        root.in_vpc("AssociateEipAddress", AllocationId=first, InstanceId=ready(root, where))


def test_an_instance_with_a_public_address_takes_no_elastic_one(root, where, clock):
    public = ready(root, where, internet_max_bandwidth_out=5)
    with refused(400, "InvalidStatus.InstanceHasBandWidth"):
        root.in_vpc("AssociateEipAddress", AllocationId=make(root), InstanceId=public)


def test_what_is_not_there(root, instance):
    # AssociateEipAddress: 404 for an address and for an instance; the spelling is the page's.
    with refused(404, "InvalidAllocationId.NotFound"):
        root.in_vpc("AssociateEipAddress", AllocationId="eip-bp1none", InstanceId=instance)
    with refused(404, "InvalidInstanId.NotFound"):
        root.in_vpc("AssociateEipAddress", AllocationId=make(root), InstanceId="i-bp1none")
    with refused(404, "InvalidAllocationId.NotFound"):
        root.in_vpc("ReleaseEipAddress", AllocationId="eip-bp1none")


def test_a_further_interface_has_one_too(root, where, instance, clock):
    order = {"VSwitchId": where.vswitch, "SecurityGroupId": where.group}
    made = root.in_ecs("CreateNetworkInterface", **order)["NetworkInterfaceId"]
    clock.advance("10s")
    address = make(root)
    bind = {"AllocationId": address, "InstanceId": made, "InstanceType": "NetworkInterface"}
    root.in_vpc("AssociateEipAddress", **bind)
    clock.advance("10s")
    assert seen(root, address)["InstanceType"] == "NetworkInterface"
    described = root.in_ecs("DescribeNetworkInterfaces", NetworkInterfaceId=[made])
    interface = only(described, "NetworkInterfaceSets", "NetworkInterfaceSet")
    assert interface["AssociatedPublicIp"]["AllocationId"] == address
    assert interface["AssociatedPublicIp"]["PublicIpAddress"] == seen(root, address)["IpAddress"]


def test_an_instances_end_frees_it(root, instance, clock):
    made = make(root)
    root.in_vpc("AssociateEipAddress", AllocationId=made, InstanceId=instance)
    clock.advance("10s")
    root.in_ecs("DeleteInstance", InstanceId=instance, Force=True)
    clock.advance("10s")
    assert (seen(root, made)["Status"], seen(root, made)["InstanceId"]) == ("Available", "")


def test_bandwidth_has_a_limit_for_each_way_to_pay(root):
    # ModifyEipAddressAttribute: 1 to 200 by traffic, 1 to 500 by bandwidth.
    traffic, fixed = make(root, InternetChargeType="PayByTraffic"), make(root)
    root.in_vpc("ModifyEipAddressAttribute", AllocationId=fixed, Bandwidth="500", Name="fast")
    assert (seen(root, fixed)["Bandwidth"], seen(root, fixed)["Name"]) == ("500", "fast")
    for address, most in ((traffic, "201"), (fixed, "501")):
        with refused(400, "InvalidParameter"):
            root.in_vpc("ModifyEipAddressAttribute", AllocationId=address, Bandwidth=most)
    assert seen(root, traffic)["Bandwidth"] == "5"


def test_a_protected_address_stays(root):
    made = make(root)
    protect = {"InstanceId": made, "Type": "EIP"}
    root.in_vpc("DeletionProtection", ProtectionEnable=True, **protect)
    assert seen(root, made)["DeletionProtection"] is True
    with refused(400, "OperationDenied.DeletionProtection"):
        root.in_vpc("ReleaseEipAddress", AllocationId=made)
    root.in_vpc("DeletionProtection", ProtectionEnable=False, **protect)
    root.in_vpc("ReleaseEipAddress", AllocationId=made)


def test_addresses_are_found_by_state_name_holder_and_tag(root, instance, clock):
    bound, free = make(root, Name="bound"), make(root, Name="free", Tag=[{"Key": "team", "Value": "web"}])
    root.in_vpc("AssociateEipAddress", AllocationId=bound, InstanceId=instance)
    clock.advance("10s")
    assert found(root, Status="InUse") == [bound]
    assert found(root, Status="Available") == [free]
    assert found(root, EipName="free") == [free]
    assert found(root, AssociatedInstanceType="EcsInstance", AssociatedInstanceId=instance) == [bound]
    assert found(root, Tag=[{"Key": "team", "Value": "web"}]) == [free]
    assert found(root, EipAddress=seen(root, bound)["IpAddress"]) == [bound]


def test_an_order_that_is_repeated_makes_one_address(root):
    assert make(root, ClientToken="once") == make(root, ClientToken="once")
    assert len(found(root)) == 1


def test_an_address_is_released_by_its_tag_only(root, account):
    web, other = make(root, Tag=[{"Key": "team", "Value": "web"}]), make(root)
    alice = user_allowed(root, "alice", allow("vpc:ReleaseEipAddress", StringEquals={"acs:ResourceTag/team": "web"}))
    with refused(403, "Forbidden.RAM"):
        alice.in_vpc("ReleaseEipAddress", AllocationId=other)
    alice.in_vpc("ReleaseEipAddress", AllocationId=web)
    assert found(root) == [other]
    mine = f"acs:vpc:*:{account.id}:eip/{other}"
    bob = user_allowed(root, "bob", allow("vpc:ModifyEipAddressAttribute", mine))
    bob.in_vpc("ModifyEipAddressAttribute", AllocationId=other, Name="bobs")
    with refused(403, "Forbidden.RAM"):
        bob.in_vpc("ReleaseEipAddress", AllocationId=other)
