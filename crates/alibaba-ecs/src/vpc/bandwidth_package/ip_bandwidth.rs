//! `ModifyCommonBandwidthPackageIpBandwidth` and `CancelCommonBandwidthPackageIpBandwidth`

use compute::network::bandwidth_package::limit;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{about, in_region, mbps, refused};
use crate::ecs::Result;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;
use crate::vpc::Vpc;

/// Limits how much of a bandwidth package an elastic address may use.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyCommonBandwidthPackageIpBandwidth {
    /// Region of the package.
    region_id: RegionId,
    /// Package.
    bandwidth_package_id: Required,
    /// Address in it.
    eip_id: Required,
    /// Most Mbit/s of the address, at most those of the package.
    bandwidth: i64,
}

/// Lets an elastic address use all of its bandwidth package again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CancelCommonBandwidthPackageIpBandwidth {
    /// Region of the package.
    region_id: RegionId,
    /// Package.
    bandwidth_package_id: Required,
    /// Address in it.
    eip_id: Required,
}

impl Operation for ModifyCommonBandwidthPackageIpBandwidth {
    const NAME: &'static str = "ModifyCommonBandwidthPackageIpBandwidth";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("BandwidthPackageId", "cbwp-bp1vevu8h3ieh9xkca1b2"),
        ("EipId", "eip-bp1p69fk3z90wxfsga1b2"),
        ("Bandwidth", "10"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        about("vpc:ModifyCommonBandwidthPackageIpBandwidth", caller, call, &input.bandwidth_package_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let package = in_region(cx.scope(), input.region_id, &input.bandwidth_package_id)?;
        let most = Some(mbps(input.bandwidth)?);
        limit(cx.scope(), &package.id, &input.eip_id, most).map_err(refused)?;
        Ok(Empty {})
    }
}

impl Operation for CancelCommonBandwidthPackageIpBandwidth {
    const NAME: &'static str = "CancelCommonBandwidthPackageIpBandwidth";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("BandwidthPackageId", "cbwp-bp1vevu8h3ieh9xkca1b2"),
        ("EipId", "eip-bp1p69fk3z90wxfsga1b2"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        about("vpc:CancelCommonBandwidthPackageIpBandwidth", caller, call, &input.bandwidth_package_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let package = in_region(cx.scope(), input.region_id, &input.bandwidth_package_id)?;
        limit(cx.scope(), &package.id, &input.eip_id, None).map_err(refused)?;
        Ok(Empty {})
    }
}
