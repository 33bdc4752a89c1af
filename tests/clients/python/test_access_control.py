"""Who may do what: policies, groups, sessions, and what a refusal says."""

import json

import pytest
from alibabacloud_ram20150501 import models as ram
from alibabacloud_sts20150401 import models as sts

from clients import Clients, refused
from principals import (
    account_arn,
    allow,
    assume,
    attach_to_role,
    attach_to_user,
    deny,
    detach_from_role,
    detach_from_user,
    document,
    list_users,
    policy,
    role,
    session,
    trusting,
    user,
    user_allowed,
    who,
)

ASSUMER = "AliyunSTSAssumeRoleAccess"
READER = "AliyunRAMReadOnlyAccess"


@pytest.fixture
def trusted(account) -> str:
    """A trust policy that lets the account's own users and roles in."""
    return trusting(RAM=account_arn(account.id))


# Identity policies.


def test_a_user_without_policies_may_only_ask_who_it_is(root, account):
    alice = user(root, "alice")
    assert who(alice) == f"acs:ram::{account.id}:user/alice"
    with refused(403, "NoPermission"):
        list_users(alice)


def test_attaching_and_detaching_take_effect_on_the_next_call(root):
    alice = user(root, "alice")
    attach_to_user(root, "alice", READER, "System")
    assert list_users(alice) == ["alice"]
    detach_from_user(root, "alice", READER, "System")
    with refused(403, "NoPermission"):
        list_users(alice)


def test_an_explicit_deny_wins_over_every_allow(root):
    alice = user(root, "alice", "AdministratorAccess")
    attach_to_user(root, "alice", policy(root, "no-listing", deny("ram:ListUsers")))
    with refused(403, "NoPermission") as refusal:
        list_users(alice)
    assert refusal.detail["NoPermissionType"] == "ExplicitDeny"
    alice.ram.get_user(ram.GetUserRequest(user_name="alice"))


def test_a_policy_reaches_no_further_than_its_resource(root, account):
    alice = user_allowed(root, "alice", allow("ram:GetUser", f"acs:ram:*:{account.id}:user/alice"))
    user(root, "bob")
    assert alice.ram.get_user(ram.GetUserRequest(user_name="alice")).body.user.user_name == "alice"
    with refused(403, "NoPermission"):
        alice.ram.get_user(ram.GetUserRequest(user_name="bob"))


def test_whoever_may_not_look_cannot_tell_what_exists(root):
    alice = user(root, "alice")
    with refused(403, "NoPermission"):
        alice.ram.get_user(ram.GetUserRequest(user_name="nobody"))


def test_policies_of_a_group_count_while_the_user_is_in_it(root):
    alice = user(root, "alice")
    root.ram.create_group(ram.CreateGroupRequest(group_name="readers"))
    root.ram.attach_policy_to_group(
        ram.AttachPolicyToGroupRequest(group_name="readers", policy_name=READER, policy_type="System")
    )
    with refused(403, "NoPermission"):
        list_users(alice)
    root.ram.add_user_to_group(ram.AddUserToGroupRequest(user_name="alice", group_name="readers"))
    assert list_users(alice) == ["alice"]
    root.ram.remove_user_from_group(ram.RemoveUserFromGroupRequest(user_name="alice", group_name="readers"))
    with refused(403, "NoPermission"):
        list_users(alice)


@pytest.mark.parametrize(
    ("network", "is_allowed"), [("127.0.0.0/8", True), ("127.0.0.1", True), ("10.0.0.0/8", False)]
)
def test_a_condition_on_the_source_address_is_met_by_the_connection(root, network, is_allowed):
    alice = user_allowed(root, "alice", allow("ram:ListUsers", IpAddress={"acs:SourceIp": [network]}))
    if is_allowed:
        assert list_users(alice) == ["alice"]
    else:
        with refused(403, "NoPermission"):
            list_users(alice)


def test_a_condition_on_the_time_follows_the_clock(root, clock):
    late = {"DateGreaterThan": {"acs:CurrentTime": "2040-01-01T00:00:00Z"}}
    alice = user_allowed(root, "alice", allow("ram:ListUsers", **late))
    with refused(403, "NoPermission"):
        list_users(alice)
    clock.set_clock("2040-01-01T00:00:01Z")
    assert list_users(alice) == ["alice"]


def test_the_default_version_of_a_policy_is_the_one_that_counts(root):
    alice = user_allowed(root, "alice", allow("ram:GetUser"))
    root.ram.create_policy_version(
        ram.CreatePolicyVersionRequest(
            policy_name="alice-policy", policy_document=document(allow("ram:ListUsers")), set_as_default=False
        )
    )
    with refused(403, "NoPermission"):
        list_users(alice)
    root.ram.set_default_policy_version(
        ram.SetDefaultPolicyVersionRequest(policy_name="alice-policy", version_id="v2")
    )
    assert list_users(alice) == ["alice"]
    with refused(403, "NoPermission"):
        alice.ram.get_user(ram.GetUserRequest(user_name="alice"))


def test_an_inactive_key_is_refused_until_it_is_active_again(root):
    alice = user(root, "alice", READER)

    def turn(status: str):
        request = ram.UpdateAccessKeyRequest(
            user_name="alice", user_access_key_id=alice.key.id, status=status
        )
        root.ram.update_access_key(request)

    turn("Inactive")
    with refused(400, "InvalidAccessKeyId.Inactive"):
        list_users(alice)
    turn("Active")
    assert list_users(alice) == ["alice"]


def test_a_deleted_key_is_unknown(root):
    alice = user(root, "alice", READER)
    root.ram.delete_access_key(
        ram.DeleteAccessKeyRequest(user_name="alice", user_access_key_id=alice.key.id)
    )
    with refused(404, "InvalidAccessKeyId.NotFound"):
        list_users(alice)


def test_accounts_do_not_see_each_other(sandbox, root):
    user(root, "alice")
    stranger = Clients(sandbox, sandbox.new_account().key)
    assert list_users(stranger) == []
    with refused(404, "EntityNotExist.User"):
        stranger.ram.get_user(ram.GetUserRequest(user_name="alice"))


# Assuming a role.


def test_both_sides_must_allow_a_session(root, trusted):
    open_role = role(root, "open", trusted)
    closed_role = role(root, "closed", trusting(Service="ecs.aliyuncs.com"))
    nobody, alice = user(root, "nobody"), user(root, "alice", ASSUMER)
    with refused(403, "NoPermission") as refusal:
        assume(nobody, open_role)
    assert refusal.detail["PolicyType"] == "AccountLevelIdentityBasedPolicy"
    with refused(403, "NoPermission") as refusal:
        assume(alice, closed_role)
    assert refusal.detail["PolicyType"] == "AssumeRolePolicy"
    assert assume(alice, open_role).id.startswith("STS.")


def test_the_account_itself_cannot_assume_a_role(root, trusted):
    arn = role(root, "open", trusted)
    with refused(403, "NoPermission") as refusal:
        assume(root, arn)
    assert refusal.message == "Roles may not be assumed by root accounts."


def test_a_role_that_does_not_exist_is_not_found(root, account):
    alice = user(root, "alice", ASSUMER)
    with refused(404, "EntityNotExist.Role") as refusal:
        assume(alice, f"acs:ram::{account.id}:role/ghost")
    assert f"acs:ram::{account.id}:role/ghost" in refusal.message


def test_a_session_has_the_name_and_the_permissions_of_its_role(root, account, trusted):
    alice = user(root, "alice", ASSUMER)
    reader = session(alice, role(root, "Reader", trusted, READER), "alice@work")
    me = reader.sts.get_caller_identity().body
    assert me.identity_type == "AssumedRoleUser"
    assert me.arn == f"acs:ram::{account.id}:assumed-role/reader/alice@work"
    assert me.principal_id == f"{me.role_id}:alice@work"
    assert list_users(reader) == ["alice"]
    with refused(403, "NoPermission"):
        reader.ram.create_user(ram.CreateUserRequest(user_name="bob"))


def test_a_trust_policy_can_name_one_user(root, account):
    alice, bob = user(root, "alice", ASSUMER), user(root, "bob", ASSUMER)
    arn = role(root, "for-alice", trusting(RAM=f"acs:ram::{account.id}:user/alice"))
    assert assume(alice, arn)
    with refused(403, "NoPermission"):
        assume(bob, arn)


def test_a_session_can_assume_a_further_role(root, account, trusted):
    alice = user(root, "alice", ASSUMER)
    first = session(alice, role(root, "first", trusted, ASSUMER))
    second = session(first, role(root, "second", trusted, READER), "deeper")
    assert who(second) == f"acs:ram::{account.id}:assumed-role/second/deeper"
    assert list_users(second) == ["alice"]


def test_an_account_can_let_another_account_in(sandbox, root, account):
    friend_account = sandbox.new_account()
    friend = user(Clients(sandbox, friend_account.key), "friend", ASSUMER)
    arn = role(root, "guest", trusting(RAM=account_arn(friend_account.id)), READER)
    guest = session(friend, arn)
    assert who(guest) == f"acs:ram::{account.id}:assumed-role/guest/session"
    assert list_users(guest) == [], "a guest sees the users of the account that it is in"
    closed = role(root, "closed", trusting(RAM=account_arn(account.id)))
    with refused(403, "NoPermission"):
        assume(friend, closed)


def test_a_session_lasts_at_most_as_long_as_its_role_says(root, trusted):
    alice = user(root, "alice", ASSUMER)
    short, long = role(root, "short", trusted), role(root, "long", trusted, longest=7_200)
    for arn, seconds in ((short, 3_601), (long, 7_201), (short, 899)):
        with refused(400, "InvalidParameter.DurationSeconds"):
            assume(alice, arn, duration_seconds=seconds)
    assert assume(alice, short, duration_seconds=900)
    assert assume(alice, long, duration_seconds=7_200)


def test_a_session_ends_when_it_said(root, trusted, clock):
    alice = user(root, "alice", ASSUMER)
    reader = session(alice, role(root, "reader", trusted, READER), duration_seconds=900)
    clock.advance("14m")
    assert list_users(reader) == ["alice"]
    clock.advance("1m 1s")
    with refused(400, "InvalidSecurityToken.Expired"):
        list_users(reader)


def test_a_session_policy_takes_away_and_never_adds(root, trusted):
    alice = user(root, "alice", ASSUMER)
    arn = role(root, "reader", trusted, READER)
    narrow = session(alice, arn, policy=document(allow(["ram:ListUsers", "ram:CreateUser"])))
    assert list_users(narrow) == ["alice"]
    with refused(403, "NoPermission") as refusal:
        narrow.ram.get_user(ram.GetUserRequest(user_name="alice"))
    assert refusal.detail["PolicyType"] == "SessionPolicy"
    with refused(403, "NoPermission"):
        narrow.ram.create_user(ram.CreateUserRequest(user_name="bob"))


def test_a_broken_session_policy_is_refused(root, trusted):
    alice = user(root, "alice", ASSUMER)
    arn = role(root, "open", trusted)
    with refused(400, "InvalidParameter.PolicyGrammar"):
        assume(alice, arn, policy="{}")
    with refused(400, "InvalidParameter.PolicySize"):
        assume(alice, arn, policy=document(allow("ram:*")) + " " * 2_048)


def test_a_trust_policy_can_ask_for_an_external_id(root, account):
    alice = user(root, "alice", ASSUMER)
    trust = trusting({"StringEquals": {"sts:ExternalId": "ticket-7"}}, RAM=account_arn(account.id))
    arn = role(root, "guarded", trust)
    assert assume(alice, arn, external_id="ticket-7")
    for wrong in ({}, {"external_id": "ticket-8"}):
        with refused(403, "NoPermission"):
            assume(alice, arn, **wrong)


@pytest.mark.parametrize("name", ["a", "a b", "a/b", "x" * 65])
def test_a_session_name_has_a_form(root, trusted, name):
    alice = user(root, "alice", ASSUMER)
    with refused(400, "InvalidParameter.RoleSessionName"):
        assume(alice, role(root, "open", trusted), name)


def test_the_identity_behind_a_chain_of_roles_stays_the_same(root, trusted):
    alice = user(root, "alice", ASSUMER)
    first_arn, second_arn = role(root, "first", trusted, ASSUMER), role(root, "second", trusted)
    first = session(alice, first_arn, source_identity="alice")
    request = sts.AssumeRoleRequest(role_arn=second_arn, role_session_name="session")
    assert first.sts.assume_role(request).body.source_identity == "alice"
    with refused(400, "InvalidParameter.SourceIdentity"):
        assume(first, second_arn, source_identity="somebody-else")


def test_policies_of_the_role_act_at_once_on_sessions_that_run(root, trusted):
    alice = user(root, "alice", ASSUMER)
    running = session(alice, role(root, "worker", trusted))
    with refused(403, "NoPermission"):
        list_users(running)
    attach_to_role(root, "worker", READER, "System")
    assert list_users(running) == ["alice"]
    detach_from_role(root, "worker", READER, "System")
    with refused(403, "NoPermission"):
        list_users(running)


def test_deleting_a_role_ends_its_sessions_for_good(root, trusted):
    alice = user(root, "alice", ASSUMER)
    running = session(alice, role(root, "worker", trusted))
    root.ram.delete_role(ram.DeleteRoleRequest(role_name="worker"))
    with refused(400, "InvalidSecurityToken.Expired"):
        who(running)
    role(root, "worker", trusted)
    with refused(400, "InvalidSecurityToken.Expired"):
        who(running)


def test_a_session_outlives_the_key_that_began_it(root, trusted):
    alice = user(root, "alice", ASSUMER)
    running = session(alice, role(root, "worker", trusted))
    root.ram.delete_access_key(
        ram.DeleteAccessKeyRequest(user_name="alice", user_access_key_id=alice.key.id)
    )
    assert who(running).endswith(":assumed-role/worker/session")


def test_narrowing_the_trust_policy_leaves_sessions_that_run(root, trusted):
    alice = user(root, "alice", ASSUMER)
    arn = role(root, "worker", trusted)
    running = session(alice, arn)
    root.ram.update_role(
        ram.UpdateRoleRequest(
            role_name="worker", new_assume_role_policy_document=trusting(Service="ecs.aliyuncs.com")
        )
    )
    assert who(running)
    with refused(403, "NoPermission"):
        assume(alice, arn)


# What a refusal says.


def test_a_refusal_says_what_was_asked_and_by_whom(root, account):
    alice = user(root, "alice")
    alice_id = root.ram.get_user(ram.GetUserRequest(user_name="alice")).body.user.user_id
    with refused(403, "NoPermission") as refusal:
        list_users(alice)
    message = refusal.detail.pop("EncodedDiagnosticMessage")
    assert message.startswith("AQE")
    assert refusal.detail == {
        "AuthAction": "ram:ListUsers",
        "AuthPrincipalType": "SubUser",
        "AuthPrincipalOwnerId": account.id,
        "AuthPrincipalDisplayName": alice_id,
        "NoPermissionType": "ImplicitDeny",
        "PolicyType": "AccountLevelIdentityBasedPolicy",
    }


def test_a_refusal_to_a_session_names_role_and_session(root, trusted):
    alice = user(root, "alice", ASSUMER)
    running = session(alice, role(root, "worker", trusted), "night-shift")
    with refused(403, "NoPermission") as refusal:
        list_users(running)
    assert refusal.detail["AuthPrincipalType"] == "AssumedRoleUser"
    assert refusal.detail["AuthPrincipalDisplayName"].lower() == "worker:night-shift"


def test_the_vendors_own_operation_decodes_the_diagnostic_message(root, account):
    alice = user(root, "alice", "AdministratorAccess")
    attach_to_user(root, "alice", policy(root, "no-listing", deny("ram:List*")))
    with refused(403, "NoPermission") as refusal:
        list_users(alice)
    request = ram.DecodeDiagnosticMessageRequest(
        encoded_diagnostic_message=refusal.detail["EncodedDiagnosticMessage"]
    )
    decoded = root.ram.decode_diagnostic_message(request).body.decoded_diagnostic_message
    assert decoded.auth_action == "ram:ListUsers"
    assert decoded.auth_resource == f"acs:ram:*:{account.id}:user/*"
    assert decoded.explicit_deny is True
    matched = {found.policy_identifier: found.effect for found in decoded.matched_policies}
    assert matched["no-listing"] == "Deny"


def test_the_record_of_a_refused_call_shows_the_decision_and_why(sandbox, root, account):
    alice = user(root, "alice")
    with refused(403, "NoPermission") as refusal:
        list_users(alice)
    record = sandbox.request(refusal.request_id)
    assert (record["service"], record["action"], record["status"]) == ("Ram", "ListUsers", 403)
    assert record["decision"] == "ImplicitDeny"
    assert record["caller"]["arn"] == f"acs:ram::{account.id}:user/alice"
    assert record["caller"]["access_key_id"] == alice.key.id
    assert record["source_ip"] == "127.0.0.1"
    (check,) = record["checks"]
    assert check["action"] == "ram:ListUsers"
    assert check["resource"] == f"acs:ram:*:{account.id}:user/*"
    assert check["outcome"] == "ImplicitDeny"
    assert "ram:ListUsers" in record["why"]


def test_the_record_of_an_allowed_call_names_the_policy_that_allowed_it(sandbox, root):
    alice = user(root, "alice", READER)
    answer = alice.ram.list_users(ram.ListUsersRequest()).body
    record = sandbox.request(answer.request_id)
    assert record["decision"] == "Allow"
    assert READER in json.dumps(record["checks"])


def test_no_secret_is_ever_recorded(sandbox, root, trusted):
    alice = user(root, "alice", ASSUMER)
    running = assume(alice, role(root, "worker", trusted))
    made = root.ram.create_access_key(ram.CreateAccessKeyRequest(user_name="alice")).body.access_key
    records = sandbox.admin("GET", "requests?limit=50").text
    assert alice.key.id in records
    for secret in (alice.key.secret, running.secret, running.token, made.access_key_secret):
        assert secret not in records
        assert secret not in sandbox.log
