"""Pages of the console: safe against what people type and what other sites send, readable, usable with a keyboard."""

from __future__ import annotations

import http.client
import json
import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from browser import Json, browser, person  # noqa: F401
from sandbox import Key, send

PAGES = [
    "/calls",
    "/identities/users",
    "/identities/groups",
    "/identities/roles",
    "/identities/policies",
    "/identities/users/alice",
    "/identities/roles/app",
    "/identities/policies/look",
    "/instances",
    "/instances/launch",
    "/networks",
    "/lab/check",
    "/lab/who?action=ecs:StartInstance&resource=*",
    "/lab/who?principal=user/alice",
    "/lab/compare",
    "/lab/what-if",
    "/lab/least-privilege",
    "/sandbox",
    "/api?search=instance",
    "/api/alibaba/Ecs/RunInstances",
]
TRUST = '{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}'
HOSTILE = [
    '<img src="x" onerror="alert(1)">',
    "</textarea><script>alert(1)</script>",
    "\u202egnp.exe\u202c \u2066right-to-left",
    "x" * 128,
    "' onmouseover='alert(1)",
]


def form_headers(**more: str) -> dict[str, str]:
    return {"Content-Type": "application/x-www-form-urlencoded"} | {
        name.replace("_", "-"): value for name, value in more.items()
    }


def sign_in_by_form(sandbox, key, **headers: str):
    """Signs in as a browser does, and returns the answer."""
    fields = urlencode({"access-key-id": key.id, "access-key-secret": key.secret, "to": "/console/calls"})
    return send(sandbox.address, "POST", "/console/sign-in", fields.encode(), form_headers(**headers))


def session_of(answer) -> str:
    return re.match(r"yunbox-session=([^;]+)", answer.headers["set-cookie"])[1]


@pytest.fixture
def furnished(sandbox, account):
    """An account with one of each thing."""
    run = Json(sandbox, account.key)
    run("ram/CreateUser", UserName="alice", DisplayName="Alice", Comments="x")
    run("ram/CreateRole", RoleName="app", AssumeRolePolicyDocument=TRUST)
    document = '{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*"}]}'
    run("ram/CreatePolicy", PolicyName="look", PolicyDocument=document)
    run("ram/AttachPolicyToUser", PolicyType="Custom", PolicyName="look", UserName="alice")
    return run


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en-GB", "zh-CN"])
def test_axe_finds_nothing(furnished, account, person, scheme, locale):
    # The page's own policy forbids the script that looks through it.
    me = person(color_scheme=scheme, locale=locale, bypass_csp=True)
    me.open("/sign-in")
    found = me.findings()
    assert me.page.locator("html").get_attribute("lang") == locale[:2].replace("zh", "zh-CN")
    me.page.locator("[name=access-key-id]").fill(account.key.id)
    me.page.locator("[name=access-key-secret]").fill(account.key.secret)
    me.page.locator("button.main").click()
    for page in PAGES:
        me.open(page)
        found += me.findings()
    me.open("/calls")
    me.page.locator("#calls a").first.click()
    found += me.findings()
    assert found == []


def test_narrow_screens_and_large_letters(furnished, account, person):
    """Nothing has to be scrolled sideways at 360 px, which is 1280 at 355 % zoom too."""
    me = person(viewport={"width": 360, "height": 800})
    me.sign_in(account.key)
    for page in PAGES:
        me.open(page)
        assert me.page.evaluate("document.documentElement.scrollWidth") <= 360, page


def test_the_first_page_is_small_and_asks_no_other_host(account, person):
    me = person()
    sizes = []
    me.page.on("response", lambda answer: sizes.append(answer.request.sizes()["responseBodySize"]))
    me.sign_in(account.key)
    me.page.wait_for_timeout(100)
    assert 0 < sum(sizes) < 200_000


def test_a_keyboard_is_enough(account, person):
    me = person()
    me.open("/sign-in")
    keys = me.page.keyboard
    me.page.get_by_label("AccessKey ID").focus()
    keys.type(account.key.id)
    keys.press("Tab")
    keys.type(account.key.secret)
    keys.press("Enter")
    expect(me.page).to_have_url(f"{me.home}/calls")
    keys.press("Tab")
    expect(me.page.locator(":focus")).to_have_text("Skip to the content")
    for _ in range(20):
        keys.press("Tab")
        if me.page.locator(":focus").inner_text() == "Identities":
            break
    keys.press("Enter")
    expect(me.page).to_have_url(f"{me.home}/identities/users")


def test_calls_come_by_themselves(sandbox, account, furnished, person):
    me = person()
    me.sign_in(account.key)
    furnished("ram/CreateGroup", GroupName="late")
    expect(me.page.locator("#calls tr").first).to_contain_text("Ram:CreateGroup")
    # Stopped, nothing comes any more.
    me.press("Stop")
    furnished("ram/CreateGroup", GroupName="later")
    me.page.wait_for_timeout(700)
    assert me.page.locator("#calls tr", has_text="Ram:CreateGroup").count() == 1


def test_a_sandbox_stops_at_once_while_somebody_watches(start):
    """A live stream has no end of its own, so stopping used to wait five seconds for it."""
    sandbox = start("--ephemeral")
    session = session_of(sign_in_by_form(sandbox, sandbox.account.key))
    watching = http.client.HTTPConnection(sandbox.address, timeout=20)
    watching.request("GET", "/console/calls/stream", headers={"Cookie": f"yunbox-session={session}"})
    answer = watching.getresponse()
    assert answer.status == 200
    assert sandbox.stop() == 0
    assert answer.read() == b""
    assert "had not come to an end" not in sandbox.log


def test_hostile_names_are_text(sandbox, account, person):
    run = Json(sandbox, account.key)
    for number, hostile in enumerate(HOSTILE):
        run("ram/CreateUser", UserName=f"user{number}", DisplayName=hostile)
        run("ram/CreateRole", RoleName=f"role{number}", AssumeRolePolicyDocument=TRUST, Description=hostile)
        run("ram/CreateGroup", GroupName=f"group{number}", Comments=hostile)
    me = person()
    me.sign_in(account.key)
    for kind in ["users", "roles", "groups"]:
        me.open(f"/identities/{kind}")
        shown = me.page.locator("tbody td bdi").all_inner_texts()
        assert sorted(shown) == sorted(HOSTILE), kind
        assert me.page.locator("main img, main script").count() == 0
    # What a call asked for is text too.
    me.open("/calls?" + urlencode({"text": "onerror"}))
    me.page.locator("#calls a").first.click()
    me.page.get_by_text("Parameters").click()
    assert HOSTILE[0] in me.page.locator("main").inner_text().replace('\\"', '"')
    me.open("/calls?" + urlencode({"caller": HOSTILE[1], "text": HOSTILE[0]}))
    assert me.page.get_by_label("Text").input_value() == HOSTILE[0]


def test_a_form_counts_with_the_token_of_its_session_only(sandbox, account):
    other = sandbox.new_account()
    mine, theirs = (session_of(sign_in_by_form(sandbox, one.key)) for one in (account, other))

    def page_token(session: str) -> str:
        page = send(sandbox.address, "GET", "/console/identities/users", headers={"Cookie": f"yunbox-session={session}"})
        return re.search(r'name="form-token" value="([^"]+)"', page.text)[1]

    def create(session: str, token: str) -> int:
        fields = urlencode({"form-token": token, "name": "made"}).encode()
        headers = form_headers(Cookie=f"yunbox-session={session}")
        return send(sandbox.address, "POST", "/console/identities/users", fields, headers).status

    assert create(mine, "") == 403
    assert create(mine, page_token(theirs)) == 403
    assert Json(sandbox, account.key)("ram/ListUsers")["Users"]["User"] == []
    assert create(mine, page_token(mine)) == 303
    assert len(Json(sandbox, account.key)("ram/ListUsers")["Users"]["User"]) == 1


def test_a_form_of_another_site_is_refused(sandbox, account):
    for headers in [{"Origin": "https://example.com"}, {"Sec_Fetch_Site": "cross-site"}]:
        assert sign_in_by_form(sandbox, account.key, **headers).status == 403
    assert sign_in_by_form(sandbox, account.key, Origin=sandbox.url).status == 303


def test_no_site_shows_the_console_in_a_frame(sandbox):
    for path in ["/console/sign-in", "/console/nothing-here", "/console/calls"]:
        headers = send(sandbox.address, "GET", path).headers
        policy = headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy and "default-src 'self'" in policy and "unsafe" not in policy
        assert headers["x-frame-options"] == "DENY" and headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"


def test_the_session_is_a_new_one_with_each_sign_in(sandbox, account):
    """A cookie that was planted before is worth nothing afterwards, and one that was signed out neither."""
    planted = "yb1." + "0" * 64
    answer = sign_in_by_form(sandbox, account.key, Cookie=f"yunbox-session={planted}")
    session = session_of(answer)
    assert session != planted
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Path=/console" in cookie
    seen = [
        send(sandbox.address, "GET", "/console/calls", headers={"Cookie": f"yunbox-session={one}"}).status
        for one in (session, planted)
    ]
    assert seen == [200, 303]
    page = send(sandbox.address, "GET", "/console/calls", headers={"Cookie": f"yunbox-session={session}"})
    token = re.search(r'name="form-token" value="([^"]+)"', page.text)[1]
    headers = form_headers(Cookie=f"yunbox-session={session}")
    send(sandbox.address, "POST", "/console/sign-out", urlencode({"form-token": token}).encode(), headers)
    after = send(sandbox.address, "GET", "/console/calls", headers={"Cookie": f"yunbox-session={session}"})
    assert after.status == 303


def test_nobody_is_led_to_another_site(sandbox, account):
    fields = urlencode({"access-key-id": account.key.id, "access-key-secret": account.key.secret, "to": "//example.com/"})
    answer = send(sandbox.address, "POST", "/console/sign-in", fields.encode(), form_headers())
    assert answer.headers["location"] == "/console"


def test_a_page_that_is_addressed_to_another_machine_is_refused(sandbox):
    answer = send(sandbox.address, "GET", "/console/sign-in", headers={"Host": "console.example.com"})
    assert answer.status == 403


def test_the_lab_answers_while_a_document_is_typed(account, furnished, person):
    me = person()
    me.sign_in(account.key)
    me.open("/lab/check")
    findings = me.page.locator("#findings")
    expect(findings).to_contain_text("no action fits `ecs:StratInstance`")
    me.page.get_by_label("Policy document").fill("{")
    expect(findings).to_contain_text("Error")
    # What a change would have done to the calls so far.
    key = furnished("ram/CreateAccessKey", UserName="alice")["AccessKey"]
    Json(me.sandbox, Key(key["AccessKeyId"], key["AccessKeySecret"]))("ecs/DescribeRegions")
    me.open("/lab/what-if")
    me.page.get_by_label("A policy is detached").check()
    me.page.get_by_label("Policy", exact=True).fill("look")
    me.page.get_by_label("To or from whom").fill("user/alice")
    me.press("Try it on the calls in the trail")
    expect(me.page.get_by_role("status")).to_contain_text("1 of 1 calls would be answered otherwise.")
    assert "Ecs:DescribeRegions" in me.text
    # Only the account itself sees the policies of everybody.
    alice = person()
    alice.sign_in(Key(key["AccessKeyId"], key["AccessKeySecret"]))
    alice.open("/lab/what-if")
    expect(alice.page.get_by_role("alert")).to_have_text("only the account itself sees the policies of everybody")


def test_a_user_sees_the_calls_of_nobody_else(sandbox, account, furnished):
    key = furnished("ram/CreateAccessKey", UserName="alice")["AccessKey"]
    session = session_of(sign_in_by_form(sandbox, Key(key["AccessKeyId"], key["AccessKeySecret"])))
    headers = {"Cookie": f"yunbox-session={session}"}
    page = send(sandbox.address, "GET", "/console/calls?console=yes", headers=headers)
    assert page.status == 200 and "Ram:CreateUser" not in page.text
    record = json.loads(sandbox.admin("GET", "requests?limit=50").body)
    number = next(one["request_id"] for one in record if one["action"] == "CreateRole")
    assert send(sandbox.address, "GET", f"/console/calls/{number}", headers=headers).status == 404


def test_a_wrong_key_is_told_on_the_page(sandbox, account, person):
    me = person()
    me.open("/calls")
    assert me.page.url == f"{me.home}/sign-in?to=%2Fconsole%2Fcalls"
    me.page.get_by_label("AccessKey ID").fill(account.key.id)
    me.page.get_by_label("AccessKey secret").fill("wrong")
    me.press("Sign in")
    expect(me.page.get_by_role("alert")).to_have_text("the access key, its secret or its token is wrong")
    assert me.page.get_by_label("AccessKey ID").input_value() == account.key.id
    me.problems.clear()
