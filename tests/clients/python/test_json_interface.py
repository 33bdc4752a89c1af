"""The JSON interface: the collections for HTTP clients, and its OpenAPI document."""

from __future__ import annotations

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from http_files import play
from sandbox import REPOSITORY, send


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


def test_the_document_is_valid(document):
    OpenAPIV31SpecValidator(document).validate()
    assert document["info"]["title"] == "Yunbox"
