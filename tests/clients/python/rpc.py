"""Calls signed by hand, for what no client would send."""

from __future__ import annotations

import base64
import hashlib
import hmac
import uuid
from datetime import datetime, timezone
from urllib.parse import quote, urlencode

from sandbox import Answer, Key, Sandbox, send

STS = "2015-04-01"
RAM = "2015-05-01"
FORM = "application/x-www-form-urlencoded"


def encode(text: str) -> str:
    return quote(text, safe="-_.~")


def stamp(at: datetime | None = None) -> str:
    """An instant as calls are stamped; by default the host's time."""
    return (at or datetime.now(timezone.utc)).strftime("%Y-%m-%dT%H:%M:%SZ")


def common(key: Key, action: str, version: str) -> dict[str, str]:
    """What every call of signature version 1 carries, but for the signature."""
    token = {"SecurityToken": key.token} if key.token else {}
    return token | {
        "Action": action,
        "Version": version,
        "Format": "JSON",
        "AccessKeyId": key.id,
        "SignatureMethod": "HMAC-SHA1",
        "SignatureVersion": "1.0",
        "SignatureNonce": uuid.uuid4().hex,
        "Timestamp": stamp(),
    }


def signature_v1(method: str, parameters: dict[str, str], secret: str) -> str:
    pairs = "&".join(f"{encode(name)}={encode(parameters[name])}" for name in sorted(parameters))
    text = f"{method}&{encode('/')}&{encode(pairs)}"
    digest = hmac.new(f"{secret}&".encode(), text.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()


def call(
    sandbox: Sandbox,
    key: Key,
    action: str = "GetCallerIdentity",
    parameters: dict[str, str] | None = None,
    *,
    version: str = STS,
    method: str = "GET",
    in_form: tuple[str, ...] | None = (),
    **changed: str | None,
) -> Answer:
    """A call of signature version 1.

    `in_form` names the parameters that travel in the form instead of the query; `None` stands for all.
    `changed` replaces parameters before signing, or leaves them out where the value is `None`.
    """
    sent = common(key, action, version) | (parameters or {}) | changed
    sent = {name: value for name, value in sent.items() if value is not None}
    sent.setdefault("Signature", signature_v1(method, sent, key.secret))
    form = {name: value for name, value in sent.items() if in_form is None or name in in_form}
    query = {name: value for name, value in sent.items() if name not in form}
    path = f"/?{urlencode(query)}" if query else "/"
    body = urlencode(form).encode() if form else None
    return send(sandbox.address, method, path, body, {"Content-Type": FORM} if form else {})


def call_v3(
    sandbox: Sandbox,
    key: Key,
    action: str = "GetCallerIdentity",
    parameters: dict[str, str] | None = None,
    *,
    version: str = STS,
    **changed: str | None,
) -> Answer:
    """A call of signature version 3; `changed` replaces headers after signing, `_` standing for `-`."""
    headers = {
        "host": sandbox.address,
        "x-acs-action": action,
        "x-acs-version": version,
        "x-acs-date": stamp(),
        "x-acs-signature-nonce": uuid.uuid4().hex,
        "x-acs-content-sha256": hashlib.sha256(b"").hexdigest(),
    }
    if key.token:
        headers |= {"x-acs-accesskey-id": key.id, "x-acs-security-token": key.token}
    query = "&".join(f"{name}={encode(value)}" for name, value in sorted((parameters or {}).items()))
    signed = ";".join(sorted(headers))
    lines = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers))
    request = f"POST\n/\n{query}\n{lines}\n{signed}\n{headers['x-acs-content-sha256']}"
    text = f"ACS3-HMAC-SHA256\n{hashlib.sha256(request.encode()).hexdigest()}"
    signature = hmac.new(key.secret.encode(), text.encode(), hashlib.sha256).hexdigest()
    headers["authorization"] = f"ACS3-HMAC-SHA256 Credential={key.id},SignedHeaders={signed},Signature={signature}"
    headers |= {name.replace("_", "-"): value for name, value in changed.items()}
    headers = {name: value for name, value in headers.items() if value is not None}
    return send(sandbox.address, "POST", f"/?{query}", None, headers)
