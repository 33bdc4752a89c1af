"""Kingsoft Cloud's two Python clients, unmodified, pointed at the sandbox."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from importlib import import_module

import pytest
from ksyun.common import credential
from ksyun.common.exception.ksyun_sdk_exception import KsyunSDKException
from ksyun.common.profile.client_profile import ClientProfile
from ksyun.common.profile.http_profile import HttpProfile
from kscore.exceptions import ClientError
from kscore.session import get_session

from sandbox import Key, Sandbox

REGION = "cn-beijing-6"
MODULES = {
    "iam": ("v20151101", "IamClient"),
    "sts": ("v20151101", "StsClient"),
    "kec": ("v20160304", "KecClient"),
    "vpc": ("v20160304", "VpcClient"),
    "ebs": ("v20160304", "EbsClient"),
    "eip": ("v20160304", "EipClient"),
    "sks": ("v20151101", "SksClient"),
    "tagv2": ("v20200901", "Tagv2Client"),
}


class Typed:
    """`kingsoftcloud-sdk-python` with one key: `typed("iam", "GetUser", UserName="alice")`.

    It signs with long-term keys only: the client drops a token.
    """

    def __init__(self, sandbox: Sandbox, key: Key, method: str = "POST", region: str = REGION):
        self.sandbox = sandbox
        self.key = key
        self.method = method
        self.region = region

    def __call__(self, service: str, action: str, **parameters):
        version, name = MODULES[service]
        package = f"ksyun.client.{service}.{version}"
        models = import_module(f"{package}.models")
        profile = ClientProfile(
            httpProfile=HttpProfile(protocol="http", endpoint=self.sandbox.address, reqMethod=self.method)
        )
        client = getattr(import_module(f"{package}.client"), name)(
            credential.Credential(self.key.id, self.key.secret), self.region, profile
        )
        request = getattr(models, f"{action}Request")()
        for parameter, value in parameters.items():
            setattr(request, parameter, value)
        return json.loads(getattr(client, action)(request))


class Core:
    """`ksc-sdk-python` with one key, which may be a session's: `core("iam").list_users()`."""

    def __init__(self, sandbox: Sandbox, key: Key):
        self.sandbox = sandbox
        self.key = key

    def __call__(self, service: str):
        return get_session().create_client(
            service,
            REGION,
            use_ssl=False,
            endpoint_url=self.sandbox.url,
            ks_access_key_id=self.key.id,
            ks_secret_access_key=self.key.secret,
            ks_session_token=self.key.token,
        )


class Refusal:
    """What a refused call was answered."""

    status: int
    code: str
    message: str
    request_id: str


@contextmanager
def refused(status: int, code: str):
    """Expects the call inside to be refused, by either client."""
    refusal = Refusal()
    with pytest.raises((KsyunSDKException, ClientError)) as caught:
        yield refusal
    error = caught.value
    if isinstance(error, ClientError):
        answer = error.response
        refusal.status = answer["ResponseMetadata"]["HTTPStatusCode"]
    else:
        # This client shows the body of an answer with a status other than 200 as it came.
        text = error.message
        answer = json.loads(text if isinstance(text, str) else text.decode())
        refusal.status = status
    refusal.code, refusal.message = answer["Error"]["Code"], answer["Error"]["Message"]
    refusal.request_id = answer.get("RequestId") or answer["ResponseMetadata"]["RequestId"]
    assert (refusal.status, refusal.code) == (status, code), refusal.message


class Root(Typed):
    """The account itself, with what tests begin with."""

    def __init__(self, sandbox: Sandbox, account):
        super().__init__(sandbox, account.key)
        self.account = account.id
        self.core = Core(sandbox, account.key)

    def policy_krn(self, name: str, system: bool = True) -> str:
        return f"krn:ksc:iam::{'ksc' if system else self.account}:policy/{name}"

    def user(self, name: str, *policies: str) -> Key:
        """A new user with a key and policies of the cloud."""
        self("iam", "CreateUser", UserName=name)
        for policy in policies:
            self("iam", "AttachUserPolicy", UserName=name, PolicyKrn=self.policy_krn(policy))
        made = self("iam", "CreateAccessKey", UserName=name)["CreateAccessKeyResult"]["AccessKey"]
        return Key(made["AccessKeyId"], made["SecretAccessKey"])

    def allowed(self, name: str, action: str, *resources: str) -> Key:
        """A new user with a key who may do one thing to these."""
        statement = {"Effect": "Allow", "Action": [action], "Resource": list(resources)}
        document = json.dumps({"Version": "2015-11-01", "Statement": [statement]})
        key = self.user(name)
        self("iam", "CreatePolicy", PolicyName=name, PolicyDocument=document)
        self("iam", "AttachUserPolicy", UserName=name, PolicyKrn=self.policy_krn(name, system=False))
        return key

    def role(self, name: str, *policies: str) -> str:
        """A new role that instances are meant to have, as the console makes it."""
        made = raw(self, "iam", "CreateRole", RoleName=name, TrustServices="kec")["CreateRoleResult"]["Role"]
        for policy in policies:
            self("iam", "AttachRolePolicy", RoleName=name, PolicyKrn=self.policy_krn(policy))
        return made["Krn"]

    def network(self) -> dict[str, str]:
        """A network with a subnet and a security group."""
        vpc = self("vpc", "CreateVpc", VpcName="shop", CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        subnet = self(
            "vpc",
            "CreateSubnet",
            VpcId=vpc,
            SubnetName="shop-a",
            CidrBlock="10.0.1.0/24",
            SubnetType="Normal",
            GatewayIp="10.0.1.1",
            AvailabilityZone=f"{REGION}a",
        )["Subnet"]["SubnetId"]
        group = self("vpc", "CreateSecurityGroup", VpcId=vpc, SecurityGroupName="web")["SecurityGroup"]
        return {"vpc": vpc, "subnet": subnet, "group": group["SecurityGroupId"]}


def raw(typed: Typed, service: str, action: str, **parameters):
    """A call of the typed client with parameters that its models do not have."""
    version, name = MODULES[service]
    profile = ClientProfile(httpProfile=HttpProfile(protocol="http", endpoint=typed.sandbox.address))
    client = getattr(import_module(f"ksyun.client.{service}.{version}.client"), name)(
        credential.Credential(typed.key.id, typed.key.secret), typed.region, profile
    )
    return json.loads(client.call(action, parameters))


def launch(typed: Typed, where: dict[str, str], count: int = 1, **more) -> list[str]:
    """Launches instances and returns their identifiers."""
    image = "IMG-5465174a-6d71-4770-b8e1-917a0dd92466"
    made = typed(
        "kec",
        "RunInstances",
        ImageId=image,
        InstanceType="N3.2B",
        SubnetId=where["subnet"],
        SecurityGroupId=[where["group"]],
        ChargeType="HourlyInstantSettlement",
        MaxCount=count,
        MinCount=count,
        InstancePassword="Abcdefg1",
        **more,
    )
    return [one["InstanceId"] for one in made["InstancesSet"]]


def ready(typed: Typed, where: dict[str, str], **more) -> str:
    """An instance that is up. It moves the clock."""
    (instance,) = launch(typed, where, **more)
    typed.sandbox.advance("1m")
    return instance


def instance_of(typed: Typed, instance: str) -> dict:
    """What is shown of one instance."""
    (shown,) = typed("kec", "DescribeInstances", InstanceId=[instance])["InstancesSet"]
    return shown


def roles_of(typed: Typed, *ids: str) -> list[str]:
    """The names of the roles of instances."""
    found = typed("kec", "DescribeInstances", InstanceId=list(ids), MaxResults=100)["InstancesSet"]
    roles = {one["InstanceId"]: one["IamRoleName"] for one in found}
    return [roles[instance] for instance in ids]


FIELD = re.compile(r"<(\w+)>(.*?)</\1>")


def token_of(sandbox: Sandbox, instance: str) -> dict[str, str] | None:
    """What `/latest/iam` tells an instance, field by field; nothing when it has no role."""
    answer = sandbox.metadata(instance, "latest/iam")
    if answer.status == 404:
        return None
    assert answer.status == 200, answer.text
    return dict(FIELD.findall(answer.text))


def key_of(sandbox: Sandbox, instance: str) -> Key:
    """The credentials that an application in an instance finds."""
    found = token_of(sandbox, instance)
    return Key(found["AccessKeyId"], found["SecretAccessKey"], found["SecurityToken"])
