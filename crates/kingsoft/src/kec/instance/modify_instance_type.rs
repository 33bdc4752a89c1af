//! `ModifyInstanceType`

use compute::catalogue::InstanceType;
use compute::disk::{self, of_instance};
use compute::instance::{Change, Hardware, Instance, Status, modify, resize, resize_up, start};
use compute::{Extras, disk::Disk};
use kernel::Tags;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::order::SystemDisk;
use super::view::number;
use crate::catalogue::catalogue;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::local_volume;
use crate::kec::location::{instance, kec, place};
use crate::vpc::Returned;

/// Gives an instance another type, a larger local data disk or a larger system disk.
///
/// GUESS: an instance that is up is refused unless `StopInstance` says that it may be stopped for this.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyInstanceType {
    /// The instance.
    instance_id: Id,
    /// New type; the same by default.
    instance_type: Option<String>,
    /// New size of the local data disk in GiB: no less than before.
    data_disk_gb: Option<u32>,
    /// New size of the system disk; its type stays.
    system_disk: Option<SystemDisk>,
    /// Whether the instance may be stopped for this where it is up: `false` by default.
    #[serde(default)]
    stop_instance: bool,
    /// Whether it is started afterwards: `false` by default.
    #[serde(default)]
    auto_restart: bool,
    /// Whether the family may be another one. The sandbox has no hosts that would make a difference.
    #[serde(rename = "CrossInstanceMigrate")]
    _cross_instance_migrate: Option<bool>,
    /// The size of a dedicated type; there is none.
    #[serde(default, rename = "InstanceConfigure")]
    _instance_configure: Unbuilt,
    /// What becomes of a local data disk with a type that has none.
    #[serde(default, rename = "DataDisk")]
    _data_disk: Unbuilt,
}

impl Operation for ModifyInstanceType {
    const NAME: &'static str = "ModifyInstanceType";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("InstanceId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("InstanceType", "N3.4B"),
        ("StopInstance", "true"),
        ("AutoRestart", "true"),
    ];
    type Service = Kec;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("kec:ModifyInstanceType", kec(caller, call, format_args!("instance/{}", input.instance_id.0)))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let instance = instance(cx, &input.instance_id.0)?;
        let wished = input.instance_type.as_deref().filter(|id| !id.is_empty());
        let type_id = wished.unwrap_or(&instance.hardware.type_id);
        let kind = catalogue().instance_type(type_id);
        let kind = kind.ok_or_else(|| Error::Unfit("InstanceType", format!("there is no type {type_id}")))?;
        let system = of_instance(cx.scope(), &instance.id)?.into_iter().find(|disk| disk.is_system);
        let grows = system.as_ref().map(|system| larger(system, input.system_disk.as_ref(), kind)).transpose()?;
        let local = local_disk(&instance, input.data_disk_gb, kind)?;
        if let Some(local) = local {
            enlarge_local(cx, &instance, local)?;
        }
        retype(cx, &instance, kind, (input.stop_instance, input.auto_restart))?;
        if let (Some(system), Some(Some(size))) = (system, grows) {
            disk::resize(cx.scope(), &system.id, size)?;
        }
        if let Some(local) = local {
            let extras = Extras::from_iter([("DataDiskGb".to_owned(), local.into())]);
            modify(cx.scope(), &instance.id, Change { extras, ..Change::default() })?;
        }
        Ok(Returned::YES)
    }
}

/// Gives the instance its type, and has it restart, stop or start as the call says.
fn retype(
    cx: &mut Cx<'_>,
    instance: &Instance,
    kind: &InstanceType,
    (may_stop, restarts): (bool, bool),
) -> Result<(), Error> {
    let hardware = Hardware { type_id: kind.id.clone(), family: kind.family.clone() };
    let is_up = instance.status(cx.now()) == Status::Running;
    if is_up && may_stop {
        resize_up(cx.scope(), &instance.id, hardware, restarts)?;
        return Ok(());
    }
    resize(cx.scope(), &instance.id, hardware)?;
    if restarts {
        start(cx.scope(), &instance.id)?;
    }
    Ok(())
}

/// The new size of the system disk; nothing where it stays as it is.
fn larger(system: &Disk, asked: Option<&SystemDisk>, kind: &InstanceType) -> Result<Option<u32>, Error> {
    let category = &system.spec.category;
    let sizes = catalogue().disk_category(category).and_then(|category| category.system_for(&kind.family));
    let sizes = sizes.ok_or_else(|| {
        let reason = format!("the type {} does not start from a disk {category}", kind.id);
        Error::Unfit("InstanceType", reason)
    })?;
    let wished = asked.and_then(|disk| disk.disk_type.as_deref()).filter(|id| !id.is_empty());
    if wished.is_some_and(|wished| wished != category) {
        return Err(Error::Unfit("SystemDisk.DiskType", format!("it stays {category}")));
    }
    let size = asked.and_then(|disk| disk.disk_size).filter(|size| *size > 0 && *size != system.spec.size_gib);
    match size {
        Some(size) if size < system.spec.size_gib || !sizes.contains(size) => {
            let reason = format!("it is not between {} and {}", system.spec.size_gib, sizes.max);
            Err(Error::Unfit("SystemDisk.DiskSize", reason))
        }
        size => Ok(size),
    }
}

/// Gives the local data disk its new size, or makes it where there was none.
fn enlarge_local(cx: &mut Cx<'_>, instance: &Instance, gib: u32) -> Result<(), Error> {
    let disks = of_instance(cx.scope(), &instance.id)?;
    if let Some(present) = disks.iter().find(|disk| local_volume::is_of_order(disk)) {
        disk::resize(cx.scope(), &present.id, gib)?;
        return Ok(());
    }
    let place = place(cx)?;
    let new = disk::New {
        zone: instance.zone.clone(),
        spec: local_volume::of_order(gib, ""),
        charge: String::new(),
        instance: Some(instance.id.clone()),
        resource_group: instance.resource_group.clone(),
        tags: Tags::default(),
    };
    disk::create(cx.scope(), &place, new)?;
    Ok(())
}

/// The new size of the local data disk; nothing where it stays as it is.
fn local_disk(instance: &Instance, asked: Option<u32>, kind: &InstanceType) -> Result<Option<u32>, Error> {
    let present = u32::try_from(number(instance, "DataDiskGb")).unwrap_or_default();
    let size = asked.unwrap_or(present);
    if size < present {
        return Err(Error::Unfit("DataDiskGb", format!("it is less than {present}")));
    }
    if size > 0 && !kind.orderable_local.is_some_and(|sizes| sizes.contains(size)) {
        let reason = format!("the type {} has no local data disk of this size", kind.id);
        return Err(Error::Unfit("DataDiskGb", reason));
    }
    Ok(Some(size).filter(|size| *size != present))
}
