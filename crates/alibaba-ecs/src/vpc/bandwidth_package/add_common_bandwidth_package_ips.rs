//! `AddCommonBandwidthPackageIp` and `AddCommonBandwidthPackageIps`

use compute::network::bandwidth_package::add;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{about, codes, in_region, refused};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;

/// Puts an elastic address into a bandwidth package.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AddCommonBandwidthPackageIp {
    /// Region of the package.
    region_id: RegionId,
    /// Package.
    bandwidth_package_id: Required,
    /// Address.
    ip_instance_id: Required,
    /// Kind of address: `EIP`.
    #[serde(default)]
    ip_type: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

/// Puts elastic addresses into a bandwidth package: all of them, or none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AddCommonBandwidthPackageIps {
    /// Region of the package.
    region_id: RegionId,
    /// Package.
    bandwidth_package_id: Required,
    /// Up to 10 addresses.
    #[serde(default)]
    ip_instance_ids: Vec<String>,
    /// Kind of address: `EIP`.
    #[serde(default)]
    ip_type: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for AddCommonBandwidthPackageIp {
    const NAME: &'static str = "AddCommonBandwidthPackageIp";
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
        about("vpc:AddCommonBandwidthPackageIp", caller, call, &input.bandwidth_package_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        check_kind(&input.ip_type)?;
        let package = in_region(cx.scope(), input.region_id, &input.bandwidth_package_id)?;
        add(cx.scope(), &package.id, &[&input.ip_instance_id], Some("PrePaid")).map_err(refused)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}

impl Operation for AddCommonBandwidthPackageIps {
    const NAME: &'static str = "AddCommonBandwidthPackageIps";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("BandwidthPackageId", "cbwp-bp1vevu8h3ieh9xkca1b2"),
        ("IpInstanceIds.1", "eip-bp1p69fk3z90wxfsga1b2"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        about("vpc:AddCommonBandwidthPackageIps", caller, call, &input.bandwidth_package_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        check_kind(&input.ip_type)?;
        let addresses: Vec<_> = input.ip_instance_ids.iter().map(String::as_str).collect();
        match addresses.len() {
            0 => return Err(Error::missing("IpInstanceIds")),
            1..=10 => {}
            _ => return Err(Error::invalid("IpInstanceIds")),
        }
        let package = in_region(cx.scope(), input.region_id, &input.bandwidth_package_id)?;
        add(cx.scope(), &package.id, &addresses, Some("PrePaid")).map_err(refused)?;
        Ok(Empty {})
    }
}

fn check_kind(kind: &Text) -> Result<()> {
    match kind.get() {
        None | Some("EIP") => Ok(()),
        Some(_) => Err(Error::of(codes::IP_TYPE_INVALID)),
    }
}
