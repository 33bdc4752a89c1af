//! `ModifyVpcAttribute`

use compute::Extras;
use compute::network::block::BlockRules;
use compute::network::vpc::{Change, add_v6, get, modify, remove_all_v6};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::DNS_HOSTNAME;
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;
use crate::vpc::codes;
use crate::vpc::text::{block, changed, check_free, line_v6};

/// Changes the name, the description, the addresses or the names of instances of a network.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyVpcAttribute {
    /// Network.
    vpc_id: Required,
    /// Region of the network.
    region_id: Option<RegionId>,
    /// New name, up to 128 characters; an empty one removes the name.
    vpc_name: Option<String>,
    /// New description, up to 256 characters; an empty one removes the description.
    description: Option<String>,
    /// New addresses, which must hold those of every vSwitch.
    #[serde(default)]
    cidr_block: Text,
    /// Whether instances have names in the network's own domain.
    enable_dns_hostname: Option<bool>,
    /// Whether it has IPv6 addresses. It gives them up only when no vSwitch has a part of them.
    #[serde(rename = "EnableIPv6")]
    enable_ipv6: Option<bool>,
    /// IPv6 addresses that were reserved before; none can be reserved.
    #[serde(default, rename = "Ipv6CidrBlock")]
    _ipv6_cidr_block: Unbuilt,
    /// Line of the IPv6 addresses that it gets: `BGP` (default), `ChinaMobile`, `ChinaUnicom` or `ChinaTelecom`.
    #[serde(default)]
    ipv6_isp: Text,
}

impl Operation for ModifyVpcAttribute {
    const NAME: &'static str = "ModifyVpcAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VpcId", "vpc-bp1opxu1zkhn00gzva1b2"), ("VpcName", "office")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ModifyVpcAttribute", caller, call, "vpc", &input.vpc_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let vpc = get(cx.scope(), &input.vpc_id)?;
        if input.region_id.is_some_and(|region| region.0.id != vpc.region) {
            return Err(compute::Error::not_found(compute::Kind::Vpc, vpc.id).into());
        }
        let line = line_v6(input.ipv6_isp.get())?;
        let own = input.cidr_block.get().map(block).transpose()?;
        if let Some(own) = own {
            if vpc.is_default && own != vpc.block {
                return Err(Error::of(codes::DEFAULT_VPC_FIXED));
            }
            check_free(own)?;
            BlockRules::prefix(8, 28).check(own).map_err(compute::Error::from)?;
        }
        let mut extras = Extras::new();
        if let Some(names) = input.enable_dns_hostname {
            extras.insert(DNS_HOSTNAME.to_owned(), json!(names));
        }
        let change = Change {
            name: changed(input.vpc_name.as_deref(), 128, codes::VPC_NAME_MALFORMED)?,
            description: changed(input.description.as_deref(), 256, codes::VPC_DESCRIPTION_MALFORMED)?,
            block: own,
            extras,
        };
        modify(cx.scope(), &vpc.id, change)?;
        match input.enable_ipv6 {
            Some(true) if vpc.blocks_v6.is_empty() => {
                add_v6(cx.scope(), &vpc.id, line)?;
            }
            Some(false) => remove_all_v6(cx.scope(), &vpc.id)?,
            _ => {}
        }
        Ok(Empty {})
    }
}
