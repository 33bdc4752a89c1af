"""The vendor's tutorial on roles for instances, played with the new-generation SDKs.

An application on an instance calls the cloud with the token of the instance's role; nobody stores a key.
"""

import json

import pytest
from alibabacloud_ecs20140526 import models as ecs
from alibabacloud_ram20150501 import models as ram

import rpc
from clients import REGION, Clients, refused
from machines import (
    IMAGE,
    TYPE,
    attach_role,
    detach_role,
    free_addresses,
    instances,
    launch,
    network,
    roles_of,
)
from principals import (
    account_arn,
    allow,
    attach_to_role,
    attach_to_user,
    detach_from_role,
    policy,
    role,
    trusting,
    user,
    user_allowed,
    who,
)
from sandbox import Key

ROLE = "MyApplicationRole"
LISTING = "latest/meta-data/ram/security-credentials/"
ECS = trusting(Service="ecs.aliyuncs.com")

# Word for word from the tutorial, but for the comment.
PASS_ROLE = """{
   "Statement": [
    {
      "Effect": "Allow",
      "Action": "ram:PassRole",
      "Resource": "acs:ram:*:*:role/MyApplicationRole"
    }
  ],
  "Version": "1"
}"""
PASS_ROLE_WITH_COMMENT = PASS_ROLE.replace(
    'MyApplicationRole"', 'MyApplicationRole" //Replace MyApplicationRole with the name of the RAM role.'
)


@pytest.fixture
def application_role(root) -> str:
    """The role of step 1, without any policy."""
    return role(root, ROLE, ECS)


@pytest.fixture
def where(root):
    return network(root)


@pytest.fixture
def operator(root) -> Clients:
    """The user of step 3, who may manage ECS and nothing else."""
    return user(root, "operator", "AliyunECSFullAccess")


@pytest.fixture
def passer(root, operator) -> Clients:
    """The same user with the policy of step 4."""
    root.ram.create_policy(ram.CreatePolicyRequest(policy_name="PassRole", policy_document=PASS_ROLE))
    attach_to_user(root, "operator", "PassRole")
    return operator


@pytest.fixture
def instance(application_role, passer, where, clock) -> str:
    """The instance of step 5, up and running."""
    made = launch(passer, where, ROLE)
    clock.advance("1m")
    return made


def credentials(sandbox, instance: str, role_name: str = ROLE) -> dict:
    answer = sandbox.metadata(instance, LISTING + role_name)
    assert answer.status == 200, answer.text
    return answer.json()


def application(sandbox, instance: str) -> Clients:
    """What runs on the instance: it knows only what the metadata says."""
    found = credentials(sandbox, instance)
    return Clients(sandbox, Key(found["AccessKeyId"], found["AccessKeySecret"], found["SecurityToken"]))


# Steps 1 to 5: launching with a role.


def test_a_user_who_may_not_pass_the_role_creates_nothing(root, application_role, operator, where):
    free = free_addresses(root, where)
    with refused(403, "InvalidUser.PassRoleForbidden"):
        launch(operator, where, ROLE)
    assert instances(root) == {}
    assert free_addresses(root, where) == free


def test_the_record_of_that_refusal_names_the_missing_permission(sandbox, account, application_role, operator, where):
    with refused(403, "InvalidUser.PassRoleForbidden") as refusal:
        launch(operator, where, ROLE)
    record = sandbox.request(refusal.request_id)
    assert record["decision"] == "ImplicitDeny"
    (check,) = [one for one in record["checks"] if one["action"] == "ram:PassRole"]
    assert check["resource"].lower() == f"acs:ram:*:{account.id}:role/myapplicationrole"
    assert check["outcome"] == "ImplicitDeny"
    assert "ram:PassRole" in record["why"]


def test_the_same_user_launches_without_a_role(operator, where):
    assert launch(operator, where) in instances(operator)


def test_the_tutorials_policy_lets_the_user_launch_with_the_role(root, application_role, passer, where):
    free = free_addresses(root, where)
    made = launch(passer, where, ROLE)
    assert set(instances(root)) == {made}
    assert roles_of(passer, made) == {made: ROLE}
    assert free_addresses(root, where) == free - 1


def test_the_tutorials_policy_is_about_this_role_only(root, application_role, passer, where):
    role(root, "MyApplicationRole2", ECS)
    with refused(403, "InvalidUser.PassRoleForbidden"):
        launch(passer, where, "MyApplicationRole2")
    assert instances(root) == {}


def test_the_comment_in_the_tutorials_policy_is_refused_and_its_line_is_named(root):
    request = ram.CreatePolicyRequest(policy_name="PassRole", policy_document=PASS_ROLE_WITH_COMMENT)
    with refused(400, "MalformedPolicyDocument") as refusal:
        root.ram.create_policy(request)
    assert "line 6" in refusal.message
    assert "comment" in refusal.message


def test_an_administrator_may_pass_any_role(root, application_role, where):
    administrator = user(root, "administrator", "AdministratorAccess")
    assert launch(administrator, where, ROLE)


def test_passing_a_role_can_be_limited_to_a_service(root, application_role, operator, where):
    name = policy(root, "functions-only", allow("ram:PassRole", StringEquals={"acs:Service": "fc.aliyuncs.com"}))
    attach_to_user(root, "operator", name)
    with refused(403, "InvalidUser.PassRoleForbidden"):
        launch(operator, where, ROLE)
    name = policy(root, "machines", allow("ram:PassRole", StringEquals={"acs:Service": "ecs.aliyuncs.com"}))
    attach_to_user(root, "operator", name)
    assert launch(operator, where, ROLE)


def test_passing_the_role_is_not_enough_to_launch(root, application_role, where):
    passer = user_allowed(root, "passer", allow("ram:PassRole"))
    with refused(403, "Forbidden.RAM"):
        launch(passer, where, ROLE)


def test_a_dry_run_asks_for_the_same_permissions(root, application_role, operator, where):
    with refused(403, "InvalidUser.PassRoleForbidden"):
        launch(operator, where, ROLE, dry_run=True)
    with refused(400, "DryRunOperation"):
        launch(operator, where, dry_run=True)
    assert instances(root) == {}


def test_a_role_that_does_not_trust_ecs_is_refused(root, account, passer, where):
    role(root, ROLE, trusting(RAM=account_arn(account.id)))
    with refused(401, "InvalidRamRole.NotEcsRole"):
        launch(passer, where, ROLE)
    made = launch(passer, where)
    with refused(404, "InvalidRamRole.NotEcsRole"):
        attach_role(passer, ROLE, made)
    assert instances(root).keys() == {made}


def test_a_role_that_does_not_exist_is_not_found(root, where):
    with refused(404, "InvalidRamRole.NotFound"):
        launch(root, where, "Ghost")


def test_an_instance_runs_after_a_while(root, application_role, passer, where, clock):
    made = launch(passer, where, ROLE)
    assert instances(root)[made] in ("Pending", "Starting")
    clock.advance("1m")
    assert instances(root)[made] == "Running"


# Steps 6 to 8: the token in the metadata.


def test_the_metadata_hands_out_the_documented_keys(sandbox, instance):
    listing = sandbox.metadata(instance, LISTING)
    assert (listing.status, listing.text) == (200, ROLE), "the name and nothing else: clients append it as it is"
    found = credentials(sandbox, instance)
    assert list(found) == ["AccessKeyId", "AccessKeySecret", "Expiration", "SecurityToken", "LastUpdated", "Code"]
    assert found["AccessKeyId"].startswith("STS.")
    assert found["Code"] == "Success"


def test_the_credentials_last_six_hours(sandbox, instance):
    from datetime import datetime

    found = credentials(sandbox, instance)
    ends, began = (datetime.strptime(found[name], "%Y-%m-%dT%H:%M:%SZ") for name in ("Expiration", "LastUpdated"))
    assert (ends - began).total_seconds() == 6 * 3_600


def test_the_same_credentials_are_handed_out_until_they_are_renewed(sandbox, instance):
    assert credentials(sandbox, instance) == credentials(sandbox, instance)


def test_the_metadata_tells_an_instance_about_itself(sandbox, account, instance, where):
    def told(path: str) -> str:
        return sandbox.metadata(instance, f"latest/meta-data/{path}").text

    assert told("instance-id") == instance
    assert told("region-id") == REGION
    assert told("owner-account-id") == account.id
    assert told("instance/instance-type") == TYPE
    assert told("image-id") == IMAGE
    assert told("vswitch-id") == where.vswitch
    assert told("private-ipv4").startswith("192.168.1.")
    assert "ram/" in told("").split("\n")


def test_a_path_that_does_not_exist_is_not_found(sandbox, instance):
    for path in ("latest/nothing", "latest/meta-data/nothing", LISTING + "OtherRole"):
        assert sandbox.metadata(instance, path).status == 404


# Step 9: the application calls.


def test_the_application_is_the_role_on_that_instance(sandbox, account, instance):
    arn = who(application(sandbox, instance))
    assert arn.startswith(f"acs:ram::{account.id}:assumed-role/myapplicationrole/")
    assert arn.endswith(instance)


def test_policies_of_the_role_take_effect_without_a_restart_or_a_new_token(sandbox, root, instance):
    running = application(sandbox, instance)
    with refused(403, "Forbidden.RAM"):
        instances(running)
    attach_to_role(root, ROLE, "AliyunECSReadOnlyAccess", "System")
    assert instances(running) == {instance: "Running"}
    detach_from_role(root, ROLE, "AliyunECSReadOnlyAccess", "System")
    with refused(403, "Forbidden.RAM"):
        instances(running)


def test_a_refusal_to_the_application_says_who_asked(sandbox, account, instance):
    with refused(403, "Forbidden.RAM") as refusal:
        instances(application(sandbox, instance))
    assert refusal.detail["AuthAction"] == "ecs:DescribeInstances"
    assert refusal.detail["AuthPrincipalType"] == "AssumedRoleUser"
    assert refusal.detail["AuthPrincipalOwnerId"] == account.id


def test_new_credentials_come_half_an_hour_before_the_old_ones_end(sandbox, root, instance):
    attach_to_role(root, ROLE, "AliyunECSReadOnlyAccess", "System")
    old = application(sandbox, instance)
    sandbox.advance("5h 29m")
    assert application(sandbox, instance).key == old.key
    sandbox.advance("2m")
    new = application(sandbox, instance)
    assert new.key != old.key
    for both in (old, new):
        assert instances(both) == {instance: "Running"}
    sandbox.advance("30m")
    with refused(400, "InvalidSecurityToken.Expired"):
        instances(old)
    assert instances(new) == {instance: "Running"}


def test_a_token_that_nobody_renewed_ends(sandbox, instance):
    running = application(sandbox, instance)
    assert who(running)
    sandbox.advance("6h 1s")
    with refused(400, "InvalidSecurityToken.Expired"):
        who(running)
    assert who(application(sandbox, instance)), "asking again gives a new one"


# What an owner can do later.


def test_a_role_can_be_given_and_taken_while_the_instance_runs(sandbox, root, application_role, passer, where, clock):
    made = launch(passer, where)
    clock.advance("1m")
    for path in ("latest/meta-data/ram/", LISTING, LISTING + ROLE):
        assert sandbox.metadata(made, path).status == 404
    assert roles_of(passer, made) == {made: ""}

    answer = attach_role(passer, ROLE, made)
    assert (answer.total_count, answer.fail_count, answer.ram_role_name) == (1, 0, ROLE)
    (result,) = answer.attach_instance_ram_role_results.attach_instance_ram_role_result
    assert (result.instance_id, result.success) == (made, True)
    assert roles_of(passer, made) == {made: ROLE}
    running = application(sandbox, made)
    assert who(running)

    answer = detach_role(passer, ROLE, made)
    assert (answer.total_count, answer.fail_count) == (1, 0)
    for path in (LISTING, LISTING + ROLE):
        assert sandbox.metadata(made, path).status == 404
    assert roles_of(passer, made) == {made: ""}
    assert who(running), "a token that was handed out stays good until its end"


def test_giving_a_role_later_asks_for_the_same_permission(root, application_role, operator, where):
    made = launch(operator, where)
    with refused(403, "InvalidUser.PassRoleForbidden"):
        attach_role(operator, ROLE, made)
    assert roles_of(root, made) == {made: ""}


def test_an_instance_has_one_role_at_most(root, instance):
    role(root, "Second", ECS)
    answer = attach_role(root, "Second", instance)
    assert (answer.total_count, answer.fail_count) == (1, 1)
    (result,) = answer.attach_instance_ram_role_results.attach_instance_ram_role_result
    assert result.success is False
    assert roles_of(root, instance) == {instance: ROLE}


def test_roles_are_given_to_all_of_the_instances_or_to_none_when_one_does_not_exist(root, application_role, where):
    made = launch(root, where)
    with refused(404, "InvalidInstanceId.NotFound"):
        attach_role(root, ROLE, made, "i-bp100000000000000000")
    assert roles_of(root, made) == {made: ""}


def test_the_instances_of_a_role_are_found(root, instance, where):
    launch(root, where)
    request = ecs.DescribeInstanceRamRoleRequest(region_id=REGION, ram_role_name=ROLE)
    found = root.ecs.describe_instance_ram_role(request).body
    assert [one.instance_id for one in found.instance_ram_role_sets.instance_ram_role_set] == [instance]
    with refused(403, "InvalidParameter.AllEmpty"):
        root.ecs.describe_instance_ram_role(ecs.DescribeInstanceRamRoleRequest(region_id=REGION))


def test_a_role_that_no_longer_trusts_ecs_gives_no_new_credentials(sandbox, root, account, instance):
    running = application(sandbox, instance)
    root.ram.update_role(
        ram.UpdateRoleRequest(
            role_name=ROLE, new_assume_role_policy_document=trusting(RAM=account_arn(account.id))
        )
    )
    assert who(running)
    sandbox.advance("6h 1s")
    answer = sandbox.metadata(instance, LISTING + ROLE)
    assert answer.status != 200 or answer.json()["Code"] != "Success"


def test_deleting_the_role_ends_the_applications_token(sandbox, root, instance):
    running = application(sandbox, instance)
    root.ram.delete_role(ram.DeleteRoleRequest(role_name=ROLE))
    with refused(400, "InvalidSecurityToken.Expired"):
        who(running)
    answer = sandbox.metadata(instance, LISTING + ROLE)
    assert answer.status != 200 or answer.json()["Code"] != "Success"


def test_a_deleted_instance_has_no_metadata_and_gives_its_address_back(sandbox, root, instance, where):
    free = free_addresses(root, where)
    root.ecs.delete_instance(ecs.DeleteInstanceRequest(instance_id=instance, force=True))
    assert instances(root) == {}
    assert free_addresses(root, where) == free + 1
    assert sandbox.metadata(instance, LISTING).status == 404


def test_an_inactive_key_launches_nothing(root, application_role, passer, where):
    request = ram.UpdateAccessKeyRequest(
        user_name="operator", user_access_key_id=passer.key.id, status="Inactive"
    )
    root.ram.update_access_key(request)
    with refused(400, "InvalidAccessKeyId.Inactive"):
        launch(passer, where, ROLE)
    assert instances(root) == {}


def test_a_tampered_signature_launches_nothing(sandbox, root, application_role, passer, where):
    wanted = {
        "RegionId": REGION,
        "ImageId": IMAGE,
        "InstanceType": TYPE,
        "VSwitchId": where.vswitch,
        "SecurityGroupId": where.group,
        "RamRoleName": ROLE,
    }
    forged = Key(passer.key.id, passer.key.secret[:-1] + "?")
    for call in (rpc.call, rpc.call_v3):
        answer = call(sandbox, forged, "RunInstances", wanted, version="2014-05-26")
        assert (answer.status, answer.json()["Code"]) == (400, "SignatureDoesNotMatch")
    assert instances(root) == {}
    answer = rpc.call(sandbox, passer.key, "RunInstances", wanted, version="2014-05-26")
    assert set(answer.json()["InstanceIdSets"]["InstanceIdSet"]) == set(instances(root))


# Hardened mode: no metadata without a token of its own.


@pytest.fixture
def hardened(application_role, passer, where, clock) -> str:
    """An instance whose metadata asks for a token."""
    made = launch(passer, where, ROLE, http_tokens="required")
    clock.advance("1m")
    return made


def metadata_token(sandbox, instance: str, seconds: str | None = "21600", **headers: str):
    if seconds is not None:
        headers["X_aliyun_ecs_metadata_token_ttl_seconds"] = seconds
    return sandbox.metadata(instance, "latest/api/token", "PUT", **headers)


def test_hardened_metadata_needs_a_token(sandbox, hardened):
    assert sandbox.metadata(hardened, LISTING).status == 403
    token = metadata_token(sandbox, hardened)
    assert token.status == 200
    listing = sandbox.metadata(hardened, LISTING, X_aliyun_ecs_metadata_token=token.text)
    assert (listing.status, listing.text) == (200, ROLE)
    found = sandbox.metadata(hardened, LISTING + ROLE, X_aliyun_ecs_metadata_token=token.text)
    assert json.loads(found.text)["Code"] == "Success"


def test_a_wrong_token_is_refused_even_where_none_is_needed(sandbox, hardened, instance):
    for one in (hardened, instance):
        assert sandbox.metadata(one, LISTING, X_aliyun_ecs_metadata_token="wrong").status == 401


def test_a_token_belongs_to_one_instance(sandbox, hardened, instance):
    token = metadata_token(sandbox, instance).text
    assert sandbox.metadata(hardened, LISTING, X_aliyun_ecs_metadata_token=token).status == 401


def test_a_token_ends_when_it_said(sandbox, hardened):
    token = metadata_token(sandbox, hardened, "60").text
    assert sandbox.metadata(hardened, LISTING, X_aliyun_ecs_metadata_token=token).status == 200
    sandbox.advance("61s")
    assert sandbox.metadata(hardened, LISTING, X_aliyun_ecs_metadata_token=token).status == 401


@pytest.mark.parametrize("seconds", [None, "0", "21601", "-1", "soon"])
def test_a_token_must_say_how_long_it_is_to_last(sandbox, hardened, seconds):
    assert metadata_token(sandbox, hardened, seconds).status == 400


def test_a_token_is_not_given_through_a_proxy(sandbox, hardened):
    assert metadata_token(sandbox, hardened, X_Forwarded_For="10.0.0.1").status == 403


def test_the_mode_can_be_changed_while_the_instance_runs(sandbox, root, instance):
    def turn(**options):
        request = ecs.ModifyInstanceMetadataOptionsRequest(
            region_id=REGION, instance_id=instance, **({"http_endpoint": "enabled"} | options)
        )
        root.ecs.modify_instance_metadata_options(request)

    turn(http_tokens="required")
    assert sandbox.metadata(instance, LISTING).status == 403
    turn(http_tokens="optional")
    assert sandbox.metadata(instance, LISTING).status == 200
    turn(http_endpoint="disabled")
    assert sandbox.metadata(instance, LISTING).status == 403
