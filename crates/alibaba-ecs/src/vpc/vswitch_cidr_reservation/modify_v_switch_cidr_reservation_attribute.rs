//! `ModifyVSwitchCidrReservationAttribute`

use compute::network::reserved_block::{Change, modify};
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
use crate::vpc::codes::reservation as codes;
use crate::vpc::text::{changed, renamed};

/// Changes the name or the description of a reserved CIDR block.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyVSwitchCidrReservationAttribute {
    /// Region of the vSwitch.
    region_id: RegionId,
    /// Reserved block.
    v_switch_cidr_reservation_id: Required,
    /// New name, 1 to 128 characters; an empty one removes the name.
    v_switch_cidr_reservation_name: Option<String>,
    /// New description, 1 to 256 characters; an empty one removes the description.
    v_switch_cidr_reservation_description: Option<String>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for ModifyVSwitchCidrReservationAttribute {
    const NAME: &'static str = "ModifyVSwitchCidrReservationAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("VSwitchCidrReservationId", "vcr-bp1m12saqteraw3rpa1b2"),
        ("VSwitchCidrReservationName", "pods"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let id = &input.v_switch_cidr_reservation_id;
        one("vpc:ModifyVSwitchCidrReservationAttribute", caller, call, "vswitchcidrreservation", id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let reserved = in_region(cx.scope(), input.region_id, &input.v_switch_cidr_reservation_id)?;
        let (name, description) = (input.v_switch_cidr_reservation_name, input.v_switch_cidr_reservation_description);
        let change = Change {
            name: renamed(name.as_deref(), 1, 128, codes::NAME_MALFORMED)?,
            description: changed(description.as_deref(), 256, codes::DESCRIPTION_MALFORMED)?,
        };
        modify(cx.scope(), &reserved.id, change)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
