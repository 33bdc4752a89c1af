//! `DeleteIpv4Gateway`

use compute::network::ipv4_gateway::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::{Vpc, codes};

/// Deletes an IPv4 gateway that has no route table and to which no route leads.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteIpv4Gateway {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    ipv4_gateway_id: Required,
    /// How the network reaches the Internet then: `public` (default) or `private`. Nothing in the sandbox depends on
    /// it.
    #[serde(default)]
    internet_mode: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for DeleteIpv4Gateway {
    const NAME: &'static str = "DeleteIpv4Gateway";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("Ipv4GatewayId", "ipv4gw-bp1s5fnvk4gn2tws0a1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DeleteIpv4Gateway", caller, call, "ipv4gateway", &input.ipv4_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        if !matches!(input.internet_mode.get(), None | Some("public" | "private")) {
            return Err(Error::about(codes::gateway::ILLEGAL, "InternetMode"));
        }
        let gateway = in_region(cx.scope(), input.region_id, &input.ipv4_gateway_id)?;
        delete(cx.scope(), &gateway.id)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
