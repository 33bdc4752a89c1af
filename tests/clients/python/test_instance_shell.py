"""`yunbox exec`: commands and unmodified clients as if inside an instance."""

from __future__ import annotations

import json
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

import pytest
from alibabacloud_ecs20140526 import models as ecs

import ksyun_clients
from clients import REGION, Clients
from machines import instances, launch, network
from principals import account_arn, allow, attach_to_role, policy, role, trusting, user
from sandbox import PATIENCE, REPOSITORY, Sandbox, binary, environment

ROLE = "MyApplicationRole"
CREDENTIALS = f"http://100.100.100.200/latest/meta-data/ram/security-credentials/{ROLE}"
TOKEN = "http://100.100.100.200/latest/api/token"
SCRIPT = "#!/bin/sh\necho booted as $(id -u)\n"


def namespaces() -> str:
    """Why this kernel lets nobody have namespaces; empty where it does."""
    tried = subprocess.run(["unshare", "--user", "--map-root-user", "--net", "--mount", "--pid", "--fork", "true"],
                           capture_output=True, text=True)  # fmt: skip
    return tried.stderr.strip() or ("" if tried.returncode == 0 else "unshare fails")


FORBIDDEN = namespaces()
isolated_only = pytest.mark.skipif(bool(FORBIDDEN), reason=f"this kernel forbids user namespaces: {FORBIDDEN}")
FORMS = [pytest.param((), id="isolated", marks=isolated_only), pytest.param(("--proxy",), id="proxy")]


def line(sandbox: Sandbox, *words: str) -> list[str]:
    """A command line of `exec`. Flags and an instance come first, then `--`, then the command."""
    return [str(binary()), "exec", "--ready-file", str(sandbox.ready_file), *words]


def shell(sandbox: Sandbox, *words: str, **more) -> subprocess.CompletedProcess[str]:
    """Runs a command in a shell to its end."""
    variables = {"HOME": str(sandbox.ready_file.parent)} | more.pop("variables", {})
    more = {"capture_output": True, "text": True, "timeout": 60, "env": environment(**variables)} | more
    return subprocess.run(line(sandbox, *words), **more)


def marked(mark: str) -> list[int]:
    """The processes whose command lines hold this word."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (process / "cmdline").read_bytes():
                found.append(int(process.name))
        except OSError:
            pass
    return found


def eventually(test) -> bool:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if test():
            return True
        time.sleep(0.02)
    return False


@pytest.fixture
def where(root):
    return network(root)


@pytest.fixture
def instance(root, where) -> str:
    """An instance with the tutorial's role, which may do nothing yet."""
    role(root, ROLE, trusting(Service="ecs.aliyuncs.com"))
    return launch(root, where, ROLE)


@pytest.fixture
def kingsoft(sandbox):
    """An account of Kingsoft Cloud."""
    return ksyun_clients.Root(sandbox, sandbox.new_account("kingsoft"))


# The seeds' own commands, as they are written there.


@pytest.mark.parametrize("form", FORMS)
def test_the_tutorials_command_shows_the_credentials(sandbox, instance, form):
    told = shell(sandbox, *form, instance, "--", "curl", "-sS", CREDENTIALS)
    assert told.returncode == 0, told.stderr
    document = json.loads(told.stdout)
    assert document["Code"] == "Success"
    assert document["AccessKeyId"].startswith("STS.")


@pytest.mark.parametrize("form", FORMS)
def test_the_other_clouds_command_shows_its_credentials(sandbox, kingsoft, form):
    kingsoft.role("ops", "IAMReadOnlyAccess")
    (machine,) = ksyun_clients.launch(kingsoft, kingsoft.network(), IamRoleName="ops")
    command = ["curl", "-sS", "http://global.cloudinit.sdns.ksyun.com:8775/latest/iam"]
    told = shell(sandbox, *form, machine, "--", *command)
    assert told.returncode == 0, told.stderr
    assert "<IamRoleName>ops</IamRoleName>" in told.stdout
    # An instance has the metadata service of its own cloud and no other.
    assert shell(sandbox, *form, machine, "--", "curl", "-sSf", "-m", "5", CREDENTIALS).returncode != 0


@pytest.mark.parametrize("form", FORMS)
def test_the_token_handshake(sandbox, instance, form):
    script = (
        f"TOKEN=$(curl -sS -X PUT {TOKEN} -H 'X-aliyun-ecs-metadata-token-ttl-seconds: 60')\n"
        f"curl -sS -H \"X-aliyun-ecs-metadata-token: $TOKEN\" {CREDENTIALS}\n"
    )
    told = shell(sandbox, *form, instance, "--", "sh", "-c", script)
    assert json.loads(told.stdout)["Code"] == "Success", told.stderr
    forwarded = ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", "-X", "PUT", "-H", "X-Forwarded-For: 1.1.1.1"]
    refused = shell(sandbox, *form, instance, "--", *forwarded, "-H", "X-aliyun-ecs-metadata-token-ttl-seconds: 60", TOKEN)
    assert refused.stdout == "403"


@pytest.mark.parametrize("form", FORMS)
def test_an_instance_that_requires_tokens_refuses_the_plain_command(sandbox, root, where, form):
    role(root, ROLE, trusting(Service="ecs.aliyuncs.com"))
    machine = launch(root, where, ROLE, http_tokens="required", http_endpoint="enabled")
    code = ["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}", CREDENTIALS]
    assert shell(sandbox, *form, machine, "--", *code).stdout == "403"


def test_no_header_from_inside_names_another_instance(sandbox, instance):
    if FORBIDDEN:
        pytest.skip(FORBIDDEN)
    for path in ["/_yunbox/accounts", "/latest/../../../accounts", "/latest/%2e%2e/%2e%2e/%2e%2e/accounts"]:
        asked = f"curl -s --path-as-is -H 'Authorization: Bearer {sandbox.admin_token}' http://100.100.100.200{path}"
        assert "account_id" not in shell(sandbox, instance, "--", "sh", "-c", asked).stdout
    absolute = f"curl -s --request-target http://x/_yunbox/accounts -H 'Authorization: Bearer {sandbox.admin_token}'"
    asked = shell(sandbox, instance, "--", "sh", "-c", f"{absolute} http://100.100.100.200/")
    assert "account_id" not in asked.stdout


# Unmodified clients with nothing configured.

CLIENT = """
import sys
from alibabacloud_credentials.client import Client as Credential
from alibabacloud_credentials.models import Config as Kind
from alibabacloud_ecs20140526 import models as ecs
from alibabacloud_ecs20140526.client import Client as Ecs
from alibabacloud_sts20150401.client import Client as Sts
from alibabacloud_tea_openapi.models import Config

found = Credential(Kind(type=sys.argv[1])) if len(sys.argv) > 1 else Credential()
config = Config(credential=found, region_id="cn-hangzhou")
print(Sts(config).get_caller_identity().body.arn, flush=True)
for line in sys.stdin:
    try:
        listed = Ecs(config).describe_instances(ecs.DescribeInstancesRequest(region_id="cn-hangzhou")).body
        print(" ".join(one.instance_id for one in listed.instances.instance), flush=True)
    except Exception as error:
        print(getattr(error, "code", error), flush=True)
"""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", [(), ("ecs_ram_role",)], ids=["default-chain", "ecs-ram-role"])
def test_a_client_finds_its_credentials_and_its_permissions_follow_at_once(sandbox, account, root, instance, form, kind):
    command = line(sandbox, *form, instance, "--", sys.executable, "-c", CLIENT, *kind)
    variables = environment(HOME=str(sandbox.ready_file.parent))
    with subprocess.Popen(command, env=variables, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as inside:
        try:
            session = f"acs:ram::{account.id}:assumed-role/{ROLE}/vm-ram-{instance}"
            assert inside.stdout.readline().strip().lower() == session.lower()

            def lists() -> str:
                inside.stdin.write("\n")
                inside.stdin.flush()
                return inside.stdout.readline().strip()

            assert lists() == "Forbidden.RAM"
            attach_to_role(root, ROLE, policy(root, "list", allow("ecs:DescribeInstances")))
            assert lists() == instance
        finally:
            inside.stdin.close()
    assert inside.returncode == 0


@pytest.mark.parametrize("form", FORMS)
def test_the_account_s_own_key_is_not_known_inside(sandbox, instance, form):
    told = shell(sandbox, *form, instance, "--", "env", variables={"ALIBABA_CLOUD_ACCESS_KEY_ID": "a", "RAM_ENDPOINT": "b"})
    assert "ALIBABA_CLOUD_ACCESS_KEY_ID" not in told.stdout
    assert "RAM_ENDPOINT" not in told.stdout
    assert sandbox.account.key.secret not in told.stdout


@isolated_only
def test_the_sandbox_s_own_files_are_hidden_inside(sandbox, start, tmp_path, instance):
    told = shell(sandbox, instance, "--", "cat", str(sandbox.ready_file))
    assert (told.returncode, told.stdout) == (0, "")
    folder = tmp_path / "kept"
    own = start("--data", str(folder))
    root = Clients(own, own.account.key)
    role(root, ROLE, trusting(Service="ecs.aliyuncs.com"))
    machine = launch(root, network(root), ROLE)
    seen = shell(own, machine, "--", "sh", "-c", f"ls {folder}; umount {folder} 2>&1; ls {folder}; cat {own.ready_file}")
    assert seen.stdout.split()[:2] == ["ca-bundle.pem", "ca.pem"]
    assert "ready.json" not in seen.stdout
    assert own.admin_token not in seen.stdout


@isolated_only
def test_credentials_are_renewed_after_the_clock_moved(start):
    own = start("--ephemeral")
    root = Clients(own, own.account.key)
    role(root, ROLE, trusting(Service="ecs.aliyuncs.com"))
    machine = launch(root, network(root), ROLE)
    command = line(own, machine, "--", "sh", "-c", f"while read x; do curl -sS {CREDENTIALS} | tr -d '\\n'; echo; done")
    with subprocess.Popen(command, env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as inside:

        def reads() -> dict:
            inside.stdin.write("\n")
            inside.stdin.flush()
            return json.loads(inside.stdout.readline())

        first = reads()
        assert reads() == first
        own.advance("5h40m")
        second = reads()
        assert second["AccessKeyId"] != first["AccessKeyId"]
        assert second["Expiration"] > first["Expiration"]
        inside.stdin.close()


ROLE_CLIENT = """
import sys
from alibabacloud_credentials.client import Client as Credential
from alibabacloud_credentials.models import Config as Kind
from alibabacloud_sts20150401.client import Client as Sts
from alibabacloud_tea_openapi.models import Config

key, secret, arn = sys.argv[1:]
found = Credential(Kind(type="ram_role_arn", access_key_id=key, access_key_secret=secret, role_arn=arn,
                        role_session_name="by-itself"))
print(Sts(Config(credential=found, region_id="cn-hangzhou")).get_caller_identity().body.arn)
"""


@pytest.mark.parametrize("form", FORMS)
def test_a_client_without_an_instance_reaches_the_default_endpoints(sandbox, account, root, form):
    alice = user(root, "alice", "AliyunSTSAssumeRoleAccess")
    arn = role(root, "worker", trusting(RAM=account_arn(account.id)))
    told = shell(sandbox, *form, "--client", "--", sys.executable, "-c", ROLE_CLIENT, alice.key.id, alice.key.secret, arn)
    assert told.stdout.strip() == f"acs:ram::{account.id}:assumed-role/worker/by-itself", told.stderr
    assert shell(sandbox, *form, "--client", "--", "curl", "-sSf", "-m", "5", CREDENTIALS).returncode != 0


NODE = """
const Credential = require('@alicloud/credentials').default;
const found = new Credential();
found.getCredential().then(c => console.log(c.accessKeyId), e => { console.log(e.message); process.exit(1); });
"""


@isolated_only
def test_node_finds_its_credentials(sandbox, instance, monkeypatch):
    packages = REPOSITORY / "tests/clients/node/node_modules"
    monkeypatch.setenv("NODE_PATH", os.environ.get("NODE_PATH", str(packages)))
    variables = environment(HOME=str(sandbox.ready_file.parent))
    try:
        there = subprocess.run(["node", "-e", "require('@alicloud/credentials')"], env=variables, capture_output=True)
    except FileNotFoundError:
        pytest.skip("node is not installed")
    if there.returncode:
        pytest.skip("@alicloud/credentials is not on NODE_PATH")
    told = shell(sandbox, instance, "--", "node", "-e", NODE)
    assert told.stdout.startswith("STS."), told.stdout + told.stderr


@isolated_only
def test_node_trusts_the_api_hosts(sandbox):
    if not shutil.which("node"):
        pytest.skip("node is not installed")
    ask = "fetch('https://sts.aliyuncs.com/').then(r => console.log(r.status), e => console.log(e.cause))"
    told = shell(sandbox, "--client", "--", "node", "-e", ask)
    assert told.stdout.strip() == "400", told.stdout + told.stderr


# What can and what cannot be reached.


@isolated_only
def test_nothing_but_the_clouds_is_there(sandbox, instance):
    seen = shell(sandbox, instance, "--", "sh", "-c", "grep -c : /proc/net/dev; cat /proc/net/route | wc -l").stdout
    assert seen.split() == ["1", "1"], "loopback is the only interface, and there is no route"
    for address in [sandbox.url, "http://example.com", "http://169.254.169.254", "http://198.18.0.2"]:
        assert shell(sandbox, instance, "--", "curl", "-s", "-m", "5", address).returncode != 0, address


def test_the_proxy_refuses_everything_else(sandbox, instance):
    code = ["curl", "-s", "-m", "10", "-o", "/dev/null", "-w", "%{http_code} %{http_connect}"]
    for address, answer in [
        ("http://example.com/", "403 000"),
        (f"{sandbox.url}/_yunbox/health", "403 000"),
        ("http://169.254.169.254/", "403 000"),
        ("https://example.com/", "000 403"),
        ("https://sts.aliyuncs.com:22/", "000 403"),
    ]:
        assert shell(sandbox, "--proxy", instance, "--", *code, address).stdout == answer, address
    without = "http_proxy=${http_proxy#*@}; http_proxy=http://$http_proxy " + " ".join(code[:-1]) + " '%{http_code}' " + CREDENTIALS
    assert shell(sandbox, "--proxy", instance, "--", "sh", "-c", without).stdout == "407"


def test_the_host_s_network_is_there_when_asked_for(sandbox, instance):
    both = f"curl -sS {sandbox.url}/_yunbox/health; curl -sS {CREDENTIALS}"
    told = shell(sandbox, "--host-network", instance, "--", "sh", "-c", both).stdout
    assert '"status":"ok"' in told
    assert '"Success"' in told


@pytest.mark.parametrize("form", FORMS)
def test_two_shells_of_two_instances_are_told_apart(sandbox, root, where, form):
    pair = [launch(root, where), launch(root, where)]
    command = ["sh", "-c", "curl -sS http://100.100.100.200/latest/meta-data/instance-id; read x"]
    shells = [
        subprocess.Popen(line(sandbox, *form, one, "--", *command), env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for one in pair
    ]
    assert [one.stdout.read(len(machine)).decode() for one, machine in zip(shells, pair)] == pair
    for one in shells:
        one.communicate(b"\n", timeout=PATIENCE)


# Instances that cannot be entered.


@pytest.mark.parametrize("form", FORMS)
def test_a_missing_and_a_stopped_instance_are_refused(sandbox, root, where, form):
    missing = shell(sandbox, *form, "i-bp1nosuchinstance", "--", "true")
    assert missing.returncode == 1
    assert "i-bp1nosuchinstance" in missing.stderr
    machine = launch(root, where)
    assert eventually(lambda: instances(root)[machine] == "Running")
    root.ecs.stop_instance(ecs.StopInstanceRequest(instance_id=machine))
    assert eventually(lambda: instances(root)[machine] == "Stopped")
    stopped = shell(sandbox, *form, machine, "--", "true")
    assert stopped.returncode == 1
    assert "is stopped" in stopped.stderr
    strange = shell(sandbox, *form, "../accounts", "--", "true")
    assert (strange.returncode, "no instance's name" in strange.stderr) == (1, True)


def test_a_sandbox_that_is_gone_is_named(start):
    own = start("--ephemeral")
    text = own.ready_file.read_text()
    own.kill()
    own.ready_file.write_text(text)
    told = shell(own, "i-1", "--", "true")
    assert told.returncode == 1
    assert own.address in told.stderr


@isolated_only
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can take namespaces away")
def test_where_namespaces_are_forbidden_the_proxy_is_named(sandbox, instance):
    without = ["unshare", "--user", "--map-root-user", "sh", "-c", 'echo 0 > /proc/sys/user/max_user_namespaces; exec "$@"', "sh"]
    told = subprocess.run([*without, *line(sandbox, instance, "--", "true")], env=environment(), capture_output=True, text=True)
    assert told.returncode == 1
    assert "namespaces" in told.stderr
    assert "--proxy" in told.stderr
    proxied = [*without, *line(sandbox, "--proxy", instance, "--", "curl", "-sS", CREDENTIALS)]
    assert '"Success"' in subprocess.run(proxied, env=environment(), capture_output=True, text=True).stdout


# The user data.


@pytest.mark.parametrize("form", FORMS)
def test_user_data_runs_first(sandbox, root, where, form):
    import base64

    machine = launch(root, where, user_data=base64.b64encode(SCRIPT.encode()).decode())
    told = shell(sandbox, *form, "--user-data", machine, "--", "echo", "then this")
    assert told.stdout == f"booted as {os.getuid()}\nthen this\n", told.stderr
    bare = launch(root, where)
    refused = shell(sandbox, *form, "--user-data", bare, "--", "true")
    assert (refused.returncode, "no user data" in refused.stderr) == (1, True)


# Like any command.


@pytest.mark.parametrize("form", FORMS)
def test_status_and_streams_pass_through(sandbox, instance, form):
    told = shell(sandbox, *form, instance, "--", "sh", "-c", "cat; echo oops >&2; exit 7", input="text")
    assert (told.returncode, told.stdout, told.stderr) == (7, "text", "oops\n")
    assert shell(sandbox, *form, instance, "--", "sh", "-c", "kill -TERM $$").returncode == 128 + signal.SIGTERM
    assert shell(sandbox, *form, instance, "--", "/no/such/command").returncode == 127


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGUSR1])
def test_signals_pass_through(sandbox, instance, form, number):
    name = signal.Signals(number).name.removeprefix("SIG")
    command = line(sandbox, *form, instance, "--", "sh", "-c", f"trap 'echo got {name}; exit 3' {name}; echo ready; while :; do sleep 0.05; done")
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True, start_new_session=True) as inside:
        assert inside.stdout.readline() == "ready\n"
        inside.send_signal(number)
        assert inside.stdout.readline() == f"got {name}\n"
        assert inside.wait(PATIENCE) == 3


@pytest.mark.parametrize("form", FORMS)
def test_the_terminal_passes_through(sandbox, instance, form):
    script = "test -t 0 && test -t 1 && echo terminal; trap 'echo interrupted' INT; read x; read y; echo over"
    process, terminal = pty.fork()
    if process == 0:
        os.execve(str(binary()), line(sandbox, *form, instance, "--", "bash", "-c", script), environment())
    seen = b""

    def read_until(word: bytes) -> None:
        nonlocal seen
        end = time.monotonic() + PATIENCE
        while word not in seen:
            assert time.monotonic() < end, seen
            if select.select([terminal], [], [], 0.5)[0]:
                seen += os.read(terminal, 1024)

    read_until(b"terminal")
    time.sleep(0.2)
    os.write(terminal, b"\x03")
    read_until(b"interrupted")
    os.write(terminal, b"\n\n")
    read_until(b"over")
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    os.close(terminal)
    assert seen.count(b"interrupted") == 1


@isolated_only
@pytest.mark.skipif(os.geteuid() != 0, reason="the other tests run as an ordinary user already")
@pytest.mark.parametrize("form", FORMS)
def test_an_ordinary_user_needs_no_rights(sandbox, instance, form):
    if not shutil.which("setpriv"):
        pytest.skip("setpriv is not installed")
    number = 65534
    with tempfile.TemporaryDirectory() as folder:
        # What a user has who started the sandbox: its files, and the command.
        own = {"certificate": f"{folder}/ca.pem", "bundle": f"{folder}/ca-bundle.pem", "command": f"{folder}/yunbox"}
        shutil.copy(sandbox.ready["ca_certificate"], own["certificate"])
        shutil.copy(sandbox.ready["ca_certificate"], own["bundle"])
        shutil.copy(binary(), own["command"])
        ready = Path(folder, "ready.json")
        ready.write_text(json.dumps(sandbox.ready | {"ca_certificate": own["certificate"]}))
        for path in [folder, ready, *own.values()]:
            os.chown(path, number, number)
        dropped = ["setpriv", f"--reuid={number}", f"--regid={number}", "--clear-groups", "--no-new-privs"]
        script = f"id -u; grep CapEff /proc/self/status; curl -sS {CREDENTIALS}; curl -sSf https://sts.aliyuncs.com || echo $?"
        command = [own["command"], "exec", "--ready-file", str(ready), *form, instance, "--", "sh", "-c", script]
        told = subprocess.run([*dropped, *command], cwd=folder, env=environment(HOME=folder), capture_output=True, text=True)
    assert told.stdout.startswith(f"{number}\nCapEff:\t0000000000000000\n"), told.stderr
    assert '"Success"' in told.stdout
    assert told.stdout.strip().endswith("22"), "the API host answers 400, which curl reports as 22"


# Many, and nothing left behind.

LOAD = """
import http.client, threading, time
errors, begun = [], time.monotonic()
def reads():
    connection = http.client.HTTPConnection("100.100.100.200")
    for _ in range(1000):
        connection.request("GET", "/latest/meta-data/instance-id")
        answer = connection.getresponse()
        if answer.status != 200 or not answer.read():
            errors.append(answer.status)
threads = [threading.Thread(target=reads) for _ in range(3)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
print(len(errors), 3000 / (time.monotonic() - begun))
"""


@isolated_only
def test_a_thousand_reads_a_second(sandbox, instance):
    told = shell(sandbox, instance, "--", sys.executable, "-c", LOAD)
    errors, rate = told.stdout.split()
    assert errors == "0"
    if "release" in binary().parts:
        assert float(rate) > 1_000


@isolated_only
def test_a_hundred_shells_at_once_and_nothing_is_left(sandbox, instance):
    mark = f"mark-{uuid.uuid4()}"
    command = ["sh", "-c", "curl -sS http://100.100.100.200/latest/meta-data/instance-id; read x", mark]
    shells = [
        subprocess.Popen(line(sandbox, instance, "--", *command), env=environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(100)
    ]
    assert {one.stdout.read(len(instance)).decode() for one in shells} == {instance}
    for one in shells:
        one.communicate(b"\n", timeout=60)
    assert eventually(lambda: not marked(mark)), marked(mark)


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_left_when_the_parent_is_killed(sandbox, instance, form):
    mark = f"mark-{uuid.uuid4()}"
    # A child that nobody waits for, in a session of its own.
    background = "setsid sleep 1000 $0 2>/dev/null & " if not form else ""
    command = ["sh", "-c", f"{background}echo ready; while :; do sleep 1; done", mark]
    with subprocess.Popen(line(sandbox, *form, instance, "--", *command), env=environment(), stdout=subprocess.PIPE, text=True) as inside:
        assert inside.stdout.readline() == "ready\n"
        assert len(marked(mark)) >= 2
        inside.kill()
        inside.wait()
    assert eventually(lambda: not marked(mark)), marked(mark)


# Commands of the cloud assistant, which an open shell takes.


def assistant_answers(root: Clients, instance: str) -> bool:
    request = ecs.DescribeCloudAssistantStatusRequest(region_id=REGION, instance_id=[instance])
    shown = root.ecs.describe_cloud_assistant_status(request).body
    return shown.instance_cloud_assistant_status_set.instance_cloud_assistant_status[0].cloud_assistant_status == "true"


def result(root: Clients, invocation: str):
    request = ecs.DescribeInvocationResultsRequest(
        region_id=REGION, invoke_id=invocation, content_encoding="PlainText"
    )
    return root.ecs.describe_invocation_results(request).body.invocation.invocation_results.invocation_result[0]


def ran(root: Clients, instance: str, script: str, **more):
    """Runs a script to its end, and returns what came of it."""
    request = ecs.RunCommandRequest(
        region_id=REGION, instance_id=[instance], type="RunShellScript", command_content=script, **more
    )
    invocation = root.ecs.run_command(request).body.invoke_id
    assert eventually(lambda: result(root, invocation).invoke_record_status != "Running")
    return result(root, invocation)


@pytest.fixture
def open_shell(sandbox, root, instance):
    """Opens a shell of the instance that takes commands, until the test is over."""
    opened = []

    def begin(*form: str) -> subprocess.Popen:
        home = environment(HOME=str(sandbox.ready_file.parent))
        opened.append(subprocess.Popen(line(sandbox, *form, instance, "--", "sleep", "120"), env=home))
        assert eventually(lambda: assistant_answers(root, instance))
        return opened[-1]

    yield begin
    for process in opened:
        process.terminate()
        process.wait(timeout=PATIENCE)


@pytest.mark.parametrize("form", FORMS)
def test_a_command_runs_inside_an_open_shell(root, instance, open_shell, form):
    assert not assistant_answers(root, instance)
    shell_process = open_shell(*form)
    inside = "curl -s http://100.100.100.200/latest/meta-data/instance-id; echo; echo lost >&2; pwd; exit 3"
    over = ran(root, instance, inside, working_dir="/tmp")
    assert over.output.splitlines() == [instance, "lost", "/tmp"]
    assert (over.invocation_status, over.exit_code, over.error_code) == ("Failed", 3, "ExitCodeNonzero")
    named = ran(root, instance, "#!/bin/sh\necho {{name}} $0", enable_parameter=True, parameters={"name": "Jack"})
    assert named.output.startswith("Jack ") and named.invocation_status == "Success"
    left = f"sleep 4{uuid.uuid4().int % 10**8}"
    late = ran(root, instance, f"echo begun; {left}", timeout=10, termination_mode="ProcessTree")
    assert (late.invocation_status, late.error_code, late.output) == ("Timeout", "ExecutionTimeout", "begun\n")
    assert not marked(left.replace(" ", "\0")), "what it started ends with it"
    assert ran(root, instance, "true", working_dir="/no/such").error_code == "DirectoryNotExists"
    assert ran(root, instance, "true", username="nobody-here").error_code == "AccountNotExists"

    mark = f"sleep 3{uuid.uuid4().int % 10**8}"
    request = ecs.RunCommandRequest(
        region_id=REGION, instance_id=[instance], type="RunShellScript", command_content=mark, timeout=600
    )
    invocation = root.ecs.run_command(request).body.invoke_id
    assert eventually(lambda: marked(mark.replace(" ", "\0")))
    shell_process.terminate()
    assert eventually(lambda: result(root, invocation).invoke_record_status != "Running")
    assert result(root, invocation).error_code == "ExecutionInterrupted"
    assert eventually(lambda: not marked(mark.replace(" ", "\0"))), "it ends with the shell"
    assert eventually(lambda: not assistant_answers(root, instance))


@isolated_only
def test_a_script_sees_no_more_than_the_command_of_the_shell(sandbox, root, instance, open_shell):
    open_shell()
    assert ran(root, instance, f"cat {sandbox.ready_file}").output == ""
    network = ran(root, instance, "curl -sS -m 5 https://example.com")
    assert network.exit_code != 0 and "resolve" in network.output
    assert ran(root, instance, "mount -t tmpfs none /mnt").exit_code != 0


@pytest.mark.parametrize("form", FORMS)
def test_a_file_is_written_by_an_open_shell(root, instance, open_shell, form, tmp_path):
    open_shell(*form)
    target = tmp_path / "new" / "greeting.txt"

    def sent(content: str, **more) -> str:
        request = ecs.SendFileRequest(
            region_id=REGION, instance_id=[instance], name=target.name, target_dir=str(target.parent), content=content, **more
        )
        invocation = root.ecs.send_file(request).body.invoke_id

        def shown():
            listed = root.ecs.describe_send_file_results(
                ecs.DescribeSendFileResultsRequest(region_id=REGION, invoke_id=invocation)
            )
            return listed.body.invocations.invocation[0].invoke_instances.invoke_instance[0]

        assert eventually(lambda: shown().invocation_status not in ("Pending", "Running"))
        return shown().error_code or shown().invocation_status

    assert sent("hello", file_mode="0600") == "Success"
    assert (target.read_text(), target.stat().st_mode & 0o777) == ("hello", 0o600)
    assert sent("other") == "FileAlreadyExists"
    assert sent("other", overwrite=True) == "Success"
    assert target.read_text() == "other"


def test_a_shell_can_decline_commands(sandbox, root, instance):
    variables = environment(HOME=str(sandbox.ready_file.parent))
    command = line(sandbox, "--proxy", "--no-assistant", instance, "--", "sleep", "5")
    with subprocess.Popen(command, env=variables) as process:
        assert eventually(lambda: marked("sleep\x005"))
        assert not assistant_answers(root, instance)
        process.terminate()
