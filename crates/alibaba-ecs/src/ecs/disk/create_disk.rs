//! `CreateDisk`

use compute::Extras;
use compute::disk::{New, Spec, create};
use compute::snapshot::Snapshot;
use kms::Vault;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::encryption::settle;
use super::{BURSTING, ENCRYPTED, KMS_KEY, MULTI_ATTACH, PROVISIONED_IOPS, text};
use crate::ecs::checks::{about, one, with_tags};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Text};
use crate::ecs::snapshot::KEPT;
use crate::ecs::{Ecs, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// Creates a data disk.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateDisk {
    /// Region of the disk.
    region_id: RegionId,
    /// Zone; that of the instance where one is named.
    #[serde(default)]
    zone_id: Text,
    /// Instance that is paid ahead of time, to which the disk is attached at once and with which it is paid.
    #[serde(default)]
    instance_id: Text,
    /// Category; `cloud` by default.
    #[serde(default)]
    disk_category: Text,
    /// Size in GiB; that of the snapshot by default, and never less.
    size: Option<u32>,
    /// Grade of speed of an ESSD: `PL0` to `PL3`.
    #[serde(default)]
    performance_level: Text,
    /// Name, 2 to 128 characters.
    #[serde(default)]
    disk_name: Text,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Whether it is encrypted.
    #[serde(default)]
    encrypted: bool,
    /// Key it is encrypted with; the default one of the region where none is named.
    #[serde(default, rename = "KMSKeyId")]
    kms_key_id: Text,
    /// How it is encrypted: `aes-256` or `sm4-128`, which nothing shows again.
    #[serde(default)]
    encrypt_algorithm: Text,
    /// Whether several instances may have it: `Enabled` or `Disabled`, the default.
    #[serde(default)]
    multi_attach: Text,
    /// Operations per second that are paid for, with `cloud_auto`.
    provisioned_iops: Option<i64>,
    /// Whether it may be faster for a while, with `cloud_auto`.
    bursting_enabled: Option<bool>,
    /// Snapshot it is made from.
    #[serde(default)]
    snapshot_id: Text,
    /// Storage set; there is none.
    #[serde(default, rename = "StorageSetId")]
    _storage_set_id: Unbuilt,
    /// Part of the storage set.
    #[serde(default, rename = "StorageSetPartitionNumber")]
    _storage_set_partition_number: Unbuilt,
    /// Cluster of storage; there is none.
    #[serde(default, rename = "StorageClusterId")]
    _storage_cluster_id: Unbuilt,
    /// Features that only some accounts have.
    #[serde(default, rename = "AdvancedFeatures")]
    _advanced_features: Unbuilt,
    /// Roles of other accounts, for the key.
    #[serde(default, rename = "Arn")]
    _arn: Unbuilt,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    disk_id: String,
}

impl Operation for CreateDisk {
    const NAME: &'static str = "CreateDisk";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ZoneId", "cn-hangzhou-b"),
        ("DiskCategory", "cloud_essd"),
        ("Size", "40"),
        ("DiskName", "data"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:CreateDisk";
        let checks = one(action, caller, call, "disk", "*")
            .and_if(input.instance_id.get(), |id| about(action, caller, call, "instance", id))
            .and_if(input.snapshot_id.get(), |id| about(action, caller, call, "snapshot", id));
        with_tags(checks, &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let instance = match input.instance_id.get() {
            Some(id) => {
                let instance = compute::instance::get(cx.scope(), id)?;
                if instance.charge.kind != "PrePaid" {
                    return Err(Error::of(codes::disk::INSTANCE_NOT_PREPAID));
                }
                Some(instance)
            }
            None => None,
        };
        let zone = match (&instance, input.zone_id.get()) {
            (Some(instance), _) => instance.zone.clone(),
            (None, Some(zone)) if input.region_id.0.zone(zone).is_some() => zone.to_owned(),
            (None, Some(_)) => return Err(Error::of(codes::region::ZONE_NOT_FOUND)),
            (None, None) => return Err(Error::missing("ZoneId")),
        };
        let snapshot = match input.snapshot_id.get() {
            Some(id) => Some(compute::snapshot::ready(cx.scope(), &input.region_id.0.id, id)?),
            None => None,
        };
        let mut spec = spec(&input, snapshot.as_ref())?;
        let vault = Vault::new(&cx.sandbox().vault);
        settle(cx.scope(), vault, input.region_id.0, std::slice::from_mut(&mut spec))?;
        let new = New {
            zone,
            spec,
            charge: if instance.is_some() { "PrePaid" } else { "PostPaid" }.to_owned(),
            instance: instance.map(|instance| instance.id),
            resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
            tags: tags::read(&input.tag)?,
        };
        let disk = create(cx.scope(), &location::of(input.region_id.0), new)?;
        Ok(Output { disk_id: disk.id })
    }
}

/// What the disk is. One that is made from a snapshot is at least as large, and encrypted where the snapshot is.
fn spec(input: &CreateDisk, snapshot: Option<&Snapshot>) -> Result<Spec> {
    let (category, range) = text::category(input.disk_category.get().unwrap_or("cloud"))?;
    let level = text::level(category, input.performance_level.get())?;
    let range = category.at_level(range, Some(level.as_str()).filter(|level| !level.is_empty()));
    let least = snapshot.map(|snapshot| snapshot.source.size_gib);
    let Some(size_gib) = input.size.max(least) else { return Err(Error::of(codes::disk::NO_SIZE)) };
    if !range.contains(size_gib) {
        return Err(Error::of(codes::disk::SIZE_INVALID));
    }
    if input.kms_key_id.get().is_some() && !input.encrypted {
        return Err(Error::of(codes::disk::NOT_ENCRYPTED));
    }
    if !matches!(input.encrypt_algorithm.get(), None | Some("aes-256" | "sm4-128")) {
        return Err(Error::invalid("EncryptAlgorithm"));
    }
    let shared = match input.multi_attach.get() {
        None | Some("Disabled") => false,
        Some("Enabled") => true,
        Some(_) => return Err(Error::invalid("MultiAttach")),
    };
    // Speed is bought apart from size for this category alone.
    let auto = category.id == "cloud_auto";
    let kept: [(&str, Option<Value>); 5] = [
        (ENCRYPTED, input.encrypted.then(|| "true".into())),
        (KMS_KEY, input.kms_key_id.get().map(Value::from)),
        (MULTI_ATTACH, shared.then(|| json!("Enabled"))),
        (PROVISIONED_IOPS, input.provisioned_iops.filter(|_| auto).map(Value::from)),
        (BURSTING, input.bursting_enabled.filter(|_| auto).map(Value::from)),
    ];
    let mut extras: Extras = kept.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
    if let Some(snapshot) = snapshot.filter(|_| !input.encrypted) {
        extras.extend(inherited(snapshot));
    }
    Ok(Spec {
        category: category.id.clone(),
        size_gib,
        performance_level: level,
        name: text::name(input.disk_name.get())?,
        description: text::description(input.description.get(), codes::instance::DESCRIPTION_MALFORMED)?,
        delete_with_instance: false,
        snapshot_id: snapshot.map(|snapshot| snapshot.id.clone()).unwrap_or_default(),
        extras,
        ..Spec::default()
    })
}

/// What a disk has of the extras of the snapshot that it is made from.
pub(in crate::ecs) fn inherited(snapshot: &Snapshot) -> impl Iterator<Item = (String, Value)> {
    let kept = snapshot.extras.iter().filter(|(name, _)| KEPT.contains(&name.as_str()));
    kept.map(|(name, value)| (name.clone(), value.clone()))
}
