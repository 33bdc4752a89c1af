//! `ModifyNatIpCidrAttribute`

use compute::network::nat_gateway::address::modify_block;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::codes::nat_gateway as codes;
use crate::vpc::text::{block, changed, renamed};
use crate::vpc::{Vpc, nat_gateway};

/// Changes the name or the description of a block of a NAT gateway.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyNatIpCidrAttribute {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    nat_gateway_id: Required,
    /// Block.
    nat_ip_cidr: Required,
    /// New name, 2 to 128 characters; an empty one removes the name.
    nat_ip_cidr_name: Option<String>,
    /// New description, 2 to 256 characters; an empty one removes the description.
    nat_ip_cidr_description: Option<String>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for ModifyNatIpCidrAttribute {
    const NAME: &'static str = "ModifyNatIpCidrAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("NatGatewayId", "ngw-bp1uewa15k4iy5770a1b2"),
        ("NatIpCidr", "192.168.2.0/24"),
        ("NatIpCidrName", "desks"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ModifyNatIpCidrAttribute", caller, call, "natgateway", &input.nat_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let gateway = nat_gateway::in_region(cx.scope(), input.region_id, &input.nat_gateway_id)?;
        let name = renamed(input.nat_ip_cidr_name.as_deref(), 2, 128, codes::NAT_IP_CIDR_NAME_MALFORMED)?;
        let given = input.nat_ip_cidr_description.as_deref();
        let description = changed(given, 256, codes::NAT_IP_CIDR_DESCRIPTION_MALFORMED)?;
        modify_block(cx.scope(), &gateway.id, block(&input.nat_ip_cidr)?, name, description)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
