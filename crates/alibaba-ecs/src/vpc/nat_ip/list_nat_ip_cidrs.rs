//! `ListNatIpCidrs`

use compute::listing::Window;
use compute::network::nat_gateway::address::{BlockFilter, NatBlock, list_blocks};
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::limit;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, NextToken, RegionId, Required, Text};
use crate::ecs::{Error, Result};
use crate::vpc::{Vpc, nat_gateway};

/// Lists the blocks of a NAT gateway between private networks, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListNatIpCidrs {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    nat_gateway_id: Required,
    /// Block.
    #[serde(default)]
    nat_ip_cidr: Text,
    /// Up to 20 blocks.
    #[serde(default)]
    nat_ip_cidrs: Vec<String>,
    /// Names.
    #[serde(default)]
    nat_ip_cidr_name: Vec<String>,
    /// State: `Available`, which every one is in.
    #[serde(default)]
    nat_ip_cidr_status: Text,
    /// Blocks of a part, 1 to 100; 20 by default.
    max_results: Option<i64>,
    /// Where the part begins.
    #[serde(default)]
    next_token: NextToken,
    /// Makes a repeated call harmless; this one is anyway.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether only the permission is checked.
    #[serde(default)]
    dry_run: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    nat_ip_cidrs: Vec<View>,
    total_count: String,
    next_token: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct View {
    nat_ip_cidr_id: String,
    nat_ip_cidr: String,
    nat_ip_cidr_name: String,
    nat_ip_cidr_description: String,
    nat_ip_cidr_status: &'static str,
    nat_gateway_id: String,
    is_default: bool,
    creation_time: String,
}

impl Operation for ListNatIpCidrs {
    const NAME: &'static str = "ListNatIpCidrs";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("NatGatewayId", "ngw-bp1uewa15k4iy5770a1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ListNatIpCidrs", caller, call, "natgateway", &input.nat_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if input.nat_ip_cidrs.len() > 20 {
            return Err(Error::invalid("NatIpCidrs"));
        }
        let gateway = nat_gateway::in_region(cx.scope(), input.region_id, &input.nat_gateway_id)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let mut blocks = input.nat_ip_cidrs;
        blocks.extend(input.nat_ip_cidr.cloned());
        let passing = input.nat_ip_cidr_status.get().is_some_and(|status| status != "Available");
        let filter = BlockFilter {
            gateway: Some(gateway.id),
            blocks: if passing { Some(Vec::new()) } else { Some(blocks).filter(|blocks| !blocks.is_empty()) },
            names: Some(input.nat_ip_cidr_name).filter(|names| !names.is_empty()),
        };
        let part = list_blocks(cx.scope(), &filter, Window::after(input.next_token.0, limit(input.max_results)))?;
        let (total_count, next_token) = (part.total.to_string(), NextToken::write(part.next));
        Ok(Output { nat_ip_cidrs: part.items.into_iter().map(View::from).collect(), total_count, next_token })
    }
}

impl From<NatBlock> for View {
    fn from(block: NatBlock) -> Self {
        Self {
            nat_ip_cidr: block.block.to_string(),
            nat_ip_cidr_status: "Available",
            creation_time: time::seconds(block.created_at),
            nat_ip_cidr_id: block.id,
            nat_ip_cidr_name: block.name,
            nat_ip_cidr_description: block.description,
            nat_gateway_id: block.gateway_id,
            is_default: block.is_default,
        }
    }
}
