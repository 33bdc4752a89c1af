"""The vendor's credentials library, which finds keys for the other clients.

Its provider for instances asks 100.100.100.200 and cannot be pointed elsewhere, so it is not here.
"""

import json
import subprocess
import sys

import pytest
from alibabacloud_credentials.client import Client as Credential
from alibabacloud_credentials.models import Config as CredentialConfig
from alibabacloud_sts20150401.client import Client as Sts
from alibabacloud_tea_openapi.models import Config

from clients import REGION
from principals import account_arn, assume, role, trusting, user
from sandbox import environment, run


@pytest.fixture
def arn_of(sandbox):
    """Tells who a credential stands for."""

    def asks(credential: Credential) -> str:
        config = Config(credential=credential, endpoint=sandbox.address, protocol="http", region_id=REGION)
        return Sts(config).get_caller_identity().body.arn

    return asks


def test_a_fixed_key(root, account, arn_of):
    key = user(root, "alice").key
    config = CredentialConfig(type="access_key", access_key_id=key.id, access_key_secret=key.secret)
    assert arn_of(Credential(config)) == f"acs:ram::{account.id}:user/alice"


def test_a_fixed_session(root, account, arn_of):
    alice = user(root, "alice", "AliyunSTSAssumeRoleAccess")
    key = assume(alice, role(root, "worker", trusting(RAM=account_arn(account.id))), "night")
    config = CredentialConfig(
        type="sts", access_key_id=key.id, access_key_secret=key.secret, security_token=key.token
    )
    assert arn_of(Credential(config)) == f"acs:ram::{account.id}:assumed-role/worker/night"


def test_the_default_chain_finds_what_env_prints(sandbox, tmp_path):
    told = run("env", "--format", "json", "--ready-file", str(sandbox.ready_file)).stdout
    # The library reads its variables when it is imported, and would ask the host's own metadata last.
    variables = json.loads(told) | {"ALIBABA_CLOUD_ECS_METADATA_DISABLED": "true", "HOME": str(tmp_path)}
    script = (
        "from alibabacloud_credentials.client import Client; found = Client().get_credential();"
        "print(found.get_access_key_id(), found.get_access_key_secret())"
    )
    asked = subprocess.run(
        [sys.executable, "-c", script], env=environment(**variables), capture_output=True, text=True, timeout=60
    )
    assert asked.stdout.split() == [sandbox.account.key.id, sandbox.account.key.secret], asked.stderr
