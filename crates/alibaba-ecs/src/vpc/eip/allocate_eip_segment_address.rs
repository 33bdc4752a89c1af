//! `AllocateEipSegmentAddress`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::{Vpc, codes};

/// Refuses to allocate several addresses in a row, which the sandbox does not have.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AllocateEipSegmentAddress {
    /// Region of the addresses.
    #[serde(rename = "RegionId")]
    _region_id: RegionId,
    /// How many addresses, as the length of a prefix.
    #[serde(rename = "EipMask")]
    _eip_mask: Required,
    /// Most Mbit/s.
    #[serde(default, rename = "Bandwidth")]
    _bandwidth: Text,
    /// Line.
    #[serde(default, rename = "Isp")]
    _isp: Text,
    /// How traffic is paid for.
    #[serde(default, rename = "InternetChargeType")]
    _internet_charge_type: Text,
    /// Kind of network.
    #[serde(default, rename = "Netmode")]
    _netmode: Text,
    /// Zone.
    #[serde(default, rename = "Zone")]
    _zone: Text,
    /// Resource group.
    #[serde(default, rename = "ResourceGroupId")]
    _resource_group_id: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for AllocateEipSegmentAddress {
    const NAME: &'static str = "AllocateEipSegmentAddress";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou"), ("EipMask", "28")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:AllocateEipSegmentAddress", caller, call, "eip", "*")
    }

    fn handle(_: &mut Cx<'_>, _: Self) -> Result<Empty> {
        Err(Error::of(codes::eip::NO_SEGMENT))
    }
}
