//! `ModifyDedicatedHostAutoReleaseTime`

use compute::dedicated_host::{Change, get, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::or_else;
use crate::ecs::checks::one;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::instance::billing::release_time;
use crate::ecs::view::Empty;
use crate::ecs::{Ecs, codes};

/// Sets when a dedicated host that is paid for by use is released by itself, with its instances, or that it is not.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyDedicatedHostAutoReleaseTime {
    /// Region of the host.
    region_id: RegionId,
    /// Host.
    dedicated_host_id: Required,
    /// The time, such as `2026-11-28T08:00:00Z`, half an hour to three years from now; it is never released where it is
    /// left out.
    #[serde(default)]
    auto_release_time: Text,
}

impl Operation for ModifyDedicatedHostAutoReleaseTime {
    const NAME: &'static str = "ModifyDedicatedHostAutoReleaseTime";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("DedicatedHostId", "dh-bp67acfmxazb4pa1b2c3"),
        ("AutoReleaseTime", "2026-12-31T08:00:00Z"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifyDedicatedHostAutoReleaseTime", caller, call, "ddh", &input.dedicated_host_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let region = &input.region_id.0.id;
        let host = get(cx.scope(), region, &input.dedicated_host_id)
            .map_err(|refusal| or_else(refusal, codes::dedicated_host::NOT_FOUND_TO_TIME))?;
        if host.expires_at.is_some() {
            return Err(Error::of(codes::dedicated_host::NOT_TIMED));
        }
        let now = cx.now();
        let at = input.auto_release_time.get().map(|text| release_time(text, now)).transpose()?;
        modify(cx.scope(), region, &host.id, Change { release_at: Some(at), ..Change::default() })?;
        Ok(Empty {})
    }
}
