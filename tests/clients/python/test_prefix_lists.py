"""Prefix lists of ECS and of VPC: blocks, limits, and the rules that name them."""

import pytest

from clients import refused
from machines import listed, network, only
from principals import allow, user_allowed


def make(caller, *blocks: str, **more) -> str:
    usual = {"PrefixListName": "offices", "AddressFamily": "IPv4", "MaxEntries": 5}
    entries = [{"Cidr": block} for block in blocks]
    return caller.in_ecs("CreatePrefixList", **usual | more, Entry=entries)["PrefixListId"]


def blocks(caller, list_id: str) -> list[str]:
    answer = caller.in_ecs("DescribePrefixListAttributes", PrefixListId=list_id)
    return [one["Cidr"] for one in listed(answer, "Entries", "Entry")]


# ECS.


def test_blocks_are_written_in_one_way(root):
    # CreatePrefixList: "if you specify 192.168.1.100 in the Settings, the system automatically transforms it into
    # 192.168.1.100/32", and IPv6 blocks into their short form in lower case.
    four = make(root, "192.168.1.100", "10.0.0.0/8")
    assert sorted(blocks(root, four)) == ["10.0.0.0/8", "192.168.1.100/32"]
    six = make(root, "2001:0DB8:0000:0000:0000:0000:0000:0000/32", AddressFamily="IPv6")
    assert blocks(root, six) == ["2001:db8::/32"]


def test_a_list_holds_one_family_and_each_block_once(root):
    # The same page: "A prefix list cannot contain both IPv4 and IPv6", and blocks "cannot be duplicate".
    with refused(400, "InvalidParameter.CidrMalformed"):
        make(root, "10.0.0.0/8", "2001:db8::/32")
    with refused(400, "InvalidParameter.CidrDuplicated"):
        make(root, "10.0.0.0/8", "10.0.0.0/8")
    with refused(400, "InvalidParameter.AddressFamily"):
        make(root, AddressFamily="IPv5")
    assert root.in_ecs("DescribePrefixLists")["PrefixLists"]["PrefixList"] == []


@pytest.mark.parametrize("most", [0, 201])
def test_a_list_has_one_to_200_blocks(root, most):
    with refused(400, "InvalidParameter"):
        make(root, MaxEntries=most)


@pytest.mark.parametrize("name", ["x", "1st", "http://a", "com.aliyun.list", "com.alibabacloud.list", "n" * 129])
def test_a_name_is_none_of_the_clouds_own(root, name):
    with refused(400, "InvalidParameter.PrefixListName"):
        make(root, PrefixListName=name)


def test_blocks_come_and_go_within_the_limit(root):
    made = make(root, "10.0.0.0/8", MaxEntries=2)
    change = {"AddEntry": [{"Cidr": "172.16.0.0/12", "Description": "second"}], "RemoveEntry": [{"Cidr": "10.0.0.0/8"}]}
    root.in_ecs("ModifyPrefixList", PrefixListId=made, **change)
    assert blocks(root, made) == ["172.16.0.0/12"]
    # ModifyPrefixList: "The total number of entries in the prefix list cannot exceed the maximum number".
    too_many = [{"Cidr": f"10.{number}.0.0/16"} for number in range(2)]
    with refused(400, "LimitExceed.MaxEntries"):
        root.in_ecs("ModifyPrefixList", PrefixListId=made, AddEntry=too_many)
    assert blocks(root, made) == ["172.16.0.0/12"]


def test_a_list_that_a_rule_names_stays(root):
    group = network(root).group
    made = make(root, "10.0.0.0/8")
    rule = {"IpProtocol": "tcp", "PortRange": "22/22", "SourcePrefixListId": made}
    root.in_ecs("AuthorizeSecurityGroup", SecurityGroupId=group, Permissions=[rule])
    seen = only(root.in_ecs("DescribeSecurityGroupAttribute", SecurityGroupId=group), "Permissions", "Permission")
    assert (seen["SourcePrefixListId"], seen["SourceCidrIp"]) == (made, "")
    bound = root.in_ecs("DescribePrefixListAssociations", PrefixListId=made)
    association = only(bound, "PrefixListAssociations", "PrefixListAssociation")
    assert (association["ResourceId"], association["ResourceType"]) == (group, "securitygroup")
    with refused(400, "NotAllowed.AssociationExist"):
        root.in_ecs("DeletePrefixList", PrefixListId=made)
    root.in_ecs("RevokeSecurityGroup", SecurityGroupId=group, SecurityGroupRuleId=[seen["SecurityGroupRuleId"]])
    root.in_ecs("DeletePrefixList", PrefixListId=made)
    with refused(404, "InvalidPrefixListId.NotFound"):
        blocks(root, made)


def test_changing_a_list_can_be_allowed_alone(root, account):
    mine, other = make(root), make(root)
    alice = user_allowed(root, "alice", allow("ecs:ModifyPrefixList", f"acs:ecs:*:{account.id}:prefixlist/{mine}"))
    alice.in_ecs("ModifyPrefixList", PrefixListId=mine, PrefixListName="hers")
    with refused(403, "Forbidden.RAM"):
        alice.in_ecs("ModifyPrefixList", PrefixListId=other, PrefixListName="hers")


# VPC.


def vpc_list(caller, *cidrs: str, **more) -> str:
    entries = [{"Cidr": cidr} for cidr in cidrs]
    return caller.in_vpc("CreateVpcPrefixList", PrefixListEntries=entries, **more)["PrefixListId"]


def vpc_blocks(caller, list_id: str) -> dict[str, str]:
    answer = caller.in_vpc("GetVpcPrefixListEntries", PrefixListId=list_id)
    assert answer["TotalCount"] == len(answer["PrefixListEntry"])
    return {one["Cidr"]: one["Description"] for one in answer["PrefixListEntry"]}


def test_a_list_of_vpc_has_the_documented_defaults(root):
    made = vpc_list(root, "10.0.0.0/8")
    (seen,) = root.in_vpc("ListPrefixLists", PrefixListIds=[made])["PrefixLists"]
    # CreateVpcPrefixList: IPv4 and 50 blocks by default.
    assert (seen["IpVersion"].upper(), seen["MaxEntries"], seen["CidrBlocks"]) == ("IPV4", 50, ["10.0.0.0/8"])


@pytest.mark.parametrize(("version", "block"), [("IPv4", "10.0.0.0/8"), ("IPv6", "2001:db8::/32")])
def test_the_ip_version_is_taken_as_the_page_spells_it(root, version, block):
    made = vpc_list(root, block, IpVersion=version)
    assert list(vpc_blocks(root, made)) == [block]


def test_a_block_that_is_added_again_gets_the_new_description(root):
    made = vpc_list(root, "10.0.0.0/8")
    # ModifyVpcPrefixList: "If the Classless Inter-Domain Routing block already exists in the prefix list, only the
    # value of AddPrefixListEntry.N.Description is modified".
    again = [{"Cidr": "10.0.0.0/8", "Description": "ours"}, {"Cidr": "172.16.0.0/12"}]
    root.in_vpc("ModifyVpcPrefixList", PrefixListId=made, AddPrefixListEntry=again)
    assert vpc_blocks(root, made) == {"10.0.0.0/8": "ours", "172.16.0.0/12": ""}
    root.in_vpc("ModifyVpcPrefixList", PrefixListId=made, RemovePrefixListEntry=[{"Cidr": "10.0.0.0/8"}])
    assert list(vpc_blocks(root, made)) == ["172.16.0.0/12"]


def test_a_dry_run_changes_nothing(root):
    with refused(400, "DryRunOperation"):
        vpc_list(root, "10.0.0.0/8", DryRun=True)
    assert root.in_vpc("ListPrefixLists")["PrefixLists"] == []
    made = vpc_list(root, "10.0.0.0/8")
    with refused(400, "DryRunOperation"):
        root.in_vpc("ModifyVpcPrefixList", PrefixListId=made, PrefixListName="new", DryRun=True)
    (seen,) = root.in_vpc("ListPrefixLists")["PrefixLists"]
    assert seen["PrefixListName"] == ""


def test_the_lists_of_the_two_products_are_apart(root):
    of_ecs, of_vpc = make(root), vpc_list(root)
    assert [one["PrefixListId"] for one in root.in_vpc("ListPrefixLists")["PrefixLists"]] == [of_vpc]
    assert only(root.in_ecs("DescribePrefixLists"), "PrefixLists", "PrefixList")["PrefixListId"] == of_ecs
    root.in_vpc("DeleteVpcPrefixList", PrefixListId=of_vpc)
    assert root.in_vpc("ListPrefixLists")["PrefixLists"] == []


def test_tags_and_groups_are_those_of_the_order(root):
    made = vpc_list(root, PrefixListName="mine", Tag=[{"Key": "team", "Value": "web"}])
    (seen,) = root.in_vpc("ListPrefixLists", Tags=[{"Key": "team", "Value": "web"}])["PrefixLists"]
    assert (seen["PrefixListId"], seen["Tags"]) == (made, [{"Key": "team", "Value": "web"}])
    assert root.in_vpc("ListPrefixLists", PrefixListName="others")["PrefixLists"] == []
