"""Network interfaces, NATs, routes and public addresses of Kingsoft Cloud."""

from __future__ import annotations

import pytest

from ksyun_clients import Core, Root, Typed, instance_of, ready, refused


@pytest.fixture
def root(sandbox, clock) -> Root:
    """An account of its own for every test, which may move the clock."""
    del clock
    return Root(sandbox, sandbox.new_account("kingsoft"))


@pytest.fixture
def where(root) -> dict[str, str]:
    """Where instances are launched."""
    return root.network()


def interface_made(root: Root, where: dict[str, str], **more) -> str:
    """An interface that can be attached."""
    order = {"SubnetId": where["subnet"], "SecurityGroupId": [where["group"]]} | more
    made = root("vpc", "CreateNetworkInterface", **order)["NetworkInterfaceId"]
    root.sandbox.advance("10s")
    return made


def interface_of(root: Root, interface: str) -> dict:
    (shown,) = root("vpc", "DescribeNetworkInterfaces", NetworkInterfaceId=[interface])["NetworkInterfaceSet"]
    return shown


def primary_of(root: Root, instance: str) -> dict:
    """The interface that an instance came with."""
    return instance_of(root, instance)["NetworkInterfaceSet"][0]


def test_an_interface_has_further_addresses_and_a_name(root, where):
    interface = interface_made(root, where, NetworkInterfaceName="second", PrivateIpAddress="10.0.1.9")
    shown = interface_of(root, interface)
    assert (shown["NetworkInterfaceName"], shown["PrivateIpAddress"]) == ("second", "10.0.1.9")
    assert [group["SecurityGroupId"] for group in shown["SecurityGroupSet"]] == [where["group"]]
    root("vpc", "AssignPrivateIpAddress", NetworkInterfaceId=interface, PrivateIpAddress=["10.0.1.10"])
    root("vpc", "AssignPrivateIpAddress", NetworkInterfaceId=interface, SecondaryPrivateIpAddressCount=2)
    assert len(interface_of(root, interface)["AssignedPrivateIpAddressSet"]) == 3
    with refused(409, "PrivateIpAddressInUse"):
        root("vpc", "AssignPrivateIpAddress", NetworkInterfaceId=interface, PrivateIpAddress=["10.0.1.9"])
    root("vpc", "UnassignPrivateIpAddress", NetworkInterfaceId=interface, PrivateIpAddress=["10.0.1.10"])
    root("vpc", "ModifyNetworkInterface", NetworkInterfaceId=interface, NetworkInterfaceName="third")
    filters = {"Filter.1.Name": "private-ip-address", "Filter.1.Value.1": "10.0.1.9"}
    (shown,) = root.core("vpc").describe_network_interfaces(**filters)["NetworkInterfaceSet"]
    assert (shown["NetworkInterfaceName"], len(shown["AssignedPrivateIpAddressSet"])) == ("third", 2)
    root.core("vpc").delete_network_interface(NetworkInterfaceId=interface)
    with refused(404, "NetworkInterfaceNotFound"):
        root("vpc", "DeleteNetworkInterface", NetworkInterfaceId=interface)


def test_an_interface_is_attached_and_changed_and_detached(root, where):
    instance = ready(root, where)
    interface = interface_made(root, where)
    root("kec", "AttachNetworkInterface", InstanceId=instance, NetworkInterfaceId=interface)
    root.sandbox.advance("10s")
    assert interface_of(root, interface)["InstanceId"] == instance
    kinds = [one["NetworkInterfaceType"] for one in instance_of(root, instance)["NetworkInterfaceSet"]]
    assert kinds == ["primary", "extension"]
    with refused(400, "InvalidParameter"):
        root("vpc", "DeleteNetworkInterface", NetworkInterfaceId=interface)
    group = root("vpc", "CreateSecurityGroup", VpcId=where["vpc"], SecurityGroupName="db")["SecurityGroup"]
    groups = [where["group"], group["SecurityGroupId"]]
    change = {"InstanceId": instance, "NetworkInterfaceId": interface}
    root("kec", "ModifyNetworkInterfaceAttribute", SecurityGroupId=groups, DNS1="198.18.254.40", **change)
    shown = interface_of(root, interface)
    assert sorted(one["SecurityGroupId"] for one in shown["SecurityGroupSet"]) == sorted(groups)
    assert shown["DNS1"] == "198.18.254.40"
    primary = primary_of(root, instance)["NetworkInterfaceId"]
    with refused(400, "InvalidParameter"):
        root("kec", "DetachNetworkInterface", InstanceId=instance, NetworkInterfaceId=primary)
    root.core("kec").modify_network_interface_attribute(
        InstanceId=instance, NetworkInterfaceId=primary, SubnetId=where["subnet"], PrivateIpAddress="10.0.1.77"
    )
    assert instance_of(root, instance)["PrivateIpAddress"] == "10.0.1.77"
    root.core("kec").detach_network_interface(InstanceId=instance, NetworkInterfaceId=interface)
    root.sandbox.advance("10s")
    assert "InstanceId" not in interface_of(root, interface)


def nat_made(root: Root, where: dict[str, str], **more) -> dict:
    usual = {"VpcId": where["vpc"], "NatName": "shop", "NatMode": "Subnet", "NatType": "public", "BandWidth": 1}
    return root("vpc", "CreateNat", ChargeType="DailyPaidByTransfer", **usual | more)


def nat_of(root: Root, nat: str) -> dict:
    (shown,) = root("vpc", "DescribeNats", NatId=[nat])["NatSet"]
    return shown


def test_a_nat_is_made_with_addresses_and_subnets_go_through_it(root, where):
    made = nat_made(root, where, NatIpNumber=2)
    nat = made["NatId"]
    assert len({one["NatIp"] for one in made["NatIpSet"]}) == 2
    vpc = root.core("vpc")
    vpc.modify_nat(NatId=nat, NatName="shop-2", BandWidth=5)
    shown = nat_of(root, nat)
    assert (shown["NatName"], shown["BandWidth"], shown["NatMode"]) == ("shop-2", 5, "Subnet")
    root("vpc", "AddNatIp", NatId=nat, AddNumber=1)
    assert nat_of(root, nat)["NatIpNumber"] == 3
    with refused(409, "QuotaExceeded"):
        # AddNatIp: no NAT has more than 20.
        root("vpc", "AddNatIp", NatId=nat, AddNumber=18)
    vpc.delete_nat_ip(NatId=nat, NatIpId=made["NatIpSet"][1]["NatIpId"])
    assert [one["NatIp"] for one in nat_of(root, nat)["NatIpSet"]].count(made["NatIpSet"][1]["NatIp"]) == 0
    root("vpc", "AssociateNat", NatId=nat, SubnetId=where["subnet"])
    filters = {"Filter.1.Name": "nat-id", "Filter.1.Value.1": nat}
    assert [one["SubnetId"] for one in vpc.describe_subnets(**filters)["SubnetSet"]] == [where["subnet"]]
    assert nat_of(root, nat)["AssociateNatSet"] == [{"SubnetId": where["subnet"]}]
    with refused(409, "NatAssociateConflict"):
        vpc.associate_nat(NatId=nat, SubnetId=where["subnet"])
    with refused(409, "NatDeleteConflict"):
        root("vpc", "DeleteNat", NatId=nat)
    vpc.disassociate_nat(NatId=nat, SubnetId=where["subnet"])
    vpc.delete_nat(NatId=nat)
    assert root("vpc", "DescribeNats", NatId=[nat])["NatSet"] == []
    with refused(404, "NatNotFound"):
        root("vpc", "ModifyNat", NatId=nat, NatName="shop-3")


def test_a_rule_leads_from_an_address_of_a_nat_to_an_instance(root, where):
    instance = ready(root, where)
    made = nat_made(root, where)
    rule = {
        "NatId": made["NatId"],
        "NatIp": made["NatIpSet"][0]["NatIp"],
        "PrivateIpAddress": primary_of(root, instance)["PrivateIpAddress"],
        "IpProtocol": "TCP",
        "PublicPort": "80",
        "PrivatePort": "8080",
    }
    web = root("vpc", "CreateDnat", DnatName="web", **rule)["Dnat"]
    assert (web["PublicPort"], web["PrivatePort"], web["Enabled"]) == ("80", "8080", True)
    with refused(409, "DnatConflict"):
        root("vpc", "CreateDnat", DnatName="again", **rule)
    root("vpc", "ModifyDnat", DnatId=web["DnatId"], DnatName="ssh", **rule | {"PublicPort": "22", "PrivatePort": "22"})
    (shown,) = root("vpc", "DescribeDnats", Filter=[{"Name": "nat-id", "Value": [made["NatId"]]}])["DnatSet"]
    assert (shown["DnatId"], shown["DnatName"], shown["PublicPort"]) == (web["DnatId"], "ssh", "22")
    with refused(409, "NatDeleteConflict"):
        root("vpc", "DeleteNat", NatId=made["NatId"])
    root("vpc", "DeleteDnat", DnatId=web["DnatId"])
    with refused(404, "DnatNotFound"):
        root("vpc", "DeleteDnat", DnatId=web["DnatId"])
    root("vpc", "DeleteNat", NatId=made["NatId"])


def test_what_an_interface_sends_through_a_nat_is_limited(root, where):
    interface = primary_of(root, ready(root, where))["NetworkInterfaceId"]
    nat = nat_made(root, where)["NatId"]
    # The typed client names no NAT here: it is the one that the interface goes through.
    with refused(400, "MissingParameter"):
        root("vpc", "CreateNatRateLimit", NetworkInterfaceId=interface, BandwidthLimit=5)
    root("vpc", "AssociateNat", NatId=nat, SubnetId=where["subnet"])
    made = root("vpc", "CreateNatRateLimit", NetworkInterfaceId=interface, BandwidthLimit=5)["NatRateLimit"]
    assert (made["NatId"], made["BandwidthLimit"]) == (nat, 5)
    limit = made["NatRateLimitId"]
    root("vpc", "ModifyNatRateLimit", NatRateLimitId=limit, BandwidthLimit=7, InBandwidthLimit=3)
    (shown,) = root("vpc", "DescribeNatRateLimit", NatId=nat)["NatNetworkInterfaceSet"]
    assert (shown["NatRateLimitId"], shown["BandwidthLimit"], shown["InBandwidthLimit"]) == (limit, 7, 3)
    root("vpc", "DeleteNatRateLimit", NatRateLimitId=limit)
    with refused(404, "NatRateLimitNotFound"):
        root("vpc", "DeleteNatRateLimit", NatRateLimitId=limit)


def test_routes_lead_to_the_internet_and_to_instances(root, where):
    instance = ready(root, where)
    out = {"VpcId": where["vpc"], "DestinationCidrBlock": "0.0.0.0/0", "RouteType": "InternetGateway"}
    route = root("vpc", "CreateRoute", Description="out", **out)["RouteId"]
    with refused(400, "InvalidParameter"):
        # The destination has a route already.
        root("vpc", "CreateRoute", **out)
    vpc = root.core("vpc")
    host = {"VpcId": where["vpc"], "DestinationCidrBlock": "172.16.0.0/12", "RouteType": "Host"}
    with refused(400, "MissingParameter"):
        vpc.create_route(**host)
    second = vpc.create_route(InstanceId=instance, **host)["RouteId"]
    (shown,) = root("vpc", "DescribeRoutes", Filter=[{"Name": "instance-id", "Value": [instance]}])["RouteSet"]
    assert (shown["RouteId"], shown["NextHopSet"][0]["GatewayId"]) == (second, instance)
    (shown,) = vpc.describe_routes(**{"RouteId.1": route})["RouteSet"]
    assert (shown["DestinationCidrBlock"], shown["Description"], shown["System"]) == ("0.0.0.0/0", "out", False)
    root("vpc", "DeleteRoute", RouteId=second)
    vpc.delete_route(RouteId=route)
    with refused(404, "RouteNotFound"):
        root("vpc", "DeleteRoute", RouteId=route)


def test_a_network_with_a_route_is_renamed_and_stays(root):
    vpc = root("vpc", "CreateVpc", VpcName="one", CidrBlock="10.7.0.0/21")["Vpc"]["VpcId"]
    root.core("vpc").modify_vpc(VpcId=vpc, VpcName="two")
    (shown,) = root("vpc", "DescribeVpcs", VpcId=[vpc])["VpcSet"]
    assert shown["VpcName"] == "two"
    out = {"DestinationCidrBlock": "0.0.0.0/0", "RouteType": "InternetGateway"}
    route = root("vpc", "CreateRoute", VpcId=vpc, **out)["RouteId"]
    with refused(409, "VpcDeleteConflict"):
        root("vpc", "DeleteVpc", VpcId=vpc)
    root("vpc", "DeleteRoute", RouteId=route)
    root("vpc", "DeleteVpc", VpcId=vpc)


def address_made(root: Root, **more) -> str:
    line = next(one["LineId"] for one in root("eip", "GetLines")["LineSet"] if one["LineType"] == "BGP")
    return root("eip", "AllocateAddress", LineId=line, BandWidth=1, **more)["AllocationId"]


def address_of(root: Root, address: str) -> dict:
    (shown,) = root("eip", "DescribeAddresses", AllocationId=[address])["AddressesSet"]
    return shown


def test_an_address_is_given_to_an_instance_and_taken_away(root, where):
    instance = ready(root, where)
    address = address_made(root, ChargeType="HourlyInstantSettlement")
    eip = root.core("eip")
    eip.modify_address(AllocationId=address, BandWidth=5)
    shown = address_of(root, address)
    assert (shown["State"], shown["BandWidth"], shown["ProjectId"]) == ("disassociate", 5, "0")
    root("eip", "AssociateAddress", AllocationId=address, InstanceType="Ipfwd", InstanceId=instance)
    root.sandbox.advance("1m")
    interface = primary_of(root, instance)
    assert (interface["PublicIp"], interface["AllocationId"]) == (shown["PublicIp"], address)
    filters = {"Filter.1.Name": "instance-id", "Filter.1.Value.1": instance}
    (shown,) = eip.describe_addresses(**filters)["AddressesSet"]
    assert (shown["State"], shown["NetworkInterfaceId"]) == ("associate", interface["NetworkInterfaceId"])
    assert root("eip", "DescribeAddresses", State="disassociate")["AddressesSet"] == []
    with refused(400, "InvalidParameter"):
        eip.release_address(AllocationId=address)
    root("eip", "DisassociateAddress", AllocationId=address)
    root.sandbox.advance("1m")
    assert "InstanceId" not in address_of(root, address)
    root("eip", "ReleaseAddress", AllocationId=address)
    with refused(404, "AllocationIdNotFound"):
        eip.release_address(AllocationId=address)


def test_an_address_is_bought_for_months_or_refused(root):
    paid = address_of(root, address_made(root, ChargeType="Monthly", PurchaseTime=1))
    assert (paid["ChargeType"], len(paid["ServiceEndTime"])) == ("Monthly", len("2026-12-21 08:00:00"))
    with refused(400, "MissingParameter"):
        # AllocateAddress: PurchaseTime must be there when it is paid for by the month.
        address_made(root, ChargeType="Monthly")
    with refused(400, "InvalidParameter"):
        root.core("eip").allocate_address(LineId="none", BandWidth=1)


def test_whoever_gives_an_address_away_needs_a_permission_on_both(sandbox, root, where):
    instance = ready(root, where)
    address = address_made(root)
    to = {"AllocationId": address, "InstanceType": "Ipfwd", "InstanceId": instance}
    of_address, of_instance = f"krn:ksc:eip:*:*:eip/{address}", f"krn:ksc:kec:*:*:instance/{instance}"
    alice = root.allowed("alice", "eip:AssociateAddress", of_address)
    with refused(403, "AccessDenied"):
        Core(sandbox, alice)("eip").associate_address(**to)
    bob = root.allowed("bob", "eip:AssociateAddress", of_address, of_instance)
    Typed(sandbox, bob)("eip", "AssociateAddress", **to)
    root.sandbox.advance("1m")
    assert address_of(root, address)["InstanceId"] == instance
