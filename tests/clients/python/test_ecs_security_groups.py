"""Security groups and their rules: by terms and by identifier, references, members, and who may do what."""

import pytest

from clients import refused
from machines import listed, network, only, ready
from principals import allow, user_allowed

SSH = {"IpProtocol": "tcp", "PortRange": "22/22", "SourceCidrIp": "10.0.0.0/8"}


@pytest.fixture
def where(root):
    return network(root)


def permit(caller, group: str, *rules: dict) -> None:
    caller.in_ecs("AuthorizeSecurityGroup", SecurityGroupId=group, Permissions=list(rules))


def rules(caller, group: str, **filters) -> list[dict]:
    answer = caller.in_ecs("DescribeSecurityGroupAttribute", SecurityGroupId=group, **filters)
    return listed(answer, "Permissions", "Permission")


def further(caller, where, **more) -> str:
    return caller.in_ecs("CreateSecurityGroup", VpcId=where.vpc, **more)["SecurityGroupId"]


def test_a_rule_is_shown_with_the_documented_defaults(root, where):
    permit(root, where.group, SSH)
    (seen,) = rules(root, where.group)
    # AuthorizeSecurityGroup: the policy is accept and the priority 1 by default; the card of a VPC is intranet.
    assert (seen["Policy"].lower(), seen["Priority"], seen["NicType"]) == ("accept", "1", "intranet")
    assert (seen["IpProtocol"], seen["PortRange"], seen["SourceCidrIp"]) == ("TCP", "22/22", "10.0.0.0/8")
    assert seen["Direction"] == "ingress"
    assert seen["SecurityGroupRuleId"].startswith("sgr-")


def test_the_direction_and_the_card_are_taken_as_documented(root, where):
    permit(root, where.group, SSH)
    outbound = {"IpProtocol": "all", "PortRange": "-1/-1", "DestCidrIp": "0.0.0.0/0"}
    root.in_ecs("AuthorizeSecurityGroupEgress", SecurityGroupId=where.group, Permissions=[outbound])
    assert [one["Direction"] for one in rules(root, where.group, Direction="egress")] == ["egress"]
    assert [one["Direction"] for one in rules(root, where.group, Direction="ingress")] == ["ingress"]
    assert len(rules(root, where.group, Direction="all")) == 2
    # DescribeSecurityGroupAttribute: "If you set this parameter to internet or leave it empty, the value is
    # automatically set to intranet."
    assert len(rules(root, where.group, NicType="internet")) == 2


@pytest.mark.parametrize(
    ("changed", "status", "code"),
    [
        ({"IpProtocol": "smtp"}, 400, "InvalidIpProtocol.ValueNotSupported"),
        ({"Policy": "maybe"}, 400, "InvalidPolicy.Malformed"),
        ({"Priority": "101"}, 400, "InvalidPriority.ValueNotSupported"),
        ({"SourceCidrIp": "10.0.0.0/33"}, 400, "InvalidSourceCidrIp.Malformed"),
        ({"SourceCidrIp": None, "SourceGroupId": "sg-bp1none"}, 404, "InvalidSourceGroupId.NotFound"),
    ],
)
def test_terms_are_checked(root, where, changed, status, code):
    # Codes and statuses are those of AuthorizeSecurityGroup's page.
    wrong = {name: value for name, value in (SSH | changed).items() if value is not None}
    with refused(status, code):
        permit(root, where.group, wrong)
    assert rules(root, where.group) == []


def test_a_rule_is_changed_and_taken_out_by_its_identifier(root, where):
    permit(root, where.group, SSH, SSH | {"PortRange": "80/80"})
    by_port = {one["PortRange"]: one["SecurityGroupRuleId"] for one in rules(root, where.group)}
    change = {"SecurityGroupRuleId": by_port["22/22"], "Policy": "drop", "Priority": "7", "Description": "closed"}
    root.in_ecs("ModifySecurityGroupRule", SecurityGroupId=where.group, **change)
    changed = {one["SecurityGroupRuleId"]: one for one in rules(root, where.group)}[by_port["22/22"]]
    assert (changed["Policy"].lower(), changed["Priority"], changed["Description"]) == ("drop", "7", "closed")
    assert changed["PortRange"] == "22/22"
    root.in_ecs("RevokeSecurityGroup", SecurityGroupId=where.group, SecurityGroupRuleId=[by_port["80/80"]])
    assert [one["SecurityGroupRuleId"] for one in rules(root, where.group)] == [by_port["22/22"]]


def test_a_rule_is_taken_out_by_its_terms_too(root, where):
    permit(root, where.group, SSH, SSH | {"PortRange": "80/80"})
    root.in_ecs("RevokeSecurityGroup", SecurityGroupId=where.group, Permissions=[SSH | {"IpProtocol": "TCP"}])
    assert [one["PortRange"] for one in rules(root, where.group)] == ["80/80"]


def test_a_group_that_another_one_trusts_stays(root, where):
    other = further(root, where, SecurityGroupName="other")
    permit(root, other, {"IpProtocol": "tcp", "PortRange": "443/443", "SourceGroupId": where.group})
    # DescribeSecurityGroupReferences: "If the security group is authorized by other security groups, you must revoke
    # the authorizations before you can delete the security group."
    found = root.in_ecs("DescribeSecurityGroupReferences", SecurityGroupId=[where.group])
    reference = only(found, "SecurityGroupReferences", "SecurityGroupReference")
    assert reference["SecurityGroupId"] == where.group
    named = only(reference, "ReferencingSecurityGroups", "ReferencingSecurityGroup")
    assert named["SecurityGroupId"] == other
    with refused(403, "DependencyViolation"):
        root.in_ecs("DeleteSecurityGroup", SecurityGroupId=where.group)
    (rule,) = rules(root, other)
    root.in_ecs("RevokeSecurityGroup", SecurityGroupId=other, SecurityGroupRuleId=[rule["SecurityGroupRuleId"]])
    root.in_ecs("DeleteSecurityGroup", SecurityGroupId=where.group)
    with refused(404, "InvalidSecurityGroupId.NotFound"):
        rules(root, where.group)


def test_an_instance_joins_and_leaves_and_keeps_one(root, where, clock):
    instance = ready(root, where)
    other = further(root, where)
    root.in_ecs("JoinSecurityGroup", SecurityGroupId=other, InstanceId=instance)
    with refused(403, "InvalidInstanceId.AlreadyExists"):
        root.in_ecs("JoinSecurityGroup", SecurityGroupId=other, InstanceId=instance)
    root.in_ecs("LeaveSecurityGroup", SecurityGroupId=where.group, InstanceId=instance)
    # LeaveSecurityGroup: an instance is in one group at least.
    with refused(403, "InstanceLastSecurityGroup"):
        root.in_ecs("LeaveSecurityGroup", SecurityGroupId=other, InstanceId=instance)
    with refused(403, "InstanceNotInSecurityGroup"):
        root.in_ecs("LeaveSecurityGroup", SecurityGroupId=where.group, InstanceId=instance)
    assert root.in_ecs("DescribeInstances", SecurityGroupId=other)["TotalCount"] == 1
    with refused(403, "DependencyViolation"):
        root.in_ecs("DeleteSecurityGroup", SecurityGroupId=other)


def test_traffic_within_a_group_is_a_policy_of_its_own(root, where):
    def policy() -> str:
        return root.in_ecs("DescribeSecurityGroupAttribute", SecurityGroupId=where.group)["InnerAccessPolicy"]

    # DescribeSecurityGroupAttribute and ModifySecurityGroupPolicy: Accept or Drop, in any case of letters.
    assert policy() == "Accept"
    root.in_ecs("ModifySecurityGroupPolicy", SecurityGroupId=where.group, InnerAccessPolicy="drop")
    assert policy() == "Drop"
    with refused(400, "InvalidPolicy.Malformed"):
        root.in_ecs("ModifySecurityGroupPolicy", SecurityGroupId=where.group, InnerAccessPolicy="perhaps")


def test_rules_are_listed_by_pages(root, where):
    permit(root, where.group, *(SSH | {"PortRange": f"{port}/{port}"} for port in range(1, 26)))
    seen, token = [], None
    while token != "":
        more = {"NextToken": token} if token else {}
        page = root.in_ecs("DescribeSecurityGroupAttribute", SecurityGroupId=where.group, MaxResults=10, **more)
        seen.append(len(listed(page, "Permissions", "Permission")))
        token = page["NextToken"]
    assert seen == [10, 10, 5]


def test_rules_can_be_allowed_for_one_group(root, account, where):
    other = further(root, where)
    mine = f"acs:ecs:*:{account.id}:securitygroup/{where.group}"
    alice = user_allowed(root, "alice", allow("ecs:AuthorizeSecurityGroup", mine))
    permit(alice, where.group, SSH)
    with refused(403, "Forbidden.RAM"):
        permit(alice, other, SSH)
    assert (len(rules(root, where.group)), rules(root, other)) == (1, [])


def test_a_group_is_found_and_refused_by_its_tag(root, where):
    web = further(root, where, Tag=[{"Key": "team", "Value": "web"}])
    found = root.in_ecs("DescribeSecurityGroups", Tag=[{"Key": "team", "Value": "web"}])
    assert only(found, "SecurityGroups", "SecurityGroup")["SecurityGroupId"] == web
    mine = allow("ecs:DeleteSecurityGroup", StringEquals={"acs:ResourceTag/team": "web"})
    alice = user_allowed(root, "alice", mine)
    with refused(403, "Forbidden.RAM"):
        alice.in_ecs("DeleteSecurityGroup", SecurityGroupId=where.group)
    alice.in_ecs("DeleteSecurityGroup", SecurityGroupId=web)
