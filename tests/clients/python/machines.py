"""Networks and instances that tests begin with."""

from __future__ import annotations

import json
from dataclasses import dataclass

from alibabacloud_ecs20140526 import models as ecs
from alibabacloud_vpc20160428 import models as vpc

from clients import REGION, Clients

IMAGE = "aliyun_3_x64_20G_alibase_20240819.vhd"
TYPE = "ecs.g6.large"
ZONE = "cn-hangzhou-i"


@dataclass(frozen=True)
class Network:
    """Where instances are launched."""

    vpc: str
    vswitch: str
    group: str


def network(root: Clients) -> Network:
    """A new network with one vSwitch and one security group."""
    made = root.vpc.create_vpc(vpc.CreateVpcRequest(region_id=REGION, cidr_block="192.168.0.0/16")).body
    vswitch = root.vpc.create_vswitch(
        vpc.CreateVSwitchRequest(
            region_id=REGION, vpc_id=made.vpc_id, zone_id=ZONE, cidr_block="192.168.1.0/24"
        )
    ).body
    group = root.ecs.create_security_group(
        ecs.CreateSecurityGroupRequest(region_id=REGION, vpc_id=made.vpc_id)
    ).body
    return Network(made.vpc_id, vswitch.v_switch_id, group.security_group_id)


def launch(caller: Clients, where: Network, role_name: str | None = None, **more) -> str:
    """Launches one instance, with a role if one is named, and returns its id."""
    request = ecs.RunInstancesRequest(
        region_id=REGION,
        image_id=IMAGE,
        instance_type=TYPE,
        v_switch_id=where.vswitch,
        security_group_id=where.group,
        ram_role_name=role_name,
        **more,
    )
    return caller.ecs.run_instances(request).body.instance_id_sets.instance_id_set[0]


def instances(caller: Clients) -> dict[str, str]:
    """The instances that the caller sees, with their states."""
    found = caller.ecs.describe_instances(ecs.DescribeInstancesRequest(region_id=REGION)).body
    return {one.instance_id: one.status for one in found.instances.instance}


def free_addresses(root: Clients, where: Network) -> int:
    """How many addresses of the vSwitch nobody has."""
    request = vpc.DescribeVSwitchesRequest(region_id=REGION, v_switch_id=where.vswitch)
    (found,) = root.vpc.describe_vswitches(request).body.v_switches.v_switch
    return found.available_ip_address_count


def attach_role(caller: Clients, role_name: str, *ids: str):
    """Gives instances a role; returns the answer."""
    request = ecs.AttachInstanceRamRoleRequest(
        region_id=REGION, ram_role_name=role_name, instance_ids=json.dumps(ids)
    )
    return caller.ecs.attach_instance_ram_role(request).body


def detach_role(caller: Clients, role_name: str | None, *ids: str):
    """Takes a role from instances; returns the answer."""
    request = ecs.DetachInstanceRamRoleRequest(
        region_id=REGION, ram_role_name=role_name, instance_ids=json.dumps(ids)
    )
    return caller.ecs.detach_instance_ram_role(request).body


def roles_of(caller: Clients, *ids: str) -> dict[str, str]:
    """The roles of instances."""
    request = ecs.DescribeInstanceRamRoleRequest(region_id=REGION, instance_ids=json.dumps(ids))
    found = caller.ecs.describe_instance_ram_role(request).body.instance_ram_role_sets.instance_ram_role_set
    return {one.instance_id: one.ram_role_name for one in found}


def ready(caller: Clients, where: Network, role_name: str | None = None, **more) -> str:
    """A launched instance that runs; moves the clock."""
    made = launch(caller, where, role_name, **more)
    caller.sandbox.advance("1m")
    return made


def shown(caller: Clients, instance: str) -> dict:
    """An instance as the list of instances shows it."""
    return only(caller.in_ecs("DescribeInstances", InstanceIds=json.dumps([instance])), "Instances", "Instance")


def listed(answer: dict, *path: str) -> list:
    """The list at a path of an answer."""
    for name in path:
        answer = answer[name]
    return answer


def only(answer: dict, *path: str) -> dict:
    """The one item of the list at a path of an answer."""
    (item,) = listed(answer, *path)
    return item
