"""One sandbox for the whole run; an account of its own for every test."""

from __future__ import annotations

import pytest

from clients import Clients
from sandbox import Account, Sandbox


@pytest.fixture(scope="session")
def sandbox(tmp_path_factory):
    """A sandbox that forgets everything, shared by the tests that need no other."""
    running = Sandbox(tmp_path_factory.mktemp("sandbox"), "--ephemeral")
    yield running
    assert running.stop() == 0, running.log
    assert " ERROR " not in running.log, running.log


@pytest.fixture
def account(sandbox) -> Account:
    """An account in which the test is alone."""
    return sandbox.new_account()


@pytest.fixture
def root(sandbox, account) -> Clients:
    """New-generation clients with the key of the account itself."""
    return Clients(sandbox, account.key)


@pytest.fixture
def clock(sandbox):
    """The sandbox, for a test that moves its clock; afterwards it shows the host's time again."""
    yield sandbox
    sandbox.resume_clock()


@pytest.fixture
def start(tmp_path):
    """Starts sandboxes of the test's own, and ends those that still run."""
    running = []

    def starts(*flags: str, **more) -> Sandbox:
        running.append(Sandbox(tmp_path / "run", *flags, **more))
        return running[-1]

    yield starts
    for one in running:
        one.stop()
