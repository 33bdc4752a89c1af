//! `DescribeLockedSnapshots`

use compute::snapshot::{Filter, LockStatus, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::locked::LockView;
use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{NextToken, RegionId, Text};
use crate::page::Tokened;

/// Lists the snapshots that are or were locked, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeLockedSnapshots {
    /// Region of the snapshots.
    region_id: RegionId,
    /// Up to 100 snapshots.
    #[serde(default)]
    snapshot_ids: Vec<String>,
    /// How they are locked: `compliance-cooloff`, `compliance` or `expired`.
    #[serde(default)]
    lock_status: Text,
    /// Whether only the permission is checked.
    #[serde(default)]
    dry_run: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    locked_snapshots_info: Vec<LockView>,
    next_token: String,
}

impl Operation for DescribeLockedSnapshots {
    const NAME: &'static str = "DescribeLockedSnapshots";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("SnapshotIds.1", "s-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = With<Self, Tokened<10, 100>>;
    type Output = Output;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = input.snapshot_ids.iter().map(String::as_str);
        each("ecs:DescribeLockedSnapshots", caller, call, "snapshot", ids)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Output> {
        let lock = match input.lock_status.get() {
            None => None,
            Some("compliance-cooloff") => Some(LockStatus::CoolingOff),
            Some("compliance") => Some(LockStatus::Locked),
            Some("expired") => Some(LockStatus::Expired),
            Some(_) => return Err(Error::invalid("LockStatus")),
        };
        if input.snapshot_ids.len() > 100 {
            return Err(Error::of(codes::snapshot::IDS_MALFORMED));
        }
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: Some(input.snapshot_ids).filter(|ids| !ids.is_empty()),
            lock,
            ever_locked: true,
            ..Filter::default()
        };
        let part = list(cx.scope(), &filter, page.window())?;
        let now = cx.now();
        Ok(Output {
            next_token: NextToken::write(part.next),
            locked_snapshots_info: part.items.iter().filter_map(|snapshot| LockView::of(snapshot, now)).collect(),
        })
    }
}
