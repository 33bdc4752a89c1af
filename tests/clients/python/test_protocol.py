"""The wire: signatures, encodings, and requests that no client would send."""

import random
import socket
import xml.etree.ElementTree as xml
from datetime import datetime, timedelta, timezone
from urllib.parse import urlencode

import pytest

import ksyun_rpc
import rpc
from principals import account_arn, role, session, trusting, user
from sandbox import Key, send


def refusal(answer) -> tuple[int, str]:
    """Status and code of an answer, whose form every client can read."""
    body = answer.json()
    assert body["RequestId"] and body["HostId"] and body["Message"], body
    assert body["RequestId"] == answer.headers["x-acs-request-id"]
    return answer.status, body["Code"]


@pytest.fixture
def key(account) -> Key:
    return account.key


# Signature version 1.


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("in_form", [(), None, ("Action", "Signature", "SignatureNonce")])
def test_parameters_may_travel_in_query_and_form(sandbox, account, key, method, in_form):
    answer = rpc.call(sandbox, key, method=method, in_form=in_form)
    assert (answer.status, answer.json()["AccountId"]) == (200, account.id)
    assert answer.headers["content-type"] == "application/json;charset=utf-8"


def test_the_form_wins_where_query_and_form_disagree(sandbox, account, key):
    sent = rpc.common(key, "GetCallerIdentity", rpc.STS)
    sent["Signature"] = rpc.signature_v1("POST", sent, key.secret)
    path = "/?" + urlencode({"Action": "AssumeRole", "Version": "1999-01-01"})
    answer = send(sandbox.address, "POST", path, urlencode(sent).encode(), {"Content-Type": rpc.FORM})
    assert (answer.status, answer.json()["AccountId"]) == (200, account.id)


def test_every_character_can_be_signed(sandbox, key):
    display_name = "name with ~ and ' tilde 名字 a+b@c.d"
    made = rpc.call(
        sandbox, key, "CreateUser", {"UserName": "alice", "DisplayName": "a b-c.d@e_名字"}, version=rpc.RAM
    )
    assert (made.status, made.json()["User"]["DisplayName"]) == (200, "a b-c.d@e_名字")
    answer = rpc.call(sandbox, key, "GetUser", {"UserName": "alice", "Odd *~+/:&=%": display_name}, version=rpc.RAM)
    assert answer.status == 200, "a parameter that nothing reads is signed like any other"


def test_empty_parameters_are_part_of_what_is_signed(sandbox, key):
    answer = rpc.call(sandbox, key, SignatureType="")
    assert answer.status == 200


def test_version_1_answers_in_xml_unless_asked_otherwise(sandbox, account, key):
    for changed in ({"Format": None}, {"Format": "XML"}, {"Format": "xml"}):
        answer = rpc.call(sandbox, key, **changed)
        assert (answer.status, answer.headers["content-type"]) == (200, "text/xml;charset=utf-8")
        tree = xml.fromstring(answer.text)
        assert (tree.tag, tree.findtext("AccountId")) == ("GetCallerIdentityResponse", account.id)


def test_lists_in_xml_repeat_their_elements(sandbox, root, key):
    user(root, "alice"), user(root, "bob")
    answer = rpc.call(sandbox, key, "ListUsers", version=rpc.RAM, Format="XML")
    names = [found.findtext("UserName") for found in xml.fromstring(answer.text).findall("Users/User")]
    assert sorted(names) == ["alice", "bob"]


def test_errors_in_xml_have_an_error_at_the_root(sandbox, key):
    answer = rpc.call(sandbox, key, "GetUser", {"UserName": "ghost"}, version=rpc.RAM, Format="XML")
    tree = xml.fromstring(answer.text)
    assert (answer.status, tree.tag, tree.findtext("Code")) == (404, "Error", "EntityNotExist.User")


def test_a_wrong_secret_is_refused_and_the_signed_text_is_shown(sandbox, key):
    answer = rpc.call(sandbox, Key(key.id, key.secret[::-1]))
    assert refusal(answer) == (400, "SignatureDoesNotMatch")
    text = answer.json()["Message"].split("server string to sign is:")[1]
    assert text.startswith("GET&%2F&AccessKeyId")


def test_a_parameter_changed_on_the_way_is_noticed(sandbox, key):
    sent = rpc.common(key, "DeleteUser", rpc.RAM) | {"UserName": "alice"}
    sent["Signature"] = rpc.signature_v1("GET", sent, key.secret)
    answer = send(sandbox.address, "GET", "/?" + urlencode(sent | {"UserName": "bob"}))
    assert refusal(answer) == (400, "SignatureDoesNotMatch")


def test_a_parameter_added_on_the_way_is_noticed(sandbox, key):
    sent = rpc.common(key, "GetCallerIdentity", rpc.STS)
    sent["Signature"] = rpc.signature_v1("POST", sent, key.secret)
    answer = send(sandbox.address, "POST", "/?" + urlencode(sent), b"More=1", {"Content-Type": rpc.FORM})
    assert refusal(answer) == (400, "SignatureDoesNotMatch")


def test_the_method_is_part_of_what_is_signed(sandbox, key):
    sent = rpc.common(key, "GetCallerIdentity", rpc.STS)
    sent["Signature"] = rpc.signature_v1("GET", sent, key.secret)
    answer = send(sandbox.address, "POST", "/?" + urlencode(sent))
    assert refusal(answer) == (400, "SignatureDoesNotMatch")


def test_a_nonce_is_good_once(sandbox, key):
    nonce = {"SignatureNonce": "just-this-one"}
    assert rpc.call(sandbox, key, **nonce).status == 200
    assert refusal(rpc.call(sandbox, key, **nonce)) == (400, "SignatureNonceUsed")


def test_another_key_may_use_the_same_nonce(sandbox, key):
    for one in (key, sandbox.new_account().key):
        assert rpc.call(sandbox, one, SignatureNonce="a-common-nonce").status == 200


def test_nobody_uses_up_the_nonces_of_others(sandbox, key):
    forged = Key(key.id, "guessed")
    assert refusal(rpc.call(sandbox, forged, SignatureNonce="wanted")) == (400, "SignatureDoesNotMatch")
    assert rpc.call(sandbox, key, SignatureNonce="wanted").status == 200


@pytest.mark.parametrize(("minutes", "status"), [(-16, 400), (-14, 200), (14, 200), (16, 400)])
def test_a_stamp_is_good_for_a_quarter_of_an_hour(sandbox, key, minutes, status):
    at = datetime.now(timezone.utc) + timedelta(minutes=minutes)
    answer = rpc.call(sandbox, key, Timestamp=rpc.stamp(at))
    assert answer.status == status
    if status == 400:
        assert refusal(answer) == (400, "InvalidTimeStamp.Expired")


@pytest.mark.parametrize("text", ["", "now", "2026-11-21", "2026-11-21 08:00:00", "2026-11-21T08:00:00.000Z"])
def test_a_stamp_has_one_form(sandbox, key, text):
    assert refusal(rpc.call(sandbox, key, Timestamp=text)) == (400, "InvalidTimeStamp.Format")


@pytest.mark.parametrize("name", ["Action", "Version", "AccessKeyId", "SignatureNonce", "Timestamp"])
def test_a_parameter_of_the_protocol_that_is_missing_is_named(sandbox, key, name):
    answer = rpc.call(sandbox, key, **{name: None})
    assert refusal(answer) == (400, f"Missing{name}")
    assert answer.json()["Message"] == f"{name} is mandatory for this action."


def test_a_call_without_a_signature_is_refused(sandbox, key):
    sent = rpc.common(key, "GetCallerIdentity", rpc.STS)
    assert refusal(send(sandbox.address, "GET", "/?" + urlencode(sent))) == (400, "MissingSignature")
    sent = {"Action": "ListUsers", "Version": rpc.RAM, "Format": "JSON"}
    assert refusal(send(sandbox.address, "GET", "/?" + urlencode(sent))) == (400, "MissingAccessKeyId")


@pytest.mark.parametrize(
    "changed",
    [{"SignatureMethod": "HMAC-MD5"}, {"SignatureVersion": "2.0"}, {"SignatureType": "BEARERTOKEN"}],
)
def test_other_signatures_are_refused(sandbox, key, changed):
    assert refusal(rpc.call(sandbox, key, **changed)) == (400, "InvalidSignatureMethod")


def test_a_key_that_nobody_has_is_not_found(sandbox, key):
    answer = rpc.call(sandbox, Key("LTAI0000000000000000nobody", key.secret))
    assert refusal(answer) == (404, "InvalidAccessKeyId.NotFound")


@pytest.mark.parametrize("words", ["test", "root", "admin"])
def test_no_key_is_built_in(sandbox, words):
    assert refusal(rpc.call(sandbox, Key(words, words))) == (404, "InvalidAccessKeyId.NotFound")


def test_an_operation_that_is_not_there_is_not_found(sandbox, key):
    assert refusal(rpc.call(sandbox, key, "MakeCoffee")) == (404, "InvalidAction.NotFound")
    assert refusal(rpc.call(sandbox, key, "ListUsers")) == (404, "InvalidAction.NotFound"), "not one of STS"


def test_a_version_that_is_not_there_is_invalid(sandbox, key):
    assert refusal(rpc.call(sandbox, key, version="1999-01-01")) == (400, "InvalidVersion")


def test_a_format_that_is_not_there_is_invalid(sandbox, key):
    answer = rpc.call(sandbox, key, Format="YAML")
    assert (answer.status, xml.fromstring(answer.text).findtext("Code")) == (400, "InvalidParameter.Format")


def test_a_required_parameter_of_the_operation_is_named(sandbox, key):
    answer = rpc.call(sandbox, key, "GetUser", version=rpc.RAM)
    assert refusal(answer) == (400, "MissingUserName")


# Signature version 3.


def test_version_3_is_verified(sandbox, account, key):
    answer = rpc.call_v3(sandbox, key)
    assert (answer.status, answer.json()["AccountId"]) == (200, account.id)


def test_version_3_with_a_wrong_secret_is_refused(sandbox, key):
    assert refusal(rpc.call_v3(sandbox, Key(key.id, "wrong"))) == (400, "SignatureDoesNotMatch")


@pytest.mark.parametrize(
    "changed",
    [
        {"x_acs_action": "AssumeRole"},
        {"x_acs_signature_nonce": "another"},
        {"x_acs_date": rpc.stamp(datetime.now(timezone.utc) + timedelta(minutes=1))},
        {"x_acs_content_sha256": "0" * 64},
        {"host": "127.0.0.1:1"},
    ],
)
def test_version_3_notices_a_header_changed_on_the_way(sandbox, key, changed):
    assert refusal(rpc.call_v3(sandbox, key, **changed)) == (400, "SignatureDoesNotMatch")


@pytest.mark.parametrize("header", ["x-acs-date", "x-acs-signature-nonce"])
def test_version_3_names_a_header_that_is_missing(sandbox, key, header):
    answer = rpc.call_v3(sandbox, key, **{header.replace("-", "_"): None})
    assert refusal(answer) == (400, f"Missing{header}")


@pytest.mark.parametrize("value", ["ACS3-", "ACS3-HMAC-SHA256", "ACS3-HMAC-SHA256 Credential=,", "ACS3-HMAC-SM3 x"])
def test_version_3_refuses_a_header_that_it_cannot_read(sandbox, key, value):
    assert refusal(rpc.call_v3(sandbox, key, authorization=value)) == (400, "InvalidSignatureMethod")


# Tokens.


@pytest.fixture
def running(root, account) -> Key:
    """The key of a session."""
    alice = user(root, "alice", "AliyunSTSAssumeRoleAccess")
    return session(alice, role(root, "worker", trusting(RAM=account_arn(account.id)))).key


@pytest.mark.parametrize("call", [rpc.call, rpc.call_v3])
def test_a_key_of_a_session_needs_its_token(sandbox, running, call):
    assert call(sandbox, running).status == 200
    assert refusal(call(sandbox, Key(running.id, running.secret))) == (400, "MissingSecurityToken")


@pytest.mark.parametrize("call", [rpc.call, rpc.call_v3])
def test_a_token_that_was_changed_is_malformed(sandbox, running, call):
    middle = len(running.token) // 2
    other = "A" if running.token[middle] != "A" else "B"
    changed = running.token[:middle] + other + running.token[middle + 1 :]
    for token in (changed, running.token[:-8], "CAIS", "garbage!"):
        answer = call(sandbox, Key(running.id, running.secret, token))
        assert refusal(answer) == (400, "InvalidSecurityToken.Malformed")


def test_a_token_belongs_to_one_key(sandbox, running, key):
    answer = rpc.call(sandbox, Key(key.id, key.secret, running.token))
    assert refusal(answer) == (400, "InvalidSecurityToken.MismatchWithAccessKey")


# What Terraform's provider asks before anything else.


def test_the_account_type_can_be_found_out(sandbox, key):
    asked = {"PageSize": "50", "PageNum": "1", "ProductCode": "vipcloudfw", "ProductType": "vipcloudfw",
             "SubscriptionType": "Subscription"}  # fmt: skip
    answer = rpc.call(sandbox, key, "QueryAvailableInstances", asked, version="2017-12-14", method="POST",
                      in_form=tuple(asked))  # fmt: skip
    assert answer.status == 200
    assert answer.json().get("Code", "Success").lower() in ("success", "ok", "200")


def test_a_client_that_looks_for_an_endpoint_is_sent_back_here(sandbox, key):
    asked = {"Id": "cn-hangzhou", "ServiceCode": "ecs", "Type": "openAPI"}
    answer = rpc.call(sandbox, key, "DescribeEndpoints", asked, version="2015-06-12").json()
    assert answer["Success"] is True
    (found,) = answer["Endpoints"]["Endpoint"]
    assert (found["Endpoint"], found["SerivceCode"], found["Type"]) == (sandbox.address, "ecs", "openAPI")


# What no client would send.


@pytest.mark.parametrize("query", ["Action=%", "Action=%4", "Action=%zz", "%ff=1", "Action=%C3%28"])
def test_broken_percent_encoding_is_refused(sandbox, query):
    answer = send(sandbox.address, "GET", f"/?Version={rpc.RAM}&{query}", headers={"x-acs-version": rpc.RAM})
    assert refusal(answer) == (400, "InvalidParameter")
    form = send(sandbox.address, "POST", "/?Format=JSON", query.encode(), {"Content-Type": rpc.FORM})
    assert form.status == 400


def test_a_body_over_ten_megabytes_is_refused(sandbox):
    answer = send(sandbox.address, "POST", "/", b"A=" + b"x" * (10 << 20), {"Content-Type": rpc.FORM})
    assert (answer.status, answer.json()["Code"]) == (413, "RequestBodyTooLarge")
    assert answer.json()["RequestId"]


def test_a_body_of_almost_ten_megabytes_is_read(sandbox):
    body = b"Action=GetCallerIdentity&Version=2015-04-01&Format=JSON&Padding=" + b"x" * ((10 << 20) - 100)
    answer = send(sandbox.address, "POST", "/", body, {"Content-Type": rpc.FORM})
    assert refusal(answer) == (400, "MissingAccessKeyId")


def test_too_many_parameters_are_refused(sandbox):
    body = "&".join(f"Tag.{number}.Key=a" for number in range(6_000))
    headers = {"Content-Type": rpc.FORM, "x-acs-version": rpc.RAM}
    answer = send(sandbox.address, "POST", "/?Format=JSON", body.encode(), headers)
    assert refusal(answer) == (400, "InvalidParameter")


def test_names_that_are_too_deep_are_refused(sandbox, key):
    answer = rpc.call(sandbox, key, "ListUsers", {".".join(["A"] * 50): "1"}, version=rpc.RAM)
    assert refusal(answer) == (400, "InvalidParameter")


def test_every_refusal_is_on_record(sandbox, key):
    answer = rpc.call(sandbox, Key(key.id, "wrong"))
    record = sandbox.request(answer.json()["RequestId"])
    assert (record["status"], record["code"]) == (400, "SignatureDoesNotMatch")
    assert "AccessKeyId" not in record["message"], "what was signed can hold secrets and is not kept"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "MADEUP"])
@pytest.mark.parametrize("in_form", [(), None])
def test_only_get_and_post_call_an_operation(sandbox, key, method, in_form):
    """A rightly signed call by any method made the user."""
    answer = rpc.call(
        sandbox, key, "CreateUser", {"UserName": "eve"}, version=rpc.RAM, method=method, in_form=in_form
    )
    if method == "HEAD":
        assert (answer.status, answer.body) == (400, b"")
    else:
        assert refusal(answer) == (400, "UnsupportedHTTPMethod")
        assert answer.json()["Message"] == "This http method is not supported."
    assert rpc.call(sandbox, key, "GetUser", {"UserName": "eve"}, version=rpc.RAM).status == 404


def test_a_method_is_refused_before_anything_is_authenticated(sandbox, key):
    answer = rpc.call(sandbox, Key("LTAInobody", "wrong"), method="PUT")
    assert refusal(answer) == (400, "UnsupportedHTTPMethod")
    in_xml = rpc.call(sandbox, key, method="DELETE", Format=None)
    assert xml.fromstring(in_xml.text).findtext("Code") == "UnsupportedHTTPMethod"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE"])
def test_only_get_and_post_call_an_operation_of_kingsoft(sandbox, method):
    key = sandbox.new_account("kingsoft").key
    answer = ksyun_rpc.call(sandbox, key, "iam", "CreateUser", method, UserName="eve")
    assert answer.status == 405
    if method != "HEAD":
        assert answer.json()["Error"]["Code"] == "MethodNotAllowed"
    assert ksyun_rpc.call(sandbox, key, "iam", "GetUser", UserName="eve").status == 404
    assert ksyun_rpc.call(sandbox, key, "iam", "CreateUser", UserName="eve").status == 200


def raw(address: str, request: str) -> bytes:
    """Sends a request line by line as it stands and returns the answer."""
    host, _, port = address.rpartition(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(request.replace("\n", "\r\n").encode())
        return b"".join(iter(lambda: connection.recv(65_536), b""))


@pytest.mark.parametrize("path", ["/_yunbox/health", "/?Action=GetCallerIdentity&Version=2015-04-01"])
@pytest.mark.parametrize("hosts", [("{here}", "example.com"), ("example.com", "{here}"), ("{here}", "{here}")])
def test_a_request_names_one_host(sandbox, path, hosts):
    lines = "".join(f"Host: {host.format(here=sandbox.address)}\n" for host in hosts)
    answer = raw(sandbox.address, f"GET {path} HTTP/1.1\n{lines}Connection: close\n\n")
    assert answer.startswith(b"HTTP/1.1 400 "), answer


def test_the_target_of_a_request_wins_over_its_host_header(sandbox):
    """A page in a browser could name this machine in one and itself in the other."""
    here = sandbox.address
    for target, host, status in [("example.com", here, 403), (here, "example.com", 200), (here, here, 200)]:
        answer = raw(here, f"GET http://{target}/_yunbox/health HTTP/1.1\nHost: {host}\nConnection: close\n\n")
        assert answer.startswith(f"HTTP/1.1 {status} ".encode()), answer


ODD = [
    "", "\x00", "{", "[", "[{", '{"Key":', "%", "%25", "é", "名", "\U0001f600", "-1", "9" * 40, "null", "true", "a" * 5_000,
    "../..", "' OR 1=1 --", "<x/>", "1e999", "\r\n", "[" * 200, '{"a":' * 60,
]  # fmt: skip
NAMES = [
    "UserName", "RoleName", "PolicyDocument", "AssumeRolePolicyDocument", "Policy", "RoleArn", "Tag", "Tag.1.Key",
    "Tag.1", "Tag.0.Key", "Tag.99999999999.Key", "MaxItems", "Marker", "DurationSeconds", "MaxSessionDuration",
    "SignatureNonce", "SignatureVersion", "Timestamp", "Format", "Version", "Action", "AccessKeyId", "SecurityToken",
    "", ".", "..", "A.B.C.D", "ResourceNames", "ResourceNames.1", "ResourceType", "InstanceIds", "RegionId",
    "CidrBlock", "UserData", "Amount", "InstanceId.1", "ImageId",
]  # fmt: skip
ACTIONS = [
    *((rpc.RAM, name) for name in ("CreateUser", "CreateRole", "CreatePolicy", "TagResources", "ListUsers")),
    *((rpc.STS, name) for name in ("AssumeRole", "GetCallerIdentity")),
    *(("2014-05-26", name) for name in ("RunInstances", "DescribeInstances", "AttachInstanceRamRole")),
    *(("2016-04-28", name) for name in ("CreateVpc", "DescribeVSwitches")),
]


def test_garbage_is_refused_and_does_no_harm(sandbox, account):
    """Several hundred requests, each a valid call that something has chewed on."""
    dice = random.Random(20_150_501)
    sensible = {"UserName": "u", "RoleName": "r", "RegionId": "cn-hangzhou"}
    kinds = [rpc.FORM, "application/json", "text/plain", ""]
    schemes = ["", "ACS3-HMAC-SHA256 Credential=a", "Bearer x", "acs a:b"]
    statuses = set()
    for _ in range(500):
        version, action = dice.choice(ACTIONS)
        method = dice.choice(["GET", "POST"])
        if dice.random() < 0.7:
            # Rightly signed, so that it reaches the operation.
            chewed = {dice.choice(NAMES): dice.choice(ODD) for _ in range(dice.randrange(1, 5))}
            sent = sensible | chewed
            place = dice.choice([(), None])
            answer = rpc.call(sandbox, account.key, action, sent, version=version, method=method, in_form=place)
        else:
            sent = bytes(dice.randrange(256) for _ in range(dice.randrange(200)))
            headers = {"Content-Type": dice.choice(kinds), "Authorization": dice.choice(schemes)}
            answer = send(sandbox.address, method, f"/?Action={action}&Version={version}", sent, headers)
        statuses.add(answer.status)
        assert answer.status < 500, (action, sent, answer.text)
    assert {200, 400} <= statuses, "some of it must have got through, and some not"
    health = send(sandbox.address, "GET", "/_yunbox/health")
    assert (health.status, health.json()["status"]) == (200, "ok")
    assert rpc.call(sandbox, account.key).status == 200
