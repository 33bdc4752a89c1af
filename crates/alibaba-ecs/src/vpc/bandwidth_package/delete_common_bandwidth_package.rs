//! `DeleteCommonBandwidthPackage`

use compute::network::bandwidth_package::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{about, codes, in_region};
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;

/// Deletes a bandwidth package.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteCommonBandwidthPackage {
    /// Region of the package.
    region_id: RegionId,
    /// Package.
    bandwidth_package_id: Required,
    /// Whether elastic addresses are taken out of it first; no by default.
    #[serde(default)]
    force: bool,
}

impl Operation for DeleteCommonBandwidthPackage {
    const NAME: &'static str = "DeleteCommonBandwidthPackage";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("BandwidthPackageId", "cbwp-bp1vevu8h3ieh9xkca1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        about("vpc:DeleteCommonBandwidthPackage", caller, call, &input.bandwidth_package_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let package = in_region(cx.scope(), input.region_id, &input.bandwidth_package_id)?;
        if matches!(package.internet_charge.as_str(), "PayBy95" | "PayByOld95") {
            return Err(Error::of(codes::PAID_BY_PEAK));
        }
        delete(cx.scope(), &package.id, input.force)?;
        Ok(Empty {})
    }
}
