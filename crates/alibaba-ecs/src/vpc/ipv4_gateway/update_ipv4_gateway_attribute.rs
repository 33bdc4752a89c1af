//! `UpdateIpv4GatewayAttribute`

use compute::network::ipv4_gateway::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{in_region, legal_change};
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;

/// Changes the name or the description of an IPv4 gateway.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateIpv4GatewayAttribute {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    ipv4_gateway_id: Required,
    /// New name, up to 128 characters; an empty one removes the name.
    ipv4_gateway_name: Option<String>,
    /// New description, up to 256 characters; an empty one removes the description.
    ipv4_gateway_description: Option<String>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for UpdateIpv4GatewayAttribute {
    const NAME: &'static str = "UpdateIpv4GatewayAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("Ipv4GatewayId", "ipv4gw-bp1s5fnvk4gn2tws0a1b2"), ("Ipv4GatewayName", "gate")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:UpdateIpv4GatewayAttribute", caller, call, "ipv4gateway", &input.ipv4_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let gateway = in_region(cx.scope(), input.region_id, &input.ipv4_gateway_id)?;
        let change = Change {
            name: legal_change(input.ipv4_gateway_name.as_deref(), 128, "Ipv4GatewayName")?,
            description: legal_change(input.ipv4_gateway_description.as_deref(), 256, "Ipv4GatewayDescription")?,
        };
        modify(cx.scope(), &gateway.id, change)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
