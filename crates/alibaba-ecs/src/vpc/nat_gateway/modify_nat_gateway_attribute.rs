//! `ModifyNatGatewayAttribute`

use compute::Extras;
use compute::network::nat_gateway::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{ICMP_REPLY, LOG_DELIVERY, SESSION_LOG, in_region, takes_addresses};
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result, location};
use crate::vpc::text::{changed, renamed};
use crate::vpc::{Vpc, codes};

/// Changes the name, the description or the ways of a NAT gateway.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyNatGatewayAttribute {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    nat_gateway_id: Required,
    /// New name, 2 to 128 characters; an empty one removes the name.
    name: Option<String>,
    /// New description, 2 to 256 characters; an empty one removes the description.
    description: Option<String>,
    /// How elastic addresses are bound: `NAT`, where each takes an address of the vSwitch. There is no way back.
    #[serde(default)]
    eip_bind_mode: Text,
    /// Whether it answers to ICMP.
    icmp_reply_enabled: Option<bool>,
    /// Whether its sessions are logged. Only the wish is kept.
    enable_session_log: Option<bool>,
    /// Where its sessions are logged, as JSON with `LogDestination`.
    #[serde(default)]
    log_delivery: Text,
}

impl Operation for ModifyNatGatewayAttribute {
    const NAME: &'static str = "ModifyNatGatewayAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("NatGatewayId", "ngw-bp1uewa15k4iy5770a1b2"), ("Name", "desks")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ModifyNatGatewayAttribute", caller, call, "natgateway", &input.nat_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let gateway = in_region(cx.scope(), input.region_id, &input.nat_gateway_id)?;
        let own_addresses = match input.eip_bind_mode.get().map(takes_addresses).transpose()? {
            Some(false) if gateway.own_addresses => return Err(Error::of(codes::nat_gateway::BIND_MODE_FIXED)),
            Some(true) => Some(location::RESERVATION),
            _ => None,
        };
        let mut extras = Extras::new();
        for (name, given) in [(ICMP_REPLY, input.icmp_reply_enabled), (SESSION_LOG, input.enable_session_log)] {
            if let Some(given) = given {
                extras.insert(name.to_owned(), json!(given));
            }
        }
        if let Some(text) = input.log_delivery.get() {
            let given: Value = serde_json::from_str(text).map_err(|_| Error::invalid("LogDelivery"))?;
            let place = given.get("LogDestination").and_then(Value::as_str);
            let place = place.ok_or_else(|| Error::invalid("LogDelivery"))?;
            extras.insert(LOG_DELIVERY.to_owned(), json!(place));
        }
        let change = Change {
            name: renamed(input.name.as_deref(), 2, 128, codes::nat_gateway::NAME_MALFORMED)?,
            description: changed(input.description.as_deref(), 256, codes::nat_gateway::DESCRIPTION_MALFORMED)?,
            own_addresses,
            extras,
            ..Change::default()
        };
        modify(cx.scope(), &gateway.id, change)?;
        Ok(Empty {})
    }
}
