"""Network ACLs: entries of both directions, the vSwitches that have them, and what they hold back."""

import pytest

from clients import refused
from machines import listed, network, only
from principals import allow, user_allowed

SSH = {"Policy": "drop", "Protocol": "tcp", "Port": "22/22", "SourceCidrIp": "10.0.0.0/8", "NetworkAclEntryName": "ssh"}


@pytest.fixture
def where(root):
    return network(root)


def make(caller, vpc: str, **more) -> str:
    made = caller.in_vpc("CreateNetworkAcl", VpcId=vpc, **more)["NetworkAclId"]
    caller.sandbox.advance("10s")
    return made


def seen(caller, acl: str) -> dict:
    return caller.in_vpc("DescribeNetworkAclAttributes", NetworkAclId=acl)["NetworkAclAttribute"]


def fill(caller, acl: str, *entries: dict) -> None:
    caller.in_vpc(
        "UpdateNetworkAclEntries", NetworkAclId=acl, UpdateIngressAclEntries=True, IngressAclEntries=list(entries)
    )
    caller.sandbox.advance("10s")


def bind(caller, action: str, acl: str, vswitch: str) -> None:
    resource = [{"ResourceId": vswitch, "ResourceType": "VSwitch"}]
    caller.in_vpc(action, NetworkAclId=acl, Resource=resource)
    caller.sandbox.advance("10s")


def test_a_new_acl_lets_everything_through(root, where, clock):
    acl = make(root, where.vpc, NetworkAclName="desks", Description="of the office")
    found = seen(root, acl)
    assert (found["NetworkAclName"], found["Description"], found["VpcId"]) == ("desks", "of the office", where.vpc)
    assert found["Status"] == "Available"
    for way, address in (("Ingress", "SourceCidrIp"), ("Egress", "DestinationCidrIp")):
        rules = listed(found, f"{way}AclEntries", f"{way}AclEntry")
        assert ("accept", "0.0.0.0/0") in [(one["Policy"], one[address]) for one in rules]


def test_entries_are_replaced_and_copied(root, where, clock):
    acl, other = make(root, where.vpc), make(root, where.vpc)
    fill(root, acl, SSH)
    rules = listed(seen(root, acl), "IngressAclEntries", "IngressAclEntry")
    (custom,) = (one for one in rules if one["NetworkAclEntryName"] == "ssh")
    assert SSH.items() <= custom.items()
    root.in_vpc("CopyNetworkAclEntries", NetworkAclId=other, SourceNetworkAclId=acl)
    clock.advance("10s")
    names = [one["NetworkAclEntryName"] for one in listed(seen(root, other), "IngressAclEntries", "IngressAclEntry")]
    assert "ssh" in names


def test_entries_are_checked(root, where, clock):
    acl = make(root, where.vpc)
    for wrong in ({"Policy": "maybe"}, {"Protocol": "smoke"}, {"SourceCidrIp": "10.0.0.1/8"}, {"Port": "high"}):
        with refused(400, "InvalidParameter"):
            fill(root, acl, SSH | wrong)


def test_a_vswitch_has_one_and_holds_it(root, where, clock):
    acl, other = make(root, where.vpc), make(root, where.vpc)
    bind(root, "AssociateNetworkAcl", acl, where.vswitch)
    (resource,) = listed(seen(root, acl), "Resources", "Resource")
    assert (resource["ResourceId"], resource["ResourceType"]) == (where.vswitch, "VSwitch")
    assert root.in_vpc("DescribeVSwitchAttributes", VSwitchId=where.vswitch)["NetworkAclId"] == acl
    # AssociateNetworkAcl: a vSwitch has one network ACL at most.
    with refused(400, "InvalidResource.AlreadyBinding"):
        bind(root, "AssociateNetworkAcl", other, where.vswitch)
    # DeleteNetworkAcl: not while a vSwitch has it.
    with refused(400, "NetworkAclExistBinding"):
        root.in_vpc("DeleteNetworkAcl", NetworkAclId=acl)
    bind(root, "UnassociateNetworkAcl", acl, where.vswitch)
    assert root.in_vpc("DescribeVSwitchAttributes", VSwitchId=where.vswitch)["NetworkAclId"] == ""
    root.in_vpc("DeleteNetworkAcl", NetworkAclId=acl)
    clock.advance("10s")
    with refused(404, "InvalidNetworkAcl.NotFound"):
        seen(root, acl)


def test_acls_are_found_and_changed(root, where, clock):
    made = [make(root, where.vpc, NetworkAclName=name) for name in ("one", "two", "three")]
    found = only(root.in_vpc("DescribeNetworkAcls", NetworkAclName="two"), "NetworkAcls", "NetworkAcl")
    assert found["NetworkAclId"] == made[1]
    # DescribeNetworkAcls: its numbers are texts.
    pages = [root.in_vpc("DescribeNetworkAcls", VpcId=where.vpc, PageSize=2, PageNumber=page) for page in (1, 2)]
    assert [(len(listed(page, "NetworkAcls", "NetworkAcl")), page["TotalCount"]) for page in pages] == [
        (2, "3"),
        (1, "3"),
    ]
    root.in_vpc("ModifyNetworkAclAttributes", NetworkAclId=made[0], NetworkAclName="first", Description="changed")
    assert (seen(root, made[0])["NetworkAclName"], seen(root, made[0])["Description"]) == ("first", "changed")
    with refused(404, "InvalidNetworkAcl.NotFound"):
        root.in_vpc("ModifyNetworkAclAttributes", NetworkAclId="nacl-bp1none", NetworkAclName="first")


def test_a_user_fills_one_acl_only(root, account, where, clock):
    acl, other = make(root, where.vpc), make(root, where.vpc)
    mine = allow("vpc:UpdateNetworkAclEntries", f"acs:vpc:*:{account.id}:networkacl/{acl}")
    alice = user_allowed(root, "alice", mine)
    fill(alice, acl, SSH)
    with refused(403, "Forbidden.RAM"):
        fill(alice, other, SSH)
