//! `CreateNatIpCidr`

use compute::network::nat_gateway::address::{NewBlock, create_block};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Error, Result, location};
use crate::vpc::codes::nat_gateway as codes;
use crate::vpc::text::{block, name, text};
use crate::vpc::{Vpc, nat_gateway};

/// Gives a NAT gateway between private networks another block of addresses.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateNatIpCidr {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    nat_gateway_id: Required,
    /// Private addresses, with a prefix of 16 to 32 bits, which neither the network nor the gateway has.
    nat_ip_cidr: Required,
    /// Name, 2 to 128 characters.
    #[serde(default)]
    nat_ip_cidr_name: Text,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    nat_ip_cidr_description: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing made.
    #[serde(default)]
    dry_run: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    nat_ip_cidr_id: String,
}

impl Operation for CreateNatIpCidr {
    const NAME: &'static str = "CreateNatIpCidr";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("NatGatewayId", "ngw-bp1uewa15k4iy5770a1b2"),
        ("NatIpCidr", "172.16.0.0/24"),
        ("NatIpCidrName", "desks"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:CreateNatIpCidr", caller, call, "natgateway", &input.nat_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let gateway = nat_gateway::in_region(cx.scope(), input.region_id, &input.nat_gateway_id)?;
        let described = input.nat_ip_cidr_description.get();
        let new = NewBlock {
            gateway_id: gateway.id,
            block: block(&input.nat_ip_cidr)?,
            name: name(input.nat_ip_cidr_name.get(), 2, 128, codes::NAT_IP_CIDR_NAME_MALFORMED)?,
            description: text(described, 256, codes::NAT_IP_CIDR_DESCRIPTION_MALFORMED)?,
        };
        let made = create_block(cx.scope(), &location::of(input.region_id.0), new)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Output { nat_ip_cidr_id: made.id }) }
    }
}
