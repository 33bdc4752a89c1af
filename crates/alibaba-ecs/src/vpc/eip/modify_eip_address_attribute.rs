//! `ModifyEipAddressAttribute`

use compute::network::elastic_address::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text;
use crate::ecs::Result;
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::vpc::Vpc;

/// Changes the name, the description or the bandwidth of an elastic address.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyEipAddressAttribute {
    /// Region of the address.
    region_id: Option<RegionId>,
    /// Address.
    allocation_id: Required,
    /// Most Mbit/s.
    #[serde(default)]
    bandwidth: Text,
    /// New name; an empty one removes the name.
    name: Option<String>,
    /// New description; an empty one removes the description.
    description: Option<String>,
}

impl Operation for ModifyEipAddressAttribute {
    const NAME: &'static str = "ModifyEipAddressAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("AllocationId", "eip-bp1p69fk3z90wxfsga1b2"), ("Bandwidth", "10")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ModifyEipAddressAttribute", caller, call, "eip", &input.allocation_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let elastic = text::in_region(cx.scope(), input.region_id, &input.allocation_id)?;
        let mbps = input.bandwidth.get().map(|given| text::mbps(given, &elastic.charge, &elastic.internet_charge));
        let change = Change {
            name: input.name.as_deref().map(|name| text::name(Some(name))).transpose()?,
            description: input.description.as_deref().map(|remark| text::description(Some(remark))).transpose()?,
            mbps: mbps.transpose()?,
            ..Change::default()
        };
        modify(cx.scope(), &elastic.id, change)?;
        Ok(Empty {})
    }
}
