"""Sessions for programs that an identity provider vouches for, with the vendor's clients."""

import base64
import json
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from alibabacloud_sts20150401 import models as sts
from alibabacloud_sts20150401.client import Client as Sts
from alibabacloud_tea_openapi.models import Config
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

import rpc
from clients import REGION, Clients, refused
from principals import list_users, role, trusting
from sandbox import Key, environment

IMS = "2019-08-15"
FINGERPRINT = "902ef2deeb3c5b13ea4c3d5193629309e231ae55"


def text_of(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Issuer:
    """An identity provider on this machine."""

    def __init__(self):
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        issuer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                known = {"/.well-known/openid-configuration": issuer.description, "/keys": issuer.keys}
                body = json.dumps(known[self.path]()).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def description(self) -> dict:
        return {"issuer": self.url, "jwks_uri": f"{self.url}/keys"}

    def keys(self) -> dict:
        numbers = self.key.public_key().public_numbers()
        n, e = (text_of(value.to_bytes((value.bit_length() + 7) // 8, "big")) for value in (numbers.n, numbers.e))
        return {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "one", "n": n, "e": e}]}

    def token(self, subject: str, audience: str = "deployment", lasts: int = 600) -> str:
        now = int(time.time())
        claims = {"iss": self.url, "sub": subject, "aud": audience, "iat": now, "exp": now + lasts}
        parts = [text_of(json.dumps(part).encode()) for part in ({"alg": "RS256", "kid": "one"}, claims)]
        signed = ".".join(parts)
        return f"{signed}.{text_of(self.key.sign(signed.encode(), padding.PKCS1v15(), SHA256()))}"


@pytest.fixture
def issuer():
    running = Issuer()
    yield running
    running.server.shutdown()


@pytest.fixture
def provider(sandbox, account, issuer) -> str:
    """The issuer as a provider of the account: its resource name."""
    parameters = {
        "OIDCProviderName": "ci",
        "IssuerUrl": issuer.url,
        "ClientIds": "deployment",
        "Fingerprints": FINGERPRINT,
    }
    made = rpc.call(sandbox, account.key, "CreateOIDCProvider", parameters, version=IMS)
    assert made.status == 200, made.text
    return made.json()["OIDCProvider"]["Arn"]


@pytest.fixture
def deployer(root, provider) -> str:
    """A role for the jobs of the provider."""
    trust = trusting({"StringLike": {"oidc:sub": "job:*"}}, Federated=provider)
    return role(root, "deployer", trust, "AliyunRAMReadOnlyAccess")


def assume(sandbox, deployer: str, provider: str, token: str) -> Key:
    """What the client of STS is answered; it has no key of its own."""
    config = Config(endpoint=sandbox.address, protocol="http", region_id=REGION)
    asked = sts.AssumeRoleWithOIDCRequest(
        role_arn=deployer, oidcprovider_arn=provider, oidctoken=token, role_session_name="run-1"
    )
    given = Sts(config).assume_role_with_oidc(asked).body.credentials
    return Key(given.access_key_id, given.access_key_secret, given.security_token)


def test_a_job_needs_no_key_of_its_own(sandbox, account, issuer, provider, deployer):
    session = Clients(sandbox, assume(sandbox, deployer, provider, issuer.token("job:main")))
    expected = f"acs:ram::{account.id}:assumed-role/deployer/run-1"
    assert session.sts.get_caller_identity().body.arn == expected
    list_users(session)


def test_a_token_that_does_not_fit_is_refused(sandbox, issuer, provider, deployer):
    with refused(403, "NoPermission"):
        assume(sandbox, deployer, provider, issuer.token("person:ana"))
    with refused(401, "AuthenticationFail.OIDCToken.AudienceNotMatch"):
        assume(sandbox, deployer, provider, issuer.token("job:main", audience="other"))
    with refused(401, "AuthenticationFail.OIDCToken.Expired"):
        assume(sandbox, deployer, provider, issuer.token("job:main", lasts=-1))
    with refused(401, "AuthenticationFail.OIDCToken.InvalidSignature"):
        assume(sandbox, deployer, provider, Issuer.token(Stranger(issuer), "job:main"))


class Stranger:
    """Somebody who pretends to be the issuer, with a key of their own."""

    def __init__(self, issuer: Issuer):
        self.url = issuer.url
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def test_the_credentials_library_exchanges_its_token_by_itself(
    sandbox, account, issuer, provider, deployer, tmp_path
):
    """Its provider speaks HTTPS only, and trusts what certifi names: there is no option for it."""
    token = tmp_path / "token"
    token.write_text(issuer.token("job:main"))
    script = (
        "import sys, certifi\n"
        "role, provider, token, address, authority = sys.argv[1:]\n"
        "certifi.where = lambda: authority\n"
        "from alibabacloud_credentials.client import Client\n"
        "from alibabacloud_credentials.models import Config\n"
        "config = Config(type='oidc_role_arn', role_arn=role, oidc_provider_arn=provider,\n"
        "                oidc_token_file_path=token, role_session_name='library', sts_endpoint=address)\n"
        "found = Client(config).get_credential()\n"
        "print(found.access_key_id, found.access_key_secret, found.security_token)\n"
    )
    arguments = [deployer, provider, str(token), sandbox.address, sandbox.ready["ca_certificate"]]
    asked = subprocess.run(
        [sys.executable, "-c", script, *arguments], env=environment(), capture_output=True, text=True, timeout=60
    )
    session = Clients(sandbox, Key(*asked.stdout.split()))
    expected = f"acs:ram::{account.id}:assumed-role/deployer/library"
    assert session.sts.get_caller_identity().body.arn == expected, asked.stderr
