//! `DeleteVSwitchCidrReservation`

use compute::network::reserved_block::delete;
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

/// Gives up a reserved CIDR block of a vSwitch, when no network interface has a block of it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteVSwitchCidrReservation {
    /// Region of the vSwitch.
    region_id: RegionId,
    /// Reserved block.
    v_switch_cidr_reservation_id: Required,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for DeleteVSwitchCidrReservation {
    const NAME: &'static str = "DeleteVSwitchCidrReservation";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VSwitchCidrReservationId", "vcr-bp1m12saqteraw3rpa1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let id = &input.v_switch_cidr_reservation_id;
        one("vpc:DeleteVSwitchCidrReservation", caller, call, "vswitchcidrreservation", id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let reserved = in_region(cx.scope(), input.region_id, &input.v_switch_cidr_reservation_id)?;
        delete(cx.scope(), &reserved.id)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
