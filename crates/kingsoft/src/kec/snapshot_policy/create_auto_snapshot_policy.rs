//! `CreateAutoSnapshotPolicy`

use compute::Extras;
use compute::snapshot_policy::{Copying, New, Schedule, create};
use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::field::{Hours, PolicyName, SnapshotType, Weekdays, retention};
use super::{SNAPSHOT_TYPE, asks};
use crate::field::Whole;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::location::place;

/// Creates a policy by which snapshots are made, of no volume at first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateAutoSnapshotPolicy {
    /// Name: 2 to 64 characters.
    auto_snapshot_policy_name: PolicyName,
    /// At which hours: 0 to 23, by the clocks in China.
    auto_snapshot_time: Hours,
    /// On which days of the week: 1 for Monday to 7.
    auto_snapshot_date: Weekdays,
    /// Kind of the snapshots: `CommonSnapshot`, the default, or `LocalSnapshot`.
    snapshot_type: Option<SnapshotType>,
    /// How many days they are kept, 1 to 9,999; as long as nobody deletes them by default.
    retention_time: Option<Whole>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    auto_snapshot_policy_id: String,
}

impl Operation for CreateAutoSnapshotPolicy {
    const NAME: &'static str = "CreateAutoSnapshotPolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("AutoSnapshotPolicyName", "nightly"),
        ("AutoSnapshotTime.1", "3"),
        ("AutoSnapshotDate.1", "1"),
        ("AutoSnapshotDate.2", "4"),
        ("RetentionTime", "7"),
    ];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("kec:CreateAutoSnapshotPolicy", "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let place = place(cx)?;
        let kind = input.snapshot_type.unwrap_or(SnapshotType::Common);
        let new = New {
            name: input.auto_snapshot_policy_name.0,
            schedule: Schedule { hours: input.auto_snapshot_time.0, weekdays: input.auto_snapshot_date.0 },
            retention_days: input.retention_time.map(retention).transpose()?.flatten(),
            copying: Copying::default(),
            extras: Extras::from_iter([(SNAPSHOT_TYPE.to_owned(), kind.as_str().into())]),
            resource_group: String::new(),
            tags: Tags::default(),
        };
        Ok(Output { auto_snapshot_policy_id: create(cx.scope(), &place, new)?.id })
    }
}
