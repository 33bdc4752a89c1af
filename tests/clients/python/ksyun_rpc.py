"""Calls to Kingsoft Cloud signed by hand, for what no client would send."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timezone
from urllib.parse import urlencode

from rpc import FORM
from sandbox import Answer, Key, Sandbox, send

REGION = "cn-beijing-6"
VERSIONS = {"iam": "2015-11-01", "kec": "2016-03-04", "vpc": "2016-03-04"}


def call(sandbox: Sandbox, key: Key, service: str, action: str, method: str = "POST", **parameters: str) -> Answer:
    """A call whose parameters travel in a form, signed with signature version 4."""
    body = urlencode({"Action": action, "Version": VERSIONS[service], **parameters})
    stamp = datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    headers = {"accept": "application/json", "content-type": FORM, "host": sandbox.address, "x-amz-date": stamp}
    names = ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
    request = f"{method}\n/\n\n{lines}\n{names}\n{hashlib.sha256(body.encode()).hexdigest()}"
    scope = f"{stamp[:8]}/{REGION}/{service}/aws4_request"
    text = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{hashlib.sha256(request.encode()).hexdigest()}"
    secret = f"AWS4{key.secret}".encode()
    for part in scope.split("/"):
        secret = hmac.new(secret, part.encode(), hashlib.sha256).digest()
    signature = hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()
    credential = f"AWS4-HMAC-SHA256 Credential={key.id}/{scope}, SignedHeaders={names}, Signature={signature}"
    return send(sandbox.address, method, "/", body.encode(), headers | {"authorization": credential})
