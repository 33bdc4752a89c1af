"""What a sandbox withstands: clients that say nothing, a disk that is full, too few descriptors."""

from __future__ import annotations

import http.client
import json
import os
import resource
import socket
import subprocess
import time
from contextlib import ExitStack
from functools import partial
from urllib.parse import urlsplit

import pytest

import ksyun_rpc
import rpc
from sandbox import Key, Sandbox

# Clients that say nothing.


@pytest.mark.parametrize("said", [b"", b"G", b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nA"])
def test_a_thousand_silent_connections_lock_nobody_out(start, said):
    """240 connections that had sent nothing, or one byte, locked everybody out of a sandbox with 128 descriptors."""
    with ExitStack() as open_sockets:
        sandbox = start("--ephemeral", limits={resource.RLIMIT_NOFILE: (64, 128)})
        address = urlsplit(sandbox.url)
        for number in range(1_000):
            silent = open_sockets.enter_context(socket.create_connection((address.hostname, address.port), timeout=5))
            silent.sendall(said)
            if number % 250 == 249:
                before = time.monotonic()
                assert rpc.call(sandbox, sandbox.account.key).status == 200
                assert time.monotonic() - before < 1
        assert sandbox.now()


def test_idle_connections_make_room_for_new_ones(start):
    """A client that keeps more connections than there are descriptors loses the oldest of them, not the newest."""
    sandbox = start("--ephemeral", limits={resource.RLIMIT_NOFILE: (128, 128)})
    address = urlsplit(sandbox.url)
    with ExitStack() as open_connections:
        for _ in range(200):
            kept = http.client.HTTPConnection(address.hostname, address.port, timeout=5)
            open_connections.callback(kept.close)
            for _ in range(2):
                kept.request("GET", "/_yunbox/health")
                assert json.load(kept.getresponse())["status"] == "ok"


def test_the_limit_of_open_files_is_raised(start):
    sandbox = start("--ephemeral", limits={resource.RLIMIT_NOFILE: (64, 512)})
    assert resource.prlimit(sandbox.process.pid, resource.RLIMIT_NOFILE) == (512, 512)


# A disk that is full.


def fill(sandbox: Sandbox, key: Key) -> tuple[int, str]:
    """Writes until the sandbox refuses; what it says then."""
    for number in range(4_000):
        text = '{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"acs:oss:*:*:%s"}]}' % ("x" * 1_500)
        parameters = {"PolicyName": f"filling-{number}", "PolicyDocument": text}
        answer = rpc.call(sandbox, key, "CreatePolicy", parameters, version=rpc.RAM, method="POST", in_form=None)
        if answer.status != 200:
            return answer.status, answer.json()["Code"]
    raise AssertionError("the disk was never full")


def user_exists(sandbox: Sandbox, key: Key, name: str) -> bool:
    return rpc.call(sandbox, key, "GetUser", {"UserName": name}, version=rpc.RAM).status == 200


def create_user(sandbox: Sandbox, key: Key, name: str) -> int:
    return rpc.call(sandbox, key, "CreateUser", {"UserName": name}, version=rpc.RAM).status


def withstand(sandbox: Sandbox, make_room) -> None:
    """Refuses writes while there is no room, goes on reading, and writes again when there is."""
    key = sandbox.account.key
    foreign = Key(*(sandbox.ready["clouds"][1][name] for name in ("access_key_id", "access_key_secret")))
    assert create_user(sandbox, key, "before") == 200
    assert fill(sandbox, key) == (503, "ServiceUnavailable")
    for number in range(20):
        if create_user(sandbox, key, f"during-{number}") == 503:
            assert not user_exists(sandbox, key, f"during-{number}")
    refused = rpc.call(sandbox, key, "CreatePolicy", {"PolicyName": "p", "PolicyDocument": "{}"}, version=rpc.RAM)
    assert refused.status in (400, 503), refused.text
    told = ksyun_rpc.call(sandbox, foreign, "iam", "CreateUser", UserName="x" * 60, Remark="r" * 120)
    if told.status != 200:
        assert (told.status, told.json()["Error"]["Code"]) == (503, "ServiceUnavailable"), told.text
    assert user_exists(sandbox, key, "before"), "reads go on"
    # Whether an account finds room depends on how much is left of the last page; half of one is never made.
    made = sandbox.admin("POST", "accounts", {})
    assert made.status in (201, 503), made.text
    make_room()
    assert create_user(sandbox, key, "after") == 200, sandbox.log
    assert user_exists(sandbox, key, "after")
    sandbox.reset()
    assert not user_exists(sandbox, key, "before")


def test_a_limit_on_the_size_of_files_is_like_a_full_disk(start, tmp_path):
    """After a full disk every write failed until a restart: sqlx still counted a transaction that SQLite had undone."""
    sandbox = start("--data", str(tmp_path / "data"))
    pid, everything = sandbox.process.pid, resource.prlimit(sandbox.process.pid, resource.RLIMIT_FSIZE)
    # Room for less than what is there already and a hundred pages.
    size = max(file.stat().st_size for file in (tmp_path / "data").iterdir())
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size + 400_000, everything[1]))
    withstand(sandbox, lambda: resource.prlimit(pid, resource.RLIMIT_FSIZE, everything))
    assert sandbox.stop() == 0


def mount(folder, size: str) -> bool:
    """Mounts a small file system of its own, where that is allowed."""
    if os.geteuid() != 0:
        return False
    return subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=False).returncode == 0


def test_a_full_disk_refuses_writes_and_nothing_else(start, tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mount(folder, "6m"):
        pytest.skip("a file system of its own needs the right to mount one")
    try:
        sandbox = start("--data", str(folder / "data"))
        withstand(sandbox, partial(subprocess.run, ["mount", "-o", "remount,size=64m", str(folder)], check=True))
        assert sandbox.stop() == 0
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
