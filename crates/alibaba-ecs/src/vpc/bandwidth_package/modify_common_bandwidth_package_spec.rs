//! `ModifyCommonBandwidthPackageSpec`

use compute::network::bandwidth_package::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{about, in_region, mbps};
use crate::ecs::Result;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;
use crate::vpc::Vpc;

/// Changes the bandwidth of a bandwidth package.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyCommonBandwidthPackageSpec {
    /// Region of the package.
    region_id: RegionId,
    /// Package.
    bandwidth_package_id: Required,
    /// Most Mbit/s.
    bandwidth: i64,
}

impl Operation for ModifyCommonBandwidthPackageSpec {
    const NAME: &'static str = "ModifyCommonBandwidthPackageSpec";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("BandwidthPackageId", "cbwp-bp1vevu8h3ieh9xkca1b2"), ("Bandwidth", "50")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        about("vpc:ModifyCommonBandwidthPackageSpec", caller, call, &input.bandwidth_package_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let package = in_region(cx.scope(), input.region_id, &input.bandwidth_package_id)?;
        let change = Change { mbps: Some(mbps(input.bandwidth)?), ..Change::default() };
        modify(cx.scope(), &package.id, change)?;
        Ok(Empty {})
    }
}
