//! `AssociateVpcCidrBlock`

use compute::network::block::BlockRules;
use compute::network::vpc::{add_v6, associate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;
use crate::vpc::codes;
use crate::vpc::text::{block, check_free, line_v6};

/// Gives a network further addresses: a block of IPv4 addresses that the call names, or one of IPv6 addresses.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AssociateVpcCidrBlock {
    /// Region of the network.
    region_id: RegionId,
    /// Network.
    vpc_id: Required,
    /// Kind of the addresses: `IPV4` (default) or `IPV6`.
    #[serde(default)]
    ip_version: Text,
    /// IPv4 addresses, with a prefix of 8 to 28 bits, beside those of the network.
    #[serde(default)]
    secondary_cidr_block: Text,
    /// Line of the IPv6 addresses: `BGP` (default), `ChinaMobile`, `ChinaUnicom` or `ChinaTelecom`.
    #[serde(default)]
    ipv6_isp: Text,
    /// IPv6 addresses that were reserved before; none can be reserved.
    #[serde(default, rename = "IPv6CidrBlock", alias = "Ipv6CidrBlock")]
    _ipv6_cidr_block: Unbuilt,
    /// Pool that the addresses come from; there is none.
    #[serde(default, rename = "IpamPoolId")]
    _ipam_pool_id: Unbuilt,
    /// How many IPv4 addresses come from the pool.
    #[serde(default, rename = "SecondaryCidrMask")]
    _secondary_cidr_mask: Unbuilt,
    /// How many IPv6 addresses come from the pool.
    #[serde(default, rename = "Ipv6CidrMask")]
    _ipv6_cidr_mask: Unbuilt,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    cidr_block: String,
    ip_version: &'static str,
}

impl Operation for AssociateVpcCidrBlock {
    const NAME: &'static str = "AssociateVpcCidrBlock";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VpcId", "vpc-bp1opxu1zkhn00gzva1b2"), ("SecondaryCidrBlock", "10.64.0.0/16")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:AssociateVpcCidrBlock", caller, call, "vpc", &input.vpc_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let vpc = in_region(cx.scope(), Some(input.region_id), &input.vpc_id)?;
        match (input.ip_version.get().map(str::to_ascii_uppercase).as_deref(), input.secondary_cidr_block.get()) {
            (None | Some("IPV4"), Some(text)) => {
                let further = block(text)?;
                check_free(further)?;
                associate(cx.scope(), &vpc.id, &BlockRules::prefix(8, 28), further)?;
                Ok(Output { cidr_block: further.to_string(), ip_version: "IPV4" })
            }
            (None | Some("IPV4"), None) => Err(Error::missing("SecondaryCidrBlock")),
            (Some("IPV6"), None) => {
                let range = add_v6(cx.scope(), &vpc.id, line_v6(input.ipv6_isp.get())?)?;
                Ok(Output { cidr_block: range.block.to_string(), ip_version: "IPV6" })
            }
            (Some("IPV6"), Some(_)) => Err(Error::of(codes::ONE_BLOCK)),
            (Some(_), _) => Err(Error::invalid("IpVersion")),
        }
    }
}
