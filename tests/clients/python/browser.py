"""The console in a real browser, as somebody with a mouse, a keyboard and a screen reader's rules uses it."""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from importlib.resources import files
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from sandbox import Key, Sandbox, send

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = (files("axe_playwright_python") / "axe.min.js").read_text()

expect.set_options(timeout=10_000)


class Person:
    """Somebody at a browser of their own."""

    def __init__(self, page: Page, sandbox: Sandbox):
        self.page = page
        self.sandbox = sandbox
        self.home = f"{sandbox.url}/console"
        self.problems: list[str] = []
        self.elsewhere: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", lambda said: said.type == "error" and self.problems.append(said.text))
        page.on("dialog", lambda dialog: (self.problems.append(dialog.message), dialog.dismiss()))
        page.on("request", self._note)

    def _note(self, request) -> None:
        if urlsplit(request.url).netloc != self.sandbox.address:
            self.elsewhere.append(request.url)

    def open(self, path: str) -> None:
        """Goes to a page of the console."""
        self.page.goto(f"{self.home}{path}")

    def press(self, name: str) -> None:
        """Presses the button or follows the link of this name, and waits for what comes."""
        control = self.page.get_by_role("button", name=name, exact=True)
        link = self.page.get_by_role("link", name=name, exact=True)
        control.or_(link).first.click()
        self.page.wait_for_load_state()

    def sign_in(self, key: Key, cloud: str = "alibaba") -> None:
        """Signs in with an access key."""
        self.open("/sign-in")
        self.page.locator(f"input[name=cloud][value={cloud}]").check()
        self.page.get_by_label("AccessKey ID").fill(key.id)
        self.page.get_by_label("AccessKey secret").fill(key.secret)
        self.press("Sign in")
        expect(self.page).to_have_url(f"{self.home}/calls")

    @property
    def text(self) -> str:
        """What the page says."""
        return self.page.locator("main").inner_text()

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def findings(self) -> list[str]:
        """What axe finds on the page."""
        self.page.evaluate(AXE)
        found = self.page.evaluate("axe.run()")
        return [f"{self.page.url}: {one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


@pytest.fixture(scope="module")
def browser():
    """Chromium; where there is none, the tests that need it say so."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        # The sandbox of the browser itself cannot be set up everywhere that tests run.
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def person(browser, sandbox):
    """Opens browsers for people; whatever goes wrong in one of them fails the test."""
    opened = []

    def opens(on: Sandbox | None = None, **choices) -> Person:
        choices = {"locale": "en-GB", "viewport": {"width": 1280, "height": 900}} | choices
        context = browser.new_context(**choices)
        one = Person(context.new_page(), on or sandbox)
        opened.append(one)
        return one

    yield opens
    for one in opened:
        one.page.context.close()
        assert one.problems == []
        assert one.elsewhere == []


class Json:
    """The JSON interface, signed in with an access key."""

    def __init__(self, sandbox: Sandbox, key: Key, cloud: str = "alibaba"):
        self.sandbox, self.cloud = sandbox, cloud
        asked = {"cloud": cloud, "access_key_id": key.id, "access_key_secret": key.secret}
        self.token = self._send("sessions", asked)["token"]

    def _send(self, path: str, body: dict) -> dict:
        headers = {"Content-Type": "application/json"}
        if hasattr(self, "token"):
            headers["Authorization"] = f"Bearer {self.token}"
        answer = send(self.sandbox.address, "POST", f"/_yunbox/{path}", json.dumps(body).encode(), headers)
        assert answer.status < 300, answer.text
        return answer.json()

    def __call__(self, operation: str, region: str | None = None, **params) -> dict:
        """Runs an operation, `ram/CreateUser` for instance, which has to succeed."""
        query = f"?region={region}" if region else ""
        return self._send(f"api/{self.cloud}/{operation}{query}", params)


@contextmanager
def instant(sandbox: Sandbox):
    """While this lasts, nothing is on its way: a network is there as soon as it is created."""
    assert sandbox.admin("POST", "clock", {"transitions": "instant"}).status == 200
    yield
    assert sandbox.admin("POST", "clock", {"transitions": "realistic"}).status == 200
