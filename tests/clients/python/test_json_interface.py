"""The JSON interface: the collections for HTTP clients, and its OpenAPI document."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from http_files import play
from sandbox import REPOSITORY, environment, send


@pytest.fixture(scope="module")
def document(sandbox) -> dict:
    """What the sandbox says of itself."""
    return send(sandbox.address, "GET", "/_yunbox/openapi.json").json()


def test_the_collection_of_alibaba_cloud(sandbox):
    key = sandbox.new_account("alibaba").key
    file = REPOSITORY / "examples" / "http" / "alibaba.http"
    answers = play(file, sandbox.address, host="", keyId=key.id, keySecret=key.secret)
    refused = answers["refused"].json()["error"]
    assert refused["details"]["AccessDeniedDetail"]["AuthAction"] == "ram:PassRole"
    # The trail has the call like any other, with the reason.
    record = sandbox.request(refused["request_id"])
    assert "ram:PassRole" in str(record)


def test_the_collection_of_kingsoft_cloud(sandbox):
    key = sandbox.new_account("kingsoft").key
    file = REPOSITORY / "examples" / "http" / "kingsoft.http"
    play(file, sandbox.address, host="", keyId=key.id, keySecret=key.secret)


@pytest.mark.parametrize(
    "cloud, said",
    [
        ("alibaba", ["ram:PassRole", "assumed-role/myapplicationrole", "Forbidden.RAM\n1\nForbidden.RAM\n"]),
        ("kingsoft", ["AccessDenied\napp\n", "AccessDenied\n1\nAccessDenied\n"]),
    ],
)
@pytest.mark.skipif(not (shutil.which("curl") and shutil.which("jq")), reason="curl or jq is not installed")
def test_the_flow_with_curl_alone(start, cloud, said):
    sandbox = start("--ephemeral")
    script = REPOSITORY / "examples" / "http" / f"{cloud}.sh"
    played = subprocess.run(
        ["sh", str(script), str(sandbox.ready_file)], env=environment(), capture_output=True, text=True, timeout=60
    )
    assert played.returncode == 0, played.stderr
    for part in said:
        assert part in played.stdout, played.stdout


def test_the_document_is_valid(document):
    OpenAPIV31SpecValidator(document).validate()
    assert document["info"]["title"] == "Yunbox"


def fuzz(sandbox, token: str, folder: Path, *chosen: str) -> None:
    """Schemathesis makes the chosen calls with their examples and with what the document lets it make up."""
    own = f"http://{sandbox.address}/_yunbox"
    command = [
        *(Path(sys.executable).parent / "st", "run", f"{own}/openapi.json", "--url", own),
        *("--header", f"Authorization: Bearer {token}"),
        *chosen,
        *("--checks", "not_a_server_error,response_schema_conformance"),
        *("--phases", "examples,fuzzing"),
        *("--seed", "1", "--generation-database", "none", "--suppress-health-check", "all", "--no-color"),
    ]
    done = subprocess.run(command, env=environment(), cwd=folder, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert " ERROR " not in sandbox.log, sandbox.log


@pytest.mark.parametrize("cloud", ["alibaba", "kingsoft"])
def test_whatever_is_sent_is_answered_as_the_document_says(start, cloud, tmp_path):
    sandbox = start("--ephemeral")
    key = sandbox.new_account(cloud).key
    signed_in = {"cloud": cloud, "access_key_id": key.id, "access_key_secret": key.secret}
    token = sandbox.admin("POST", "sessions", signed_in).json()["token"]
    fuzz(sandbox, token, tmp_path, "--include-path-regex", f"^/api/{cloud}/", "--max-examples", "4")


def test_the_sandboxs_own_calls_answer_as_the_document_says(start, tmp_path):
    """All of them but the end of a session: the token is the admin's, who has none to end."""
    sandbox = start("--ephemeral")
    others = ("--exclude-path-regex", "^/api/", "--exclude-operation-id", "signOut", "--max-examples", "40")
    fuzz(sandbox, sandbox.admin_token, tmp_path, *others)
