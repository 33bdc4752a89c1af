"""Networks: blocks of both families, parts of them, route tables, defaults, and who may do what."""

import ipaddress

import pytest

from clients import refused
from machines import ZONE, listed, only
from principals import allow, user_allowed


def make(caller, **more) -> str:
    made = caller.in_vpc("CreateVpc", **{"CidrBlock": "10.0.0.0/16"} | more)["VpcId"]
    caller.sandbox.advance("10s")
    return made


def part(caller, vpc: str, block: str, **more) -> str:
    request = {"VpcId": vpc, "ZoneId": ZONE, "CidrBlock": block}
    made = caller.in_vpc("CreateVSwitch", **request | more)["VSwitchId"]
    caller.sandbox.advance("10s")
    return made


def seen(caller, vpc: str) -> dict:
    return caller.in_vpc("DescribeVpcAttribute", VpcId=vpc)


def part_seen(caller, vswitch: str) -> dict:
    return caller.in_vpc("DescribeVSwitchAttributes", VSwitchId=vswitch)


@pytest.fixture
def vpc(root, clock) -> str:
    return make(root)


# Networks.


def test_a_network_is_made_shown_and_deleted(root, clock):
    made = root.in_vpc("CreateVpc", CidrBlock="10.0.0.0/16", VpcName="net", Description="of the tests")
    clock.advance("10s")
    found = seen(root, made["VpcId"])
    assert (found["Status"], found["VpcName"], found["Description"]) == ("Available", "net", "of the tests")
    assert (found["VRouterId"], found["IsDefault"], found["EnabledIpv6"]) == (made["VRouterId"], False, False)
    root.in_vpc("DeleteVpc", VpcId=made["VpcId"])
    with refused(404, "InvalidVpcId.NotFound"):
        seen(root, made["VpcId"])


@pytest.mark.parametrize("block", ["10.0.0.0/29", "100.64.0.0/16", "224.0.0.0/16", "127.0.0.0/16", "10.0.0"])
def test_a_network_is_made_of_blocks_that_the_page_allows(root, block):
    # CreateVpc: masks of at most 28 bits; not in 100.64.0.0/10, 224.0.0.0/4, 127.0.0.0/8 or 169.254.0.0/16.
    with refused(400, "InvalidParameter"):
        make(root, CidrBlock=block)
    assert root.in_vpc("DescribeVpcs")["TotalCount"] == 0


def test_a_further_block_widens_the_network(root, vpc):
    with refused(400, "InvalidParameter"):
        part(root, vpc, "172.16.1.0/24")
    root.in_vpc("AssociateVpcCidrBlock", VpcId=vpc, SecondaryCidrBlock="172.16.0.0/16")
    assert seen(root, vpc)["SecondaryCidrBlocks"]["SecondaryCidrBlock"] == ["172.16.0.0/16"]
    made = part(root, vpc, "172.16.1.0/24")
    # AssociateVpcCidrBlock: "The secondary CIDR block cannot overlap with the primary CIDR block or existing secondary
    # CIDR blocks of the VPC."
    for overlapping in ("10.0.1.0/24", "172.16.2.0/24"):
        with refused(400, "InvalidCidrBlock.Overlapped"):
            root.in_vpc("AssociateVpcCidrBlock", VpcId=vpc, SecondaryCidrBlock=overlapping)
    with refused(400, "DependencyViolation.VSwitch"):
        root.in_vpc("UnassociateVpcCidrBlock", VpcId=vpc, SecondaryCidrBlock="172.16.0.0/16")
    root.in_vpc("DeleteVSwitch", VSwitchId=made)
    root.in_vpc("UnassociateVpcCidrBlock", VpcId=vpc, SecondaryCidrBlock="172.16.0.0/16")
    assert seen(root, vpc)["SecondaryCidrBlocks"]["SecondaryCidrBlock"] == []


def test_a_network_with_ipv6_has_a_block_of_56_bits_and_its_parts_of_64(root, clock):
    made = make(root, EnableIpv6=True)
    whole = ipaddress.ip_network(seen(root, made)["Ipv6CidrBlock"])
    assert whole.prefixlen == 56
    # CreateVSwitch: Ipv6CidrBlock is "the last 8 bits of the IPv6 CIDR block of the vSwitch. Valid values: 0 to 255."
    vswitch = part(root, made, "10.0.1.0/24", Ipv6CidrBlock=7)
    block = ipaddress.ip_network(part_seen(root, vswitch)["Ipv6CidrBlock"])
    assert (block.prefixlen, block) == (64, list(whole.subnets(new_prefix=64))[7])
    with refused(400, "InvalidIpv6CidrBlock.Overlapped"):
        part(root, made, "10.0.2.0/24", Ipv6CidrBlock=7)
    with refused(400, "InvalidParameter"):
        part(root, made, "10.0.2.0/24", Ipv6CidrBlock=256)


def test_ipv6_can_be_added_later(root, vpc):
    with refused(400, "OperationDenied.Ipv6NotEnabled"):
        part(root, vpc, "10.0.1.0/24", Ipv6CidrBlock=1)
    root.in_vpc("ModifyVpcAttribute", VpcId=vpc, EnableIPv6=True)
    assert seen(root, vpc)["EnabledIpv6"] is True
    vswitch = part(root, vpc, "10.0.1.0/24")
    assert part_seen(root, vswitch).get("Ipv6CidrBlock", "") == ""
    root.in_vpc("ModifyVSwitchAttribute", VSwitchId=vswitch, EnableIPv6=True, Ipv6CidrBlock=1)
    assert part_seen(root, vswitch)["Ipv6CidrBlock"].endswith("/64")


def test_a_network_is_empty_before_it_goes(root, vpc):
    vswitch = part(root, vpc, "10.0.1.0/24")
    with refused(400, "DependencyViolation.VSwitch"):
        root.in_vpc("DeleteVpc", VpcId=vpc)
    root.in_vpc("DeleteVSwitch", VSwitchId=vswitch)
    group = root.in_ecs("CreateSecurityGroup", VpcId=vpc)["SecurityGroupId"]
    with refused(400, "DependencyViolation.SecurityGroup"):
        root.in_vpc("DeleteVpc", VpcId=vpc)
    root.in_ecs("DeleteSecurityGroup", SecurityGroupId=group)
    root.in_vpc("DeleteVpc", VpcId=vpc)


def test_networks_are_found_by_name_identifier_and_page(root, clock):
    made = [make(root, VpcName=name) for name in ("one", "two", "three")]
    assert only(root.in_vpc("DescribeVpcs", VpcName="two"), "Vpcs", "Vpc")["VpcId"] == made[1]
    # DescribeVpcs: up to 20 identifiers, separated by commas.
    assert root.in_vpc("DescribeVpcs", VpcId=",".join(made[:2]))["TotalCount"] == 2
    pages = [root.in_vpc("DescribeVpcs", PageNumber=page, PageSize=2) for page in (1, 2)]
    assert [(len(listed(page, "Vpcs", "Vpc")), page["TotalCount"]) for page in pages] == [(2, 3), (1, 3)]
    assert [page["PageSize"] for page in pages] == [2, 2]


def test_each_region_has_one_default_network(root, clock):
    made = root.in_vpc("CreateDefaultVpc")["VpcId"]
    clock.advance("10s")
    # The vendor's default network is 172.16.0.0/12, its parts have 20 bits.
    found = only(root.in_vpc("DescribeVpcs", IsDefault=True), "Vpcs", "Vpc")
    assert (found["VpcId"], found["IsDefault"]) == (made, True)
    with refused(400, "ResourceAlreadyExists.DefaultVpc"):
        root.in_vpc("CreateDefaultVpc")
    vswitch = root.in_vpc("CreateDefaultVSwitch", ZoneId=ZONE)["VSwitchId"]
    assert part_seen(root, vswitch)["IsDefault"] is True
    assert ipaddress.ip_network(part_seen(root, vswitch)["CidrBlock"]).prefixlen == 20


# Parts.


def test_a_part_keeps_the_first_and_the_last_three_addresses(root, vpc):
    # CreateVSwitch: "The first IP address and last three IP addresses of each vSwitch CIDR block are reserved."
    vswitch = part(root, vpc, "10.0.1.0/24", VSwitchName="web")
    assert part_seen(root, vswitch)["AvailableIpAddressCount"] == 252
    group = root.in_ecs("CreateSecurityGroup", VpcId=vpc)["SecurityGroupId"]
    for reserved in ("10.0.1.0", "10.0.1.253", "10.0.1.254", "10.0.1.255"):
        order = {"VSwitchId": vswitch, "SecurityGroupId": group, "PrimaryIpAddress": reserved}
        with refused(403, "InvalidIp.IpRepeated"):
            root.in_ecs("CreateNetworkInterface", **order)


@pytest.mark.parametrize(
    ("block", "code"),
    [
        # CreateVSwitch: masks of 16 to 29 bits, inside of the network.
        ("10.0.0.0/30", "InvalidCirdrBlock.MaskLength"),
        ("10.1.0.0/24", "InvalidParameter"),
    ],
)
def test_a_part_is_made_of_blocks_that_the_page_allows(root, vpc, block, code):
    with refused(400, code):
        part(root, vpc, block)


def test_parts_do_not_overlap(root, vpc):
    part(root, vpc, "10.0.1.0/24")
    with refused(400, "InvalidCidrBlock.Overlapped"):
        part(root, vpc, "10.0.1.128/25")
    with refused(404, "InvalidVpcId.NotFound"):
        part(root, "vpc-bp1none", "10.0.1.0/24")
    with refused(404, "InvalidZoneId.NotFound"):
        part(root, vpc, "10.0.2.0/24", ZoneId="cn-hangzhou-zz")


def test_a_part_that_something_lies_in_stays(root, vpc):
    vswitch = part(root, vpc, "10.0.1.0/24")
    group = root.in_ecs("CreateSecurityGroup", VpcId=vpc)["SecurityGroupId"]
    root.in_ecs("CreateNetworkInterface", VSwitchId=vswitch, SecurityGroupId=group)
    # DeleteVSwitch: DependencyViolation with status 400.
    with refused(400, "DependencyViolation"):
        root.in_vpc("DeleteVSwitch", VSwitchId=vswitch)


def test_names_and_descriptions_change(root, vpc):
    vswitch = part(root, vpc, "10.0.1.0/24", VSwitchName="old")
    root.in_vpc("ModifyVSwitchAttribute", VSwitchId=vswitch, VSwitchName="new", Description="changed")
    found = only(root.in_vpc("DescribeVSwitches", VSwitchName="new"), "VSwitches", "VSwitch")
    assert (found["VSwitchId"], found["Description"]) == (vswitch, "changed")
    with refused(400, "InvalidVSwitchName.Malformed"):
        root.in_vpc("ModifyVSwitchAttribute", VSwitchId=vswitch, VSwitchName="http://new")
    with refused(400, "InvalidVpcName.Malformed"):
        root.in_vpc("ModifyVpcAttribute", VpcId=vpc, VpcName="https://new")


# Route tables.


def test_a_network_has_a_system_table_with_a_route_for_each_part(root, vpc):
    vswitch = part(root, vpc, "10.0.1.0/24")
    table = only(root.in_vpc("DescribeRouteTableList", VpcId=vpc), "RouterTableList", "RouterTableListType")
    assert (table["RouteTableType"], table["Status"], table["VpcId"]) == ("System", "Available", vpc)
    assert table["VSwitchIds"]["VSwitchId"] == [vswitch]
    assert part_seen(root, vswitch)["RouteTable"]["RouteTableId"] == table["RouteTableId"]
    full = only(root.in_vpc("DescribeRouteTables", RouteTableId=table["RouteTableId"]), "RouteTables", "RouteTable")
    routes = {one["DestinationCidrBlock"]: one["NextHopType"] for one in listed(full, "RouteEntrys", "RouteEntry")}
    # The system table routes each part and the cloud's own services, 100.64.0.0/10, locally.
    assert routes == {"10.0.1.0/24": "local", "100.64.0.0/10": "local"}


def test_a_table_is_renamed_and_stops_receiving_routes(root, vpc):
    table = only(root.in_vpc("DescribeRouteTableList", VpcId=vpc), "RouterTableList", "RouterTableListType")
    # ModifyRouteTableAttributes: RoutePropagationEnable is true by default.
    assert table["RoutePropagationEnable"] is True
    change = {"RouteTableName": "main", "Description": "of the network", "RoutePropagationEnable": False}
    root.in_vpc("ModifyRouteTableAttributes", RouteTableId=table["RouteTableId"], **change)
    found = only(root.in_vpc("DescribeRouteTableList", RouteTableName="main"), "RouterTableList", "RouterTableListType")
    assert change.items() <= found.items()
    with refused(404, "InvalidRouteTableId.NotFound"):
        root.in_vpc("ModifyRouteTableAttributes", RouteTableId="vtb-bp1none", RouteTableName="main")


# Who may.


def test_a_user_works_in_one_network_only(root, account, vpc, clock):
    other = make(root)
    mine = allow("vpc:ModifyVpcAttribute", f"acs:vpc:*:{account.id}:vpc/{vpc}")
    alice = user_allowed(root, "alice", mine)
    alice.in_vpc("ModifyVpcAttribute", VpcId=vpc, VpcName="hers")
    with refused(403, "Forbidden.RAM"):
        alice.in_vpc("ModifyVpcAttribute", VpcId=other, VpcName="hers")
    assert (seen(root, vpc)["VpcName"], seen(root, other)["VpcName"]) == ("hers", "")


def test_a_network_is_deleted_by_its_tag(root, vpc, clock):
    web = make(root, Tag=[{"Key": "team", "Value": "web"}])
    alice = user_allowed(root, "alice", allow("vpc:DeleteVpc", StringEquals={"acs:ResourceTag/team": "web"}))
    with refused(403, "Forbidden.RAM"):
        alice.in_vpc("DeleteVpc", VpcId=vpc)
    alice.in_vpc("DeleteVpc", VpcId=web)
