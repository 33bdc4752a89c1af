"""RAM through the new-generation SDK: every answer must fit the SDK's own models."""

import pytest
from alibabacloud_ram20150501 import models as ram

from clients import refused
from principals import (
    allow,
    attach_to_role,
    attach_to_user,
    document,
    policy,
    role,
    trusting,
    user,
    user_allowed,
)

ECS = trusting(Service="ecs.aliyuncs.com")


def names(listed: list, attribute: str) -> list[str]:
    return [getattr(one, attribute) for one in listed]


# Users and keys.


def test_the_life_of_a_user(root, account):
    made = root.ram.create_user(
        ram.CreateUserRequest(
            user_name="alice",
            display_name="Alice",
            email="alice@example.com",
            comments="first",
            mobile_phone="86-13812345678",
        )
    ).body.user
    assert (made.user_name, made.display_name, made.comments) == ("alice", "Alice", "first")
    assert made.user_id.isdigit()
    root.ram.update_user(ram.UpdateUserRequest(user_name="alice", new_user_name="anna", new_display_name="Anna"))
    found = root.ram.get_user(ram.GetUserRequest(user_name="anna")).body.user
    assert (found.user_id, found.display_name, found.email) == (made.user_id, "Anna", "alice@example.com")
    with refused(404, "EntityNotExist.User"):
        root.ram.get_user(ram.GetUserRequest(user_name="alice"))
    root.ram.delete_user(ram.DeleteUserRequest(user_name="anna"))
    assert root.ram.list_users(ram.ListUsersRequest()).body.users.user == []


def test_a_name_is_taken_whatever_its_case(root):
    user(root, "alice")
    for name in ("alice", "Alice"):
        with refused(409, "EntityAlreadyExists.User"):
            root.ram.create_user(ram.CreateUserRequest(user_name=name))


@pytest.mark.parametrize("name", ["a b", "a/b", "名", ""])
def test_a_user_name_has_an_alphabet(root, name):
    with refused(400, "InvalidParameter.UserName.InvalidChars" if name else "InvalidParameter.UserName.Length"):
        root.ram.create_user(ram.CreateUserRequest(user_name=name))


def test_a_user_name_has_a_length(root):
    root.ram.create_user(ram.CreateUserRequest(user_name="a" * 64))
    with refused(400, "InvalidParameter.UserName.Length"):
        root.ram.create_user(ram.CreateUserRequest(user_name="a" * 65))


def test_users_are_listed_in_pages(root):
    everybody = {f"user-{number}" for number in range(7)}
    for name in everybody:
        root.ram.create_user(ram.CreateUserRequest(user_name=name))
    seen, marker, pages = [], None, 0
    while True:
        page = root.ram.list_users(ram.ListUsersRequest(marker=marker, max_items=3)).body
        seen += names(page.users.user, "user_name")
        pages += 1
        if not page.is_truncated:
            break
        marker = page.marker
    assert (len(seen), set(seen), pages) == (7, everybody, 3)


@pytest.mark.parametrize("max_items", [0, -1])
def test_a_page_has_one_entry_at_least(root, max_items):
    with refused(400, "InvalidParameter.MaxItems"):
        root.ram.list_users(ram.ListUsersRequest(max_items=max_items))


def test_asking_for_a_larger_page_than_there_is_gives_the_largest(root):
    # Terraform's provider asks for more than the vendor's reference allows.
    assert root.ram.list_users(ram.ListUsersRequest(max_items=5_000)).body.is_truncated is False


def test_a_user_has_two_keys_at_most_and_their_secrets_are_shown_once(root):
    user(root, "alice")
    root.ram.create_access_key(ram.CreateAccessKeyRequest(user_name="alice"))
    with refused(409, "LimitExceeded.User.AccessKey"):
        root.ram.create_access_key(ram.CreateAccessKeyRequest(user_name="alice"))
    listed = root.ram.list_access_keys(ram.ListAccessKeysRequest(user_name="alice")).body
    assert names(listed.access_keys.access_key, "status") == ["Active", "Active"]
    assert "Secret" not in str(listed.to_map())


@pytest.mark.parametrize(
    ("held", "code"),
    [
        ("key", "DeleteConflict.User.AccessKey"),
        ("group", "DeleteConflict.User.Group"),
        ("policy", "DeleteConflict.User.Policy"),
    ],
)
def test_a_user_who_holds_something_stays(root, held, code):
    root.ram.create_user(ram.CreateUserRequest(user_name="alice"))
    if held == "key":
        root.ram.create_access_key(ram.CreateAccessKeyRequest(user_name="alice"))
    if held == "group":
        root.ram.create_group(ram.CreateGroupRequest(group_name="readers"))
        root.ram.add_user_to_group(ram.AddUserToGroupRequest(user_name="alice", group_name="readers"))
    if held == "policy":
        attach_to_user(root, "alice", "ReadOnlyAccess", "System")
    with refused(409, code):
        root.ram.delete_user(ram.DeleteUserRequest(user_name="alice"))


def test_a_user_without_an_own_name_in_the_call_manages_the_own_keys(root):
    alice = user_allowed(root, "alice", allow("ram:*AccessKey*", "acs:ram:*:*:user/alice"))
    listed = alice.ram.list_access_keys(ram.ListAccessKeysRequest()).body.access_keys.access_key
    assert names(listed, "access_key_id") == [alice.key.id]


# Groups.


def test_the_life_of_a_group(root):
    made = root.ram.create_group(ram.CreateGroupRequest(group_name="readers", comments="they read")).body.group
    assert (made.group_name, made.comments) == ("readers", "they read")
    root.ram.update_group(ram.UpdateGroupRequest(group_name="readers", new_group_name="writers"))
    assert root.ram.get_group(ram.GetGroupRequest(group_name="writers")).body.group.comments == "they read"
    assert names(root.ram.list_groups(ram.ListGroupsRequest()).body.groups.group, "group_name") == ["writers"]

    user(root, "alice")
    root.ram.add_user_to_group(ram.AddUserToGroupRequest(user_name="alice", group_name="writers"))
    with refused(409, "EntityAlreadyExists.User.Group"):
        root.ram.add_user_to_group(ram.AddUserToGroupRequest(user_name="alice", group_name="writers"))
    joined = root.ram.list_groups_for_user(ram.ListGroupsForUserRequest(user_name="alice")).body.groups.group
    assert names(joined, "group_name") == ["writers"]
    members = root.ram.list_users_for_group(ram.ListUsersForGroupRequest(group_name="writers")).body.users.user
    assert names(members, "user_name") == ["alice"]
    with refused(409, "DeleteConflict.Group.User"):
        root.ram.delete_group(ram.DeleteGroupRequest(group_name="writers"))

    root.ram.remove_user_from_group(ram.RemoveUserFromGroupRequest(user_name="alice", group_name="writers"))
    root.ram.delete_group(ram.DeleteGroupRequest(group_name="writers"))
    with refused(404, "EntityNotExist.Group"):
        root.ram.get_group(ram.GetGroupRequest(group_name="writers"))


# Roles.


def test_the_life_of_a_role(root, account):
    made = root.ram.create_role(
        ram.CreateRoleRequest(role_name="Worker", assume_role_policy_document=ECS, description="works")
    ).body.role
    assert made.arn == f"acs:ram::{account.id}:role/worker"
    assert (made.role_name, made.description, made.max_session_duration) == ("Worker", "works", 3_600)
    assert made.assume_role_policy_document == ECS

    trust = trusting(RAM=f"acs:ram::{account.id}:root")
    root.ram.update_role(
        ram.UpdateRoleRequest(
            role_name="Worker", new_assume_role_policy_document=trust, new_max_session_duration=7_200
        )
    )
    found = root.ram.get_role(ram.GetRoleRequest(role_name="worker")).body.role
    assert (found.role_id, found.max_session_duration) == (made.role_id, 7_200)
    assert found.assume_role_policy_document == trust
    assert names(root.ram.list_roles(ram.ListRolesRequest()).body.roles.role, "role_name") == ["Worker"]

    root.ram.delete_role(ram.DeleteRoleRequest(role_name="Worker"))
    with refused(404, "EntityNotExist.Role"):
        root.ram.get_role(ram.GetRoleRequest(role_name="Worker"))


@pytest.mark.parametrize(
    "trust",
    [
        "trust me",
        "[]",
        document(allow("sts:AssumeRole")),
        '{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}',
        '{"Version":"1","Statement":[]}',
        ECS.replace('"Version": "1"', '"Version": "2012-10-17"'),
    ],
)
def test_a_trust_policy_that_makes_no_sense_is_malformed(root, trust):
    with refused(400, "MalformedPolicyDocument"):
        role(root, "Worker", trust)


@pytest.mark.parametrize("longest", [3_599, 43_201])
def test_the_longest_session_of_a_role_has_bounds(root, longest):
    with refused(400, "InvalidParameter.MaxSessionDuration"):
        role(root, "Worker", ECS, longest=longest)


def test_a_role_with_policies_stays(root):
    role(root, "Worker", ECS, "ReadOnlyAccess")
    with refused(409, "DeleteConflict.Role.Policy"):
        root.ram.delete_role(ram.DeleteRoleRequest(role_name="Worker"))


# Policies.


def test_the_life_of_a_policy(root):
    first, second = document(allow("ram:GetUser")), document(allow("ram:ListUsers"))
    made = root.ram.create_policy(
        ram.CreatePolicyRequest(policy_name="Reading", policy_document=first, description="reads")
    ).body.policy
    assert (made.policy_name, made.policy_type, made.default_version) == ("Reading", "Custom", "v1")

    version = root.ram.create_policy_version(
        ram.CreatePolicyVersionRequest(policy_name="Reading", policy_document=second, set_as_default=True)
    ).body.policy_version
    assert (version.version_id, version.is_default_version) == ("v2", True)
    found = root.ram.get_policy(ram.GetPolicyRequest(policy_name="Reading", policy_type="Custom")).body
    assert found.policy.default_version == "v2"
    assert found.default_policy_version.policy_document == second

    kept = root.ram.list_policy_versions(
        ram.ListPolicyVersionsRequest(policy_name="Reading", policy_type="Custom")
    ).body.policy_versions.policy_version
    assert {one.version_id: one.is_default_version for one in kept} == {"v1": False, "v2": True}
    old = root.ram.get_policy_version(
        ram.GetPolicyVersionRequest(policy_name="Reading", policy_type="Custom", version_id="v1")
    ).body.policy_version
    assert old.policy_document == first

    with refused(409, "DeleteConflict.Policy.Version.Default"):
        root.ram.delete_policy_version(ram.DeletePolicyVersionRequest(policy_name="Reading", version_id="v2"))
    with refused(409, "DeleteConflict.Policy.Version"):
        root.ram.delete_policy(ram.DeletePolicyRequest(policy_name="Reading"))
    root.ram.delete_policy_version(ram.DeletePolicyVersionRequest(policy_name="Reading", version_id="v1"))
    root.ram.delete_policy(ram.DeletePolicyRequest(policy_name="Reading"))
    with refused(404, "EntityNotExist.Policy"):
        root.ram.get_policy(ram.GetPolicyRequest(policy_name="Reading", policy_type="Custom"))


def test_a_policy_knows_who_holds_it(root):
    name = policy(root, "Reading", allow("ram:Get*"))
    user(root, "alice")
    attach_to_user(root, "alice", name)
    role(root, "Worker", ECS)
    attach_to_role(root, "Worker", name)
    root.ram.create_group(ram.CreateGroupRequest(group_name="readers"))
    root.ram.attach_policy_to_group(
        ram.AttachPolicyToGroupRequest(group_name="readers", policy_name=name, policy_type="Custom")
    )
    found = root.ram.list_entities_for_policy(
        ram.ListEntitiesForPolicyRequest(policy_name=name, policy_type="Custom")
    ).body
    assert names(found.users.user, "user_name") == ["alice"]
    assert names(found.roles.role, "role_name") == ["Worker"]
    assert names(found.groups.group, "group_name") == ["readers"]

    for listed in (
        root.ram.list_policies_for_user(ram.ListPoliciesForUserRequest(user_name="alice")),
        root.ram.list_policies_for_role(ram.ListPoliciesForRoleRequest(role_name="Worker")),
        root.ram.list_policies_for_group(ram.ListPoliciesForGroupRequest(group_name="readers")),
    ):
        assert names(listed.body.policies.policy, "policy_name") == [name]
    with refused(409, "EntityAlreadyExists.User.Policy"):
        attach_to_user(root, "alice", name)
    with refused(409, "DeleteConflict.Policy.User"):
        root.ram.delete_policy(ram.DeletePolicyRequest(policy_name=name))


def test_the_clouds_own_policies_are_listed_and_cannot_be_changed(root):
    listed = root.ram.list_policies(ram.ListPoliciesRequest(policy_type="System", max_items=1_000)).body
    have = set(names(listed.policies.policy, "policy_name"))
    assert {"AdministratorAccess", "ReadOnlyAccess", "AliyunRAMFullAccess", "AliyunECSFullAccess"} <= have
    found = root.ram.get_policy(
        ram.GetPolicyRequest(policy_name="AdministratorAccess", policy_type="System")
    ).body
    assert '"*"' in found.default_policy_version.policy_document
    with refused(404, "EntityNotExist.Policy"):
        root.ram.delete_policy(ram.DeletePolicyRequest(policy_name="AdministratorAccess"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "{}",
        '{"Version":"1"}',
        '{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:GetUser","Resource":"*"},]}',
        '{"Version":"1","Statement":[{"Effect":"allow","Action":"ram:GetUser","Resource":"*"}]}',
        '{"Version":"1","Statement":[{"Effect":"Allow","Resource":"*"}]}',
        '{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:GetUser"}]}',
        '{"Version":"1","Statement":[{"Effect":"Allow","Action":"everything","Resource":"*"}]}',
        document(allow("ram:GetUser", SomeOperator={"acs:SourceIp": "10.0.0.1"})),
        document(allow("ram:GetUser", IpAddress={"acs:SourceIp": "10.0.0.300"})),
    ],
)
def test_a_policy_that_makes_no_sense_is_malformed(root, text):
    code = "MalformedPolicyDocument" if text else "InvalidParameter.PolicyDocument.Length"
    with refused(400, code):
        root.ram.create_policy(ram.CreatePolicyRequest(policy_name="Odd", policy_document=text))


def test_a_policy_has_a_length(root):
    long = document(allow("ram:GetUser", [f"acs:ram:*:*:user/{number:04}" for number in range(300)]))
    with refused(400, "InvalidParameter.PolicyDocument.Length"):
        root.ram.create_policy(ram.CreatePolicyRequest(policy_name="Long", policy_document=long))


# Tags.


def test_users_roles_and_policies_can_be_tagged(root):
    user(root, "alice")
    tag = ram.TagResourcesRequestTag(key="team", value="blue")
    root.ram.tag_resources(
        ram.TagResourcesRequest(resource_type="user", resource_names=["alice"], tag=[tag])
    )
    request = ram.ListTagResourcesRequest(resource_type="user", resource_names=["alice"])
    (found,) = root.ram.list_tag_resources(request).body.tag_resources
    assert (found.resource_name, found.tag_key, found.tag_value) == ("alice", "team", "blue")
    root.ram.untag_resources(
        ram.UntagResourcesRequest(resource_type="user", resource_names=["alice"], tag_keys=["team"])
    )
    assert root.ram.list_tag_resources(request).body.tag_resources == []
