//! `AttachNetworkInterface`

use alibaba_core::catalogue::catalogue;
use compute::network::interface::attach;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text::{in_region, of_instance};
use crate::ecs::Ecs;
use crate::ecs::checks::{about, one};
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required};
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
    /// Interface that carries it; there is none.
    #[serde(default, rename = "TrunkNetworkInstanceId")]
    _trunk_network_instance_id: Unbuilt,
    /// Network card; each instance has one, whose number is 0.
    #[serde(default, rename = "NetworkCardIndex")]
    _network_card_index: Unbuilt,
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
        one(action, caller, call, "eni", &input.network_interface_id).and(instance)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let interface = in_region(cx.scope(), input.region_id, &input.network_interface_id)?;
        let most = |kind: &str| catalogue().instance_type(kind).map_or(1, |kind| kind.network_interfaces);
        attach(cx.scope(), &interface.id, &input.instance_id, most).map_err(of_instance)?;
        Ok(Empty {})
    }
}
