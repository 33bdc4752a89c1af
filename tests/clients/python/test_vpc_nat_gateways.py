"""Ways out and in: NAT gateways with their rules, shared bandwidth, shared addresses, and what DHCP tells instances."""

import pytest

from clients import refused
from machines import listed, network, only, ready
from principals import allow, user_allowed


@pytest.fixture
def where(root):
    return network(root)


def make(caller, where, **more) -> dict:
    order = {"VpcId": where.vpc, "VSwitchId": where.vswitch, "NatType": "Enhanced"}
    made = caller.in_vpc("CreateNatGateway", **order | more)
    caller.sandbox.advance("1m")
    return made


def seen(caller, gateway: str) -> dict:
    return only(caller.in_vpc("DescribeNatGateways", NatGatewayId=gateway), "NatGateways", "NatGateway")


def address(caller, **more) -> tuple[str, str]:
    """An elastic address: its identifier and the address itself."""
    made = caller.in_vpc("AllocateEipAddress", **more)
    return made["AllocationId"], made["EipAddress"]


def eip(caller, allocation: str) -> dict:
    return only(caller.in_vpc("DescribeEipAddresses", AllocationId=allocation), "EipAddresses", "EipAddress")


def give(caller, allocation: str, holder: str, kind: str) -> None:
    caller.in_vpc("AssociateEipAddress", AllocationId=allocation, InstanceId=holder, InstanceType=kind)
    caller.sandbox.advance("1m")


class Gateway:
    """A NAT gateway with an elastic address."""

    def __init__(self, caller, where):
        made = make(caller, where, Name="way-out")
        self.id = made["NatGatewayId"]
        (self.snats,) = listed(made, "SnatTableIds", "SnatTableId")
        (self.forwards,) = listed(made, "ForwardTableIds", "ForwardTableId")
        self.allocation, self.address = address(caller)
        give(caller, self.allocation, self.id, "Nat")


@pytest.fixture
def gateway(root, where, clock) -> Gateway:
    return Gateway(root, where)


# NAT gateways.


def test_a_gateway_is_ready_after_a_while(root, where, clock):
    order = {"VpcId": where.vpc, "VSwitchId": where.vswitch, "NatType": "Enhanced", "Name": "way-out"}
    made = root.in_vpc("CreateNatGateway", **order)["NatGatewayId"]
    assert seen(root, made)["Status"] == "Creating"
    clock.advance("1m")
    found = seen(root, made)
    # CreateNatGateway: NetworkType is internet and InternetChargeType PayByLcu by default.
    assert (found["Status"], found["Name"], found["VpcId"]) == ("Available", "way-out", where.vpc)
    assert (found["NatType"], found["NetworkType"], found["InternetChargeType"]) == ("Enhanced", "internet", "PayByLcu")
    assert found["NatGatewayPrivateInfo"]["VswitchId"] == where.vswitch


def test_a_gateway_of_the_old_kind_is_no_longer_sold(root, where):
    # CreateNatGateway: Enhanced is the only NatType left.
    with refused(400, "OperationFailed.NormalInventoryNotEnough"):
        make(root, where, NatType="Normal")


def test_what_a_gateway_holds_comes_first(root, where, gateway, clock):
    rule = {"SnatTableId": gateway.snats, "SourceVSwitchId": where.vswitch, "SnatIp": gateway.address}
    made = root.in_vpc("CreateSnatEntry", **rule)["SnatEntryId"]
    clock.advance("1m")
    # DeleteNatGateway: without Force, rules are deleted and addresses taken away before.
    with refused(400, "DependencyViolation.SnatEntry"):
        root.in_vpc("DeleteNatGateway", NatGatewayId=gateway.id)
    with refused(400, "DependencyViolation"):
        root.in_vpc("DeleteVSwitch", VSwitchId=where.vswitch)
    root.in_vpc("DeleteSnatEntry", SnatTableId=gateway.snats, SnatEntryId=made)
    clock.advance("1m")
    with refused(400, "DependencyViolation.EIPS"):
        root.in_vpc("DeleteNatGateway", NatGatewayId=gateway.id)
    root.in_vpc("UnassociateEipAddress", AllocationId=gateway.allocation)
    clock.advance("1m")
    root.in_vpc("DeleteNatGateway", NatGatewayId=gateway.id)
    clock.advance("1m")
    assert root.in_vpc("DescribeNatGateways", NatGatewayId=gateway.id)["TotalCount"] == 0
    root.in_vpc("DeleteVSwitch", VSwitchId=where.vswitch)


def test_a_forced_end_takes_everything_along(root, where, gateway, clock):
    rule = {"SnatTableId": gateway.snats, "SourceVSwitchId": where.vswitch, "SnatIp": gateway.address}
    root.in_vpc("CreateSnatEntry", **rule)
    clock.advance("1m")
    root.in_vpc("DeleteNatGateway", NatGatewayId=gateway.id, Force=True)
    clock.advance("1m")
    assert (eip(root, gateway.allocation)["Status"], eip(root, gateway.allocation)["InstanceId"]) == ("Available", "")


def test_a_protected_gateway_stays(root, where, clock):
    made = make(root, where)["NatGatewayId"]
    root.in_vpc("DeletionProtection", InstanceId=made, Type="NATGW", ProtectionEnable=True)
    with refused(400, "InvalidOperation.DeletionProtection"):
        root.in_vpc("DeleteNatGateway", NatGatewayId=made)
    root.in_vpc("DeletionProtection", InstanceId=made, Type="NATGW", ProtectionEnable=False)
    root.in_vpc("DeleteNatGateway", NatGatewayId=made)


def test_a_gateway_inside_has_no_elastic_address(root, where, clock):
    made = make(root, where, NetworkType="intranet")["NatGatewayId"]
    allocation, _ = address(root)
    with refused(400, "OperationUnsupported.NetworkType"):
        give(root, allocation, made, "Nat")


def test_gateways_are_found(root, where, clock):
    made = [make(root, where, Name=name)["NatGatewayId"] for name in ("one", "two", "three")]
    found = only(root.in_vpc("DescribeNatGateways", Name="two"), "NatGateways", "NatGateway")
    assert found["NatGatewayId"] == made[1]
    pages = [root.in_vpc("DescribeNatGateways", VpcId=where.vpc, PageSize=2, PageNumber=page) for page in (1, 2)]
    assert [(len(listed(page, "NatGateways", "NatGateway")), page["TotalCount"]) for page in pages] == [(2, 3), (1, 3)]
    with refused(404, "InvalidNatGatewayId.NotFound"):
        root.in_vpc("GetNatGatewayAttribute", NatGatewayId="ngw-bp1none")


# Rules.


def test_a_source_has_one_rule(root, where, gateway, clock):
    rule = {"SnatTableId": gateway.snats, "SourceVSwitchId": where.vswitch, "SnatIp": gateway.address}
    made = root.in_vpc("CreateSnatEntry", **rule, SnatEntryName="desks")["SnatEntryId"]
    with refused(400, "Forbidden.SourceVSwitchId.Duplicated"):
        root.in_vpc("CreateSnatEntry", **rule)
    clock.advance("1m")
    found = only(
        root.in_vpc("DescribeSnatTableEntries", SnatTableId=gateway.snats), "SnatTableEntries", "SnatTableEntry"
    )
    assert (found["SnatEntryId"], found["SnatEntryName"], found["Status"]) == (made, "desks", "Available")
    assert (found["SourceVSwitchId"], found["SourceCIDR"]) == (where.vswitch, "192.168.1.0/24")
    assert (found["SnatIp"], found["NatGatewayId"]) == (gateway.address, gateway.id)
    # A rule's address cannot be taken away.
    with refused(400, "InvalidIpStatus.HasBeenUsedBySnatTable"):
        root.in_vpc("UnassociateEipAddress", AllocationId=gateway.allocation)


def test_a_rule_goes_out_under_an_address_of_the_gateway(root, where, gateway):
    _, elsewhere = address(root)
    order = {"SnatTableId": gateway.snats, "SourceCIDR": "10.1.0.0/24"}
    with refused(400, "EIP_NOT_IN_GATEWAY"):
        root.in_vpc("CreateSnatEntry", **order, SnatIp=elsewhere)
    # CreateSnatEntry: 404 for a table that is not there.
    with refused(404, "InvalidSnatTableId.NotFound"):
        root.in_vpc("CreateSnatEntry", **order | {"SnatTableId": "stb-bp1none"}, SnatIp=gateway.address)
    with refused(404, "InvalidSnatEntryId.NotFound"):
        root.in_vpc("DeleteSnatEntry", SnatTableId=gateway.snats, SnatEntryId="snat-bp1none")


def forward(gateway, **more) -> dict:
    usual = {"ExternalIp": gateway.address, "ExternalPort": "80", "InternalIp": "192.168.1.9", "InternalPort": "8080"}
    return {"ForwardTableId": gateway.forwards, "IpProtocol": "tcp"} | usual | more


def test_a_port_leads_inside(root, gateway, clock):
    made = root.in_vpc("CreateForwardEntry", **forward(gateway, ForwardEntryName="web"))["ForwardEntryId"]
    clock.advance("1m")

    def entry() -> dict:
        listing = root.in_vpc("DescribeForwardTableEntries", ForwardTableId=gateway.forwards, ForwardEntryId=made)
        return only(listing, "ForwardTableEntries", "ForwardTableEntry")

    found = entry()
    assert (found["ForwardEntryName"], found["Status"], found["IpProtocol"]) == ("web", "Available", "tcp")
    assert (found["ExternalIp"], found["ExternalPort"]) == (gateway.address, "80")
    assert (found["InternalIp"], found["InternalPort"]) == ("192.168.1.9", "8080")
    root.in_vpc("ModifyForwardEntry", ForwardTableId=gateway.forwards, ForwardEntryId=made, ExternalPort="443")
    clock.advance("1m")
    assert (entry()["ExternalPort"], entry()["InternalPort"]) == ("443", "8080")
    root.in_vpc("DeleteForwardEntry", ForwardTableId=gateway.forwards, ForwardEntryId=made)
    clock.advance("1m")
    assert root.in_vpc("DescribeForwardTableEntries", ForwardTableId=gateway.forwards)["TotalCount"] == 0


def test_a_port_of_a_protocol_leads_to_one_place(root, gateway, clock):
    root.in_vpc("CreateForwardEntry", **forward(gateway))
    with refused(400, "OperationUnsupported.ForwardEntry"):
        root.in_vpc("CreateForwardEntry", **forward(gateway, InternalIp="192.168.1.10"))
    root.in_vpc("CreateForwardEntry", **forward(gateway, IpProtocol="udp"))
    clock.advance("1m")
    with refused(400, "InvalidIpStatus.HasBeenUsedByForwardEntry"):
        root.in_vpc("UnassociateEipAddress", AllocationId=gateway.allocation)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        # Codes of CreateForwardEntry's page, all with status 400; the spelling is the page's.
        ({"ExternalIp": "nowhere"}, "InvalidExternalIp.Malformed"),
        ({"ExternalPort": "70000"}, "InvalidExternalPort.Malformed"),
        ({"InternalIp": "nowhere"}, "InvalidInternalIp.Malformed"),
        ({"InternalPort": "70000"}, "InvalidInternalPort.Malformed"),
        ({"IpProtocol": "smoke"}, "InvalidProtocal.ValueNotSupported"),
    ],
)
def test_a_rule_is_checked(root, gateway, wrong, code):
    with refused(400, code):
        root.in_vpc("CreateForwardEntry", **forward(gateway, **wrong))


# Shared bandwidth.


@pytest.fixture
def package(root, clock) -> str:
    made = root.in_vpc("CreateCommonBandwidthPackage", Bandwidth=20, Name="office")["BandwidthPackageId"]
    clock.advance("1m")
    return made


def package_seen(caller, package: str) -> dict:
    answer = caller.in_vpc("DescribeCommonBandwidthPackages", BandwidthPackageId=package)
    return only(answer, "CommonBandwidthPackages", "CommonBandwidthPackage")


def test_addresses_share_bandwidth(root, package, clock):
    allocation, ip = address(root, InternetChargeType="PayByTraffic")
    root.in_vpc("AddCommonBandwidthPackageIp", BandwidthPackageId=package, IpInstanceId=allocation)
    clock.advance("1m")
    found = package_seen(root, package)
    assert (found["Name"], found["Bandwidth"], found["Status"]) == ("office", "20", "Available")
    inside = only(found, "PublicIpAddresses", "PublicIpAddresse")
    assert (inside["AllocationId"], inside["IpAddress"]) == (allocation, ip)
    assert (eip(root, allocation)["BandwidthPackageId"], eip(root, allocation)["BandwidthPackageBandwidth"]) == (
        package,
        "20",
    )
    with refused(400, "IpInstanceId.AlreadyInBandwidthPackage"):
        root.in_vpc("AddCommonBandwidthPackageIp", BandwidthPackageId=package, IpInstanceId=allocation)
    # DeleteCommonBandwidthPackage: addresses are removed before, unless Force is set.
    with refused(400, "OperationFailed.BandwidthPackageNotEmpty"):
        root.in_vpc("DeleteCommonBandwidthPackage", BandwidthPackageId=package)
    root.in_vpc("RemoveCommonBandwidthPackageIp", BandwidthPackageId=package, IpInstanceId=allocation)
    clock.advance("1m")
    assert eip(root, allocation)["BandwidthPackageId"] == ""
    root.in_vpc("DeleteCommonBandwidthPackage", BandwidthPackageId=package)
    clock.advance("1m")
    assert root.in_vpc("DescribeCommonBandwidthPackages", BandwidthPackageId=package)["TotalCount"] == 0


def test_a_package_grows(root, package, clock):
    root.in_vpc("ModifyCommonBandwidthPackageSpec", BandwidthPackageId=package, Bandwidth="50")
    clock.advance("1m")
    root.in_vpc("ModifyCommonBandwidthPackageAttribute", BandwidthPackageId=package, Name="desks", Description="all")
    found = package_seen(root, package)
    assert (found["Bandwidth"], found["Name"], found["Description"]) == ("50", "desks", "all")


def test_an_address_is_bounded_inside_of_the_package(root, package, clock):
    allocation, _ = address(root, InternetChargeType="PayByTraffic")
    root.in_vpc("AddCommonBandwidthPackageIp", BandwidthPackageId=package, IpInstanceId=allocation)
    clock.advance("1m")
    bound = {"BandwidthPackageId": package, "EipId": allocation}
    # ModifyCommonBandwidthPackageIpBandwidth: at most that of the package.
    with refused(404, "InvalidBandwidth.ValueNotSupported"):
        root.in_vpc("ModifyCommonBandwidthPackageIpBandwidth", **bound, Bandwidth="21")
    root.in_vpc("ModifyCommonBandwidthPackageIpBandwidth", **bound, Bandwidth="10")
    clock.advance("1m")
    inside = only(package_seen(root, package), "PublicIpAddresses", "PublicIpAddresse")
    assert inside["BandwidthPackageIpRelationStatus"] == "BINDED"


# Shared addresses.


def vip_seen(caller, vip: str) -> dict:
    return only(caller.in_vpc("DescribeHaVips", Filter=[{"Key": "HaVipId", "Value": [vip]}]), "HaVips", "HaVip")


def test_instances_share_an_address(root, where, clock):
    made = root.in_vpc("CreateHaVip", VSwitchId=where.vswitch, IpAddress="192.168.1.9", Name="office")["HaVipId"]
    clock.advance("1m")
    found = vip_seen(root, made)
    assert (found["IpAddress"], found["Status"], found["Name"]) == ("192.168.1.9", "Available", "office")
    members = [ready(root, where), ready(root, where)]
    for one in members:
        root.in_vpc("AssociateHaVip", HaVipId=made, InstanceId=one)
        clock.advance("1m")
    found = vip_seen(root, made)
    assert found["Status"] == "InUse"
    assert sorted(listed(found, "AssociatedInstances", "associatedInstance")) == sorted(members)
    # DeleteHaVip: not while instances or an elastic address are associated.
    with refused(400, "DependencyViolation.HaVip"):
        root.in_vpc("DeleteHaVip", HaVipId=made)
    with refused(400, "DependencyViolation"):
        root.in_vpc("DeleteVSwitch", VSwitchId=where.vswitch)
    for one in members:
        root.in_vpc("UnassociateHaVip", HaVipId=made, InstanceId=one)
        clock.advance("1m")
    assert vip_seen(root, made)["Status"] == "Available"
    root.in_vpc("DeleteHaVip", HaVipId=made)
    clock.advance("1m")
    assert root.in_vpc("DescribeHaVips")["TotalCount"] == 0


def test_a_shared_address_is_reached_from_outside(root, where, clock):
    made = root.in_vpc("CreateHaVip", VSwitchId=where.vswitch)["HaVipId"]
    clock.advance("1m")
    allocation, ip = address(root)
    give(root, allocation, made, "HaVip")
    assert listed(vip_seen(root, made), "AssociatedEipAddresses", "associatedEipAddresse") == [ip]
    assert (eip(root, allocation)["InstanceId"], eip(root, allocation)["InstanceType"]) == (made, "HaVip")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        # Codes of CreateHaVip's page.
        ("192.168.2.9", "InvalidIPAddress.OutOfRange"),
        ("192.168.1.0", "InvalidIPAddress.NotAvailable"),
        ("office", "InvalidIPAddress.Malformed"),
    ],
)
def test_a_shared_address_is_one_of_the_vswitch(root, where, wrong, code):
    with refused(400, code):
        root.in_vpc("CreateHaVip", VSwitchId=where.vswitch, IpAddress=wrong)


# What DHCP tells.


def options(caller, **more) -> str:
    made = caller.in_vpc("CreateDhcpOptionsSet", **{"DomainName": "example.com"} | more)["DhcpOptionsSetId"]
    caller.sandbox.advance("1m")
    return made


def test_a_network_has_one_set_of_options(root, where, clock):
    first = options(root, DhcpOptionsSetName="office", DomainNameServers="100.100.2.136,100.100.2.138")
    second = options(root, DomainName="example.org")
    found = root.in_vpc("GetDhcpOptionsSet", DhcpOptionsSetId=first)
    assert (found["DhcpOptionsSetName"], found["Status"]) == ("office", "Available")
    told = found["DhcpOptions"]
    assert (told["DomainName"], told["DomainNameServers"]) == ("example.com", "100.100.2.136,100.100.2.138")
    root.in_vpc("AttachDhcpOptionsSetToVpc", DhcpOptionsSetId=first, VpcId=where.vpc)
    clock.advance("1m")
    (attached,) = root.in_vpc("GetDhcpOptionsSet", DhcpOptionsSetId=first)["AssociateVpcs"]
    assert (attached["VpcId"], attached["AssociateStatus"]) == (where.vpc, "InUse")
    # AttachDhcpOptionsSetToVpc: a network has one set at most.
    with refused(400, "OperationFailed.AttachmentExist"):
        root.in_vpc("AttachDhcpOptionsSetToVpc", DhcpOptionsSetId=second, VpcId=where.vpc)
    # DeleteDhcpOptionsSet: it is detached before.
    with refused(400, "DependencyViolation.VpcAttachment"):
        root.in_vpc("DeleteDhcpOptionsSet", DhcpOptionsSetId=first)
    root.in_vpc("ReplaceVpcDhcpOptionsSet", DhcpOptionsSetId=second, VpcId=where.vpc)
    clock.advance("1m")
    assert root.in_vpc("DescribeVpcAttribute", VpcId=where.vpc)["DhcpOptionsSetId"] == second
    root.in_vpc("DeleteDhcpOptionsSet", DhcpOptionsSetId=first)
    root.in_vpc("DetachDhcpOptionsSetFromVpc", DhcpOptionsSetId=second, VpcId=where.vpc)
    clock.advance("1m")
    assert root.in_vpc("DescribeVpcAttribute", VpcId=where.vpc).get("DhcpOptionsSetId", "") == ""


def test_sets_of_options_are_found_by_page(root, clock):
    made = [options(root, DhcpOptionsSetName=name) for name in ("one", "two", "three")]
    first = root.in_vpc("ListDhcpOptionsSets", MaxResults=2)
    second = root.in_vpc("ListDhcpOptionsSets", MaxResults=2, NextToken=first["NextToken"])
    pages = [[one["DhcpOptionsSetId"] for one in page["DhcpOptionsSets"]] for page in (first, second)]
    assert (len(pages[0]), sorted(pages[0] + pages[1])) == (2, sorted(made))
    with refused(400, "InvalidDhcpOptionsSetId.NotFound"):
        root.in_vpc("DeleteDhcpOptionsSet", DhcpOptionsSetId="dopt-bp1none")


# Who may.


def test_a_user_deletes_one_gateway_only(root, account, where, clock):
    mine, other = (make(root, where)["NatGatewayId"] for _ in range(2))
    rights = allow("vpc:DeleteNatGateway", f"acs:vpc:*:{account.id}:natgateway/{mine}")
    alice = user_allowed(root, "alice", rights)
    with refused(403, "Forbidden.RAM"):
        alice.in_vpc("DeleteNatGateway", NatGatewayId=other)
    alice.in_vpc("DeleteNatGateway", NatGatewayId=mine)
