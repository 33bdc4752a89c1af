//! `ModifySnapshotCategory`

use compute::snapshot::archive;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{ARCHIVE, STANDARD};
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{Required, Text};
use crate::ecs::{Ecs, task};

/// The days for which a snapshot in the archive is kept at least: two weeks before it goes there and 60 days in it.
const LEAST: i64 = 74;

/// Puts a standard snapshot that is two weeks old into the archive, where it stays.
///
/// It is there at once: the task that the answer names is over.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifySnapshotCategory {
    /// Snapshot.
    snapshot_id: Required,
    /// Kind: `Archive`.
    #[serde(default)]
    category: Text,
    /// How many days it is kept from when it was made, 74 to 65536; as long as nobody deletes it by default.
    retention_days: Option<i64>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    task_id: String,
}

impl Operation for ModifySnapshotCategory {
    const NAME: &'static str = "ModifySnapshotCategory";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SnapshotId", "s-bp67acfmxazb4pa1b2c3"), ("Category", "Archive"), ("RetentionDays", "100")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifySnapshotCategory", caller, call, "snapshot", &input.snapshot_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if !input.category.get().is_none_or(|category| category.eq_ignore_ascii_case(ARCHIVE)) {
            return Err(Error::of(codes::snapshot::CATEGORY_MALFORMED));
        }
        if input.retention_days.is_some_and(|days| !(LEAST..=65_536).contains(&days)) {
            return Err(Error::of(codes::snapshot::RETENTION_MALFORMED));
        }
        let snapshot = archive(cx.scope(), &input.snapshot_id, [STANDARD, ARCHIVE], input.retention_days)?;
        Ok(Output { task_id: task::id_in(cx.scope(), &snapshot.region) })
    }
}
