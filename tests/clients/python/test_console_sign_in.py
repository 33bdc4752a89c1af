"""Signing in to the console as a user with a password and a second factor, and with the admin token as anybody."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct
from datetime import datetime

from playwright.sync_api import expect

from browser import Json, Person, browser, person  # noqa: F401
from sandbox import Sandbox

FIRST, SECOND = "First-password-1", "Second-password-2"


def code(sandbox: Sandbox, seed: str, step: int = 0) -> str:
    """What an authenticator shows now by the sandbox's clock, or steps later. Source: RFC 6238."""
    now = datetime.fromisoformat(sandbox.now().replace("Z", "+00:00")).timestamp()
    counter = struct.pack(">Q", int(now // 30) + step)
    digest = hmac.new(base64.b32decode(seed), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    return str((struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000).zfill(6)


def begin(me: Person, account: str, user: str, password: str) -> None:
    """Name and password, on the page that takes them."""
    me.open("/sign-in")
    me.press("User and password")
    me.page.get_by_label("User name").fill(user)
    me.page.get_by_label("Account ID").fill(account)
    me.page.get_by_label("Password", exact=True).fill(password)
    me.press("Sign in")


def test_a_password_that_must_be_changed_and_a_second_factor(start, person):
    sandbox = start("--ephemeral", "--clock", "2026-01-01T00:00:00Z")
    account = sandbox.account
    root = person(sandbox)
    root.sign_in(account.key)
    Json(sandbox, account.key)("ram/CreateUser", UserName="alice")
    root.open("/identities/users/alice")
    root.page.get_by_label("Password", exact=True).fill(FIRST)
    root.page.get_by_label("Must bind an MFA device at the next sign-in").check()
    root.press("Let the user sign in")

    alice = person(sandbox)
    begin(alice, account.id, "alice", "wrong")
    expect(alice.page.get_by_role("alert")).to_have_text(
        "the user name or the password is wrong, or the user may not sign in"
    )
    begin(alice, account.id, "alice", FIRST)
    expect(alice.page.get_by_role("alert")).to_contain_text("the password must be changed")
    alice.page.get_by_label("New password").fill(SECOND)
    alice.press("Sign in")
    expect(alice.page.get_by_role("alert")).to_contain_text("an MFA device must be bound")
    seed = alice.page.locator("fieldset pre").inner_text().strip()
    alice.page.get_by_label("First code").fill(code(sandbox, seed))
    alice.page.get_by_label("The next code").fill(code(sandbox, seed, 1))
    alice.press("Sign in")
    expect(alice.page).to_have_url(f"{alice.home}/calls")
    assert alice.page.locator(".caller").inner_text() == "user/alice"
    alice.press("Sign out")

    # From now on the password is the new one, and the device's code is asked for.
    begin(alice, account.id, "alice", SECOND)
    expect(alice.page.get_by_role("alert")).to_contain_text("send the `code`")
    alice.page.get_by_label("Code of the MFA device").fill("000000")
    alice.press("Sign in")
    expect(alice.page.get_by_role("alert")).to_contain_text("the code is wrong")
    sandbox.advance("2m")
    alice.page.get_by_label("Code of the MFA device").fill(code(sandbox, seed))
    alice.press("Sign in")
    assert alice.page.locator(".caller").inner_text() == "user/alice"

    # A session ends by the sandbox's clock.
    sandbox.advance("25h")
    alice.open("/calls")
    assert "/sign-in" in alice.page.url
    # Refusals are answered with their status, which the browser notes.
    assert all("the server responded with a status of" in said for said in alice.problems)
    alice.problems.clear()


def test_the_admin_token_acts_as_anybody_and_every_page_says_so(sandbox, account, person):
    run = Json(sandbox, account.key)
    run("ram/CreateUser", UserName="alice")
    me = person()
    me.open("/sign-in")
    me.press("Admin token")
    me.page.get_by_label("Admin token").fill(sandbox.admin_token)
    me.page.get_by_label("Act as").fill("user/alice")
    me.page.get_by_label("Account ID").fill(account.id)
    me.press("Sign in")
    bar = me.page.locator(".bar")
    expect(bar).to_contain_text(f"act as acs:ram::{account.id}:user/alice")
    me.open("/identities/users")
    assert "Refused" in me.text and "Ram:ListUsers" not in me.text
    me.page.get_by_label("Act as").fill("root")
    me.press("Switch")
    expect(bar).to_contain_text(f"act as acs:ram::{account.id}:root")
    assert me.page.url == f"{me.home}/identities/users"
    assert "alice" in me.text
    # The call of the user is there, and who acted is in the trail.
    me.open("/calls?operation=ListUsers&verdict=refused")
    assert "user/alice" in me.page.locator("#calls").inner_text()
    me.page.get_by_label("Act as").fill("user/nobody")
    me.press("Switch")
    assert me.heading == "This was not done"
    me.problems.clear()


def test_a_wrong_admin_token_opens_nothing(sandbox, person):
    me = person()
    me.open("/sign-in?with=admin")
    me.page.get_by_label("Admin token").fill("0" * 64)
    me.press("Sign in")
    expect(me.page.get_by_role("alert")).to_be_visible()
    me.open("/calls")
    assert "/sign-in" in me.page.url
    me.problems.clear()
