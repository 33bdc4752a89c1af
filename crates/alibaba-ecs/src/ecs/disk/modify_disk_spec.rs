//! `ModifyDiskSpec`

use alibaba_core::catalogue::catalogue;
use compute::Extras;
use compute::disk::{Change, Disk, Refusal, get, modify};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{PROVISIONED_IOPS, text};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{Required, Text};

/// Changes the category or the speed of a disk.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyDiskSpec {
    /// Disk.
    disk_id: Required,
    /// New category.
    #[serde(default)]
    disk_category: Text,
    /// New grade of speed of an ESSD: `PL0` to `PL3`.
    #[serde(default)]
    performance_level: Text,
    /// Operations per second that are paid for, with `cloud_auto`.
    provisioned_iops: Option<i64>,
    /// Zone that the disk moves to.
    #[serde(default, rename = "DestinationZoneId")]
    _destination_zone_id: Unbuilt,
    /// Speed of storage of its own.
    #[serde(default, rename = "PerformanceControlOptions")]
    _performance_control_options: Unbuilt,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    task_id: &'static str,
    order_id: &'static str,
}

impl Operation for ModifyDiskSpec {
    const NAME: &'static str = "ModifyDiskSpec";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("DiskId", "d-bp67acfmxazb4pa1b2c3"), ("DiskCategory", "cloud_essd"), ("PerformanceLevel", "PL0")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifyDiskSpec", caller, call, "disk", &input.disk_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let disk = get(cx.scope(), &input.disk_id)?;
        let status = disk.status(cx.now());
        if !status.is_stable() {
            return Err(compute::Error::from(Refusal::WrongState { id: disk.id, status }).into());
        }
        check_instance(cx, &disk, input.disk_category.get())?;
        let change = change(&input, &disk)?;
        modify(cx.scope(), &disk.id, change)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Output { task_id: "", order_id: "" }) }
    }
}

/// Refuses a category that the instance's type does not take.
fn check_instance(cx: &mut Cx<'_>, disk: &Disk, category: Option<&str>) -> Result<()> {
    let (Some(category), Some(instance)) = (category, &disk.instance_id) else { return Ok(()) };
    let family = compute::instance::get(cx.scope(), instance)?.hardware.family;
    let category = catalogue().disk_category(category);
    let taken = |category: &compute::catalogue::DiskCategory| {
        if disk.is_system { category.system_for(&family) } else { category.data_for(&family) }
    };
    match category {
        Some(category) if taken(category).is_none() => Err(Error::of(codes::disk::CATEGORY_NOT_FOR_TYPE)),
        _ => Ok(()),
    }
}

fn change(input: &ModifyDiskSpec, disk: &Disk) -> Result<Change> {
    let (category, range) = text::category(input.disk_category.get().unwrap_or(&disk.spec.category))?;
    let kept = Some(disk.spec.performance_level.as_str()).filter(|level| category.performance_level(level).is_some());
    if input.performance_level.get().is_some() && category.performance_levels.is_empty() {
        return Err(Error::of(codes::disk::NO_OTHER_SPEC));
    }
    let level = text::level(category, input.performance_level.get().or(kept))?;
    if !category.at_level(range, Some(level.as_str()).filter(|level| !level.is_empty())).contains(disk.spec.size_gib) {
        return Err(Error::of(codes::disk::LEVEL_NOT_FOR_SIZE));
    }
    let mut extras = Extras::new();
    if let Some(iops) = input.provisioned_iops {
        if category.id != "cloud_auto" {
            return Err(Error::of(codes::disk::NO_OTHER_SPEC));
        }
        extras.insert(PROVISIONED_IOPS.to_owned(), json!(iops));
    }
    Ok(Change { category: Some(category.id.clone()), performance_level: Some(level), extras, ..Change::default() })
}
