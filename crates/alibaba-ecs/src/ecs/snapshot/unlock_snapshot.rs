//! `UnlockSnapshot`

use compute::snapshot::unlock;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Required};
use crate::ecs::view::Empty;

/// Unlocks a snapshot during the cool-off period of its lock.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UnlockSnapshot {
    /// Region of the snapshot.
    region_id: RegionId,
    /// Snapshot.
    snapshot_id: Required,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for UnlockSnapshot {
    const NAME: &'static str = "UnlockSnapshot";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("SnapshotId", "s-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:UnlockSnapshot", caller, call, "snapshot", &input.snapshot_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        unlock(cx.scope(), &input.region_id.0.id, &input.snapshot_id)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Empty {})
    }
}
