//! `DescribeInstanceAttribute`

use compute::dedicated_host;
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::stored_attributes::StoredAttributes;
use super::view::{self, Addresses, SecurityGroupIds, VpcAttributes};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::Required;

/// Returns the attributes of one instance.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInstanceAttribute {
    /// Instance.
    instance_id: Required,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    instance_id: String,
    instance_name: String,
    description: String,
    host_name: String,
    region_id: String,
    zone_id: String,
    cluster_id: &'static str,
    vlan_id: &'static str,
    status: &'static str,
    stopped_mode: String,
    image_id: String,
    instance_type: String,
    cpu: u32,
    memory: u32,
    io_optimized: &'static str,
    serial_number: String,
    instance_network_type: &'static str,
    vpc_attributes: VpcAttributes,
    security_group_ids: SecurityGroupIds,
    public_ip_address: Addresses,
    inner_ip_address: Addresses,
    eip_address: Value,
    internet_charge_type: String,
    internet_max_bandwidth_in: i64,
    internet_max_bandwidth_out: i64,
    instance_charge_type: String,
    creation_time: String,
    expired_time: &'static str,
    credit_specification: String,
    dedicated_host_attribute: Value,
    enable_jumbo_frame: bool,
    enable_network_encryption: bool,
    operation_locks: Value,
}

impl Operation for DescribeInstanceAttribute {
    const NAME: &'static str = "DescribeInstanceAttribute";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("InstanceId", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DescribeInstanceAttribute", caller, call, "instance", &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let instance = compute::instance::get(cx.scope(), &input.instance_id)?;
        let (stored, kind, now) = (StoredAttributes::of(&instance.extras), view::kind(&instance), cx.now());
        let host: Vec<_> = stored.dedicated_host_id.as_deref().into_iter().collect();
        let host = dedicated_host::get_many(cx.scope(), &host)?.pop();
        Ok(Output {
            status: view::status(instance.status(now)),
            stopped_mode: view::stopped_mode(&instance, now).to_owned(),
            vpc_attributes: VpcAttributes::of(&instance),
            public_ip_address: view::public(&instance),
            inner_ip_address: Addresses::default(),
            eip_address: view::elastic_address(&instance),
            cluster_id: "",
            vlan_id: "",
            cpu: kind.map_or(0, |kind| kind.vcpus),
            memory: kind.map_or(0, |kind| kind.memory_mib),
            io_optimized: "optimized",
            instance_network_type: "vpc",
            creation_time: time::seconds(instance.created_at),
            expired_time: view::NEVER,
            credit_specification: stored.credit_specification.unwrap_or_default(),
            dedicated_host_attribute: json!({
                "DedicatedHostId": stored.dedicated_host_id.unwrap_or_default(),
                "DedicatedHostName": host.map(|host| host.name).unwrap_or_default(),
            }),
            enable_jumbo_frame: stored.jumbo_frame.unwrap_or(false),
            enable_network_encryption: stored.network_encryption.unwrap_or(false),
            operation_locks: json!({"LockReason": []}),
            internet_charge_type: instance.internet.charge,
            internet_max_bandwidth_in: instance.internet.mbps_in,
            internet_max_bandwidth_out: instance.internet.mbps_out,
            instance_charge_type: instance.charge.kind,
            security_group_ids: SecurityGroupIds { security_group_id: instance.groups },
            instance_type: instance.hardware.type_id,
            instance_id: instance.id,
            instance_name: instance.name,
            description: instance.description,
            host_name: instance.host_name,
            region_id: instance.region,
            zone_id: instance.zone,
            image_id: instance.image_id,
            serial_number: instance.serial_number,
        })
    }
}
