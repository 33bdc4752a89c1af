"""Takes the pictures of `docs/console/`: run it by hand after a change of how the console looks, and look at them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from browser import CHROMIUM, Json, Person, instant
from sandbox import REPOSITORY, Key, Sandbox

TRUST = """{
  "Version": "1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "sts:AssumeRole",
      "Principal": { "Service": ["ecs.aliyuncs.com"] }
    }
  ]
}"""
NEARLY = """{
  "Version": "1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "ram:PassRole",
      "Resource": "acs:ram:*:*:role/BackupRole"
    }
  ]
}"""


def furnish(sandbox: Sandbox) -> Key:
    """The tutorial's account, up to the launch that is refused; returns the operator's key."""
    run = Json(sandbox, sandbox.account.key)
    with instant(sandbox):
        vpc = run("vpc/CreateVpc", RegionId="cn-hangzhou", CidrBlock="192.168.0.0/16", VpcName="shop")["VpcId"]
        place = {"RegionId": "cn-hangzhou", "VpcId": vpc}
        subnet = run("vpc/CreateVSwitch", **place, ZoneId="cn-hangzhou-i", CidrBlock="192.168.1.0/24")["VSwitchId"]
        run("vpc/CreateVSwitch", **place, ZoneId="cn-hangzhou-j", CidrBlock="192.168.2.0/24")
        group = run("ecs/CreateSecurityGroup", **place, SecurityGroupName="web")["SecurityGroupId"]
        data = run("ecs/CreateSecurityGroup", **place, SecurityGroupName="data")["SecurityGroupId"]
        web = {"RegionId": "cn-hangzhou", "IpProtocol": "tcp"}
        run("ecs/AuthorizeSecurityGroup", **web, SecurityGroupId=group, PortRange="443/443", SourceCidrIp="0.0.0.0/0")
        run("ecs/AuthorizeSecurityGroup", **web, SecurityGroupId=data, PortRange="3306/3306", SourceGroupId=group)
        run("ram/CreateRole", RoleName="MyApplicationRole", AssumeRolePolicyDocument=TRUST)
        run("ram/CreateUser", UserName="operator")
        made = run("ram/CreateAccessKey", UserName="operator")["AccessKey"]
        run("ram/AttachPolicyToUser", PolicyType="System", PolicyName="AliyunECSFullAccess", UserName="operator")
        run("ram/CreatePolicy", PolicyName="PassBackupRole", PolicyDocument=NEARLY)
        run("ram/AttachPolicyToUser", PolicyType="Custom", PolicyName="PassBackupRole", UserName="operator")
        launch = {
            "RegionId": "cn-hangzhou",
            "ImageId": "aliyun_3_x64_20G_alibase_20240819.vhd",
            "InstanceType": "ecs.g6.large",
            "VSwitchId": subnet,
            "SecurityGroupId": group,
            "InstanceName": "web",
        }
        run("ecs/RunInstances", **launch, RamRoleName="MyApplicationRole")
        key = Key(made["AccessKeyId"], made["AccessKeySecret"])
        operator = Json(sandbox, key)
        operator("ecs/DescribeInstances", RegionId="cn-hangzhou")
        try:
            operator("ecs/RunInstances", **launch, RamRoleName="MyApplicationRole")
        except AssertionError:
            pass
    return key


def take(me: Person, folder: Path, scheme: str) -> None:
    """The main pages, each as it stands in a window."""

    def picture(name: str) -> None:
        me.page.screenshot(path=folder / f"{name}-{scheme}.png")

    me.sign_in(me.sandbox.account.key) if scheme == "light" else sign_in_in_chinese(me)
    me.open("/calls")
    picture("calls")
    me.page.locator("#calls a", has_text="RunInstances").first.click()
    me.page.wait_for_load_state()
    picture("decision")
    me.open("/instances")
    me.page.locator("tbody th a").first.click()
    me.page.wait_for_load_state()
    picture("instance")
    me.open("/lab/check")
    me.page.wait_for_timeout(600)
    picture("lab")
    me.open("/networks")
    picture("networks")


def sign_in_in_chinese(me: Person) -> None:
    me.open("/sign-in")
    me.page.locator("[name=access-key-id]").fill(me.sandbox.account.key.id)
    me.page.locator("[name=access-key-secret]").fill(me.sandbox.account.key.secret)
    me.page.locator("button.main").click()
    me.page.wait_for_load_state()


def main() -> None:
    folder = REPOSITORY / "docs" / "console"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as ours, sync_playwright() as playwright:
        sandbox = Sandbox(Path(ours), "--ephemeral", "--clock", "2026-01-01T09:00:00Z", "--seed", "1")
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        furnish(sandbox)
        for scheme, locale in [("light", "en-GB"), ("dark", "zh-CN")]:
            context = chromium.new_context(
                color_scheme=scheme, locale=locale, viewport={"width": 1280, "height": 860}
            )
            take(Person(context.new_page(), sandbox), folder, scheme)
        chromium.close()
        sandbox.stop()


if __name__ == "__main__":
    main()
