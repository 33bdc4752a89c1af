//! `DeleteVSwitch`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;

/// Deletes a vSwitch in which no interface is left, and which has no route table and no network ACL of its own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteVSwitch {
    /// vSwitch.
    v_switch_id: Required,
    /// Region of the vSwitch.
    region_id: Option<RegionId>,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for DeleteVSwitch {
    const NAME: &'static str = "DeleteVSwitch";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VSwitchId", "vsw-bp1s5fnvk4gn2tws0a1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DeleteVSwitch", caller, call, "vswitch", &input.v_switch_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let subnet = compute::network::subnet::get(cx.scope(), &input.v_switch_id)?;
        if input.region_id.is_some_and(|region| region.0.id != subnet.region) {
            return Err(compute::Error::not_found(compute::Kind::Subnet, subnet.id).into());
        }
        compute::network::subnet::delete(cx.scope(), &subnet.id)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
