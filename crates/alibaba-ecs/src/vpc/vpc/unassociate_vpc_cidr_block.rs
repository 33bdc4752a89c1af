//! `UnassociateVpcCidrBlock`

use compute::network::vpc::{dissociate, remove_v6};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;
use crate::vpc::codes;
use crate::vpc::text::{block, block_v6};

/// Takes further addresses from a network, when no vSwitch has some of them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UnassociateVpcCidrBlock {
    /// Region of the network.
    region_id: RegionId,
    /// Network.
    vpc_id: Required,
    /// IPv4 addresses.
    #[serde(default)]
    secondary_cidr_block: Text,
    /// IPv6 addresses, in place of IPv4 ones.
    #[serde(default, rename = "IPv6CidrBlock", alias = "Ipv6CidrBlock")]
    ipv6_cidr_block: Text,
}

impl Operation for UnassociateVpcCidrBlock {
    const NAME: &'static str = "UnassociateVpcCidrBlock";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VpcId", "vpc-bp1opxu1zkhn00gzva1b2"), ("SecondaryCidrBlock", "10.64.0.0/16")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:UnassociateVpcCidrBlock", caller, call, "vpc", &input.vpc_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let vpc = in_region(cx.scope(), Some(input.region_id), &input.vpc_id)?;
        match (input.secondary_cidr_block.get(), input.ipv6_cidr_block.get()) {
            (Some(text), None) => dissociate(cx.scope(), &vpc.id, block(text)?)?,
            (None, Some(text)) => remove_v6(cx.scope(), &vpc.id, block_v6(text)?)?,
            _ => return Err(Error::of(codes::ONE_BLOCK)),
        }
        Ok(Empty {})
    }
}
