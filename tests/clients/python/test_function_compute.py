"""Function Compute 3.0 through the vendor's typed client, which calls by method and path; and a command as an invocation."""

from __future__ import annotations

import base64
import io
import json
import sys
import zipfile

import pytest
from alibabacloud_fc20230330 import models
from alibabacloud_fc20230330.client import Client
from alibabacloud_tea_openapi.exceptions import AlibabaCloudException

from clients import kept
from principals import allow, user_allowed
from shapes import misfits
from test_instance_shell import FORMS, shell

TRUST = {
    "Version": "1",
    "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": ["fc.aliyuncs.com"]}}],
}

# The default chain of the vendor's credentials library finds the function's variables.
WHO = """
from alibabacloud_credentials.client import Client as Credentials
from alibabacloud_sts20150401.client import Client
from alibabacloud_tea_openapi.models import Config
config = Config(credential=Credentials(), endpoint="sts.cn-hangzhou.aliyuncs.com")
print(Client(config).get_caller_identity().body.arn)
"""


def archive() -> str:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("index.py", "def handler(event, context):\n    return 'hello'\n")
    return base64.b64encode(packed.getvalue()).decode()


@pytest.fixture
def role(root, account_id) -> str:
    root.call("CreateRole", RoleName="FunctionRole", AssumeRolePolicyDocument=json.dumps(TRUST))
    return f"acs:ram::{account_id}:role/functionrole"


@pytest.fixture
def account_id(root) -> str:
    return root.sts.get_caller_identity().body.account_id


def function(name: str, **more) -> models.CreateFunctionRequest:
    code = models.InputCodeLocation(zip_file=archive())
    settings = {"function_name": name, "runtime": "python3.10", "handler": "index.handler", "code": code} | more
    return models.CreateFunctionRequest(body=models.CreateFunctionInput(**settings))


def test_a_function_lives_through_the_typed_client(root, account_id, role):
    client = Client(root.config)
    answers = kept(client)
    made = client.create_function(
        function("resize", role=role, environment_variables={"STAGE": "test"}, tags=[models.Tag(key="team", value="web")])
    ).body
    assert made.function_arn == f"acs:fc:cn-hangzhou:{account_id}:functions/resize"
    assert (made.role, made.state, made.timeout, made.cpu) == (role, "Active", 3, 0.35)
    assert made.environment_variables == {"STAGE": "test"}
    change = models.UpdateFunctionInput(
        memory_size=1024,
        vpc_config=models.VPCConfig(vpc_id=""),
        instance_lifecycle_config=models.InstanceLifecycleConfig(
            pre_stop=models.LifecycleHook(handler="index.stop", timeout=10)
        ),
    )
    client.update_function("resize", models.UpdateFunctionRequest(body=change))
    now = client.get_function("resize", models.GetFunctionRequest()).body
    assert (now.memory_size, now.instance_lifecycle_config.pre_stop.timeout) == (1024, 10)
    listed = client.list_functions(models.ListFunctionsRequest(prefix="res", limit=10)).body
    assert [found.function_name for found in listed.functions] == ["resize"]
    client.delete_function("resize")
    with pytest.raises(AlibabaCloudException) as gone:
        client.get_function("resize", models.GetFunctionRequest())
    assert (gone.value.code, gone.value.status_code) == ("FunctionNotFound", 404)
    for body in (answer["body"] for answer in answers):
        # The answer to a deletion is empty, and a list has functions in it.
        for shown in body.get("functions", [body]) if isinstance(body, dict) else []:
            told = misfits(models.Function().from_map(shown), shown)
            assert not told, told


def test_a_role_is_passed_to_function_compute(root, role):
    everything = allow("fc:*", "*")
    eve = user_allowed(root, "eve", everything)
    with pytest.raises(AlibabaCloudException) as refused:
        Client(eve.config).create_function(function("resize", role=role))
    assert (refused.value.code, refused.value.status_code) == ("AccessDenied", 403)
    passing = allow("ram:PassRole", "acs:ram:*:*:role/functionrole")
    ops = user_allowed(root, "ops", everything, passing)
    assert Client(ops.config).create_function(function("resize", role=role)).body.role == role


@pytest.mark.parametrize("form", FORMS)
def test_a_command_runs_as_an_invocation(sandbox, root, account_id, role, form):
    client = Client(root.config)
    client.create_function(function("resize", role=role, environment_variables={"STAGE": "test"}))
    told = shell(sandbox, *form, "--account", account_id, "--function", "resize", "--", sys.executable, "-c", WHO)
    assert told.returncode == 0, told.stderr
    assert told.stdout.strip() == f"acs:ram::{account_id}:assumed-role/functionrole/resize"
    script = 'echo "$STAGE $FC_FUNCTION_NAME $FC_REGION $FC_FUNCTION_MEMORY_SIZE"'
    told = shell(sandbox, *form, "--account", account_id, "--function", "resize", "--", "sh", "-c", script)
    assert told.stdout.strip() == "test resize cn-hangzhou 512"


def test_a_function_that_is_not_there_is_named(sandbox):
    told = shell(sandbox, "--proxy", "--function", "none", "--", "true")
    assert told.returncode != 0
    assert "there is no function `none` in region `cn-hangzhou`" in told.stderr
