//! Snapshots in answers.

use std::collections::HashMap;

use compute::disk::{Disk, find_many};
use compute::snapshot::Snapshot as Domain;
use kernel::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;
use wire::Cx;

use crate::ebs::volume::state_name;
use crate::kec::errors::Error;
use crate::period::instant;

/// A snapshot.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Snapshot {
    snapshot_id: String,
    snapshot_name: String,
    snapshot_desc: String,
    volume_id: String,
    /// Empty like the fields below when the volume is gone.
    volume_name: String,
    volume_type: String,
    volume_status: &'static str,
    availability_zone: String,
    volume_category: &'static str,
    size: u32,
    create_time: String,
    snapshot_status: &'static str,
    progress: String,
    snapshot_type: String,
    scheduled_delete_time: String,
    auto_snapshot: bool,
}

/// Snapshots with their volumes, as they are at the instant of the call.
pub(super) fn shown(cx: &mut Cx<'_>, snapshots: Vec<Domain>) -> Result<Vec<Snapshot>, Error> {
    let ids: Vec<_> = snapshots.iter().map(|snapshot| snapshot.source.disk_id.as_str()).collect();
    let disks = find_many(cx.scope(), &ids)?;
    let disks: HashMap<_, _> = disks.into_iter().map(|disk| (disk.id.clone(), disk)).collect();
    let now = cx.now();
    let snapshot = |one: Domain| {
        let disk = disks.get(&one.source.disk_id);
        Snapshot::new(one, disk, now)
    };
    Ok(snapshots.into_iter().map(snapshot).collect())
}

impl Snapshot {
    fn new(snapshot: Domain, disk: Option<&Disk>, now: Timestamp) -> Self {
        let text = |of: fn(&Disk) -> &String| disk.map(of).cloned().unwrap_or_default();
        Self {
            volume_name: text(|disk| &disk.spec.name),
            volume_type: text(|disk| &disk.spec.category),
            availability_zone: text(|disk| &disk.zone),
            volume_status: disk.map_or("", |disk| state_name(disk, now)),
            volume_category: if snapshot.source.is_system { "system" } else { "data" },
            size: snapshot.source.size_gib,
            create_time: instant(snapshot.created_at),
            snapshot_status: if snapshot.is_ready(now) { "available" } else { "creating" },
            progress: format!("{}%", snapshot.making.percent(now)),
            scheduled_delete_time: snapshot.expires_at.map(instant).unwrap_or_default(),
            auto_snapshot: !snapshot.policy_id.is_empty(),
            snapshot_type: snapshot.category,
            snapshot_id: snapshot.id,
            snapshot_name: snapshot.name,
            snapshot_desc: snapshot.description,
            volume_id: snapshot.source.disk_id,
        }
    }
}
