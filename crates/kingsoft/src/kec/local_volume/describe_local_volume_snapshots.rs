//! `DescribeLocalVolumeSnapshots`

use std::collections::HashMap;

use compute::disk::{Disk, find_many};
use compute::listing::Window;
use compute::snapshot::{Filter, Snapshot as Domain, list};
use kernel::{Timestamp, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{LOCAL, category_of, name_of, of_snapshot, window};
use crate::asks::each;
use crate::ebs::volume::state_name;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::{Ids, Offset};
use crate::kec::location::known_region;
use crate::page::cut;

/// Lists the snapshots of local volumes of the region, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeLocalVolumeSnapshots {
    /// Only these.
    #[serde(default)]
    local_volume_snapshot_id: Ids,
    /// Only those of this local volume.
    source_local_volume_id: Option<String>,
    /// Only those of local volumes of this name.
    local_volume_name: Option<String>,
    /// How many the page has: 1 to 1,000; 10 by default.
    max_results: Option<u32>,
    /// How many come before the page.
    #[serde(default)]
    marker: Offset,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    marker: usize,
    local_volume_snapshot_count: i64,
    local_volume_snapshot_set: Vec<Snapshot>,
}

/// A snapshot of a local volume. GUESS: the states, which are the words of EBS.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Snapshot {
    local_volume_snapshot_id: String,
    local_volume_snapshot_name: String,
    local_volume_snapshot_desc: String,
    source_local_volume_id: String,
    /// Empty like the state and the instance when the volume is gone.
    source_local_volume_name: String,
    source_local_volume_category: &'static str,
    source_local_volume_state: &'static str,
    instance_id: String,
    state: &'static str,
    snapshot_type: String,
    disk_size: u32,
    min_disk: u32,
    creation_date: String,
    scheduled_delete_time: String,
    instant_access: bool,
    create_image: bool,
    copy_from_remote: bool,
}

impl Snapshot {
    fn new(snapshot: Domain, disk: Option<&Disk>, now: Timestamp) -> Self {
        Self {
            source_local_volume_name: disk.map(name_of).unwrap_or_default(),
            source_local_volume_category: category_of(snapshot.source.is_system),
            source_local_volume_state: disk.map_or("", |disk| state_name(disk, now)),
            instance_id: disk.and_then(|disk| disk.instance_id.clone()).unwrap_or_default(),
            state: if snapshot.is_ready(now) { "available" } else { "creating" },
            disk_size: snapshot.source.size_gib,
            min_disk: snapshot.source.size_gib,
            creation_date: time::seconds(snapshot.created_at),
            scheduled_delete_time: snapshot.expires_at.map(time::seconds).unwrap_or_default(),
            instant_access: snapshot.instant_access,
            create_image: snapshot.used_by_image,
            copy_from_remote: !snapshot.origin_id.is_empty(),
            snapshot_type: snapshot.category,
            local_volume_snapshot_id: snapshot.id,
            local_volume_snapshot_name: snapshot.name,
            local_volume_snapshot_desc: snapshot.description,
            source_local_volume_id: snapshot.source.disk_id,
        }
    }
}

impl Operation for DescribeLocalVolumeSnapshots {
    const NAME: &'static str = "DescribeLocalVolumeSnapshots";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SourceLocalVolumeId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("MaxResults", "50")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.local_volume_snapshot_id.clone().wanted().unwrap_or_default();
        each(&ids, |id| of_snapshot("kec:DescribeLocalVolumeSnapshots", id, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let (start, window) = (input.marker.0, window(input.max_results, input.marker)?);
        let filter = Filter {
            region: Some(known_region(cx)?.id.clone()),
            ids: input.local_volume_snapshot_id.wanted(),
            disk: input.source_local_volume_id.filter(|id| !id.is_empty()),
            has: vec![(LOCAL, true)],
            ..Filter::default()
        };
        let snapshots = list(cx.scope(), &filter, Window::ALL)?.items;
        let ids: Vec<_> = snapshots.iter().map(|snapshot| snapshot.source.disk_id.as_str()).collect();
        let disks = find_many(cx.scope(), &ids)?;
        let disks: HashMap<_, _> = disks.iter().map(|disk| (disk.id.as_str(), disk)).collect();
        let now = cx.now();
        let shown = |snapshot: Domain| {
            let disk = disks.get(snapshot.source.disk_id.as_str()).copied();
            Snapshot::new(snapshot, disk, now)
        };
        let mut shown: Vec<_> = snapshots.into_iter().map(shown).collect();
        if let Some(name) = input.local_volume_name.filter(|name| !name.is_empty()) {
            shown.retain(|snapshot| snapshot.source_local_volume_name == name);
        }
        let part = cut(shown, window);
        let marker = start + part.items.len();
        Ok(Output { marker, local_volume_snapshot_count: part.total, local_volume_snapshot_set: part.items })
    }
}
