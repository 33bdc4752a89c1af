//! Snapshots that policies make.

use compute::disk::Disk;
use compute::snapshot_policy::{Automatic, SnapshotPolicy};
use compute::{Extras, Location};
use jiff::tz::{Offset, TimeZone};
use kernel::Timestamp;
use serde_json::Value;
use wire::Scope;

use super::SNAPSHOT_TYPE;
use super::field::SnapshotType;
use crate::kec::location;

/// Has the policies of the account make snapshots whose hour has come, and says how many policies those were.
pub fn run_due(scope: &mut Scope<'_>) -> compute::Result<usize> {
    compute::snapshot_policy::run_due(scope, &Ours)
}

struct Ours;

impl Automatic for Ours {
    const KEPT: &'static [&'static str] = &[];

    fn category(&self, policy: &SnapshotPolicy) -> String {
        let kept = policy.extras.get(SNAPSHOT_TYPE).and_then(Value::as_str);
        kept.unwrap_or(SnapshotType::Common.as_str()).to_owned()
    }

    fn location(&self, region: &str) -> Option<Location<'static>> {
        location::named(region)
    }

    /// The hour by the clocks in China, and the policy. GUESS: no source has a name that a policy gave; those of calls do not
    /// begin so.
    fn name(&self, policy: &SnapshotPolicy, at: Timestamp) -> String {
        let hour = at.to_zoned(TimeZone::fixed(Offset::constant(8)));
        format!("auto_{}_{}", hour.strftime("%Y%m%d%H"), policy.id)
    }

    /// No snapshot is copied.
    fn of_copies(&self, _: &mut Scope<'_>, _: &SnapshotPolicy, _: &Disk, _: &str) -> compute::Result<Option<Extras>> {
        Ok(None)
    }
}
