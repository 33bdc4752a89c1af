"""The command line: starting, stopping, and what survives."""

import contextlib
import http.client
import json
import os
import signal
import socket
import sqlite3
import stat
import subprocess
import threading
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlencode

import pytest
from alibabacloud_ram20150501 import models as ram

import rpc
from clients import Clients
from machines import instances, launch, network
from principals import list_users, role, trusting, user, who
from sandbox import Key, Sandbox, binary, environment, run, send


@pytest.fixture
def data(tmp_path) -> Path:
    """A data folder that is not there yet."""
    return tmp_path / "data"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# Help and mistakes.


@pytest.mark.parametrize("arguments", [["--help"], ["serve", "--help"], ["env", "--help"]])
def test_help_is_given(arguments):
    helped = run(*arguments)
    assert helped.returncode == 0
    assert "Usage:" in helped.stdout and "Options:" in helped.stdout


def test_help_has_examples():
    assert "yunbox serve --ephemeral --listen 127.0.0.1:0 --ready-file" in run("--help").stdout


def test_the_version_is_told():
    told = run("--version")
    name, version = told.stdout.split()
    assert (told.returncode, name) == (0, "yunbox")
    assert all(part.isdigit() for part in version.split("."))


@pytest.mark.parametrize(
    "flags",
    [
        ["--no-such-flag"],
        ["--listen", "nowhere"],
        ["--clock", "yesterday"],
        ["--account", "abc"],
        ["--root-key", "test:test"],
        ["--seed", "seven"],
        ["--log", "yaml"],
        ["--instance-session", "60"],
        ["--kec-instance-session", "86401"],
        ["--data", "x", "--ephemeral"],
    ],
)
def test_a_flag_that_makes_no_sense_stops_the_start(flags):
    refused = run("serve", *flags)
    assert refused.returncode != 0
    assert flags[0] in refused.stderr, "the message names the flag"


def test_a_variable_that_nothing_reads_stops_the_start():
    refused = run("serve", "--ephemeral", YUNBOX_LISTN="127.0.0.1:0")
    assert refused.returncode != 0
    assert "YUNBOX_LISTN" in refused.stderr


def test_a_variable_stands_for_its_flag(start):
    sandbox = start("--ephemeral", YUNBOX_ACCOUNT="1234567890123456")
    assert sandbox.account.id == "1234567890123456"


def test_an_address_that_others_can_reach_needs_a_flag_of_its_own():
    refused = run("serve", "--ephemeral", "--listen", "0.0.0.0:0")
    assert refused.returncode != 0
    assert "--allow-remote" in refused.stderr


def test_listening_beyond_this_machine_is_possible_and_warned_about(start):
    sandbox = start("--ephemeral", "--allow-remote", listen="0.0.0.0:0")
    assert "WARN" in sandbox.log


def test_a_port_that_is_taken_is_named(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = "127.0.0.1:{}".format(taken.getsockname()[1])
        refused = run("serve", "--ephemeral", "--listen", address)
    assert refused.returncode != 0
    assert address in refused.stderr


# Starting.


def test_the_ready_file_says_where_the_sandbox_is_and_is_the_owners_alone(sandbox):
    assert {"url", "account_id", "access_key_id", "access_key_secret", "admin_token", "pid"} <= sandbox.ready.keys()
    assert sandbox.ready["pid"] == sandbox.process.pid
    assert int(sandbox.url.rsplit(":", 1)[1]) > 0, "port 0 picks a free one"
    assert mode(sandbox.ready_file) == 0o600


def test_the_last_line_of_the_greeting_begins_with_ready(start):
    sandbox = start("--ephemeral")
    rpc.call(sandbox, sandbox.account.key)
    lines = sandbox.output.splitlines()
    assert lines[-1].split() == ["ready", sandbox.url]
    assert any(line.startswith("enforced") for line in lines)
    assert sandbox.account.key.secret not in sandbox.output + sandbox.log


def test_health_needs_no_token_and_tells_what_is_enforced(sandbox):
    health = send(sandbox.address, "GET", "/_yunbox/health")
    assert health.status == 200
    assert health.json()["enforcement"] == {"signatures": True, "policies": True, "nonces": True}


def test_every_start_without_a_seed_draws_a_key_of_its_own(start):
    one, two = start("--ephemeral"), start("--ephemeral")
    assert one.account.key != two.account.key
    assert one.account.id != two.account.id


def test_account_and_root_key_can_be_chosen(start):
    key = Key("LTAI0123456789abcdef", "0123456789abcdef0123456789abcd")
    sandbox = start("--ephemeral", "--account", "1234567890123456", "--root-key", f"{key.id}:{key.secret}")
    assert (sandbox.account.id, sandbox.account.key) == ("1234567890123456", key)
    assert who(Clients(sandbox, key)) == "acs:ram::1234567890123456:root"


def test_a_seed_makes_identifiers_and_secrets_repeatable(start):
    drawn = []
    for _ in range(2):
        sandbox = start("--ephemeral", "--seed", "7")
        root = Clients(sandbox, sandbox.account.key)
        alice = user(root, "alice")
        alice_id = root.ram.get_user(ram.GetUserRequest(user_name="alice")).body.user.user_id
        drawn.append((sandbox.account, alice.key, alice_id))
    assert drawn[0] == drawn[1]
    assert start("--ephemeral", "--seed", "8").account != drawn[0][0]


def test_the_admin_token_is_never_seeded(start):
    assert start("--ephemeral", "--seed", "7").admin_token != start("--ephemeral", "--seed", "7").admin_token


def test_the_clock_can_stand_at_an_instant(start):
    sandbox = start("--ephemeral", "--clock", "2030-01-01T00:00:00Z")
    assert sandbox.now() == "2030-01-01T00:00:00Z"
    root = Clients(sandbox, sandbox.account.key)
    made = root.ram.create_user(ram.CreateUserRequest(user_name="alice")).body.user
    assert made.create_date == "2030-01-01T00:00:00Z"
    sandbox.advance("90m")
    assert sandbox.now() == "2030-01-01T01:30:00Z"


def test_the_log_can_be_json(start):
    sandbox = start("--ephemeral", "--log", "json")
    assert sandbox.stop() == 0
    lines = [json.loads(line) for line in sandbox.log.splitlines()]
    assert lines and all(line["level"] for line in lines)


# The interface under /_yunbox/.


@pytest.mark.parametrize("path", ["clock", "accounts", "requests", "requests/x", "instances/i-1/metadata/latest/"])
@pytest.mark.parametrize("token", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic wrong"}])
def test_the_interface_wants_the_admin_token(sandbox, path, token):
    answer = send(sandbox.address, "GET", f"/_yunbox/{path}", headers=token)
    assert answer.status == 401
    assert "admin token" in answer.json()["error"]


@pytest.mark.parametrize("path", ["health", "clock"])
@pytest.mark.parametrize("host", ["example.com", "localhost.example.com:80", "10.0.0.1"])
def test_a_host_that_is_not_this_machine_is_refused(sandbox, path, host):
    answer = sandbox.admin("GET", path, Host=host)
    assert answer.status == 403


@pytest.mark.parametrize(
    "body", [{}, {"advance": "-1h"}, {"advance": "soon"}, {"set": "noon"}, {"resume": False}, {"stop": True}, 7]
)
def test_a_change_of_the_clock_that_makes_no_sense_is_refused(sandbox, body):
    answer = sandbox.admin("POST", "clock", body)
    assert 400 <= answer.status < 500
    assert answer.json()["error"]


def test_a_path_with_nothing_behind_it_is_not_found(sandbox):
    assert sandbox.admin("GET", "nothing").status == 404


def test_an_account_can_be_given_its_number(sandbox):
    made = sandbox.admin("POST", "accounts", {"account_id": "1111222233334444"})
    assert (made.status, made.json()["account_id"]) == (201, "1111222233334444")
    again = sandbox.admin("POST", "accounts", {"account_id": "1111222233334444"})
    assert again.status == 409


def test_reset_goes_back_to_the_state_after_the_start(start):
    sandbox = start("--ephemeral")
    root = Clients(sandbox, sandbox.account.key)
    alice = user(root, "alice", "AdministratorAccess")
    other = sandbox.new_account()
    sandbox.advance("1h")
    sandbox.reset()
    assert list_users(root) == []
    for gone in (alice.key, other.key):
        assert rpc.call(sandbox, gone).json()["Code"] == "InvalidAccessKeyId.NotFound"
    user(root, "alice")


# Stopping and starting again.


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_being_told_to_stop_is_no_failure(start, how):
    sandbox = start("--ephemeral")
    assert sandbox.stop(how) == 0
    assert not sandbox.ready_file.exists(), "nobody is sent to a sandbox that is gone"


def test_clients_that_never_finish_their_requests_do_not_keep_the_sandbox_running(start):
    sandbox = start("--ephemeral")
    host, port = sandbox.address.split(":")
    with ExitStack() as connections:
        for begun in (b"", b"GET / HT", b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n", b"\x16\x03"):
            connection = connections.enter_context(socket.create_connection((host, int(port))))
            connection.sendall(begun)
        assert rpc.call(sandbox, sandbox.account.key).status == 200
        assert sandbox.stop() == 0


def test_a_request_that_runs_when_the_sandbox_is_told_to_stop_is_answered_and_kept(start, data):
    sandbox = start("--data", str(data))
    key = sandbox.account.key
    form = rpc.common(key, "CreateUser", rpc.RAM) | {"UserName": "last"}
    form["Signature"] = rpc.signature_v1("POST", form, key.secret)
    body = urlencode(form).encode()
    connection = http.client.HTTPConnection(sandbox.address, timeout=20)
    connection.putrequest("POST", "/")
    connection.putheader("Content-Type", rpc.FORM)
    connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body[:40])
    assert rpc.call(sandbox, key).status == 200, "the sandbox has seen both connections"

    sandbox.process.terminate()
    with pytest.raises(OSError):
        while True:
            send(sandbox.address, "GET", "/_yunbox/health")
    connection.send(body[40:])
    answer = connection.getresponse()
    assert (answer.status, json.loads(answer.read())["User"]["UserName"]) == (200, "last")
    connection.close()
    assert sandbox.stop() == 0

    again = start("--data", str(data))
    assert list_users(Clients(again, key)) == ["last"]


def test_a_restart_keeps_everything(start, data):
    first = start("--data", str(data))
    root = Clients(first, first.account.key)
    alice = user(root, "alice", "AdministratorAccess")
    friend = first.new_account()
    assert first.stop() == 0

    second = start("--data", str(data))
    assert second.account == first.account
    assert second.admin_token == first.admin_token
    assert list_users(Clients(second, alice.key)) == ["alice"]
    assert who(Clients(second, friend.key)) == f"acs:ram::{friend.id}:root"


def test_a_restart_keeps_instances_and_the_sessions_of_their_roles(start, data):
    first = start("--data", str(data))
    root = Clients(first, first.account.key)
    role(root, "Worker", trusting(Service="ecs.aliyuncs.com"))
    instance = launch(root, network(root), "Worker")
    first.advance("1m")
    found = first.metadata(instance, "latest/meta-data/ram/security-credentials/Worker").json()
    application = Key(found["AccessKeyId"], found["AccessKeySecret"], found["SecurityToken"])
    first.stop()

    second = start("--data", str(data))
    assert who(Clients(second, application)).endswith(instance)
    assert instance in instances(Clients(second, second.account.key))
    second.advance("1m")
    again = second.metadata(instance, "latest/meta-data/ram/security-credentials/Worker")
    assert again.json()["Code"] == "Success"


def test_a_restart_keeps_the_record_of_calls(start, data):
    first = start("--data", str(data))
    request_id = rpc.call(first, first.account.key).json()["RequestId"]
    first.stop()
    assert start("--data", str(data)).request(request_id)["action"] == "GetCallerIdentity"


def test_a_second_server_on_the_same_folder_is_refused(start, data):
    start("--data", str(data))
    refused = run("serve", "--listen", "127.0.0.1:0", "--data", str(data))
    assert refused.returncode != 0
    assert "another server" in refused.stderr
    assert str(data) in refused.stderr


def test_a_folder_that_cannot_be_written_is_refused_by_its_name(tmp_path):
    file = tmp_path / "file"
    file.write_text("")
    for folder in [file, file / "below", Path("/proc/yunbox")]:
        refused = run("serve", "--listen", "127.0.0.1:0", "--data", str(folder))
        assert refused.returncode != 0
        assert f"`{folder}` cannot be used" in refused.stderr


def test_a_folder_of_another_account_is_refused(start, data):
    start("--data", str(data), "--account", "1234567890123456").stop()
    refused = run("serve", "--listen", "127.0.0.1:0", "--data", str(data), "--account", "6543210987654321")
    assert refused.returncode != 0
    assert "1234567890123456" in refused.stderr


def test_data_is_the_owners_alone(start, data):
    sandbox = start("--data", str(data))
    user(Clients(sandbox, sandbox.account.key), "alice")
    assert mode(data) == 0o700
    open_to_others = {path.name: oct(mode(path)) for path in data.rglob("*") if mode(path) & 0o077}
    assert open_to_others == {}


def test_a_kill_in_the_middle_of_writing_loses_nothing_that_was_acknowledged(start, data):
    """Eight writers are interrupted by `kill -9` again and again; `YUNBOX_KILLS` says how often."""
    serve, acknowledged = ("--data", str(data), "--quota", "alibaba/users=1000000"), []
    for life in range(int(os.environ.get("YUNBOX_KILLS", "5"))):
        sandbox = start(*serve)
        key, before = sandbox.account.key, len(acknowledged)
        enough = threading.Event()

        def write(writer: int):
            for number in range(10_000):
                name = f"user-{life}-{writer}-{number}"
                try:
                    answer = rpc.call(sandbox, key, "CreateUser", {"UserName": name}, version=rpc.RAM)
                except (OSError, http.client.HTTPException):
                    return
                assert answer.status == 200, answer.text
                acknowledged.append(name)
                if len(acknowledged) - before >= 40:
                    enough.set()

        writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
        for writer in writers:
            writer.start()
        assert enough.wait(20)
        sandbox.kill()
        for writer in writers:
            writer.join()
        with contextlib.closing(sqlite3.connect(data / "yunbox.db")) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            kept = {name for (name,) in database.execute("SELECT name FROM users")}
            counted = database.execute("SELECT SUM(count) FROM counters WHERE counted = 'users'").fetchone()
        assert set(acknowledged) - kept == set()
        assert counted == (len(kept),)

    root = Clients(start(*serve), key)
    user(root, "after-the-kill")


# `yunbox env`.


def exported(sandbox: Sandbox) -> dict[str, str]:
    return {
        "ALIBABA_CLOUD_ACCESS_KEY_ID": sandbox.account.key.id,
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET": sandbox.account.key.secret,
        "ALICLOUD_ACCESS_KEY": sandbox.account.key.id,
        "ALIBABA_CLOUD_REGION_ID": "cn-hangzhou",
        "ALICLOUD_ACCOUNT_ID": sandbox.account.id,
        "ALIBABA_CLOUD_ENDPOINT": sandbox.address,
        "ALIBABA_CLOUD_STS_ENDPOINT": sandbox.address,
        "RAM_ENDPOINT": sandbox.address,
        "ALIBABA_CLOUD_ENDPOINT_ECS": sandbox.address,
    }


def test_env_as_json(sandbox):
    told = run("env", "--format", "json", "--ready-file", str(sandbox.ready_file))
    assert exported(sandbox).items() <= json.loads(told.stdout).items()


def test_env_for_a_shell(sandbox):
    told = run("env", "--ready-file", str(sandbox.ready_file))
    shell = subprocess.run(["sh", "-c", told.stdout + "env -0"], env={"PATH": os.environ["PATH"]},
                           capture_output=True, text=True, check=True)  # fmt: skip
    seen = dict(pair.split("=", 1) for pair in shell.stdout.rstrip("\0").split("\0"))
    assert exported(sandbox).items() <= seen.items()


def test_env_as_a_dotenv_file(sandbox):
    told = run("env", "--format", "dotenv", "--ready-file", str(sandbox.ready_file))
    pairs = dict(line.split("=", 1) for line in told.stdout.splitlines())
    assert pairs["ALIBABA_CLOUD_ACCESS_KEY_ID"] == f"'{sandbox.account.key.id}'"


def test_env_finds_a_sandbox_by_its_data_folder(start, data):
    sandbox = start("--data", str(data))
    told = run("env", "--format", "json", "--data", str(data))
    assert json.loads(told.stdout)["ALIBABA_CLOUD_ENDPOINT"] == sandbox.address
    sandbox.stop()
    gone = run("env", "--data", str(data))
    assert gone.returncode != 0
    assert "yunbox serve" in gone.stderr


# `yunbox demo`.


@pytest.mark.skipif("demo" not in run("--help").stdout.split("Examples")[0], reason="this build has no demo")
def test_the_demo_plays_the_whole_story():
    played = subprocess.run([str(binary()), "demo"], env=environment(), capture_output=True, text=True, timeout=60)
    assert played.returncode == 0, played.stdout + played.stderr
    assert "MyApplicationRole" in played.stdout


@pytest.mark.skipif("demo" not in run("--help").stdout.split("Examples")[0], reason="this build has no demo")
def test_the_demo_ends_in_the_console_with_an_address_that_is_good_once():
    command = [str(binary()), "demo", "--cloud", "kingsoft", "--console"]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True) as playing:
        line = next(line.strip() for line in playing.stdout if "/console/enter?ticket=" in line)
        address, _, ticket = line.removeprefix("http://").partition("/console/enter?ticket=")
        entered = send(address, "GET", f"/console/enter?ticket={ticket}")
        assert (entered.status, entered.headers["location"]) == (303, "/console")
        cookie = entered.headers["set-cookie"].split(";")[0]
        calls = send(address, "GET", "/console/calls", headers={"Cookie": cookie})
        assert "AttachInstancesIamRole" in calls.text and "act as" in calls.text
        again = send(address, "GET", f"/console/enter?ticket={ticket}")
        assert again.headers["location"] == "/console/sign-in" and "set-cookie" not in again.headers
        playing.send_signal(signal.SIGINT)
        assert playing.wait(20) == 0
