//! Disks in a launch.

use alibaba_core::catalogue::catalogue;
use compute::Extras;
use compute::catalogue::{DiskCategory, Image, InstanceType};
use compute::disk::Spec;
use compute::snapshot::Snapshot;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use wire::Scope;

use crate::ecs::codes;
use crate::ecs::disk::{BURSTING, ENCRYPTED, KMS_KEY, PROVISIONED_IOPS, inherited};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Text;
use crate::ecs::image::source::Source;

/// How many data disks a launch may have.
const MOST: usize = 16;

/// System disk of a launch.
#[serde_with::apply(
    Text => #[serde(skip_serializing_if = "Text::is_absent")],
    Option => #[serde(skip_serializing_if = "Option::is_none")],
)]
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct SystemDisk {
    /// Category; `cloud_efficiency` by default.
    #[serde(default)]
    pub(crate) category: Text,
    /// Size in GiB; 40 or that of the image by default.
    pub(crate) size: Option<u32>,
    /// Grade of speed of an ESSD: `PL0` to `PL3`.
    #[serde(default)]
    pub(crate) performance_level: Text,
    /// Name.
    #[serde(default)]
    pub(crate) disk_name: Text,
    /// Description.
    #[serde(default)]
    pub(crate) description: Text,
    /// Policy for snapshots.
    #[serde(default)]
    pub(crate) auto_snapshot_policy_id: Text,
    /// Whether it is encrypted: `true` or `false`.
    #[serde(default)]
    pub(crate) encrypted: Text,
    /// Key it is encrypted with.
    #[serde(default, rename = "KMSKeyId")]
    pub(crate) kms_key_id: Text,
    /// Operations per second that are paid for, with `cloud_auto`.
    pub(crate) provisioned_iops: Option<i64>,
    /// Whether it may be faster for a while, with `cloud_auto`.
    pub(crate) bursting_enabled: Option<bool>,
}

/// Data disk of a launch.
#[serde_with::apply(
    Text => #[serde(skip_serializing_if = "Text::is_absent")],
    Option => #[serde(skip_serializing_if = "Option::is_none")],
)]
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct DataDisk {
    /// Category; `cloud_efficiency` by default.
    #[serde(default)]
    pub(crate) category: Text,
    /// Size in GiB.
    pub(crate) size: Option<u32>,
    /// Grade of speed of an ESSD: `PL0` to `PL3`.
    #[serde(default)]
    pub(crate) performance_level: Text,
    /// Name.
    #[serde(default)]
    pub(crate) disk_name: Text,
    /// Description.
    #[serde(default)]
    pub(crate) description: Text,
    /// Name of the device, such as `/dev/xvdb`: the one that the disk gets anyway, in the order of the disks.
    #[serde(default)]
    pub(crate) device: Text,
    /// Snapshot it is made from.
    #[serde(default)]
    pub(crate) snapshot_id: Text,
    /// Whether it goes with its instance; it does by default.
    pub(crate) delete_with_instance: Option<bool>,
    /// Whether it is encrypted: `true` or `false`.
    #[serde(default)]
    pub(crate) encrypted: Text,
    /// Key it is encrypted with.
    #[serde(default, rename = "KMSKeyId")]
    pub(crate) kms_key_id: Text,
    /// Policy for snapshots.
    #[serde(default)]
    pub(crate) auto_snapshot_policy_id: Text,
    /// Operations per second that are paid for, with `cloud_auto`.
    pub(crate) provisioned_iops: Option<i64>,
    /// Whether it may be faster for a while, with `cloud_auto`.
    pub(crate) bursting_enabled: Option<bool>,
}

/// The disks of an instance, the system disk first, then those of the image and those of the call.
///
/// A disk of the call that names the device of one of the image takes its place: it is what the call says, with what is on the
/// disk of the image.
pub(crate) fn read(
    scope: &mut Scope<'_>,
    region: &str,
    (system, data): (&SystemDisk, &[DataDisk]),
    source: &Source,
    kind: &InstanceType,
) -> Result<Vec<Spec>> {
    let mut first = system_disk(system, &source.image, kind)?;
    first.snapshot_id = source.system_snapshot();
    if source.is_encrypted() {
        first.extras.insert(ENCRYPTED.to_owned(), "true".into());
    }
    let mut specs = vec![first];
    if data.len() > MOST {
        return Err(Error::of(codes::disk::TOO_MANY));
    }
    let snapshots = snapshots(scope, region, data)?;
    let mut left: Vec<_> = data.iter().zip(1..).collect();
    let mut letters = 'b'..='z';
    for ((disk, snapshot_id), letter) in source.data_disks().zip(letters.by_ref()) {
        let device = format!("/dev/xvd{letter}");
        let named = left.iter().position(|(asked, _)| asked.device.get() == Some(&device));
        let asked = named.map(|place| left.remove(place).0.clone()).unwrap_or_default();
        let size = asked.size.unwrap_or(disk.size_gib);
        if size < disk.size_gib {
            return Err(Error::of(codes::disk::DATA_SIZE_INVALID));
        }
        let mut spec = data_disk(&DataDisk { size: Some(size), ..asked }, None, kind)?;
        spec.snapshot_id = snapshot_id;
        if disk.encrypted {
            spec.extras.insert(ENCRYPTED.to_owned(), "true".into());
        }
        specs.push(spec);
    }
    for ((disk, number), letter) in left.into_iter().zip(letters) {
        if disk.device.get().is_some_and(|asked| asked != format!("/dev/xvd{letter}")) {
            return Err(Error::invalid(&format!("DataDisk.{number}.Device")));
        }
        let snapshot = disk.snapshot_id.get().and_then(|id| snapshots.iter().find(|snapshot| snapshot.id == id));
        specs.push(data_disk(disk, snapshot, kind)?);
    }
    if specs.len() > MOST + 1 {
        return Err(Error::of(codes::disk::TOO_MANY));
    }
    apply_policies(scope, region, &specs)?;
    Ok(specs)
}

/// The snapshots that data disks are made from.
fn snapshots(scope: &mut Scope<'_>, region: &str, data: &[DataDisk]) -> Result<Vec<Snapshot>> {
    let ids: Vec<_> = data.iter().filter_map(|disk| disk.snapshot_id.get()).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let (found, now) = (compute::snapshot::find_many(scope, &ids)?, scope.now());
    for id in ids {
        let snapshot = found.iter().find(|snapshot| snapshot.id == id && snapshot.region == region);
        let snapshot = snapshot.ok_or_else(|| Error::of(codes::disk::SNAPSHOT_NOT_FOUND))?;
        if !snapshot.is_ready(now) && !snapshot.has_instant_access(now) {
            return Err(Error::of(codes::snapshot::NOT_READY));
        }
    }
    Ok(found)
}

/// Refuses policies for snapshots that are not there, and has the others work on the disks.
fn apply_policies(scope: &mut Scope<'_>, region: &str, specs: &[Spec]) -> Result<()> {
    let mut ids: Vec<_> = specs.iter().map(|spec| spec.policy_id.as_str()).filter(|id| !id.is_empty()).collect();
    ids.dedup();
    if ids.is_empty() {
        return Ok(());
    }
    let found = compute::snapshot_policy::find_many(scope, &ids)?;
    let is_there = |id: &&str| found.iter().any(|policy| policy.id == **id && policy.region == region);
    if !ids.iter().all(is_there) {
        return Err(Error::of(codes::snapshot::POLICY_NOT_FOUND));
    }
    for policy in found {
        compute::snapshot_policy::works_on(scope, policy)?;
    }
    Ok(())
}

fn system_disk(disk: &SystemDisk, image: &Image, kind: &InstanceType) -> Result<Spec> {
    let unknown = || Error::of(codes::disk::SYSTEM_CATEGORY_INVALID);
    let category = match disk.category.get() {
        Some(id) => catalogue().disk_category(id),
        None => catalogue().default_system_disk(&kind.family),
    };
    let category = category.ok_or_else(unknown)?;
    let range = category.system_for(&kind.family).ok_or_else(unknown)?;
    let level = level(category, disk.performance_level.get(), "SystemDisk.PerformanceLevel")?;
    let range = category.at_level(range, Some(&level).filter(|level| !level.is_empty()).map(String::as_str));
    let size = disk.size.unwrap_or_else(|| category.default_system_size(image).max(range.min));
    if size < image.size_gib {
        return Err(Error::of(codes::disk::SYSTEM_BELOW_IMAGE));
    }
    if size < range.min {
        return Err(Error::of(codes::disk::SYSTEM_TOO_SMALL));
    }
    if size > range.max {
        return Err(Error::of(codes::disk::SYSTEM_TOO_LARGE));
    }
    Ok(Spec {
        category: category.id.clone(),
        size_gib: size,
        performance_level: level,
        name: name(disk.disk_name.get())?,
        description: description(disk.description.get())?,
        delete_with_instance: true,
        policy_id: disk.auto_snapshot_policy_id.or_empty(),
        extras: extras(&Shown {
            category,
            encrypted: &disk.encrypted,
            kms_key: &disk.kms_key_id,
            provisioned_iops: disk.provisioned_iops,
            bursting: disk.bursting_enabled,
        })?,
        ..Spec::default()
    })
}

/// A system disk that takes the place of another: as the old one, but for its size and its encryption.
pub(crate) fn replaced(
    old: Spec,
    size: Option<u32>,
    (encrypted, key): (Option<bool>, Option<&str>),
    source: &Source,
    kind: &InstanceType,
) -> Result<Spec> {
    let image = source.image.as_ref();
    let text = |text: &str| Text::from(text.to_owned());
    let wanted = SystemDisk {
        category: text(&old.category),
        size: Some(size.unwrap_or(old.size_gib.max(image.size_gib))),
        performance_level: text(&old.performance_level),
        ..SystemDisk::default()
    };
    if size.is_some_and(|size| size < old.size_gib) {
        return Err(Error::of(codes::disk::SYSTEM_TOO_SMALL));
    }
    let Spec { size_gib, .. } = system_disk(&wanted, image, kind)?;
    let mut extras = old.extras;
    if encrypted == Some(true) || source.is_encrypted() {
        extras.insert(ENCRYPTED.to_owned(), "true".into());
        extras.extend(key.map(|key| (KMS_KEY.to_owned(), key.into())));
    }
    Ok(Spec { size_gib, extras, snapshot_id: source.system_snapshot(), ..old })
}

fn data_disk(disk: &DataDisk, snapshot: Option<&Snapshot>, kind: &InstanceType) -> Result<Spec> {
    let unknown = || Error::of(codes::disk::DATA_CATEGORY_INVALID);
    let category = match disk.category.get() {
        Some(id) => catalogue().disk_category(id),
        None => catalogue().disk_category("cloud_efficiency"),
    };
    let category = category.ok_or_else(unknown)?;
    let range = category.data_for(&kind.family).ok_or_else(unknown)?;
    let level = level(category, disk.performance_level.get(), "DataDisk.n.PerformanceLevel")?;
    let range = category.at_level(range, Some(&level).filter(|level| !level.is_empty()).map(String::as_str));
    // A disk is at least as large as its snapshot.
    let size = disk.size.max(snapshot.map(|snapshot| snapshot.source.size_gib));
    let Some(size) = size.filter(|size| range.contains(*size)) else {
        return Err(Error::of(codes::disk::DATA_SIZE_INVALID));
    };
    let shown = Shown {
        category,
        encrypted: &disk.encrypted,
        kms_key: &disk.kms_key_id,
        provisioned_iops: disk.provisioned_iops,
        bursting: disk.bursting_enabled,
    };
    let mut extras = extras(&shown)?;
    if let Some(snapshot) = snapshot.filter(|_| !extras.contains_key(ENCRYPTED)) {
        extras.extend(inherited(snapshot));
    }
    Ok(Spec {
        category: category.id.clone(),
        size_gib: size,
        performance_level: level,
        name: name(disk.disk_name.get())?,
        description: description(disk.description.get())?,
        delete_with_instance: disk.delete_with_instance.unwrap_or(true),
        snapshot_id: snapshot.map(|snapshot| snapshot.id.clone()).unwrap_or_default(),
        policy_id: disk.auto_snapshot_policy_id.or_empty(),
        extras,
        ..Spec::default()
    })
}

/// The grade of speed; empty where the category has none.
fn level(category: &DiskCategory, wanted: Option<&str>, name: &str) -> Result<String> {
    if category.performance_levels.is_empty() {
        return Ok(String::new());
    }
    match wanted {
        None => Ok(category.default_level.clone().unwrap_or_default()),
        Some(id) if category.performance_level(id).is_some() => Ok(id.to_owned()),
        Some(_) => Err(Error::about(codes::disk::LEVEL_INVALID, name)),
    }
}

fn name(text: Option<&str>) -> Result<String> {
    let rules = compute::instance::NameRules::default();
    let read = |text| compute::instance::InstanceName::parse(text, &rules).map(String::from);
    text.map(read).transpose().map(Option::unwrap_or_default).map_err(|_| Error::of(codes::disk::NAME_MALFORMED))
}

fn description(text: Option<&str>) -> Result<String> {
    use compute::instance::Description;
    let read = |text| Description::parse(text, Description::OF_INSTANCE).map(String::from);
    text.map(read).transpose().map(Option::unwrap_or_default).map_err(|_| Error::of(codes::disk::DESCRIPTION_MALFORMED))
}

/// What no rule reads and `DescribeDisks` shows.
struct Shown<'a> {
    category: &'a DiskCategory,
    encrypted: &'a Text,
    kms_key: &'a Text,
    provisioned_iops: Option<i64>,
    bursting: Option<bool>,
}

fn extras(shown: &Shown<'_>) -> Result<Extras> {
    let encrypted = match shown.encrypted.get().map(str::to_lowercase).as_deref() {
        None | Some("false") => false,
        Some("true") => true,
        Some(_) => return Err(Error::invalid("Encrypted")),
    };
    // Speed is bought apart from size for this category alone.
    let auto = shown.category.id == "cloud_auto";
    let kept: [(&str, Option<Value>); 4] = [
        (ENCRYPTED, encrypted.then(|| "true".into())),
        (KMS_KEY, shown.kms_key.get().filter(|_| encrypted).map(Value::from)),
        (PROVISIONED_IOPS, shown.provisioned_iops.filter(|_| auto).map(Value::from)),
        (BURSTING, shown.bursting.filter(|_| auto).map(Value::from)),
    ];
    Ok(kept.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect())
}
