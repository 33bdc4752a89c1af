"""The vendor's clients, unmodified, pointed at the sandbox."""

from __future__ import annotations

import json
import re
from contextlib import contextmanager
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec

import pytest
from alibabacloud_ecs20140526.client import Client as Ecs
from alibabacloud_ims20190815.client import Client as Ims
from alibabacloud_ram20150501.client import Client as Ram
from alibabacloud_resourcemanager20200331.client import Client as ResourceManager
from alibabacloud_sts20150401.client import Client as Sts
from alibabacloud_tea_openapi.exceptions import AlibabaCloudException
from alibabacloud_tea_openapi.models import Config
from alibabacloud_vpc20160428.client import Client as Vpc
from aliyunsdkcore.acs_exception.exceptions import ServerException
from aliyunsdkcore.auth.credentials import AccessKeyCredential, StsTokenCredential
from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.request import CommonRequest

from sandbox import Key, Sandbox
from shapes import misfits

REGION = "cn-hangzhou"
VERSIONS = {
    "ecs": "2014-05-26",
    "ims": "2019-08-15",
    "kms": "2016-01-20",
    "ram": "2015-05-01",
    "resourcemanager": "2020-03-31",
    "sts": "2015-04-01",
    "vpc": "2016-04-28",
    "vpcpeer": "2022-01-01",
}
# Auto Scaling's new-generation client of this version lacks half of the operations.
LEGACY_VERSIONS = VERSIONS | {"ess": "2014-08-28"}


def package_of(product: str) -> str:
    """The package of a product's new-generation client."""
    return f"alibabacloud_{product}{VERSIONS[product].replace('-', '')}"


def region(product: str, action: str) -> dict[str, str]:
    """The tests' region, for an operation whose request has a place for it."""
    model = getattr(import_module(f"{package_of(product)}.models"), f"{action}Request")
    named = {"RegionId": REGION}
    return named if model().from_map(named).to_map().keys() >= named.keys() else {}


def kept(client) -> list[dict]:
    """A list that receives the client's answers as they come, before they go into its models."""
    answers, call = [], client.call_api

    def keeping(*arguments):
        answers.append(call(*arguments))
        return answers[-1]

    client.call_api = keeping
    return answers


class Clients:
    """The new-generation clients of one key."""

    def __init__(self, sandbox: Sandbox, key: Key):
        self.sandbox = sandbox
        self.key = key

    @property
    def config(self) -> Config:
        return Config(
            access_key_id=self.key.id,
            access_key_secret=self.key.secret,
            security_token=self.key.token,
            endpoint=self.sandbox.address,
            protocol="http",
            region_id=REGION,
        )

    def call(self, action: str, product: str = "ram", **parameters) -> dict:
        """Calls an operation by its name, with parameters and an answer in the vendor's own names.

        All of them go through the SDK's models, and an answer that does not fit its model fails the test. `Legacy` has
        the same method.
        """
        package = package_of(product)
        client = import_module(f"{package}.client").Client(self.config)
        answers = kept(client)
        method = getattr(client, re.sub("(?<=[a-z])(?=[A-Z0-9])", "_", action).lower())
        # Operations without parameters have no model of a request.
        model = getattr(import_module(f"{package}.models"), f"{action}Request", None)
        if model is None:
            assert not parameters, parameters
            body = method().body
        else:
            request = model().from_map(parameters)
            unknown = parameters.keys() - request.to_map().keys()
            assert not unknown, f"the model of {action} does not know {unknown}"
            body = method(request).body
        told = misfits(body, answers[0]["body"])
        assert not told, f"{action}: {told}"
        return body.to_map()

    def in_ecs(self, action: str, **parameters) -> dict:
        """Calls an operation of ECS, in the tests' region where its request names one."""
        return self.call(action, "ecs", **region("ecs", action), **parameters)

    def in_vpc(self, action: str, **parameters) -> dict:
        """Calls an operation of VPC, in the tests' region where its request names one."""
        return self.call(action, "vpc", **region("vpc", action), **parameters)

    def in_peering(self, action: str, **parameters) -> dict:
        """Calls an operation of VPC peering, in the tests' region where its request names one."""
        return self.call(action, "vpcpeer", **region("vpcpeer", action), **parameters)

    def in_kms(self, action: str, **parameters) -> dict:
        """Calls an operation of KMS, whose requests name no region."""
        return self.call(action, "kms", **parameters)

    @cached_property
    def ram(self) -> Ram:
        return Ram(self.config)

    @cached_property
    def ims(self) -> Ims:
        return Ims(self.config)

    @cached_property
    def resource_manager(self) -> ResourceManager:
        return ResourceManager(self.config)

    @cached_property
    def sts(self) -> Sts:
        return Sts(self.config)

    @cached_property
    def ecs(self) -> Ecs:
        return Ecs(self.config)

    @cached_property
    def vpc(self) -> Vpc:
        return Vpc(self.config)


class Legacy:
    """The legacy client of one key."""

    def __init__(self, sandbox: Sandbox, key: Key):
        self.sandbox = sandbox
        self.key = key
        if key.token:
            credential = StsTokenCredential(key.id, key.secret, key.token)
        else:
            credential = AccessKeyCredential(key.id, key.secret)
        self.client = AcsClient(region_id=REGION, credential=credential, auto_retry=False)

    def do(self, request, **parameters):
        """Sends a request of the legacy SDK and returns its answer, decoded.

        Parameters are set by name: `UserName="alice"` calls `set_UserName("alice")`.
        """
        for name, value in parameters.items():
            getattr(request, f"set_{name}")(value)
        request.set_endpoint(self.sandbox.address)
        request.set_protocol_type("http")
        request.set_accept_format("JSON")
        return json.loads(self.client.do_action_with_exception(request))

    def call(self, action: str, product: str = "ram", **parameters) -> dict:
        """Calls an operation by its name, as `Clients.call` does.

        What has no class of its own is sent as the SDK offers for such operations.
        """
        module = f"aliyunsdk{product}.request.v{LEGACY_VERSIONS[product].replace('-', '')}.{action}Request"
        if find_spec(f"aliyunsdk{product}") and find_spec(module):
            return self.do(getattr(import_module(module), f"{action}Request")(), **parameters)
        request = CommonRequest(version=LEGACY_VERSIONS[product], action_name=action, product=product)
        request.set_method("POST")
        for name, value in parameters.items():
            request.add_query_param(name, value)
        return self.do(request)


class Refusal:
    """What a refused call was answered."""

    code: str
    status: int
    message: str
    request_id: str
    detail: dict


@contextmanager
def refused(status: int, code: str):
    """Expects the call inside to be refused, by either generation of clients."""
    refusal = Refusal()
    with pytest.raises((AlibabaCloudException, ServerException)) as caught:
        yield refusal
    error = caught.value
    if isinstance(error, ServerException):
        refusal.status, refusal.code = error.get_http_status(), error.get_error_code()
        refusal.message, refusal.request_id = error.get_error_msg(), error.get_request_id()
        refusal.detail = {}
    else:
        refusal.status, refusal.code = error.status_code, error.code
        refusal.message, refusal.request_id = error.data["Message"], error.data["RequestId"]
        refusal.detail = error.data.get("AccessDeniedDetail", {})
    assert (refusal.status, refusal.code) == (status, code), refusal.message
