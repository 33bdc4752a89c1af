//! `ModifySnapshotAttribute`

use compute::snapshot::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Required;
use crate::ecs::view::Empty;

/// Changes the name, the description or the retention of a snapshot.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifySnapshotAttribute {
    /// Snapshot.
    snapshot_id: Required,
    /// New name, 2 to 128 characters, which does not begin with `auto`.
    snapshot_name: Option<String>,
    /// New description, 2 to 256 characters; an empty one removes it.
    description: Option<String>,
    /// How many days it is kept from when it was made, 1 to 65536.
    retention_days: Option<i64>,
    /// Whether it cannot be used at once any more.
    disable_instant_access: Option<bool>,
}

impl Operation for ModifySnapshotAttribute {
    const NAME: &'static str = "ModifySnapshotAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SnapshotId", "s-bp67acfmxazb4pa1b2c3"), ("SnapshotName", "after"), ("RetentionDays", "60")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifySnapshotAttribute", caller, call, "snapshot", &input.snapshot_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let change = Change {
            name: input.snapshot_name.as_deref().map(|name| text::name(Some(name))).transpose()?,
            description: input.description.as_deref().map(|remark| text::description(Some(remark))).transpose()?,
            retention_days: text::days(input.retention_days, codes::snapshot::RETENTION_MALFORMED)?,
            no_instant_access: input.disable_instant_access == Some(true),
        };
        let said = change.name.is_some()
            || change.description.is_some()
            || change.retention_days.is_some()
            || input.disable_instant_access.is_some();
        if !said {
            return Err(Error::of(codes::disk::NOTHING_TO_MODIFY));
        }
        modify(cx.scope(), &input.snapshot_id, change)?;
        Ok(Empty {})
    }
}
