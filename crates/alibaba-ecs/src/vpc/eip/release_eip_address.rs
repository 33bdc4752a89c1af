//! `ReleaseEipAddress`

use compute::network::elastic_address::release;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text;
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::{Vpc, codes};

/// Releases an elastic address that nothing has.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ReleaseEipAddress {
    /// Region of the address.
    region_id: Option<RegionId>,
    /// Address.
    allocation_id: Required,
}

impl Operation for ReleaseEipAddress {
    const NAME: &'static str = "ReleaseEipAddress";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("AllocationId", "eip-bp1p69fk3z90wxfsga1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ReleaseEipAddress", caller, call, "eip", &input.allocation_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let elastic = text::in_region(cx.scope(), input.region_id, &input.allocation_id)?;
        if elastic.charge == "PrePaid" {
            return Err(Error::of(codes::eip::PREPAID));
        }
        release(cx.scope(), &elastic.id)?;
        Ok(Empty {})
    }
}
