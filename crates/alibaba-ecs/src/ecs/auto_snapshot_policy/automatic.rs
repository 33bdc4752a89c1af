//! Snapshots that policies make.

use compute::Extras;
use compute::snapshot_policy::{Automatic, SnapshotPolicy};
use jiff::tz::{Offset, TimeZone};
use kernel::Timestamp;
use serde_json::Value;
use wire::Scope;

use super::{COPY_ENCRYPTED, COPY_KMS_KEY};
use crate::ecs::location;
use crate::ecs::snapshot::{KEPT, STANDARD, encryption};

static AUTOMATIC: Automatic = Automatic { location: location::named, name, category: STANDARD, kept: KEPT, of_copies };

/// Has the policies of the account make snapshots whose hour has come, and says how many policies those were.
pub fn run_due(scope: &mut Scope<'_>) -> compute::Result<usize> {
    compute::snapshot_policy::run_due(scope, &AUTOMATIC)
}

/// The name of a snapshot: the day by the clocks in China, and the policy.
fn name(policy: &SnapshotPolicy, at: Timestamp) -> String {
    let day = at.to_zoned(TimeZone::fixed(Offset::constant(8))).date();
    format!("auto2.0_{}_{}", day.strftime("%Y%m%d"), policy.id)
}

fn of_copies(policy: &SnapshotPolicy) -> Extras {
    let is_encrypted = policy.extras.get(COPY_ENCRYPTED).and_then(Value::as_bool).unwrap_or(false);
    encryption(is_encrypted, policy.extras.get(COPY_KMS_KEY).and_then(Value::as_str))
}
