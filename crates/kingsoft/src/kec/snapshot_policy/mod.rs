//! Policies by which snapshots are made of volumes.

mod apply_auto_snapshot_policy;
mod automatic;
mod cancel_auto_snapshot_policy;
mod create_auto_snapshot_policy;
mod delete_auto_snapshot_policy;
mod describe_auto_snapshot_policy;
mod field;
mod modify_auto_snapshot_policy;

pub use apply_auto_snapshot_policy::ApplyAutoSnapshotPolicy;
pub use automatic::run_due;
pub use cancel_auto_snapshot_policy::CancelAutoSnapshotPolicy;
pub use create_auto_snapshot_policy::CreateAutoSnapshotPolicy;
pub use delete_auto_snapshot_policy::DeleteAutoSnapshotPolicy;
pub use describe_auto_snapshot_policy::DescribeAutoSnapshotPolicy;
pub use modify_auto_snapshot_policy::ModifyAutoSnapshotPolicy;

use schemars::JsonSchema;
use serde::Serialize;
use sts::Caller;
use wire::{Call, Check, Checks};

use crate::kec::location::{kec, region};
use crate::krn;

/// Name under which the kind of a policy's snapshots is kept.
const SNAPSHOT_TYPE: &str = "SnapshotType";

/// What policies of access control are asked about a policy for snapshots, or about every one.
fn asks(action: &'static str, id: &str, caller: &Caller, call: &Call) -> Check {
    Check::new(action, kec(caller, call, format_args!("auto-snapshot-policy/{id}")))
}

/// The same about a policy and the volumes that it is to work on, or no more.
fn asks_with(action: &'static str, id: &str, volumes: &[String], caller: &Caller, call: &Call) -> Checks {
    let volume = |id: &String| {
        let volume = krn::regional("ebs", Some(region(call)), caller.account(), format_args!("volume/{id}"));
        Check::new(action, volume)
    };
    Checks::only(asks(action, id, caller, call)).and_all(volumes.iter().map(volume))
}

/// That something was done. Terraform's provider reads an object here, where other answers have a list.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Done {
    return_set: Return,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Return {
    r#return: bool,
}

impl Done {
    const YES: Self = Self { return_set: Return { r#return: true } };
}
