"""IMS through its own SDK: the users of RAM under the names of the newer interface."""

import json

import pytest
from alibabacloud_ims20190815 import models as ims
from alibabacloud_ram20150501 import models as ram

from clients import Clients, refused
from principals import access_key, user, who


@pytest.fixture
def named(account):
    """The name of a user with the domain of the test's account."""
    return lambda name: f"{name}@{account.id}.onaliyun.com"


def test_a_user_made_here_is_seen_in_ram_and_the_other_way_round(root, named):
    tag = ims.CreateUserRequestTag(key="team", value="web")
    request = ims.CreateUserRequest(user_principal_name=named("ana"), display_name="Ana", tag=[tag])
    made = root.ims.create_user(request).body.user
    assert (made.provision_type, made.tags.tag[0].tag_value) == ("Manual", "web")
    seen = root.ram.get_user(ram.GetUserRequest(user_name="ana")).body.user
    assert (seen.user_id, seen.display_name) == (made.user_id, "Ana")
    root.ram.update_user(ram.UpdateUserRequest(user_name="ana", new_user_name="bea"))
    got = root.ims.get_user(ims.GetUserRequest(user_id=made.user_id)).body.user
    assert (got.user_name, got.user_principal_name) == ("bea", named("bea"))
    listed = root.ims.list_users(ims.ListUsersRequest()).body
    assert ([one.status for one in listed.users.user], listed.is_truncated) == (["active"], False)
    root.ims.delete_user(ims.DeleteUserRequest(user_principal_name=named("bea")))
    with refused(404, "EntityNotExist.User"):
        root.ram.get_user(ram.GetUserRequest(user_name="bea"))


def test_users_join_groups_that_have_a_name_to_show(root, named):
    root.ram.create_user(ram.CreateUserRequest(user_name="ana"))
    made = root.ims.create_group(ims.CreateGroupRequest(group_name="staff", display_name="The staff")).body.group
    root.ims.add_user_to_group(ims.AddUserToGroupRequest(group_name="staff", user_principal_name=named("ana")))
    members = root.ims.list_users_for_group(ims.ListUsersForGroupRequest(group_name="staff")).body.users.user
    assert [member.user_principal_name for member in members] == [named("ana")]
    request = ims.ListGroupsForUserRequest(user_principal_name=named("ana"))
    groups = root.ims.list_groups_for_user(request).body.groups.group
    assert [(group.group_id, group.display_name) for group in groups] == [(made.group_id, "The staff")]


def test_tags_are_put_on_read_and_taken_off(root, named):
    root.ram.create_user(ram.CreateUserRequest(user_name="ana"))
    tags = [ims.TagResourcesRequestTag(key="env", value="test")]
    names = [named("ana")]
    root.ims.tag_resources(ims.TagResourcesRequest(resource_type="user", resource_principal_name=names, tag=tags))
    asked = ims.ListTagResourcesRequest(resource_type="user", resource_principal_name=names)
    listed = root.ims.list_tag_resources(asked).body.tag_resources.tag_resource
    assert [(one.tag_key, one.tag_value) for one in listed] == [("env", "test")]
    root.ims.untag_resources(
        ims.UntagResourcesRequest(resource_type="user", resource_principal_name=names, tag_key=["env"])
    )
    assert root.ims.list_tag_resources(asked).body.tag_resources.tag_resource == []


def test_a_key_that_is_bound_to_other_networks_is_refused(root, named):
    ana = user(root, "ana")
    key = {"user_principal_name": named("ana"), "user_access_key_id": ana.key.id}
    with refused(404, "EntityNotExist.AccessKeyPolicy"):
        root.ims.get_access_key_policy(ims.GetAccessKeyPolicyRequest(**key))

    def bind(status: str, *blocks: str) -> dict:
        statements = [{"Type": "ClassicWhiteList", "IPList": list(blocks)}] if blocks else []
        policy = json.dumps({"Status": status, "Statements": statements})
        root.ims.set_access_key_policy(ims.SetAccessKeyPolicyRequest(access_key_policy=policy, **key))
        got = root.ims.get_access_key_policy(ims.GetAccessKeyPolicyRequest(**key)).body
        return json.loads(got.access_key_policy)

    who(ana)
    assert bind("Active", "192.0.2.0/24")["Version"] == 1
    with refused(403, "Forbidden.AccessKeyPolicy"):
        who(ana)
    bind("Active", "127.0.0.0/8")
    who(ana)
    assert bind("Inactive") == {"Version": 1, "Status": "Inactive", "Statements": []}


def test_sign_in_is_set_up_and_the_domain_follows_the_alias(root, named):
    root.ram.create_user(ram.CreateUserRequest(user_name="ana"))
    request = ims.CreateLoginProfileRequest(user_principal_name=named("ana"), password="an-Example-0")
    profile = root.ims.create_login_profile(request).body.login_profile
    assert (profile.status, profile.mfabind_required) == ("Active", False)
    policy = root.ims.set_password_policy(ims.SetPasswordPolicyRequest(minimum_password_length=12)).body
    assert policy.password_policy.minimum_password_length == 12
    choices = ims.SetSecurityPreferenceRequest(verification_types=["sms"], mfaoperation_for_login="adaptive")
    preference = root.ims.set_security_preference(choices).body.security_preference
    assert preference.verification_preference.verification_types == ["sms"]
    info = root.ims.get_user_mfainfo(ims.GetUserMFAInfoRequest(user_principal_name=named("ana"))).body
    assert info.is_mfaenable is False
    root.ims.create_virtual_mfadevice(ims.CreateVirtualMFADeviceRequest(virtual_mfadevice_name="phone"))
    assert root.ims.get_account_summary().body.summary_map.mfadevices == 1
    domain = f"org-{root.key.id[-12:].lower()}.onaliyun.com"
    root.ims.set_default_domain(ims.SetDefaultDomainRequest(default_domain_name=domain))
    assert root.ims.get_default_domain().body.default_domain_name == domain
    got = root.ims.get_user(ims.GetUserRequest(user_principal_name=f"ana@{domain}")).body.user
    assert got.user_principal_name == f"ana@{domain}"


def test_the_last_use_of_a_key_names_the_service(root, named):
    root.ram.create_user(ram.CreateUserRequest(user_name="ana"))
    key = access_key(root, "ana")
    who(Clients(root.sandbox, key))
    request = ims.GetAccessKeyLastUsedRequest(user_principal_name=named("ana"), user_access_key_id=key.id)
    used = root.ims.get_access_key_last_used(request).body.access_key_last_used
    assert (used.service_name, len(used.last_used_date)) == ("Sts", 20)
