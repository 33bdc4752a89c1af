//! `ModifyAutoSnapshotPolicy`

use compute::Extras;
use compute::snapshot_policy::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::field::{Hours, PolicyName, SnapshotType, Weekdays, retention};
use super::{SNAPSHOT_TYPE, asks};
use crate::field::Whole;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::known_region;
use crate::vpc::Returned;

/// Changes a policy for snapshots. It counts for its volumes at once.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyAutoSnapshotPolicy {
    /// The policy.
    auto_snapshot_policy_id: Id,
    /// New name: 2 to 64 characters.
    auto_snapshot_policy_name: Option<PolicyName>,
    /// New hours: 0 to 23, by the clocks in China.
    auto_snapshot_time: Option<Hours>,
    /// New days of the week: 1 for Monday to 7.
    auto_snapshot_date: Option<Weekdays>,
    /// New kind of the snapshots.
    snapshot_type: Option<SnapshotType>,
    /// How many days the snapshots are kept that are made from now on, 1 to 9,999; as long as nobody deletes them by default,
    /// also where it was said before: so Terraform's provider takes it back.
    retention_time: Option<Whole>,
}

impl Operation for ModifyAutoSnapshotPolicy {
    const NAME: &'static str = "ModifyAutoSnapshotPolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("AutoSnapshotPolicyId", "860576274707722240"), ("AutoSnapshotPolicyName", "weekly")];
    type Service = Kec;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("kec:ModifyAutoSnapshotPolicy", &input.auto_snapshot_policy_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let region = known_region(cx)?;
        let kind = input.snapshot_type.map(|kind| (SNAPSHOT_TYPE.to_owned(), kind.as_str().into()));
        let change = Change {
            name: input.auto_snapshot_policy_name.map(|name| name.0),
            hours: input.auto_snapshot_time.map(|hours| hours.0),
            weekdays: input.auto_snapshot_date.map(|days| days.0),
            retention_days: Some(input.retention_time.map(retention).transpose()?.flatten()),
            extras: Extras::from_iter(kind),
            ..Change::default()
        };
        modify(cx.scope(), &region.id, &input.auto_snapshot_policy_id.0, change)?;
        Ok(Returned::YES)
    }
}
