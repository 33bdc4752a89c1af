//! `DeleteIpv6Gateway`

use compute::network::ipv6_gateway::delete;
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

/// Deletes an IPv6 gateway through which no address reaches the Internet, and to which no route leads.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteIpv6Gateway {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    ipv6_gateway_id: Required,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for DeleteIpv6Gateway {
    const NAME: &'static str = "DeleteIpv6Gateway";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("Ipv6GatewayId", "ipv6gw-bp1s5fnvk4gn2tws0a1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DeleteIpv6Gateway", caller, call, "ipv6gateway", &input.ipv6_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let gateway = in_region(cx.scope(), input.region_id, &input.ipv6_gateway_id)?;
        delete(cx.scope(), &gateway.id)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
