"""The examples of `examples/terraform`, with the official provider: apply, plan, change, destroy.

It runs where `YUNBOX_TF_PROVIDERS` names a folder with `terraform-provider-alicloud`, and `tofu` or `terraform` is there.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from clients import Clients, refused
from ksyun_clients import Typed
from sandbox import REPOSITORY, Key, environment, run

PROVIDERS = Path(os.environ.get("YUNBOX_TF_PROVIDERS", "nowhere"))
COMMAND = shutil.which("tofu") or shutil.which("terraform") or str(PROVIDERS / "tofu")
MISSING = not (PROVIDERS / "terraform-provider-alicloud").exists() or not Path(COMMAND).exists()

pytestmark = pytest.mark.skipif(MISSING, reason="YUNBOX_TF_PROVIDERS names no folder with the provider")

# Longest time of one command of Terraform: the provider polls every ten seconds at least.
PATIENCE = 600

CONFIGURATION = """
provider_installation {{
  dev_overrides {{
    "aliyun/alicloud" = "{folder}"
    "kingsoftcloud/ksyun" = "{folder}"
  }}
  direct {{}}
}}
"""


class Terraform:
    """One configuration in a folder of its own, with the environment that `yunbox env` gives."""

    def __init__(self, folder: Path, example: str, sandbox):
        self.folder = folder / example
        shutil.copytree(REPOSITORY / "examples" / "terraform" / example, self.folder)
        cli = folder / "cli.tfrc"
        cli.write_text(CONFIGURATION.format(folder=PROVIDERS))
        exports = run("env", "--format", "dotenv", "--ready-file", str(sandbox.ready_file)).stdout
        pairs = (line.partition("=") for line in exports.splitlines())
        self.variables = {name: value.strip("'") for name, _, value in pairs}
        self.variables |= {"TF_CLI_CONFIG_FILE": str(cli), "CHECKPOINT_DISABLE": "1"}

    def __call__(self, *arguments: str, status: int = 0) -> str:
        done = subprocess.run(
            [COMMAND, *arguments, "-no-color"],
            cwd=self.folder,
            env=environment(**self.variables),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout


def nothing(_sandbox, _outputs: dict) -> None:
    """What is tried with an example that only makes things."""


def lesson(sandbox, outputs: dict) -> None:
    """What the outputs of the policy lesson say, tried with the key that it made."""
    learner = Clients(sandbox, Key(outputs["access_key_id"], outputs["access_key_secret"]))
    kept, launch = outputs["kept_instance_id"], dict(outputs["launch"])
    launch["Tag"] = [{"Key": key, "Value": value} for key, value in launch["Tag"].items()]
    (other,) = (what.split()[-1] for what in outputs["try"] if what.startswith("RunInstances in "))
    wrong = [
        ({"Tag": []}, "Forbidden.RAM", "ImplicitDeny"),
        ({"SecurityGroupId": other}, "Forbidden.RAM", "ImplicitDeny"),
        ({"InternetMaxBandwidthOut": 5}, "Forbidden.RAM", "ExplicitDeny"),
        ({"RamRoleName": "OtherRole"}, "InvalidUser.PassRoleForbidden", "ImplicitDeny"),
    ]
    for changed, code, why in wrong:
        with refused(403, code) as refusal:
            learner.in_ecs("RunInstances", **launch | changed)
        assert sandbox.request(refusal.request_id)["decision"] == why
    (made,) = learner.in_ecs("RunInstances", **launch)["InstanceIdSets"]["InstanceIdSet"]
    learner.in_ecs("StopInstance", InstanceId=kept)
    with refused(403, "Forbidden.RAM") as refusal:
        learner.in_ecs("DeleteInstance", InstanceId=kept)
    assert refusal.detail["NoPermissionType"] == "ExplicitDeny"
    learner.in_ecs("StartInstance", InstanceId=kept)
    learner.in_ecs("StopInstance", InstanceId=made)
    learner.in_ecs("DeleteInstance", InstanceId=made)


@pytest.mark.parametrize(
    ("example", "tried"), [("application-role", nothing), ("web-tier", nothing), ("policy-lesson", lesson)]
)
def test_an_example_is_applied_changed_and_destroyed(example, tried, start, tmp_path):
    sandbox = start("--ephemeral", "--transitions", "instant")
    terraform = Terraform(tmp_path, example, sandbox)
    terraform("apply", "-auto-approve")
    outputs = json.loads(terraform("output", "-json"))
    tried(sandbox, {name: output["value"] for name, output in outputs.items()})
    # 0 says that there is nothing to change, 2 that there is.
    terraform("plan", "-detailed-exitcode")
    changed = ("-var", "instance_name=changed")
    terraform("plan", "-detailed-exitcode", *changed, status=2)
    terraform("apply", "-auto-approve", *changed)
    terraform("plan", "-detailed-exitcode", *changed)
    terraform("destroy", "-auto-approve")
    clients = Clients(sandbox, sandbox.account.key)
    region = {"RegionId": "cn-hangzhou"}
    left = {
        "instances": clients.call("DescribeInstances", "ecs", **region)["TotalCount"],
        "disks": clients.call("DescribeDisks", "ecs", **region)["TotalCount"],
        "key pairs": clients.call("DescribeKeyPairs", "ecs", **region)["TotalCount"],
        "networks": clients.call("DescribeVpcs", "vpc", **region)["TotalCount"],
        "addresses": clients.call("DescribeEipAddresses", "vpc", **region)["TotalCount"],
        "users": len(clients.call("ListUsers")["Users"]["User"]),
    }
    assert set(left.values()) == {0}, left


@pytest.mark.skipif(
    not (PROVIDERS / "terraform-provider-ksyun").exists(), reason="YUNBOX_TF_PROVIDERS has no provider of Kingsoft Cloud"
)
def test_the_example_of_kingsoft_is_applied_changed_and_destroyed(start, tmp_path):
    sandbox = start("--ephemeral", "--transitions", "instant")
    terraform = Terraform(tmp_path, "kingsoft-shop", sandbox)
    terraform("apply", "-auto-approve")
    terraform("plan", "-detailed-exitcode")
    changed = ("-var", "volume_size=40")
    terraform("plan", "-detailed-exitcode", *changed, status=2)
    terraform("apply", "-auto-approve", *changed)
    terraform("plan", "-detailed-exitcode", *changed)
    terraform("destroy", "-auto-approve")
    account = next(one for one in sandbox.ready["clouds"] if one["cloud"] == "kingsoft")
    clients = Typed(sandbox, Key(account["access_key_id"], account["access_key_secret"]))
    left = {
        "instances": clients("kec", "DescribeInstances")["InstancesSet"],
        "models": clients("kec", "DescribeModels")["ModelSet"],
        "networks": clients("vpc", "DescribeVpcs")["VpcSet"],
        "addresses": clients("eip", "DescribeAddresses")["AddressesSet"],
        "volumes": clients("ebs", "DescribeVolumes")["Volumes"],
        "keys": clients("sks", "DescribeKeys")["KeySet"],
    }
    assert not any(left.values()), left
