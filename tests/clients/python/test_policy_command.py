"""`yunbox policy`: questions to policies on the command line, and about a running sandbox."""

from __future__ import annotations

import json

from principals import allow, deny, document, user_allowed
from sandbox import run

MALFORMED = '{\n  // nobody\n  "Version": "1"\n}\n'


def write(folder, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text)
    return str(path)


def line(number: int, action: str, **more) -> str:
    principal = {"type": "user", "account": "1000000000000001", "name": "ana"}
    asked = {"principal": principal, "action": action, "resource": "acs:oss:*:1000000000000001:photos/a", "context": {}}
    policy = json.loads(document(allow("oss:Get*", "acs:oss:*:*:photos/*")))
    return json.dumps({"id": number, "dialect": "ram", "identity_policies": [policy], "request": asked, **more})


def test_check_names_the_line_of_what_is_wrong(tmp_path):
    wide = write(tmp_path, "wide.json", document(allow("ram:PassRole"), allow("ecs:StratInstance")))
    broken = write(tmp_path, "broken.json", MALFORMED)
    told = run("policy", "check", wide, broken)
    assert told.returncode == 1
    assert "warning[grants-escalation]" in told.stdout and "warning[unknown-action]" in told.stdout
    assert f"error[malformed]: a comment is not JSON\n --> {broken}:2:3" in told.stdout
    assert "2 |   // nobody\n  |   ^^" in told.stdout
    lines = run("policy", "check", "--format", "lines", wide, broken)
    assert f"{broken}:2:3: error: a comment is not JSON [malformed]" in lines.stdout
    assert "1 finding" in run("policy", "check", broken).stderr
    assert "1 findings" not in run("policy", "check", broken).stderr


def test_check_passes_what_is_good_and_writes_sarif(tmp_path):
    good = write(tmp_path, "good.json", document(allow("ecs:DescribeInstances", "acs:ecs:*:*:instance/*")))
    assert run("policy", "check", good).returncode == 0
    report = json.loads(run("policy", "check", "--format", "sarif", good).stdout)
    assert report["version"] == "2.1.0"


def test_diff_shows_a_request_that_only_the_second_allows(tmp_path):
    before = write(tmp_path, "before.json", document(allow("oss:Get*", "acs:oss:*:*:photos/*")))
    after = write(tmp_path, "after.json", document(allow("oss:*", "acs:oss:*:*:photos/*")))
    wider = run("policy", "diff", before, after)
    assert wider.returncode == 1 and wider.stdout.startswith("more permissive: it allows oss:")
    narrower = run("policy", "diff", after, before)
    assert narrower.returncode == 0 and narrower.stdout == "at most as permissive\n"


def test_evaluate_answers_every_line_in_order(tmp_path):
    lines = write(tmp_path, "lines.jsonl", line(1, "oss:GetObject") + "\n" + line(2, "oss:PutObject") + "\nnonsense\n")
    told = run("policy", "evaluate", lines)
    answers = [json.loads(one) for one in told.stdout.splitlines()]
    assert [one["decision"] for one in answers] == ["Allow", "ImplicitDeny", "InvalidInput"]
    explained = json.loads(run("policy", "evaluate", "--explain", lines).stdout.splitlines()[1])
    assert explained["explanation"]["suggestions"]


def test_test_exits_with_1_when_a_line_differs(tmp_path):
    good = write(tmp_path, "good.jsonl", line(1, "oss:GetObject", expect="Allow"))
    assert run("policy", "test", good).returncode == 0
    bad = write(tmp_path, "bad.jsonl", line(1, "oss:PutObject", expect="Allow"))
    told = run("policy", "test", bad)
    assert told.returncode == 1 and "expected Allow, got ImplicitDeny" in told.stdout


def test_who_can_and_what_can_ask_the_running_sandbox(sandbox, account, root, tmp_path):
    user_allowed(root, "ana", allow("ram:PassRole", "acs:ram:*:*:role/app"))
    user_allowed(root, "bo", allow("*"), deny("ram:PassRole"))
    where = ["--ready-file", str(sandbox.ready_file), "--account", account.id]
    role = f"acs:ram:*:{account.id}:role/app"
    who = run("policy", "who-can", "ram:PassRole", role, *where).stdout.splitlines()
    assert who == ["user ana: granted", "user bo: refused (ExplicitDeny, AccountIdentity)"]
    what = run("policy", "what-can", "ana", *where).stdout
    assert what.startswith("ram:PassRole on acs:ram:*:*:role/app: granted")

    state = write(tmp_path, "state.json", run("policy", "export", *where).stdout)
    assert run("policy", "who-can", "ram:PassRole", role, "--state", state).stdout.splitlines() == who
