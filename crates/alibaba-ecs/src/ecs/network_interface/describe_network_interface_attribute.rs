//! `DescribeNetworkInterfaceAttribute`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text::in_region;
use super::view::{Beside, View};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required, Text};

/// Shows a network interface.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeNetworkInterfaceAttribute {
    /// Region of the interface.
    region_id: RegionId,
    /// Interface.
    network_interface_id: Required,
    /// What is asked about, such as `attachment`; everything is shown.
    #[serde(default, rename = "Attribute")]
    _attribute: Text,
}

impl Operation for DescribeNetworkInterfaceAttribute {
    const NAME: &'static str = "DescribeNetworkInterfaceAttribute";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("NetworkInterfaceId", "eni-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = View;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DescribeNetworkInterfaceAttribute", caller, call, "eni", &input.network_interface_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<View> {
        let interface = in_region(cx.scope(), input.region_id, &input.network_interface_id)?;
        let beside = Beside::of(cx.scope(), std::slice::from_ref(&interface))?;
        Ok(beside.view(interface))
    }
}
