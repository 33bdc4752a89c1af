//! `ModifyIpv6GatewayAttribute`

use compute::network::ipv6_gateway::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;
use crate::vpc::ipv4_gateway::legal_change;

/// Changes the name or the description of an IPv6 gateway.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyIpv6GatewayAttribute {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    ipv6_gateway_id: Required,
    /// New name, up to 128 characters; an empty one removes the name.
    name: Option<String>,
    /// New description, up to 256 characters; an empty one removes the description.
    description: Option<String>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for ModifyIpv6GatewayAttribute {
    const NAME: &'static str = "ModifyIpv6GatewayAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("Ipv6GatewayId", "ipv6gw-bp1s5fnvk4gn2tws0a1b2"), ("Name", "gate")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ModifyIpv6GatewayAttribute", caller, call, "ipv6gateway", &input.ipv6_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let gateway = in_region(cx.scope(), input.region_id, &input.ipv6_gateway_id)?;
        let change = Change {
            name: legal_change(input.name.as_deref(), 128, "Name")?,
            description: legal_change(input.description.as_deref(), 256, "Description")?,
        };
        modify(cx.scope(), &gateway.id, change)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
