"""Where packets go: route tables and entries, gateways to the Internet, and who may do what."""

import pytest

from clients import refused
from machines import listed, network, only, ready
from principals import allow, user_allowed


@pytest.fixture
def where(root):
    return network(root)


@pytest.fixture
def instance(root, where, clock) -> str:
    return ready(root, where)


def system_table(caller, vpc: str) -> str:
    return table_seen(caller, VpcId=vpc, RouteTableType="System")["RouteTableId"]


def table_seen(caller, **filters) -> dict:
    return only(caller.in_vpc("DescribeRouteTableList", **filters), "RouterTableList", "RouterTableListType")


def make_table(caller, vpc: str, **more) -> str:
    made = caller.in_vpc("CreateRouteTable", VpcId=vpc, **more)["RouteTableId"]
    caller.sandbox.advance("10s")
    return made


def route(caller, table: str, block: str, instance: str, **more) -> str:
    order = {"DestinationCidrBlock": block, "NextHopType": "Instance", "NextHopId": instance}
    made = caller.in_vpc("CreateRouteEntry", RouteTableId=table, **order | more)["RouteEntryId"]
    caller.sandbox.advance("10s")
    return made


def entries(caller, table: str, **filters) -> dict[str, tuple[str, str]]:
    """The kind and the next hop of each destination."""
    answer = caller.in_vpc("DescribeRouteEntryList", RouteTableId=table, **filters)
    found = {}
    for one in listed(answer, "RouteEntrys", "RouteEntry"):
        hop = only(one, "NextHops", "NextHop")
        found[one["DestinationCidrBlock"]] = (one["Type"], hop["NextHopId"])
    return found


# Tables.


def test_a_vswitch_has_the_table_that_it_is_given(root, where, clock):
    table = make_table(root, where.vpc, RouteTableName="desks", Description="of the office")
    seen = table_seen(root, RouteTableId=table)
    assert (seen["RouteTableType"], seen["AssociateType"], seen["Status"]) == ("Custom", "VSwitch", "Available")
    assert (seen["RouteTableName"], seen["Description"]) == ("desks", "of the office")
    root.in_vpc("AssociateRouteTable", RouteTableId=table, VSwitchId=where.vswitch)
    clock.advance("10s")
    assert listed(table_seen(root, RouteTableId=table), "VSwitchIds", "VSwitchId") == [where.vswitch]
    assert root.in_vpc("DescribeVSwitchAttributes", VSwitchId=where.vswitch)["RouteTable"]["RouteTableId"] == table
    # DeleteRouteTable: a custom table is disassociated from its vSwitches first.
    with refused(400, "DependencyViolation.VSwitch"):
        root.in_vpc("DeleteRouteTable", RouteTableId=table)
    root.in_vpc("UnassociateRouteTable", RouteTableId=table, VSwitchId=where.vswitch)
    clock.advance("10s")
    own = root.in_vpc("DescribeVSwitchAttributes", VSwitchId=where.vswitch)["RouteTable"]
    assert own["RouteTableId"] == system_table(root, where.vpc)
    root.in_vpc("DeleteRouteTable", RouteTableId=table)
    clock.advance("10s")
    with refused(404, "InvalidRouteTableId.NotFound"):
        root.in_vpc("DeleteRouteTable", RouteTableId=table)


def test_tables_are_found_by_kind_name_and_page(root, where, clock):
    custom = [make_table(root, where.vpc, RouteTableName=name) for name in ("one", "two")]
    found = root.in_vpc("DescribeRouteTableList", VpcId=where.vpc)
    assert found["TotalCount"] == 3
    assert table_seen(root, VpcId=where.vpc, RouteTableName="two")["RouteTableId"] == custom[1]
    pages = [root.in_vpc("DescribeRouteTableList", VpcId=where.vpc, PageSize=2, PageNumber=page) for page in (1, 2)]
    assert [len(listed(page, "RouterTableList", "RouterTableListType")) for page in pages] == [2, 1]
    assert [page["TotalCount"] for page in pages] == [3, 3]


def test_the_system_table_stays(root, where, clock):
    with refused(400, "OperationDenied.SystemRouteTable"):
        root.in_vpc("DeleteRouteTable", RouteTableId=system_table(root, where.vpc))


def test_a_network_with_a_custom_table_stays(root, clock):
    vpc = root.in_vpc("CreateVpc", CidrBlock="10.0.0.0/16")["VpcId"]
    clock.advance("10s")
    table = make_table(root, vpc)
    with refused(400, "DependencyViolation.RouteTable"):
        root.in_vpc("DeleteVpc", VpcId=vpc)
    root.in_vpc("DeleteRouteTable", RouteTableId=table)
    clock.advance("10s")
    root.in_vpc("DeleteVpc", VpcId=vpc)


# Entries.


def test_a_route_leads_to_an_instance_until_it_is_deleted(root, where, instance):
    table = system_table(root, where.vpc)
    made = route(root, table, "10.0.0.0/8", instance, RouteEntryName="office", Description="through a tunnel")
    assert entries(root, table, RouteEntryType="Custom") == {"10.0.0.0/8": ("Custom", instance)}
    (seen,) = listed(
        root.in_vpc("DescribeRouteEntryList", RouteTableId=table, RouteEntryId=made), "RouteEntrys", "RouteEntry"
    )
    assert (seen["RouteEntryName"], seen["Description"], seen["Status"]) == ("office", "through a tunnel", "Available")
    # DeleteInstance: an instance that is the next hop of a route is not released.
    with refused(400, "DependencyViolation.RouteEntry"):
        root.in_ecs("DeleteInstance", InstanceId=instance, Force=True)
    root.in_vpc("DeleteRouteEntry", RouteEntryId=made)
    root.sandbox.advance("10s")
    assert entries(root, table, RouteEntryType="Custom") == {}
    root.in_ecs("DeleteInstance", InstanceId=instance, Force=True)


def test_an_address_without_a_mask_is_one_host(root, where, instance):
    # CreateRouteEntry: "If you do not include the mask length when you specify the destination CIDR block, the
    # destination CIDR block is considered a host IP address whose mask length is 32 bits."
    table = system_table(root, where.vpc)
    route(root, table, "10.0.0.7", instance)
    assert "10.0.0.7/32" in entries(root, table)


@pytest.mark.parametrize(
    ("block", "code"),
    [
        # CreateRouteEntry: not the same as a vSwitch's block nor inside of one, not 100.64.0.0/10.
        ("192.168.1.0/24", "InvalidCidrBlock.Overlapped"),
        ("192.168.1.128/25", "InvalidCidrBlock.Overlapped"),
        ("100.64.0.0/10", "InvalidRouteEntry"),
        ("10.0.0.1/8", "InvalidCidrBlock.Malformed"),
    ],
)
def test_a_destination_that_cannot_be(root, where, instance, block, code):
    with refused(400, code):
        route(root, system_table(root, where.vpc), block, instance)


def test_a_destination_stands_once_in_a_table(root, where, instance):
    table, other = system_table(root, where.vpc), make_table(root, where.vpc)
    route(root, table, "10.0.0.0/8", instance)
    with refused(400, "RouterEntryConflict.Duplicated"):
        route(root, table, "10.0.0.0/8", instance)
    # "Multiple custom route entries can point to the same next hop."
    route(root, table, "10.0.0.0/16", instance)
    route(root, other, "10.0.0.0/8", instance)
    # It may contain a vSwitch's block.
    route(root, table, "192.168.0.0/16", instance)


def test_a_next_hop_is_there_and_in_the_network(root, where, instance):
    elsewhere = root.in_vpc("CreateVpc", CidrBlock="172.16.0.0/16")["VpcId"]
    root.sandbox.advance("10s")
    for table, hop in ((system_table(root, where.vpc), "i-bp1none"), (system_table(root, elsewhere), instance)):
        # "The next hop (NextHopId) of a custom route entry must belong to the same VPC as the route table."
        with refused(400, "InvalidNextHop"):
            route(root, table, "10.0.0.0/8", hop)
    with refused(404, "InvalidRouteTableId.NotFound"):
        route(root, "vtb-bp1none", "10.0.0.0/8", instance)


def test_a_route_changes_its_hop(root, where, instance):
    table, other = system_table(root, where.vpc), ready(root, where)
    made = route(root, table, "10.0.0.0/8", instance)
    root.in_vpc("ModifyRouteEntry", RouteEntryId=made, NewNextHopType="Instance", NewNextHopId=other)
    root.sandbox.advance("10s")
    assert entries(root, table, RouteEntryType="Custom") == {"10.0.0.0/8": ("Custom", other)}


def test_entries_come_by_page(root, where, instance):
    table = system_table(root, where.vpc)
    for number in range(3):
        route(root, table, f"10.{number}.0.0/16", instance)
    first = root.in_vpc("DescribeRouteEntryList", RouteTableId=table, RouteEntryType="Custom", MaxResult=2)
    token = first["NextToken"]
    second = root.in_vpc(
        "DescribeRouteEntryList", RouteTableId=table, RouteEntryType="Custom", MaxResult=2, NextToken=token
    )
    blocks = [
        one["DestinationCidrBlock"] for page in (first, second) for one in listed(page, "RouteEntrys", "RouteEntry")
    ]
    assert sorted(blocks) == ["10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16"]
    assert not second.get("NextToken")


def test_a_batch_says_what_failed(root, where, instance):
    table = system_table(root, where.vpc)
    usual = {"RouteTableId": table, "NextHop": instance, "NextHopType": "Instance"}
    wanted = [usual | {"DstCidrBlock": block} for block in ("10.0.0.0/8", "192.168.1.0/24")]
    made = root.in_vpc("CreateRouteEntries", RouteEntries=wanted)
    assert (made["SuccessCount"], made["FailedCount"]) == (1, 1)
    (failed,) = made["FailedRouteEntries"]
    assert (failed["DstCidrBlock"], failed["FailedCode"]) == ("192.168.1.0/24", "InvalidCidrBlock.Overlapped")
    root.sandbox.advance("10s")
    assert list(entries(root, table, RouteEntryType="Custom")) == ["10.0.0.0/8"]


# Gateways.


def ipv4(caller, vpc: str, **more) -> str:
    made = caller.in_vpc("CreateIpv4Gateway", VpcId=vpc, **more)["Ipv4GatewayId"]
    caller.sandbox.advance("10s")
    return made


def test_an_ipv4_gateway_is_enabled_and_holds_its_network(root, where, clock):
    made = ipv4(root, where.vpc, Ipv4GatewayName="door")
    seen = root.in_vpc("GetIpv4GatewayAttribute", Ipv4GatewayId=made)
    # CreateIpv4Gateway: it takes effect only after it was activated.
    assert (seen["Ipv4GatewayName"], seen["VpcId"], seen["Enabled"]) == ("door", where.vpc, False)
    # A network has one IPv4 gateway at most.
    with refused(400, "ResourceAlreadyExist.Ipv4Gateway"):
        ipv4(root, where.vpc)
    table = system_table(root, where.vpc)
    root.in_vpc("EnableVpcIpv4Gateway", Ipv4GatewayId=made, RouteTableList=[table])
    clock.advance("10s")
    assert root.in_vpc("GetIpv4GatewayAttribute", Ipv4GatewayId=made)["Enabled"] is True
    # EnableVpcIpv4Gateway: the tables that are named get a default route to the gateway.
    assert entries(root, table)["0.0.0.0/0"] == ("Custom", made)
    attribute = root.in_vpc("DescribeVpcAttribute", VpcId=where.vpc)
    assert (attribute["SupportIpv4Gateway"], attribute["Ipv4GatewayId"]) == (True, made)
    with refused(400, "DependencyViolation.RouteEntry"):
        root.in_vpc("DeleteIpv4Gateway", Ipv4GatewayId=made)
    root.in_vpc("DeleteRouteEntry", RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", NextHopId=made)
    clock.advance("10s")
    root.in_vpc("DeleteIpv4Gateway", Ipv4GatewayId=made)
    clock.advance("10s")
    with refused(404, "ResourceNotFound.Ipv4Gateway"):
        root.in_vpc("GetIpv4GatewayAttribute", Ipv4GatewayId=made)


def test_a_table_of_a_gateway_is_no_table_of_a_vswitch(root, where, clock):
    table = make_table(root, where.vpc, AssociateType="Gateway")
    assert table_seen(root, RouteTableId=table)["AssociateType"] == "Gateway"
    with refused(400, "OperationDenied.AssociateType"):
        root.in_vpc("AssociateRouteTable", RouteTableId=table, VSwitchId=where.vswitch)


def test_ipv4_gateways_are_listed(root, where, clock):
    made = ipv4(root, where.vpc, Ipv4GatewayName="door")
    (seen,) = root.in_vpc("ListIpv4Gateways", VpcId=where.vpc)["Ipv4GatewayModels"]
    assert (seen["Ipv4GatewayId"], seen["Status"]) == (made, "Created")
    assert root.in_vpc("ListIpv4Gateways", Ipv4GatewayName="window")["Ipv4GatewayModels"] == []
    root.in_vpc("UpdateIpv4GatewayAttribute", Ipv4GatewayId=made, Ipv4GatewayName="window")
    assert len(root.in_vpc("ListIpv4Gateways", Ipv4GatewayName="window")["Ipv4GatewayModels"]) == 1


def test_an_ipv6_gateway_needs_a_network_with_ipv6(root, where, clock):
    with refused(400, "OperationDenied.Ipv6NotEnabled"):
        root.in_vpc("CreateIpv6Gateway", VpcId=where.vpc)
    root.in_vpc("ModifyVpcAttribute", VpcId=where.vpc, EnableIPv6=True)
    made = root.in_vpc("CreateIpv6Gateway", VpcId=where.vpc, Name="door")["Ipv6GatewayId"]
    clock.advance("10s")
    seen = root.in_vpc("DescribeIpv6GatewayAttribute", Ipv6GatewayId=made)
    assert (seen["Name"], seen["VpcId"], seen["Status"]) == ("door", where.vpc, "Available")
    # A network has one IPv6 gateway at most.
    with refused(400, "ResourceAlreadyExist.Ipv6Gateway"):
        root.in_vpc("CreateIpv6Gateway", VpcId=where.vpc)
    root.in_vpc("ModifyIpv6GatewayAttribute", Ipv6GatewayId=made, Name="window")
    found = only(root.in_vpc("DescribeIpv6Gateways", Name="window"), "Ipv6Gateways", "Ipv6Gateway")
    assert found["Ipv6GatewayId"] == made
    root.in_vpc("DeleteIpv6Gateway", Ipv6GatewayId=made)
    clock.advance("10s")
    assert root.in_vpc("DescribeIpv6Gateways", VpcId=where.vpc)["TotalCount"] == 0


def test_an_ipv6_address_becomes_public_by_bandwidth(root, where, clock):
    root.in_vpc("ModifyVpcAttribute", VpcId=where.vpc, EnableIPv6=True)
    root.in_vpc("ModifyVSwitchAttribute", VSwitchId=where.vswitch, EnableIPv6=True, Ipv6CidrBlock=1)
    gateway = root.in_vpc("CreateIpv6Gateway", VpcId=where.vpc)["Ipv6GatewayId"]
    order = {"VSwitchId": where.vswitch, "SecurityGroupId": where.group, "Ipv6AddressCount": 1}
    interface = root.in_ecs("CreateNetworkInterface", **order)["NetworkInterfaceId"]
    clock.advance("10s")

    def address() -> dict:
        return only(
            root.in_vpc("DescribeIpv6Addresses", AssociatedInstanceId=interface), "Ipv6Addresses", "Ipv6Address"
        )

    assert address()["NetworkType"] == "Private"
    made = root.in_vpc(
        "AllocateIpv6InternetBandwidth", Ipv6AddressId=address()["Ipv6AddressId"], Ipv6GatewayId=gateway, Bandwidth=10
    )
    clock.advance("10s")
    seen = address()
    assert (seen["NetworkType"], seen["Ipv6InternetBandwidth"]["Bandwidth"]) == ("Public", 10)
    # DeleteIpv6Gateway: rules and bandwidth of its addresses go first.
    with refused(400, "DependencyViolation.Ipv6InternetBandwidth"):
        root.in_vpc("DeleteIpv6Gateway", Ipv6GatewayId=gateway)
    root.in_vpc("DeleteIpv6InternetBandwidth", Ipv6InternetBandwidthId=made["InternetBandwidthId"])
    clock.advance("10s")
    assert address()["NetworkType"] == "Private"
    root.in_vpc("DeleteIpv6Gateway", Ipv6GatewayId=gateway)


# Who may.


def test_a_user_routes_in_one_table_only(root, account, where, instance):
    table, other = make_table(root, where.vpc), make_table(root, where.vpc)
    mine = allow("vpc:CreateRouteEntry", f"acs:vpc:*:{account.id}:routetable/{table}")
    alice = user_allowed(root, "alice", mine)
    route(alice, table, "10.0.0.0/8", instance)
    with refused(403, "Forbidden.RAM"):
        route(alice, other, "10.0.0.0/8", instance)
    assert "10.0.0.0/8" not in entries(root, other)
