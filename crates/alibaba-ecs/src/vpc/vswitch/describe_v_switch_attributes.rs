//! `DescribeVSwitchAttributes`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::View;
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;

/// Returns one vSwitch.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVSwitchAttributes {
    /// vSwitch.
    v_switch_id: Required,
    /// Region of the vSwitch.
    region_id: Option<RegionId>,
    /// Whether only the permission is checked.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for DescribeVSwitchAttributes {
    const NAME: &'static str = "DescribeVSwitchAttributes";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VSwitchId", "vsw-bp1s5fnvk4gn2tws0a1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = View;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DescribeVSwitchAttributes", caller, call, "vswitch", &input.v_switch_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<View> {
        let subnet = compute::network::subnet::get(cx.scope(), &input.v_switch_id)?;
        if input.region_id.is_some_and(|region| region.0.id != subnet.region) {
            return Err(compute::Error::not_found(compute::Kind::Subnet, subnet.id).into());
        }
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let missing = || compute::Error::not_found(compute::Kind::Subnet, &*input.v_switch_id);
        Ok(View::all(cx.scope(), vec![subnet])?.pop().ok_or_else(missing)?)
    }
}
