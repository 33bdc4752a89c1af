//! `ModifyHaVipAttribute`

use compute::network::havip::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_region;
use crate::ecs::Result;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;
use crate::vpc::Vpc;
use crate::vpc::codes::havip as codes;
use crate::vpc::text::{changed, renamed};

/// Changes the name or the description of a high-availability virtual address.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyHaVipAttribute {
    /// Region of the address.
    region_id: RegionId,
    /// Address.
    ha_vip_id: Required,
    /// New name, 1 to 128 characters; an empty one removes the name.
    name: Option<String>,
    /// New description, 1 to 256 characters; an empty one removes the description.
    description: Option<String>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for ModifyHaVipAttribute {
    const NAME: &'static str = "ModifyHaVipAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("HaVipId", "havip-bp1zeo05qre24nhrqpya1b2"), ("Name", "desks")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:ModifyHaVipAttribute", caller, call, "havip", &input.ha_vip_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let vip = in_region(cx.scope(), input.region_id, &input.ha_vip_id)?;
        let change = Change {
            name: renamed(input.name.as_deref(), 1, 128, codes::NAME_MALFORMED)?,
            description: changed(input.description.as_deref(), 256, codes::DESCRIPTION_MALFORMED)?,
        };
        modify(cx.scope(), &vip.id, change)?;
        Ok(Empty {})
    }
}
