//! `ModifyNatIpAttribute`

use compute::network::nat_gateway::address::modify;
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
use crate::vpc::codes::nat_gateway as codes;
use crate::vpc::text::{changed, renamed};

/// Changes the name or the description of an address of a NAT gateway.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyNatIpAttribute {
    /// Region of the gateway.
    region_id: RegionId,
    /// Address.
    nat_ip_id: Required,
    /// New name, 2 to 128 characters; an empty one removes the name.
    nat_ip_name: Option<String>,
    /// New description, 2 to 256 characters; an empty one removes the description.
    nat_ip_description: Option<String>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for ModifyNatIpAttribute {
    const NAME: &'static str = "ModifyNatIpAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("NatIpId", "vpcnatip-gw8a863sut1zijxh0a1b2"), ("NatIpName", "desks")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        // The call names no gateway.
        one("vpc:ModifyNatIpAttribute", caller, call, "natgateway", "*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let address = in_region(cx.scope(), input.region_id, &input.nat_ip_id)?;
        let name = renamed(input.nat_ip_name.as_deref(), 2, 128, codes::NAT_IP_NAME_MALFORMED)?;
        let description = changed(input.nat_ip_description.as_deref(), 256, codes::NAT_IP_DESCRIPTION_MALFORMED)?;
        modify(cx.scope(), &address.id, name, description)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
