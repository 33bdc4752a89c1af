"""The heart of the vendor's tutorial on roles for instances, played with the legacy SDKs."""

import json

import pytest
from aliyunsdkecs.request.v20140526.AttachInstanceRamRoleRequest import AttachInstanceRamRoleRequest
from aliyunsdkecs.request.v20140526.CreateSecurityGroupRequest import CreateSecurityGroupRequest
from aliyunsdkecs.request.v20140526.DescribeInstancesRequest import DescribeInstancesRequest
from aliyunsdkecs.request.v20140526.DetachInstanceRamRoleRequest import DetachInstanceRamRoleRequest
from aliyunsdkecs.request.v20140526.RunInstancesRequest import RunInstancesRequest
from aliyunsdkram.request.v20150501.AttachPolicyToRoleRequest import AttachPolicyToRoleRequest
from aliyunsdkram.request.v20150501.AttachPolicyToUserRequest import AttachPolicyToUserRequest
from aliyunsdkram.request.v20150501.CreateAccessKeyRequest import CreateAccessKeyRequest
from aliyunsdkram.request.v20150501.CreatePolicyRequest import CreatePolicyRequest
from aliyunsdkram.request.v20150501.CreateRoleRequest import CreateRoleRequest
from aliyunsdkram.request.v20150501.CreateUserRequest import CreateUserRequest
from aliyunsdkram.request.v20150501.DetachPolicyFromRoleRequest import DetachPolicyFromRoleRequest
from aliyunsdkram.request.v20150501.GetRoleRequest import GetRoleRequest
from aliyunsdkram.request.v20150501.UpdateAccessKeyRequest import UpdateAccessKeyRequest
from aliyunsdksts.request.v20150401.AssumeRoleRequest import AssumeRoleRequest
from aliyunsdksts.request.v20150401.GetCallerIdentityRequest import GetCallerIdentityRequest
from aliyunsdkvpc.request.v20160428.CreateVpcRequest import CreateVpcRequest
from aliyunsdkvpc.request.v20160428.CreateVSwitchRequest import CreateVSwitchRequest

from clients import Legacy, refused
from machines import IMAGE, TYPE, ZONE
from principals import account_arn, allow, document, trusting
from sandbox import Key

ROLE = "MyApplicationRole"
CREDENTIALS = f"latest/meta-data/ram/security-credentials/{ROLE}"


@pytest.fixture
def owner(sandbox, account) -> Legacy:
    """The legacy client with the key of the account itself."""
    return Legacy(sandbox, account.key)


def new_user(owner: Legacy, name: str, *system_policies: str) -> Key:
    owner.do(CreateUserRequest(), UserName=name)
    for policy in system_policies:
        owner.do(AttachPolicyToUserRequest(), UserName=name, PolicyName=policy, PolicyType="System")
    made = owner.do(CreateAccessKeyRequest(), UserName=name)["AccessKey"]
    return Key(made["AccessKeyId"], made["AccessKeySecret"])


def who(client: Legacy) -> str:
    return client.do(GetCallerIdentityRequest())["Arn"]


def instances(client: Legacy) -> list[str]:
    found = client.do(DescribeInstancesRequest())["Instances"]["Instance"]
    return [one["InstanceId"] for one in found]


@pytest.fixture
def launch(owner):
    """Launches an instance in a network of its own and returns its id."""
    vpc = owner.do(CreateVpcRequest(), CidrBlock="192.168.0.0/16")["VpcId"]
    vswitch = owner.do(CreateVSwitchRequest(), VpcId=vpc, ZoneId=ZONE, CidrBlock="192.168.1.0/24")["VSwitchId"]
    group = owner.do(CreateSecurityGroupRequest(), VpcId=vpc)["SecurityGroupId"]

    def launches(client: Legacy, **more) -> str:
        made = client.do(
            RunInstancesRequest(),
            ImageId=IMAGE,
            InstanceType=TYPE,
            VSwitchId=vswitch,
            SecurityGroupId=group,
            **more,
        )
        return made["InstanceIdSets"]["InstanceIdSet"][0]

    return launches


def test_the_account_is_known_to_the_legacy_client(owner, account):
    assert who(owner) == f"acs:ram::{account.id}:root"


def test_a_wrong_secret_is_told_apart_from_a_wrong_signature(sandbox, account):
    # The client compares the text that the sandbox signed with its own, and says so when they agree.
    with refused(400, "InvalidAccessKeySecret"):
        who(Legacy(sandbox, Key(account.key.id, "wrong")))


def test_a_user_begins_a_session_and_uses_it(sandbox, owner, account):
    alice = Legacy(sandbox, new_user(owner, "alice", "AliyunSTSAssumeRoleAccess"))
    trust = trusting(RAM=account_arn(account.id))
    arn = owner.do(CreateRoleRequest(), RoleName="worker", AssumeRolePolicyDocument=trust)["Role"]["Arn"]
    made = alice.do(AssumeRoleRequest(), RoleArn=arn, RoleSessionName="night")["Credentials"]
    worker = Legacy(sandbox, Key(made["AccessKeyId"], made["AccessKeySecret"], made["SecurityToken"]))
    assert who(worker) == f"acs:ram::{account.id}:assumed-role/worker/night"
    with refused(403, "NoPermission"):
        worker.do(GetRoleRequest(), RoleName="worker")


def test_an_inactive_key_is_refused(sandbox, owner):
    key = new_user(owner, "alice")
    owner.do(UpdateAccessKeyRequest(), UserName="alice", UserAccessKeyId=key.id, Status="Inactive")
    with refused(400, "InvalidAccessKeyId.Inactive"):
        who(Legacy(sandbox, key))


def test_the_tutorial_from_the_role_to_the_applications_call(sandbox, owner, account, launch, clock):
    owner.do(
        CreateRoleRequest(), RoleName=ROLE, AssumeRolePolicyDocument=trusting(Service="ecs.aliyuncs.com")
    )
    operator = Legacy(sandbox, new_user(owner, "operator", "AliyunECSFullAccess"))

    with refused(403, "InvalidUser.PassRoleForbidden"):
        launch(operator, RamRoleName=ROLE)
    assert instances(owner) == []

    pass_role = document(allow("ram:PassRole", f"acs:ram:*:*:role/{ROLE}"))
    owner.do(CreatePolicyRequest(), PolicyName="PassRole", PolicyDocument=pass_role)
    owner.do(AttachPolicyToUserRequest(), UserName="operator", PolicyName="PassRole", PolicyType="Custom")
    made = launch(operator, RamRoleName=ROLE)
    assert instances(owner) == [made]
    clock.advance("1m")

    found = sandbox.metadata(made, CREDENTIALS).json()
    key = Key(found["AccessKeyId"], found["AccessKeySecret"], found["SecurityToken"])
    application = Legacy(sandbox, key)
    assert who(application).startswith(f"acs:ram::{account.id}:assumed-role/myapplicationrole/")

    reading = {"RoleName": ROLE, "PolicyName": "AliyunECSReadOnlyAccess", "PolicyType": "System"}
    with refused(403, "Forbidden.RAM"):
        instances(application)
    owner.do(AttachPolicyToRoleRequest(), **reading)
    assert instances(application) == [made]
    owner.do(DetachPolicyFromRoleRequest(), **reading)
    with refused(403, "Forbidden.RAM"):
        instances(application)

    clock.advance("6h")
    with refused(400, "InvalidSecurityToken.Expired"):
        who(application)


def test_a_role_is_given_and_taken(sandbox, owner, launch, clock):
    owner.do(
        CreateRoleRequest(), RoleName=ROLE, AssumeRolePolicyDocument=trusting(Service="ecs.aliyuncs.com")
    )
    made = launch(owner)
    clock.advance("1m")
    these = {"RamRoleName": ROLE, "InstanceIds": json.dumps([made])}
    assert owner.do(AttachInstanceRamRoleRequest(), **these)["FailCount"] == 0
    assert sandbox.metadata(made, CREDENTIALS).json()["Code"] == "Success"
    assert owner.do(DetachInstanceRamRoleRequest(), **these)["FailCount"] == 0
    assert sandbox.metadata(made, CREDENTIALS).status == 404


def test_a_role_that_does_not_trust_ecs_is_refused(owner, account, launch):
    owner.do(
        CreateRoleRequest(), RoleName=ROLE, AssumeRolePolicyDocument=trusting(RAM=account_arn(account.id))
    )
    with refused(401, "InvalidRamRole.NotEcsRole"):
        launch(owner, RamRoleName=ROLE)
