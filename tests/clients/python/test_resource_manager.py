"""Resource Management through its own SDK: every answer must fit the SDK's models."""

import json

import pytest
from alibabacloud_ram20150501 import models as ram
from alibabacloud_resourcemanager20200331 import models as rm

from clients import refused
from principals import allow, document, trusting, user

ECS = trusting(Service="ecs.aliyuncs.com")


def make_role(root, name: str, **more):
    request = rm.CreateRoleRequest(role_name=name, assume_role_policy_document=ECS, **more)
    return root.resource_manager.create_role(request).body.role


def test_a_role_made_here_is_seen_in_ram_and_the_other_way_round(root, account):
    made = make_role(root, "Ops", description="first", max_session_duration=7200)
    assert made.role_principal_name == f"Ops@role.{account.id}.onaliyunservice.com"
    found = root.ram.get_role(ram.GetRoleRequest(role_name="Ops")).body.role
    assert (found.role_id, found.max_session_duration) == (made.role_id, 7200)
    root.ram.update_role(ram.UpdateRoleRequest(role_name="Ops", new_description="second"))
    role = root.resource_manager.get_role(rm.GetRoleRequest(role_name="Ops")).body.role
    assert (role.description, role.is_service_linked_role) == ("second", False)
    root.resource_manager.delete_role(rm.DeleteRoleRequest(role_name="Ops"))
    with refused(404, "EntityNotExist.Role"):
        root.ram.get_role(ram.GetRoleRequest(role_name="Ops"))


def test_roles_are_listed_by_page_number(root):
    for number in range(5):
        make_role(root, f"role-{number}")
    seen = []
    for page in (1, 2, 3):
        body = root.resource_manager.list_roles(rm.ListRolesRequest(page_number=page, page_size=2)).body
        assert (body.total_count, body.page_number, body.page_size) == (5, page, 2)
        seen += [role.role_name for role in body.roles.role]
    assert seen == [f"role-{number}" for number in range(5)]
    with refused(400, "InvalidParameter.PageSize"):
        root.resource_manager.list_roles(rm.ListRolesRequest(page_size=101))


def test_the_life_of_a_policy(root):
    text = document(allow("ecs:Describe*"))
    root.resource_manager.create_policy(rm.CreatePolicyRequest(policy_name="Reader", policy_document=text))
    version = root.resource_manager.create_policy_version(
        rm.CreatePolicyVersionRequest(policy_name="Reader", policy_document=text, set_as_default=True)
    ).body.policy_version
    assert (version.version_id, version.is_default_version) == ("v2", True)
    found = root.resource_manager.get_policy(rm.GetPolicyRequest(policy_name="Reader", policy_type="Custom")).body.policy
    assert (found.default_version, json.loads(found.policy_document)) == ("v2", json.loads(text))
    listed = root.resource_manager.list_policy_versions(
        rm.ListPolicyVersionsRequest(policy_name="Reader", policy_type="Custom")
    ).body.policy_versions.policy_version
    assert [one.version_id for one in listed] == ["v2", "v1"]
    root.resource_manager.delete_policy_version(rm.DeletePolicyVersionRequest(policy_name="Reader", version_id="v1"))
    mine = root.resource_manager.list_policies(rm.ListPoliciesRequest(policy_type="Custom")).body
    assert [policy.policy_name for policy in mine.policies.policy] == ["Reader"]
    root.resource_manager.delete_policy(rm.DeletePolicyRequest(policy_name="Reader"))
    with refused(404, "EntityNotExist.Policy"):
        root.resource_manager.get_policy(rm.GetPolicyRequest(policy_name="Reader", policy_type="Custom"))


@pytest.mark.parametrize("scope", ["account", "default group"])
def test_a_policy_is_attached_by_the_principals_name(root, account, scope):
    user(root, "alice")
    groups = root.resource_manager.list_resource_groups(rm.ListResourceGroupsRequest()).body.resource_groups
    where = account.id if scope == "account" else groups.resource_group[0].id
    pair = {
        "policy_name": "ReadOnlyAccess",
        "policy_type": "System",
        "principal_name": f"alice@{account.id}.onaliyun.com",
        "principal_type": "IMSUser",
        "resource_group_id": where,
    }
    root.resource_manager.attach_policy(rm.AttachPolicyRequest(**pair))
    listed = root.resource_manager.list_policy_attachments(rm.ListPolicyAttachmentsRequest(**pair)).body
    (attached,) = listed.policy_attachments.policy_attachment
    assert {name: getattr(attached, name) for name in pair} == pair
    root.resource_manager.detach_policy(rm.DetachPolicyRequest(**pair))
    with refused(404, "EntityNotExist.User.Policy"):
        root.resource_manager.detach_policy(rm.DetachPolicyRequest(**pair))


def test_the_life_of_a_service_linked_role(root):
    make = rm.CreateServiceLinkedRoleRequest(service_name="ops.elasticsearch.aliyuncs.com")
    made = root.resource_manager.create_service_linked_role(make).body.role
    assert (made.role_name, made.is_service_linked_role) == ("AliyunServiceRoleForElasticsearchOps", True)
    with refused(409, "EntityAlreadyExists.Role"):
        root.resource_manager.create_service_linked_role(make)
    template = root.ram.get_service_linked_role_template(
        ram.GetServiceLinkedRoleTemplateRequest(service_name="ops.elasticsearch.aliyuncs.com")
    ).body.service_linked_role_template
    assert template.role_name_prefix == made.role_name
    assert [one.language for one in template.role_descriptions.role_description] == ["en-US", "zh-CN"]
    role = root.ram.get_role(ram.GetRoleRequest(role_name=made.role_name)).body.role
    assert role.is_service_linked_role
    task = root.resource_manager.delete_service_linked_role(
        rm.DeleteServiceLinkedRoleRequest(role_name=made.role_name)
    ).body.deletion_task_id
    status = root.resource_manager.get_service_linked_role_deletion_status(
        rm.GetServiceLinkedRoleDeletionStatusRequest(deletion_task_id=task)
    ).body
    assert status.status == "SUCCEEDED"
    with refused(404, "EntityNotExist.Role"):
        root.ram.get_role(ram.GetRoleRequest(role_name=made.role_name))


def test_the_default_resource_group(root, account):
    (listed,) = root.resource_manager.list_resource_groups(
        rm.ListResourceGroupsRequest(status="OK")
    ).body.resource_groups.resource_group
    assert (listed.name, listed.account_id, listed.status) == ("default", account.id, "OK")
    found = root.resource_manager.get_resource_group(
        rm.GetResourceGroupRequest(resource_group_id=listed.id)
    ).body.resource_group
    assert {region.status for region in found.region_statuses.region_status} == {"OK"}
    with refused(404, "EntityNotExists.ResourceGroup"):
        root.resource_manager.get_resource_group(rm.GetResourceGroupRequest(resource_group_id="rg-none"))
