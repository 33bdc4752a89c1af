//! Snapshots in answers.

use std::collections::HashMap;

use alibaba_core::list::Listed;
use compute::snapshot::{Snapshot, TAGGED};
use kernel::{Tags, Timestamp, time};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use serde_with::skip_serializing_none;
use wire::Scope;

use super::{ENCRYPTED, KMS_KEY, link_of};
use crate::ecs::errors::Result;
use crate::tag::TagsView;

/// A snapshot in a list.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    snapshot_id: String,
    snapshot_name: String,
    description: String,
    region_id: String,
    status: &'static str,
    progress: String,
    remain_time: u64,
    available: bool,
    category: String,
    snapshot_type: &'static str,
    #[serde(rename = "SnapshotSN")]
    snapshot_sn: String,
    snapshot_link_id: String,
    source_disk_id: String,
    source_disk_type: &'static str,
    // A text in the vendor's page and in its SDKs.
    source_disk_size: String,
    source_storage_type: &'static str,
    source_snapshot_id: Option<String>,
    source_region_id: Option<String>,
    retention_days: Option<i64>,
    instant_access: bool,
    instant_access_retention_days: Option<i64>,
    usage: &'static str,
    encrypted: bool,
    #[serde(rename = "KMSKeyId")]
    kms_key_id: String,
    product_code: &'static str,
    resource_group_id: String,
    creation_time: String,
    last_modified_time: String,
    tags: TagsView,
}

impl Listed for View {
    const LIST: &'static str = "Snapshots";
    const ITEM: &'static str = "Snapshot";
}

/// What is shown with the snapshots of an answer.
pub(super) struct Beside {
    tags: HashMap<String, Tags>,
    now: Timestamp,
}

impl Beside {
    pub(super) fn of(scope: &mut Scope<'_>, snapshots: &[Snapshot]) -> Result<Self> {
        let ids: Vec<_> = snapshots.iter().map(|snapshot| snapshot.id.as_str()).collect();
        Ok(Self { tags: store::tag::of_many(scope, TAGGED, &ids)?, now: scope.now() })
    }

    pub(super) fn view(&self, snapshot: Snapshot) -> View {
        let instant_access = snapshot.has_instant_access(self.now);
        let is_ready = snapshot.is_ready(self.now);
        let text = |name: &str| snapshot.extras.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let copied = !snapshot.origin_id.is_empty();
        View {
            status: status(&snapshot, self.now),
            progress: progress(&snapshot, self.now),
            remain_time: snapshot.making.seconds_left(self.now),
            available: is_ready || instant_access,
            snapshot_type: if snapshot.is_automatic() { "auto" } else { "user" },
            // Samples of the page show three numbers, which mean nothing outside.
            snapshot_sn: serial_number(&snapshot),
            snapshot_link_id: link_of(&snapshot.source.disk_id),
            source_disk_type: disk_type(&snapshot),
            source_disk_size: snapshot.source.size_gib.to_string(),
            source_storage_type: "disk",
            source_snapshot_id: Some(snapshot.origin_id.clone()).filter(|_| copied),
            source_region_id: Some(snapshot.origin_region.clone()).filter(|_| copied),
            retention_days: snapshot.retention_days,
            instant_access,
            instant_access_retention_days: snapshot.instant_days,
            usage: match (snapshot.used_by_image, snapshot.used_by_disk) {
                (true, true) => "image_disk",
                (true, false) => "image",
                (false, true) => "disk",
                (false, false) => "none",
            },
            encrypted: snapshot.extras.contains_key(ENCRYPTED),
            kms_key_id: text(KMS_KEY),
            product_code: "",
            creation_time: time::seconds(snapshot.created_at),
            last_modified_time: time::seconds(snapshot.modified_at),
            tags: self.tags.get(&snapshot.id).into(),
            snapshot_id: snapshot.id,
            snapshot_name: snapshot.name,
            description: snapshot.description,
            region_id: snapshot.region,
            category: snapshot.category,
            source_disk_id: snapshot.source.disk_id,
            resource_group_id: snapshot.resource_group,
        }
    }
}

/// The vendor's word for a state.
pub(super) fn status(snapshot: &Snapshot, now: Timestamp) -> &'static str {
    if snapshot.is_ready(now) { "accomplished" } else { "progressing" }
}

/// How much of a snapshot is there.
pub(super) fn progress(snapshot: &Snapshot, now: Timestamp) -> String {
    format!("{}%", snapshot.making.percent(now))
}

/// The vendor's word for the kind of disk.
pub(super) fn disk_type(snapshot: &Snapshot) -> &'static str {
    if snapshot.source.is_system { "system" } else { "data" }
}

/// Three numbers that belong to one snapshot.
fn serial_number(snapshot: &Snapshot) -> String {
    let millis = time::to_millis(snapshot.created_at);
    format!("{}-{}-{}", millis.rem_euclid(100_000), millis.rem_euclid(1_000_000_007), snapshot.position)
}
