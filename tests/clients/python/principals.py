"""Users, roles and policies that tests begin with."""

from __future__ import annotations

import json

from alibabacloud_ram20150501 import models as ram
from alibabacloud_sts20150401 import models as sts

from clients import Clients
from sandbox import Key


def allow(action, resource="*", **condition) -> dict:
    """A statement that allows."""
    return statement("Allow", action, resource, condition)


def deny(action, resource="*", **condition) -> dict:
    """A statement that denies."""
    return statement("Deny", action, resource, condition)


def statement(effect: str, action, resource, condition: dict) -> dict:
    written = {"Effect": effect, "Action": action, "Resource": resource}
    return written | ({"Condition": condition} if condition else {})


def document(*statements: dict) -> str:
    """A policy document."""
    return json.dumps({"Version": "1", "Statement": list(statements)})


def trusting(condition: dict | None = None, **principal) -> str:
    """A trust policy: `trusting(Service="ecs.aliyuncs.com")`, `trusting(RAM=[...])`."""
    listed = {kind: who if isinstance(who, list) else [who] for kind, who in principal.items()}
    trust = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": listed}
    return json.dumps({"Version": "1", "Statement": [trust | ({"Condition": condition} if condition else {})]})


def account_arn(account: str) -> str:
    """An account, as trust policies name it."""
    return f"acs:ram::{account}:root"


def user(root: Clients, name: str, *system_policies: str) -> Clients:
    """A new user with an access key and some of the cloud's own policies."""
    root.ram.create_user(ram.CreateUserRequest(user_name=name))
    for policy in system_policies:
        attach_to_user(root, name, policy, "System")
    return Clients(root.sandbox, access_key(root, name))


def access_key(root: Clients, user_name: str) -> Key:
    """A new access key of a user."""
    made = root.ram.create_access_key(ram.CreateAccessKeyRequest(user_name=user_name)).body.access_key
    return Key(made.access_key_id, made.access_key_secret)


def role(root: Clients, name: str, trust: str, *system_policies: str, longest: int | None = None) -> str:
    """A new role; returns its resource name."""
    request = ram.CreateRoleRequest(
        role_name=name, assume_role_policy_document=trust, max_session_duration=longest
    )
    made = root.ram.create_role(request).body.role
    for policy in system_policies:
        attach_to_role(root, name, policy, "System")
    return made.arn


def policy(root: Clients, name: str, *statements: dict) -> str:
    """A new custom policy; returns its name."""
    root.ram.create_policy(ram.CreatePolicyRequest(policy_name=name, policy_document=document(*statements)))
    return name


def attach_to_user(root: Clients, name: str, policy_name: str, kind: str = "Custom") -> None:
    request = ram.AttachPolicyToUserRequest(user_name=name, policy_name=policy_name, policy_type=kind)
    root.ram.attach_policy_to_user(request)


def detach_from_user(root: Clients, name: str, policy_name: str, kind: str = "Custom") -> None:
    request = ram.DetachPolicyFromUserRequest(user_name=name, policy_name=policy_name, policy_type=kind)
    root.ram.detach_policy_from_user(request)


def attach_to_role(root: Clients, name: str, policy_name: str, kind: str = "Custom") -> None:
    request = ram.AttachPolicyToRoleRequest(role_name=name, policy_name=policy_name, policy_type=kind)
    root.ram.attach_policy_to_role(request)


def detach_from_role(root: Clients, name: str, policy_name: str, kind: str = "Custom") -> None:
    request = ram.DetachPolicyFromRoleRequest(role_name=name, policy_name=policy_name, policy_type=kind)
    root.ram.detach_policy_from_role(request)


def user_allowed(root: Clients, name: str, *statements: dict) -> Clients:
    """A new user with one custom policy of these statements."""
    clients = user(root, name)
    attach_to_user(root, name, policy(root, f"{name}-policy", *statements))
    return clients


def assume(caller: Clients, role_arn: str, name: str = "session", **more) -> Key:
    """The key of a new session of a role."""
    request = sts.AssumeRoleRequest(role_arn=role_arn, role_session_name=name, **more)
    made = caller.sts.assume_role(request).body.credentials
    return Key(made.access_key_id, made.access_key_secret, made.security_token)


def session(caller: Clients, role_arn: str, name: str = "session", **more) -> Clients:
    """Clients with a new session of a role."""
    return Clients(caller.sandbox, assume(caller, role_arn, name, **more))


def who(caller: Clients) -> str:
    """The caller's own resource name."""
    return caller.sts.get_caller_identity().body.arn


def list_users(caller: Clients) -> list[str]:
    """Names of the users that the caller sees: the tests' usual call that needs a permission."""
    return [user.user_name for user in caller.ram.list_users(ram.ListUsersRequest()).body.users.user]


