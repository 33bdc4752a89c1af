//! `DetachNetworkInterface`

use compute::network::interface::detach;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text::{in_region, of_instance};
use crate::ecs::Ecs;
use crate::ecs::checks::{about, one};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::view::Empty;

/// Takes a network interface that is not primary from its instance.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DetachNetworkInterface {
    /// Region of the interface.
    region_id: RegionId,
    /// Interface.
    network_interface_id: Required,
    /// Instance.
    instance_id: Required,
    /// Interface that carries it.
    #[serde(default)]
    trunk_network_instance_id: Text,
}

impl Operation for DetachNetworkInterface {
    const NAME: &'static str = "DetachNetworkInterface";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("NetworkInterfaceId", "eni-bp67acfmxazb4pa1b2c3"),
        ("InstanceId", "i-bp67acfmxazb4pa1b2c3"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:DetachNetworkInterface";
        let instance = about(action, caller, call, "instance", &input.instance_id);
        let trunk = input.trunk_network_instance_id.get();
        one(action, caller, call, "eni", &input.network_interface_id)
            .and(instance)
            .and_if(trunk, |trunk| about(action, caller, call, "eni", trunk))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let interface = in_region(cx.scope(), input.region_id, &input.network_interface_id)?;
        if interface.is_primary {
            return Err(Error::of(codes::interface::DETACH_PRIMARY));
        }
        let trunk = input.trunk_network_instance_id.get();
        detach(cx.scope(), &interface.id, &input.instance_id, trunk).map_err(of_instance)?;
        Ok(Empty {})
    }
}
