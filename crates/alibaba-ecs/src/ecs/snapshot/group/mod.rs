//! Groups of snapshots, which are made together of the disks of an instance.

mod create_snapshot_group;
mod delete_snapshot_group;
mod describe_snapshot_groups;
mod modify_snapshot_group;

pub use create_snapshot_group::CreateSnapshotGroup;
pub use delete_snapshot_group::DeleteSnapshotGroup;
pub use describe_snapshot_groups::DescribeSnapshotGroups;
pub use modify_snapshot_group::ModifySnapshotGroup;

use compute::instance::{InstanceName, NameRules};

use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};

/// A name; empty where there is none. It may begin with a digit.
fn name(text: Option<&str>) -> Result<String> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(String::new()) };
    let rules = NameRules { letter_first: false, ..NameRules::default() };
    InstanceName::parse(text, &rules).map(String::from).map_err(|_| Error::of(codes::snapshot::GROUP_NAME_INVALID))
}
