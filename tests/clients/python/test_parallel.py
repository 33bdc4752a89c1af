"""Many callers at once: nothing fails, nothing happens twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from alibabacloud_ecs20140526 import models as ecs
from alibabacloud_vpc20160428 import models as vpc

import rpc
from clients import REGION
from machines import IMAGE, TYPE, ZONE, network
from principals import account_arn, trusting

CALLERS = 8


def all_at_once(call, arguments) -> list:
    """Answers of calls that are made side by side."""
    with ThreadPoolExecutor(CALLERS) as callers:
        return list(callers.map(call, arguments))


def outcomes(answers) -> dict[str, int]:
    """How often each outcome came."""
    seen: dict[str, int] = {}
    for answer in answers:
        outcome = "done" if answer.status == 200 else answer.json()["Code"]
        seen[outcome] = seen.get(outcome, 0) + 1
    return seen


def test_writers_do_not_disturb_each_other(sandbox, account):
    trust = trusting(RAM=account_arn(account.id))

    def create(number: int):
        wanted = {"RoleName": f"role-{number}", "AssumeRolePolicyDocument": trust}
        return rpc.call(sandbox, account.key, "CreateRole", wanted, version=rpc.RAM)

    assert outcomes(all_at_once(create, range(200))) == {"done": 200}
    listed = rpc.call(sandbox, account.key, "ListRoles", {"MaxItems": "1000"}, version=rpc.RAM).json()
    assert len(listed["Roles"]["Role"]) == 200


def test_a_name_is_given_once(sandbox, account):
    def create(_):
        return rpc.call(sandbox, account.key, "CreateUser", {"UserName": "alice"}, version=rpc.RAM)

    assert outcomes(all_at_once(create, range(20))) == {"done": 1, "EntityAlreadyExists.User": 19}


def test_a_nonce_is_used_once(sandbox, account):
    def ask(_):
        return rpc.call(sandbox, account.key, SignatureNonce="everybody-wants-this")

    assert outcomes(all_at_once(ask, range(20))) == {"done": 1, "SignatureNonceUsed": 19}


@pytest.mark.parametrize("amount", [1, 3])
def test_an_address_is_given_once(sandbox, account, root, amount):
    where = network(root)
    # Eight addresses, four of which the cloud keeps for itself.
    request = vpc.CreateVSwitchRequest(region_id=REGION, vpc_id=where.vpc, zone_id=ZONE, cidr_block="192.168.2.0/29")
    vswitch = root.vpc.create_vswitch(request).body.v_switch_id
    wanted = {
        "RegionId": REGION,
        "ImageId": IMAGE,
        "InstanceType": TYPE,
        "VSwitchId": vswitch,
        "SecurityGroupId": where.group,
        "Amount": str(amount),
    }

    def launch(_):
        return rpc.call(sandbox, account.key, "RunInstances", wanted, version="2014-05-26")

    seen = outcomes(all_at_once(launch, range(10)))
    assert seen.pop("done") == 4 // amount
    assert list(seen) == ["QuotaExceeded.PrivateIpAddress"]
    found = root.ecs.describe_instances(ecs.DescribeInstancesRequest(region_id=REGION)).body.instances.instance
    addresses = [one.vpc_attributes.private_ip_address.ip_address[0] for one in found]
    assert len(set(addresses)) == len(addresses) == 4 // amount * amount


def test_a_client_token_launches_once(sandbox, account, root):
    where = network(root)
    wanted = {
        "RegionId": REGION,
        "ImageId": IMAGE,
        "InstanceType": TYPE,
        "VSwitchId": where.vswitch,
        "SecurityGroupId": where.group,
        "ClientToken": "the-same-for-all",
    }

    def launch(_):
        return rpc.call(sandbox, account.key, "RunInstances", wanted, version="2014-05-26")

    answers = all_at_once(launch, range(10))
    assert outcomes(answers) == {"done": 10}
    assert len({answer.json()["InstanceIdSets"]["InstanceIdSet"][0] for answer in answers}) == 1
    found = root.ecs.describe_instances(ecs.DescribeInstancesRequest(region_id=REGION)).body
    assert found.total_count == 1
