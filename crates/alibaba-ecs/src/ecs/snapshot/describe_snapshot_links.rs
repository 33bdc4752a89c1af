//! `DescribeSnapshotLinks`

use std::collections::HashMap;

use alibaba_core::list::{Listed, Page};
use compute::disk::Disk;
use compute::instance::Instance;
use compute::snapshot::{Chain, ChainFilter, chains};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::{STANDARD, disk_of, link_of};
use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{JsonList, RegionId, Text};
use crate::page::{NumberedOrToken, PlaceOrToken};

/// Lists chains of snapshots: those of a disk are one. Those with the newest snapshots come first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSnapshotLinks {
    /// Region of the snapshots.
    region_id: RegionId,
    /// Instance that has the disk.
    #[serde(default)]
    instance_id: Text,
    /// Up to 100 disks, as a JSON array; an empty one matches nothing.
    #[serde(default)]
    disk_ids: JsonList,
    /// Up to 100 chains, as a JSON array; an empty one matches nothing.
    #[serde(default)]
    snapshot_link_ids: JsonList,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    snapshot_link_id: String,
    region_id: String,
    source_disk_id: String,
    source_disk_name: String,
    source_disk_size: i64,
    source_disk_type: &'static str,
    instance_id: String,
    instance_name: String,
    category: &'static str,
    instant_access: bool,
    total_count: i64,
    total_size: i64,
}

impl Listed for View {
    const LIST: &'static str = "SnapshotLinks";
    const ITEM: &'static str = "SnapshotLink";
}

impl Operation for DescribeSnapshotLinks {
    const NAME: &'static str = "DescribeSnapshotLinks";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("DiskIds", r#"["d-bp67acfmxazb4pa1b2c3"]"#)];
    type Service = Ecs;
    type Input = With<Self, NumberedOrToken<100, 10, 100>>;
    type Output = Page<View, PlaceOrToken>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = input.disk_ids.get().unwrap_or_default().iter().map(String::as_str);
        each("ecs:DescribeSnapshotLinks", caller, call, "disk", ids)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let is_long = |list: &JsonList| list.get().is_some_and(|ids| ids.len() > 100);
        if is_long(&input.disk_ids) {
            return Err(Error::of(codes::snapshot::LINK_DISK_IDS_INVALID));
        }
        if is_long(&input.snapshot_link_ids) {
            return Err(Error::of(codes::snapshot::LINK_IDS_INVALID));
        }
        let named = input.disk_ids.get().map(<[String]>::to_vec);
        let linked =
            input.snapshot_link_ids.get().map(|ids| ids.iter().filter_map(|id| disk_of(id)).collect::<Vec<_>>());
        let disks = match (named, linked) {
            (Some(named), Some(linked)) => Some(named.into_iter().filter(|id| linked.contains(id)).collect()),
            (named, linked) => named.or(linked),
        };
        let filter = ChainFilter { region: input.region_id.0.id.clone(), disks, instance: input.instance_id.cloned() };
        let part = chains(cx.scope(), &filter, page.window())?;
        let ids: Vec<_> = part.items.iter().map(|chain| chain.disk_id.as_str()).collect();
        let disks = compute::disk::find_many(cx.scope(), &ids)?;
        let instances: Vec<_> = disks.iter().filter_map(|disk| disk.instance_id.as_deref()).collect();
        let instances = compute::instance::get_many(cx.scope(), &instances)?;
        let disks: HashMap<_, _> = disks.iter().map(|disk| (disk.id.as_str(), disk)).collect();
        let instances: HashMap<_, _> = instances.iter().map(|instance| (instance.id.as_str(), instance)).collect();
        Ok(page.answer(part, |chain| {
            let disk = disks.get(chain.disk_id.as_str()).copied();
            let instance = disk.and_then(|disk| instances.get(disk.instance_id.as_deref()?)).copied();
            View::of(chain, &filter.region, disk, instance)
        }))
    }
}

impl View {
    fn of(chain: Chain, region: &str, disk: Option<&Disk>, instance: Option<&Instance>) -> Self {
        Self {
            snapshot_link_id: link_of(&chain.disk_id),
            region_id: region.to_owned(),
            source_disk_name: disk.map(|disk| disk.spec.name.clone()).unwrap_or_default(),
            source_disk_size: chain.size_gib,
            source_disk_type: if chain.is_system { "system" } else { "data" },
            instance_id: instance.map(|instance| instance.id.clone()).unwrap_or_default(),
            instance_name: instance.map(|instance| instance.name.clone()).unwrap_or_default(),
            category: STANDARD,
            instant_access: chain.instant_access,
            total_count: chain.count,
            total_size: chain.bytes(),
            source_disk_id: chain.disk_id,
        }
    }
}
