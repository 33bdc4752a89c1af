//! `LockSnapshot`

use compute::snapshot::{LockRequest, lock};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::locked::{COMPLIANCE, LockView};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Required};

/// Locks a snapshot, so that nobody can delete it, or changes its lock.
///
/// During the cool-off period the lock can be set anew and taken off; after it, it can only become longer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct LockSnapshot {
    /// Region of the snapshot.
    region_id: RegionId,
    /// Snapshot.
    snapshot_id: Required,
    /// How it is locked: `compliance`.
    lock_mode: Required,
    /// For how many days, 1 to 36500.
    lock_duration: i64,
    /// For how many hours it can be unlocked, 0 to 72.
    cool_off_period: i64,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    locked_snapshot_info: Option<LockView>,
}

impl Operation for LockSnapshot {
    const NAME: &'static str = "LockSnapshot";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("SnapshotId", "s-bp67acfmxazb4pa1b2c3"),
        ("LockMode", "compliance"),
        ("LockDuration", "7"),
        ("CoolOffPeriod", "24"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:LockSnapshot", caller, call, "snapshot", &input.snapshot_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if *input.lock_mode != *COMPLIANCE {
            return Err(Error::invalid("LockMode"));
        }
        if !(1..=36_500).contains(&input.lock_duration) {
            return Err(Error::invalid("LockDuration"));
        }
        if !(0..=72).contains(&input.cool_off_period) {
            return Err(Error::invalid("CoolOffPeriod"));
        }
        let request = LockRequest { cool_off_hours: input.cool_off_period, days: input.lock_duration };
        let snapshot = lock(cx.scope(), &input.region_id.0.id, &input.snapshot_id, request)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Output { locked_snapshot_info: LockView::of(&snapshot, cx.now()) })
    }
}
