//! `AllocatePublicIpAddress`

use compute::instance::allocate_public_address;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Required;

/// Gives an instance a public address. It must have bandwidth to the Internet, and no such address.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AllocatePublicIpAddress {
    /// Instance, which is running or stopped.
    instance_id: Required,
    /// The address that it gets; one is drawn.
    #[serde(default, rename = "IpAddress")]
    _ip_address: Unbuilt,
    /// Virtual LAN of the classic network.
    #[serde(default, rename = "VlanId")]
    _vlan_id: Unbuilt,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    ip_address: String,
}

impl Operation for AllocatePublicIpAddress {
    const NAME: &'static str = "AllocatePublicIpAddress";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("InstanceId", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:AllocatePublicIpAddress", caller, call, "instance", &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let instance = compute::instance::get(cx.scope(), &input.instance_id)?;
        if instance.internet.mbps_out == 0 {
            return Err(Error::of(codes::instance::NO_BANDWIDTH));
        }
        let address = allocate_public_address(cx.scope(), &instance.id)?;
        Ok(Output { ip_address: address.to_string() })
    }
}
