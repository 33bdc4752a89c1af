//! `DeletionProtection`

use compute::network::{bandwidth_package, elastic_address, nat_gateway};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::bandwidth_package as packages;
use crate::vpc::nat_gateway as gateways;
use crate::vpc::{Vpc, codes};

/// Protects a resource from being released, or no longer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeletionProtection {
    /// Region of the resource.
    region_id: RegionId,
    /// Resource.
    instance_id: Required,
    /// Kind: `EIP`, `CBWP` or `NATGW`.
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
            "CBWP" => "combandwidthpackage",
            _ => "eip",
        };
        one("vpc:DeletionProtection", caller, call, kind, &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let (id, region, protected) = (&input.instance_id, input.region_id, Some(input.protection_enable));
        match input.kind.to_uppercase().as_str() {
            "EIP" => {
                let elastic = text::in_region(cx.scope(), Some(region), id)?;
                let change = elastic_address::Change { protected, ..Default::default() };
                elastic_address::modify(cx.scope(), &elastic.id, change)?;
            }
            "NATGW" => {
                let gateway = gateways::in_region(cx.scope(), region, id)?;
                nat_gateway::modify(cx.scope(), &gateway.id, nat_gateway::Change { protected, ..Default::default() })?;
            }
            "CBWP" => {
                let package = packages::in_region(cx.scope(), region, id)?;
                let change = bandwidth_package::Change { protected, ..Default::default() };
                bandwidth_package::modify(cx.scope(), &package.id, change)?;
            }
            _ => return Err(Error::about(codes::eip::VALUE_INVALID, "Type")),
        }
        Ok(Empty {})
    }
}
