//! `RemoveCommonBandwidthPackageIp`

use compute::network::bandwidth_package::remove;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{about, in_region, refused};
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;

/// Takes an elastic address out of a bandwidth package.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RemoveCommonBandwidthPackageIp {
    /// Region of the package.
    region_id: RegionId,
    /// Package.
    bandwidth_package_id: Required,
    /// Address.
    ip_instance_id: Required,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for RemoveCommonBandwidthPackageIp {
    const NAME: &'static str = "RemoveCommonBandwidthPackageIp";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("BandwidthPackageId", "cbwp-bp1vevu8h3ieh9xkca1b2"),
        ("IpInstanceId", "eip-bp1p69fk3z90wxfsga1b2"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        about("vpc:RemoveCommonBandwidthPackageIp", caller, call, &input.bandwidth_package_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let package = in_region(cx.scope(), input.region_id, &input.bandwidth_package_id)?;
        remove(cx.scope(), &package.id, &input.ip_instance_id).map_err(refused)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
