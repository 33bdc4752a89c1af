//! `AttachNetworkInterface`

use compute::network::interface::{At, attach};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text::{in_region, of_instance};
use crate::ecs::Ecs;
use crate::ecs::checks::{about, one};
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::instance_type::limits_of;
use crate::ecs::view::Empty;

/// Attaches a network interface to an instance of its network and zone.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AttachNetworkInterface {
    /// Region of the interface.
    region_id: RegionId,
    /// Interface.
    network_interface_id: Required,
    /// Instance.
    instance_id: Required,
    /// Interface of the instance that carries it, of the type `Trunk`; it is attached by itself by default.
    #[serde(default)]
    trunk_network_instance_id: Text,
    /// Network card, from 0; types without network cards have no other.
    network_card_index: Option<u32>,
    /// Whether the answer waits until the network is ready; it is at once.
    #[serde(rename = "WaitForNetworkConfigurationReady")]
    _wait_for_network_configuration_ready: Option<bool>,
}

impl Operation for AttachNetworkInterface {
    const NAME: &'static str = "AttachNetworkInterface";
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
        let action = "ecs:AttachNetworkInterface";
        let instance = about(action, caller, call, "instance", &input.instance_id);
        let trunk = input.trunk_network_instance_id.get();
        one(action, caller, call, "eni", &input.network_interface_id)
            .and(instance)
            .and_if(trunk, |trunk| about(action, caller, call, "eni", trunk))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let interface = in_region(cx.scope(), input.region_id, &input.network_interface_id)?;
        let trunk = match input.trunk_network_instance_id.get() {
            Some(trunk) => Some(in_region(cx.scope(), input.region_id, trunk)?.id),
            None => None,
        };
        let at =
            At { instance_id: &input.instance_id, trunk: trunk.as_deref(), network_card: input.network_card_index };
        attach(cx.scope(), &interface.id, at, limits_of).map_err(of_instance)?;
        Ok(Empty {})
    }
}
