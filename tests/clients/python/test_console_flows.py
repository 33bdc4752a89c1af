"""Both tutorials "an application uses a role instead of keys", and the lesson about passing a role, in the console."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from browser import Json, Person, browser, instant, person  # noqa: F401
from sandbox import Key


def alibaba_network(sandbox, account) -> None:
    """A VPC with a vSwitch and a security group."""
    run = Json(sandbox, account.key)
    with instant(sandbox):
        vpc = run("vpc/CreateVpc", RegionId="cn-hangzhou", CidrBlock="192.168.0.0/16")["VpcId"]
        place = {"RegionId": "cn-hangzhou", "VpcId": vpc}
        run("vpc/CreateVSwitch", **place, ZoneId="cn-hangzhou-i", CidrBlock="192.168.1.0/24")
        run("ecs/CreateSecurityGroup", **place)


def create_role(me: Person, name: str) -> None:
    """The dialog of either cloud: a trusted service of the cloud, and a name."""
    me.open("/identities/roles")
    me.page.get_by_label(re.compile("Cloud service$")).check()
    me.page.get_by_label("Name").fill(name)
    me.press("Create role")
    assert me.heading == f"Who may take role {name}, and what may it do?"


def attach(me: Person, page: str, policy: str) -> None:
    """Attaches a policy on the page of a user or a role."""
    me.open(page)
    me.page.locator("select[name=policy]").select_option(label=policy)
    me.press("Attach")
    expect(me.page.get_by_role("link", name=policy, exact=True)).to_be_visible()


def new_key(me: Person, user: str) -> Key:
    """A user with an access key, whose secret is shown this once."""
    me.open("/identities/users")
    me.page.get_by_label("Name").fill(user)
    me.press("Create user")
    me.press("Create access key")
    values = me.page.locator("dl.facts code")
    key = Key(values.nth(0).inner_text(), values.nth(1).inner_text())
    me.open(f"/identities/users/{user}")
    assert key.id in me.text and key.secret not in me.page.content()
    return key


def call_as_application(me: Person, operation: str) -> str:
    """A call as the application in the first instance of the list; returns the verdict."""
    me.open("/instances")
    me.page.locator("tbody th a").first.click()
    me.page.get_by_label("Operation").select_option(label=operation)
    me.press("Call")
    return me.page.locator("main .verdict").first.inner_text()


def test_alibaba_clouds_tutorial(sandbox, account, person):
    alibaba_network(sandbox, account)
    root = person()
    root.sign_in(account.key)

    # The role, with the service that it trusts.
    create_role(root, "MyApplicationRole")
    assert "ecs.aliyuncs.com" in root.page.get_by_label("Trust policy").input_value()
    attach(root, "/identities/roles/MyApplicationRole", "AliyunSTSAssumeRoleAccess")

    # The user may manage instances, and may not pass the role.
    key = new_key(root, "operator")
    attach(root, "/identities/users/operator", "AliyunECSFullAccess")
    operator = person()
    operator.sign_in(key)
    operator.open("/instances/launch")
    operator.page.get_by_text("Advanced Options").click()
    # The user may not list roles either, and knows the name.
    operator.page.get_by_label("RAM role").fill("MyApplicationRole")
    operator.press("Launch instances")
    assert operator.heading == "Why was Ecs:RunInstances refused?"
    assert "InvalidUser.PassRoleForbidden" in operator.text
    refused = operator.page.url
    expect(operator.page.locator("details[open] > summary h2")).to_have_text(re.compile("Refused ram:PassRole"))
    assert "No statement of the identity policies allows it." in operator.text

    # The user sees what would help, and may not do it.
    operator.press("Make this change")
    assert operator.heading == "Why was Ram:CreatePolicy refused?"

    # The administrator may, with one click; the launch passes when it is tried again.
    root.page.goto(refused)
    root.press("Make this change")
    assert "The change is made" in root.text
    operator.page.goto(refused)
    operator.press("Try the call again")
    assert operator.heading == "Why was Ecs:RunInstances allowed?"

    # The metadata hands out credentials, with the command that reads them.
    sandbox.advance("1m")
    root.open("/instances")
    assert "Running" in root.text and "MyApplicationRole" in root.text
    root.page.locator("tbody th a").first.click()
    assert "curl http://100.100.100.200/latest/meta-data/ram/security-credentials/MyApplicationRole" in root.text
    assert "They end at" in root.text

    # The application is refused, is allowed at once when the policy is attached, and is refused again.
    assert "Refused" in call_as_application(root, "Ecs:DescribeInstances")
    assert "Forbidden.RAM" in root.text
    attach(root, "/identities/roles/MyApplicationRole", "AliyunECSReadOnlyAccess")
    assert "Allowed" in call_as_application(root, "Ecs:DescribeInstances")
    root.open("/identities/roles/MyApplicationRole")
    root.press("Detach AliyunECSReadOnlyAccess")
    assert "Refused" in call_as_application(root, "Ecs:DescribeInstances")

    # The menu of the row takes the role away.
    root.open("/instances")
    root.page.get_by_label(re.compile("More for")).click()
    root.page.get_by_role("link", name="Attach/Detach RAM Role").click()
    root.page.get_by_label("Unbind").check()
    root.press("OK")
    root.page.locator("tbody th a").first.click()
    assert "hands out no credentials" in root.text


def test_kingsoft_clouds_tutorial(sandbox, person):
    account = sandbox.new_account("kingsoft")
    run = Json(sandbox, account.key, "kingsoft")
    vpc = run("vpc/CreateVpc", CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    run("vpc/CreateSubnet", VpcId=vpc, CidrBlock="10.0.1.0/24", SubnetType="Normal")
    run("vpc/CreateSecurityGroup", VpcId=vpc, SecurityGroupName="web")
    root = person()
    root.sign_in(account.key, "kingsoft")
    create_role(root, "app")
    assert "kec" in root.text

    # Two instances, launched together.
    root.open("/instances/launch")
    root.page.get_by_label("Number of instances").fill("2")
    root.press("Launch instances")
    sandbox.advance("1m")

    # A user who may only read cannot give them the role.
    key = new_key(root, "operator")
    attach(root, "/identities/users/operator", "KECReadOnlyAccess")
    operator = person()
    operator.sign_in(key, "kingsoft")

    def assign_to_all() -> None:
        """Select all, More, Assign/Remove IAM Role, Bind, the role, OK."""
        operator.open("/instances")
        operator.page.get_by_label("Select all instances").check()
        operator.page.locator(".tools summary").click()
        operator.press("Assign/Remove IAM Role")
        operator.page.get_by_label("Bind", exact=True).check()
        operator.page.get_by_label("IAM role").select_option("app")
        operator.press("OK")

    assign_to_all()
    assert operator.heading == "Why was kec:AttachInstancesIamRole refused?"
    attach(root, "/identities/users/operator", "KECAdminFullAccess")
    assign_to_all()
    assert operator.page.locator("tbody td:nth-child(6)").all_inner_texts() == ["app", "app"]

    # The metadata has the layout of the tutorial, and the permission counts at once, either way.
    root.open("/instances")
    root.page.locator("tbody th a").first.click()
    assert "curl http://global.cloudinit.sdns.ksyun.com:8775/latest/iam" in root.text
    assert "Refused" in call_as_application(root, "kec:DescribeInstances")
    attach(root, "/identities/roles/app", "KECReadOnlyAccess")
    assert "Allowed" in call_as_application(root, "kec:DescribeInstances")
    root.open("/identities/roles/app")
    root.press("Detach KECReadOnlyAccess")
    assert "Refused" in call_as_application(root, "kec:DescribeInstances")


def test_a_role_is_made_where_the_instance_is_launched(sandbox, account, person):
    alibaba_network(sandbox, account)
    root = person()
    root.sign_in(account.key)
    root.open("/instances/launch")
    root.page.get_by_text("Advanced Options").click()
    root.page.get_by_label("Or a new role for the instances, by name").fill("fresh")
    root.press("Launch instances")
    assert "fresh" in root.text
    root.open("/identities/roles/fresh")
    assert "ecs.aliyuncs.com" in root.page.get_by_label("Trust policy").input_value()


def test_the_policy_that_was_one_name_away_is_widened(sandbox, account, person):
    """The smallest change is a value in a policy that is there; the element that failed is marked in its text."""
    run = Json(sandbox, account.key)
    document = '{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:GetUser","Resource":"acs:ram:*:*:user/bob"}]}'
    run("ram/CreatePolicy", PolicyName="look", PolicyDocument=document)
    root = person()
    root.sign_in(account.key)
    key = new_key(root, "alice")
    attach(root, "/identities/users/alice", "look")
    alice = person()
    alice.sign_in(key)
    alice.open("/identities/users/alice")
    assert alice.heading == "Why was Ram:GetUser refused?"
    marked = alice.page.locator("mark.failed")
    expect(marked).to_have_text('"Resource":"acs:ram:*:*:user/bob"')
    asked = alice.page.locator(".gate dl.asked")
    assert re.sub(r"\s+", " ", asked.inner_text()) == (
        f"asked for acs:ram:*:*:user/bob seen acs:ram:*:{account.id}:user/alice"
    )
    refused = alice.page.url
    root.page.goto(refused)
    expect(root.page.locator(".suggestion").first).to_contain_text("Add to Resource")
    root.page.locator(".suggestion button").first.click()
    root.open("/identities/policies/look")
    assert f"acs:ram:*:{account.id}:user/alice" in root.text
    alice.page.goto(refused)
    alice.press("Try the call again")
    assert alice.heading == "Why was Ram:GetUser allowed?"
