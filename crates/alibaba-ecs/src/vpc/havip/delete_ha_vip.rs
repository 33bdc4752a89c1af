//! `DeleteHaVip`

use compute::network::havip::delete;
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

/// Deletes a high-availability virtual address that nothing has.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteHaVip {
    /// Region of the address.
    region_id: RegionId,
    /// Address.
    ha_vip_id: Required,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for DeleteHaVip {
    const NAME: &'static str = "DeleteHaVip";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("HaVipId", "havip-bp1zeo05qre24nhrqpya1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DeleteHaVip", caller, call, "havip", &input.ha_vip_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let vip = in_region(cx.scope(), input.region_id, &input.ha_vip_id)?;
        delete(cx.scope(), &vip.id)?;
        Ok(Empty {})
    }
}
