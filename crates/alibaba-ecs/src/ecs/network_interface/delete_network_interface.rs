//! `DeleteNetworkInterface`

use compute::network::interface::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text::in_region;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;

/// Deletes a network interface that no instance has.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteNetworkInterface {
    /// Region of the interface.
    region_id: RegionId,
    /// Interface.
    network_interface_id: Required,
}

impl Operation for DeleteNetworkInterface {
    const NAME: &'static str = "DeleteNetworkInterface";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("NetworkInterfaceId", "eni-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DeleteNetworkInterface", caller, call, "eni", &input.network_interface_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let interface = in_region(cx.scope(), input.region_id, &input.network_interface_id)?;
        delete(cx.scope(), &interface.id)?;
        Ok(Empty {})
    }
}
