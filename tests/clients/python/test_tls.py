"""TLS on the same port, for clients that speak nothing else."""

import http.client
import json
import socket
import ssl
import subprocess
import sys

import pytest
from alibabacloud_ram20150501 import models as ram
from alibabacloud_ram20150501.client import Client as Ram
from alibabacloud_sts20150401.client import Client as Sts
from aliyunsdkcore.auth.credentials import AccessKeyCredential
from aliyunsdkcore.client import AcsClient
from aliyunsdksts.request.v20150401.GetCallerIdentityRequest import GetCallerIdentityRequest

from clients import REGION, refused
from principals import account_arn, allow, list_users, role, trusting, user, user_allowed
from sandbox import environment


@pytest.fixture
def trust(sandbox) -> ssl.SSLContext:
    """Trust in the sandbox's own authority and in no other."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(sandbox.ready["ca_certificate"])
    return context


def health(sandbox, context: ssl.SSLContext, name: str) -> int:
    """The status of the health page, over TLS and under this name."""
    host, port = sandbox.address.split(":")
    with socket.create_connection((host, int(port))) as plain:
        connection = http.client.HTTPSConnection(name, int(port), context=context)
        connection.sock = context.wrap_socket(plain, server_hostname=name)
        connection.request("GET", "/_yunbox/health", headers={"Host": sandbox.address})
        status = connection.getresponse().status
        connection.close()
        return status


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "ram.aliyuncs.com", "ecs.cn-hangzhou.aliyuncs.com"])
def test_the_certificate_is_good_for_the_names_that_clients_use(sandbox, trust, name):
    assert health(sandbox, trust, name) == 200


def test_nobody_trusts_the_sandbox_unasked(sandbox):
    with pytest.raises(ssl.SSLCertVerificationError):
        health(sandbox, ssl.create_default_context(), "localhost")


def test_the_sandbox_cannot_pretend_to_be_anybody_else(sandbox, trust):
    with pytest.raises((ssl.SSLError, ConnectionError)):
        health(sandbox, trust, "example.com")


def test_the_new_generation_speaks_tls_with_the_authority_it_is_given(sandbox, root, account):
    config = root.config
    config.protocol, config.ca = "https", sandbox.ready["ca_certificate"]
    assert Sts(config).get_caller_identity().body.account_id == account.id


def test_the_legacy_generation_speaks_tls_with_the_authority_it_is_given(sandbox, account):
    credential = AccessKeyCredential(account.key.id, account.key.secret)
    client = AcsClient(region_id=REGION, credential=credential, verify=sandbox.ready["ca_certificate"])
    request = GetCallerIdentityRequest()
    request.set_endpoint(sandbox.address)
    request.set_protocol_type("https")
    assert json.loads(client.do_action_with_exception(request))["AccountId"] == account.id


def test_a_policy_can_ask_for_tls(sandbox, root):
    alice = user_allowed(root, "alice", allow("ram:ListUsers", Bool={"acs:SecureTransport": "true"}))
    with refused(403, "NoPermission"):
        list_users(alice)
    config = alice.config
    config.protocol, config.ca = "https", sandbox.ready["ca_certificate"]
    assert Ram(config).list_users(ram.ListUsersRequest()).body.users.user[0].user_name == "alice"


def test_the_credentials_library_begins_sessions_by_itself(sandbox, root, account, tmp_path):
    """Its provider for roles speaks HTTPS only, and trusts what certifi names: there is no option for it."""
    alice = user(root, "alice", "AliyunSTSAssumeRoleAccess")
    arn = role(root, "worker", trusting(RAM=account_arn(account.id)))
    script = (
        "import sys, certifi\n"
        "key, secret, arn, address, authority = sys.argv[1:]\n"
        "certifi.where = lambda: authority\n"
        "from alibabacloud_credentials.client import Client\n"
        "from alibabacloud_credentials.models import Config\n"
        "from alibabacloud_sts20150401.client import Client as Sts\n"
        "from alibabacloud_tea_openapi.models import Config as Api\n"
        "role = Config(type='ram_role_arn', access_key_id=key, access_key_secret=secret, role_arn=arn,\n"
        "              role_session_name='by-itself', sts_endpoint=address)\n"
        "api = Api(credential=Client(role), endpoint=address, protocol='http', region_id='cn-hangzhou')\n"
        "print(Sts(api).get_caller_identity().body.arn)\n"
    )
    asked = subprocess.run(
        [sys.executable, "-c", script, alice.key.id, alice.key.secret, arn, sandbox.address,
         sandbox.ready["ca_certificate"]],
        env=environment(HOME=str(tmp_path), ALIBABA_CLOUD_ECS_METADATA_DISABLED="true"),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert asked.stdout.strip() == f"acs:ram::{account.id}:assumed-role/worker/by-itself", asked.stderr
