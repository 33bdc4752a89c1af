//! `ModifyCommonBandwidthPackageAttribute`

use compute::network::bandwidth_package::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{about, in_region};
use crate::ecs::Result;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;
use crate::vpc::text::{changed, renamed};
use crate::vpc::{Vpc, codes};

/// Changes the name or the description of a bandwidth package.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyCommonBandwidthPackageAttribute {
    /// Region of the package.
    region_id: RegionId,
    /// Package.
    bandwidth_package_id: Required,
    /// New name, 2 to 128 characters; an empty one removes the name.
    name: Option<String>,
    /// New description, 2 to 256 characters; an empty one removes the description.
    description: Option<String>,
}

impl Operation for ModifyCommonBandwidthPackageAttribute {
    const NAME: &'static str = "ModifyCommonBandwidthPackageAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("BandwidthPackageId", "cbwp-bp1vevu8h3ieh9xkca1b2"), ("Name", "desks")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        about("vpc:ModifyCommonBandwidthPackageAttribute", caller, call, &input.bandwidth_package_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let package = in_region(cx.scope(), input.region_id, &input.bandwidth_package_id)?;
        let change = Change {
            name: renamed(input.name.as_deref(), 2, 128, codes::nat_gateway::NAME_MALFORMED)?,
            description: changed(input.description.as_deref(), 256, codes::nat_gateway::DESCRIPTION_MALFORMED)?,
            ..Change::default()
        };
        modify(cx.scope(), &package.id, change)?;
        Ok(Empty {})
    }
}
