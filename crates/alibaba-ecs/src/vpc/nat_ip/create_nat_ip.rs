//! `CreateNatIp`

use std::net::Ipv4Addr;

use compute::network::nat_gateway::address::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Error, Result, location};
use crate::vpc::codes::nat_gateway as codes;
use crate::vpc::text::{block, name, text};
use crate::vpc::{Vpc, nat_gateway};

/// Gives a NAT gateway between private networks another address.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateNatIp {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    nat_gateway_id: Required,
    /// Block that the address is from.
    nat_ip_cidr: Required,
    /// Address that is wished for; any free one by default.
    #[serde(default)]
    nat_ip: Text,
    /// Name, 2 to 128 characters.
    #[serde(default)]
    nat_ip_name: Text,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    nat_ip_description: Text,
    /// Prefix of addresses.
    #[serde(default, rename = "Ipv4Prefix")]
    _ipv4_prefix: Unbuilt,
    /// How many prefixes.
    #[serde(default, rename = "Ipv4PrefixCount")]
    _ipv4_prefix_count: Unbuilt,
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
    nat_ip_id: String,
    nat_ip: String,
    nat_ips: Vec<Value>,
}

impl Operation for CreateNatIp {
    const NAME: &'static str = "CreateNatIp";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("NatGatewayId", "ngw-bp1uewa15k4iy5770a1b2"),
        ("NatIpCidr", "192.168.2.0/24"),
        ("NatIpName", "desks"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:CreateNatIp", caller, call, "natgateway", &input.nat_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let gateway = nat_gateway::in_region(cx.scope(), input.region_id, &input.nat_gateway_id)?;
        let address: Option<Ipv4Addr> =
            input.nat_ip.get().map(str::parse).transpose().map_err(|_| Error::invalid("NatIp"))?;
        let new = New {
            gateway_id: gateway.id,
            block: block(&input.nat_ip_cidr)?,
            address,
            reservation: location::RESERVATION,
            name: name(input.nat_ip_name.get(), 2, 128, codes::NAT_IP_NAME_MALFORMED)?,
            description: text(input.nat_ip_description.get(), 256, codes::NAT_IP_DESCRIPTION_MALFORMED)?,
        };
        let made = create(cx.scope(), &location::of(input.region_id.0), new)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let nat_ip = made.address.to_string();
        Ok(Output { nat_ips: vec![json!({"NatIp": nat_ip, "NatIpId": made.id})], nat_ip_id: made.id, nat_ip })
    }
}
