//! `DeletionProtection`

use compute::network::elastic_address::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::{Vpc, codes};

/// Protects a resource from being released, or no longer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeletionProtection {
    /// Region of the resource.
    region_id: RegionId,
    /// Resource.
    instance_id: Required,
    /// Kind: `EIP`. Of the kinds `CBWP` and `NATGW` the sandbox has no things.
    #[serde(rename = "Type")]
    kind: Required,
    /// Whether it is protected.
    protection_enable: bool,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for DeletionProtection {
    const NAME: &'static str = "DeletionProtection";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("InstanceId", "eip-bp1p69fk3z90wxfsga1b2"),
        ("Type", "EIP"),
        ("ProtectionEnable", "true"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let kind = match input.kind.to_uppercase().as_str() {
            "NATGW" => "natgateway",
            "CBWP" => "commonbandwidthpackage",
            _ => "eip",
        };
        one("vpc:DeletionProtection", caller, call, kind, &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        match input.kind.to_uppercase().as_str() {
            "EIP" => {}
            "NATGW" | "CBWP" => return Err(Error::of(codes::eip::HOLDER_NOT_FOUND)),
            _ => return Err(Error::about(codes::eip::VALUE_INVALID, "Type")),
        }
        let elastic = text::in_region(cx.scope(), Some(input.region_id), &input.instance_id)?;
        modify(cx.scope(), &elastic.id, Change { protected: Some(input.protection_enable), ..Change::default() })?;
        Ok(Empty {})
    }
}
