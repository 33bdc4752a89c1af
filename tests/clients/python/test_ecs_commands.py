"""Cloud Assistant: commands that are kept, what is asked of instances, and what came of it where nobody runs it."""

import base64

import pytest

from clients import refused
from machines import listed, network, only, ready
from principals import allow, user_allowed

ECHO = base64.b64encode(b"echo {{name}}").decode()
UPTIME = base64.b64encode(b"uptime").decode()


@pytest.fixture
def where(root):
    return network(root)


@pytest.fixture
def instance(root, where, clock) -> str:
    return ready(root, where)


def make(caller, **more) -> str:
    usual = {"Name": "hello", "Type": "RunShellScript", "CommandContent": UPTIME}
    return caller.in_ecs("CreateCommand", **usual | more)["CommandId"]


def commands(caller, **filters) -> list[dict]:
    return listed(caller.in_ecs("DescribeCommands", **filters), "Commands", "Command")


def run(caller, *instances: str, **more) -> str:
    usual = {"Type": "RunShellScript", "CommandContent": "uptime", "ContentEncoding": "PlainText"}
    return caller.in_ecs("RunCommand", InstanceId=list(instances), **usual | more)["InvokeId"]


def invocation(caller, invoke: str, **more) -> dict:
    return only(caller.in_ecs("DescribeInvocations", InvokeId=invoke, **more), "Invocations", "Invocation")


def results(caller, invoke: str) -> list[dict]:
    answer = caller.in_ecs("DescribeInvocationResults", InvokeId=invoke)
    return listed(answer, "Invocation", "InvocationResults", "InvocationResult")


# Commands.


def test_a_command_is_kept_and_deleted(root):
    made = make(root, Description="tells how long", WorkingDir="/tmp", Timeout=120)
    (one,) = commands(root, CommandId=made)
    assert (one["Name"], one["Type"], one["Description"]) == ("hello", "RunShellScript", "tells how long")
    assert (one["WorkingDir"], one["Timeout"], one["CommandContent"]) == ("/tmp", 120, UPTIME)
    root.in_ecs("ModifyCommand", CommandId=made, Name="other", Timeout=90)
    (one,) = commands(root)
    assert (one["Name"], one["Timeout"]) == ("other", 90)
    root.in_ecs("DeleteCommand", CommandId=made)
    assert commands(root) == []
    with refused(404, "InvalidCmdId.NotFound"):
        root.in_ecs("DeleteCommand", CommandId=made)


def test_a_command_has_a_minute_where_nothing_is_said(root):
    # CreateCommand: Timeout is 60 by default.
    (one,) = commands(root, CommandId=make(root))
    assert one["Timeout"] == 60


def test_commands_are_found_by_page(root):
    made = [make(root, Name=name) for name in ("one", "two", "three")]
    (one,) = commands(root, Name="two")
    assert one["CommandId"] == made[1]
    pages = [root.in_ecs("DescribeCommands", PageSize=2, PageNumber=page) for page in (1, 2)]
    assert [(len(listed(page, "Commands", "Command")), page["TotalCount"]) for page in pages] == [(2, 3), (1, 3)]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        # CreateCommand's page: a name has 128 characters at most, a description 512.
        ({"Name": "x" * 129}, "CmdName.ExceedLimit"),
        ({"Description": "x" * 513}, "CmdDesc.ExceedLimit"),
    ],
)
def test_a_command_keeps_to_its_bounds(root, wrong, code):
    with refused(403, code):
        make(root, **wrong)


# Invocations. Nobody runs a shell for these instances.


def test_an_instance_where_nothing_listens_is_given_up_after_a_minute(root, instance, clock):
    made = run(root, instance)
    waits = invocation(root, made)
    assert (waits["InvocationStatus"], waits["CommandType"], waits["Timed"]) == ("Pending", "RunShellScript", False)
    assert only(waits, "InvokeInstances", "InvokeInstance")["InstanceId"] == instance
    clock.advance("1m")
    assert invocation(root, made)["InvocationStatus"] == "Failed"
    (one,) = results(root, made)
    # DescribeInvocationResults: ClientNotRunning where the agent of the instance does not run.
    assert (one["InstanceId"], one["InvocationStatus"]) == (instance, "Aborted")
    assert (one["ErrorCode"], one["InvokeRecordStatus"]) == ("ClientNotRunning", "Failed")


def test_each_instance_has_a_result_of_its_own(root, where, instance, clock):
    other = ready(root, where)
    root.in_ecs("StopInstance", InstanceId=other)
    clock.advance("1m")
    made = run(root, instance, other)
    clock.advance("1m")
    codes = {one["InstanceId"]: one["ErrorCode"] for one in results(root, made)}
    assert codes == {instance: "ClientNotRunning", other: "InstanceNotRunning"}


def test_a_command_is_invoked_with_values(root, instance):
    made = make(root, CommandContent=ECHO, EnableParameter=True)
    (one,) = commands(root, CommandId=made)
    assert listed(one, "ParameterNames", "ParameterName") == ["name"]
    order = {"CommandId": made, "InstanceId": [instance]}
    # InvokeCommand: Parameter.NotMatched with status 403.
    with refused(403, "Parameter.NotMatched"):
        root.in_ecs("InvokeCommand", **order, Parameters={"other": "x"})
    invoke = root.in_ecs("InvokeCommand", **order, Parameters={"name": "Jack"})["InvokeId"]
    seen = invocation(root, invoke)
    assert (seen["CommandId"], seen["CommandName"], seen["Parameters"]) == (made, "hello", '{"name":"Jack"}')
    (one,) = commands(root, CommandId=made)
    assert one["InvokeTimes"] == 1


def test_a_run_is_kept_as_a_command_where_that_is_asked(root, instance):
    # RunCommand: KeepCommand is false by default.
    run(root, instance)
    assert commands(root) == []
    run(root, instance, KeepCommand=True, Name="kept")
    assert [one["Name"] for one in commands(root)] == ["kept"]


def test_what_is_not_there(root, instance):
    with refused(404, "InvalidInstance.NotFound"):
        run(root, "i-bp1none")
    with refused(404, "InvalidCmdId.NotFound"):
        root.in_ecs("InvokeCommand", CommandId="c-hz0none", InstanceId=[instance])
    with refused(404, "InvalidInvokeId.NotFound"):
        root.in_ecs("StopInvocation", InvokeId="t-hz0none")
    assert listed(root.in_ecs("DescribeInvocations"), "Invocations", "Invocation") == []


def test_an_invocation_that_waits_is_stopped(root, instance, clock):
    made = run(root, instance)
    root.in_ecs("StopInvocation", InvokeId=made, InstanceId=[instance])
    clock.advance("1m")
    # StopInvocation: "The executions that have not started are canceled."
    (one,) = results(root, made)
    assert one["InvocationStatus"] == "Cancelled"
    assert invocation(root, made)["InvocationStatus"] == "Stopped"


def test_a_schedule_goes_on_until_it_is_stopped(root, instance, clock):
    made = run(root, instance, RepeatMode="Period", Frequency="rate(2m)")
    seen = invocation(root, made)
    assert (seen["RepeatMode"], seen["Frequency"], seen["Timed"]) == ("Period", "rate(2m)", True)
    root.in_ecs("StopInvocation", InvokeId=made, InstanceId=[instance])
    clock.advance("1m")
    assert invocation(root, made)["InvocationStatus"] == "Stopped"


# Who may.


def test_a_user_runs_on_one_instance_only(root, account, where, instance):
    other = ready(root, where)
    rights = allow(
        "ecs:RunCommand", [f"acs:ecs:*:{account.id}:instance/{instance}", f"acs:ecs:*:{account.id}:command/*"]
    )
    alice = user_allowed(root, "alice", rights)
    run(alice, instance)
    with refused(403, "Forbidden.RAM"):
        run(alice, other)
    with refused(403, "Forbidden.RAM"):
        run(alice, instance, other)
