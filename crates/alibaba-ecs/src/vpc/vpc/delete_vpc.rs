//! `DeleteVpc`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;

/// Deletes a network in which nothing is left but its router and its system route table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteVpc {
    /// Network.
    vpc_id: Required,
    /// Region of the network.
    region_id: Option<RegionId>,
    /// Whether its gateways to the Internet go with it, and the routes that lead to them.
    #[serde(default)]
    force_delete: bool,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for DeleteVpc {
    const NAME: &'static str = "DeleteVpc";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VpcId", "vpc-bp1opxu1zkhn00gzva1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DeleteVpc", caller, call, "vpc", &input.vpc_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let vpc = compute::network::vpc::get(cx.scope(), &input.vpc_id)?;
        if input.region_id.is_some_and(|region| region.0.id != vpc.region) {
            return Err(compute::Error::not_found(compute::Kind::Vpc, vpc.id).into());
        }
        compute::network::vpc::delete(cx.scope(), &vpc.id, input.force_delete)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
