"""Peering of two networks: of one account, of two accounts, routes through it, and its end."""

import pytest

from clients import REGION, Clients, refused
from machines import listed, only


def vpc(caller, block: str) -> str:
    made = caller.in_vpc("CreateVpc", CidrBlock=block)["VpcId"]
    caller.sandbox.advance("10s")
    return made


@pytest.fixture
def friend(sandbox) -> Clients:
    """Another account."""
    return Clients(sandbox, sandbox.new_account().key)


def connect(caller, here: str, there: str, **more) -> str:
    request = {"VpcId": here, "AcceptingVpcId": there, "AcceptingRegionId": REGION}
    made = caller.in_peering("CreateVpcPeerConnection", **request | more)["InstanceId"]
    caller.sandbox.advance("10s")
    return made


def seen(caller, connection: str) -> dict:
    return caller.in_peering("GetVpcPeerConnectionAttribute", InstanceId=connection)


def table(caller, network: str) -> str:
    tables = caller.in_vpc("DescribeRouteTableList", VpcId=network)
    return only(tables, "RouterTableList", "RouterTableListType")["RouteTableId"]


def lead(caller, network: str, block: str, connection: str) -> str:
    order = {"DestinationCidrBlock": block, "NextHopType": "VpcPeer", "NextHopId": connection}
    made = caller.in_vpc("CreateRouteEntry", RouteTableId=table(caller, network), **order)["RouteEntryId"]
    caller.sandbox.advance("10s")
    return made


def test_networks_of_an_account_are_connected_at_once(root, clock):
    here, there = vpc(root, "10.0.0.0/16"), vpc(root, "10.1.0.0/16")
    made = connect(root, here, there, Name="bridge", Description="to the desks")
    found = seen(root, made)
    # CreateVpcPeerConnection: between networks of one account nobody has to accept.
    assert (found["Status"], found["Name"], found["Description"]) == ("Activated", "bridge", "to the desks")
    assert (found["Vpc"]["VpcId"], found["AcceptingVpc"]["VpcId"]) == (here, there)
    assert (found["Vpc"]["Ipv4Cidrs"], found["AcceptingVpc"]["Ipv4Cidrs"]) == (["10.0.0.0/16"], ["10.1.0.0/16"])
    # Two networks have one connection at most.
    with refused(400, "ResourceAlreadyExist.VpcPeer"):
        connect(root, here, there)
    with refused(400, "ResourceAlreadyExist.VpcPeer"):
        connect(root, there, here)


def test_a_route_holds_the_connection_and_the_connection_its_networks(root, clock):
    here, there = vpc(root, "10.0.0.0/16"), vpc(root, "10.1.0.0/16")
    made = connect(root, here, there)
    entry = lead(root, here, "10.1.0.0/16", made)
    with refused(400, "OperationDenied.RouteEntryExist"):
        root.in_peering("DeleteVpcPeerConnection", InstanceId=made)
    with refused(400, "DependencyViolation.VpcPeer"):
        root.in_vpc("DeleteVpc", VpcId=there)
    root.in_vpc("DeleteRouteEntry", RouteEntryId=entry)
    clock.advance("10s")
    root.in_peering("DeleteVpcPeerConnection", InstanceId=made)
    clock.advance("10s")
    root.in_vpc("DeleteVpc", VpcId=there)


def test_a_forced_end_takes_the_routes_along(root, clock):
    here, there = vpc(root, "10.0.0.0/16"), vpc(root, "10.1.0.0/16")
    made = connect(root, here, there)
    lead(root, here, "10.1.0.0/16", made)
    # DeleteVpcPeerConnection: with Force, routes that point to the connection are deleted too.
    root.in_peering("DeleteVpcPeerConnection", InstanceId=made, Force=True)
    clock.advance("10s")
    left = root.in_vpc("DescribeRouteEntryList", RouteTableId=table(root, here), RouteEntryType="Custom")
    assert listed(left, "RouteEntrys", "RouteEntry") == []


def test_another_account_accepts_before_packets_flow(root, friend, clock):
    here, there = vpc(root, "10.0.0.0/16"), vpc(friend, "10.1.0.0/16")
    number = friend.sts.get_caller_identity().body.account_id
    made = connect(root, here, there, AcceptingAliUid=int(number))
    assert (seen(root, made)["Status"], seen(friend, made)["Status"]) == ("Accepting", "Accepting")
    friend.in_peering("AcceptVpcPeerConnection", InstanceId=made)
    clock.advance("10s")
    assert (seen(root, made)["Status"], seen(friend, made)["Status"]) == ("Activated", "Activated")
    lead(friend, there, "10.0.0.0/16", made)


def test_another_account_says_no(root, friend, clock):
    here, there = vpc(root, "10.0.0.0/16"), vpc(friend, "10.1.0.0/16")
    number = friend.sts.get_caller_identity().body.account_id
    made = connect(root, here, there, AcceptingAliUid=int(number))
    friend.in_peering("RejectVpcPeerConnection", InstanceId=made)
    clock.advance("10s")
    assert seen(root, made)["Status"] == "Rejected"
    # AcceptVpcPeerConnection: only in the Accepting state.
    with refused(400, "IncorrectStatus.VpcPeer"):
        friend.in_peering("AcceptVpcPeerConnection", InstanceId=made)


def test_nobody_answers_for_a_week(root, friend, clock):
    here, there = vpc(root, "10.0.0.0/16"), vpc(friend, "10.1.0.0/16")
    number = friend.sts.get_caller_identity().body.account_id
    made = connect(root, here, there, AcceptingAliUid=int(number))
    # CreateVpcPeerConnection: a request that is not answered within seven days expires.
    clock.advance("169h")
    assert seen(root, made)["Status"] == "Expired"


def test_connections_are_found_and_changed(root, clock):
    here = vpc(root, "10.0.0.0/16")
    made = [connect(root, here, vpc(root, f"10.{number}.0.0/16"), Name=f"to-{number}") for number in (1, 2, 3)]
    (one,) = root.in_peering("ListVpcPeerConnections", Name="to-2")["VpcPeerConnects"]
    assert one["InstanceId"] == made[1]
    first = root.in_peering("ListVpcPeerConnections", VpcId=[here], MaxResults=2)
    second = root.in_peering("ListVpcPeerConnections", VpcId=[here], MaxResults=2, NextToken=first["NextToken"])
    pages = [[one["InstanceId"] for one in page["VpcPeerConnects"]] for page in (first, second)]
    assert sorted(pages[0] + pages[1]) == sorted(made)
    root.in_peering("ModifyVpcPeerConnection", InstanceId=made[0], Name="bridge")
    assert seen(root, made[0])["Name"] == "bridge"


def test_what_is_not_there(root, clock):
    here = vpc(root, "10.0.0.0/16")
    with refused(404, "ResourceNotFound.VpcId"):
        connect(root, "vpc-bp1none", here)
    with refused(400, "ResourceNotFound.InstanceId"):
        seen(root, "pcc-bp1none")
