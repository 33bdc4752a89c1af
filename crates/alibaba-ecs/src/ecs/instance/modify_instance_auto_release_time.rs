//! `ModifyInstanceAutoReleaseTime`

use compute::instance::Change;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::billing;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::view::Empty;

/// Sets when an instance that is paid for by use is released by itself, or that it is not.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyInstanceAutoReleaseTime {
    /// Instance.
    instance_id: Required,
    /// The time, such as `2026-11-28T08:00:00Z`, half an hour to three years from now; it is never released where it is
    /// left out.
    #[serde(default)]
    auto_release_time: Text,
    /// Region of the instance.
    #[serde(rename = "RegionId")]
    _region_id: Option<RegionId>,
}

impl Operation for ModifyInstanceAutoReleaseTime {
    const NAME: &'static str = "ModifyInstanceAutoReleaseTime";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId", "i-bp67acfmxazb4pa1b2c3"), ("AutoReleaseTime", "2026-12-31T08:00:00Z")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifyInstanceAutoReleaseTime", caller, call, "instance", &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let instance = compute::instance::get(cx.scope(), &input.instance_id)?;
        if instance.charge.kind == "PrePaid" {
            return Err(Error::of(codes::charge::NOT_RELEASABLE));
        }
        let now = cx.now();
        let at = input.auto_release_time.get().map(|text| billing::release_time(text, now)).transpose()?;
        let change = Change { release_at: Some(at), ..Change::default() };
        compute::instance::modify(cx.scope(), &instance.id, change)?;
        Ok(Empty {})
    }
}
