//! `ReleaseDedicatedHost`

use compute::dedicated_host::{get, release};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::one;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;
use crate::ecs::{Ecs, codes};

/// Releases a dedicated host on which no instance is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ReleaseDedicatedHost {
    /// Region of the host.
    region_id: RegionId,
    /// Host.
    dedicated_host_id: Required,
    /// Whether one that is paid for ahead of time is released as well.
    #[serde(default)]
    terminate_subscription: bool,
}

impl Operation for ReleaseDedicatedHost {
    const NAME: &'static str = "ReleaseDedicatedHost";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("DedicatedHostId", "dh-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ReleaseDedicatedHost", caller, call, "ddh", &input.dedicated_host_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let region = &input.region_id.0.id;
        let host = get(cx.scope(), region, &input.dedicated_host_id)?;
        if host.expires_at.is_some() && !input.terminate_subscription {
            return Err(Error::of(codes::dedicated_host::NOT_RELEASABLE));
        }
        release(cx.scope(), region, &host.id)?;
        Ok(Empty {})
    }
}
