//! `CreateImage`

use std::collections::HashMap;

use compute::Extras;
use compute::disk::{self, Disk};
use compute::image::{Image, ImageDisk, Made, New, OfInstance, Software, create, create_of_instance};
use compute::instance::Instance;
use compute::snapshot::{self, Snapshot, ready};
use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use super::field::{Kind, Name};
use super::{INSTANCE_ID, INSTANT_ACCESS, TYPE, asks, of_disk, of_type, source};
use crate::ebs::volume::category;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Ids;
use crate::kec::instance::MOST_DATA_DISKS;
use crate::kec::local_volume::LOCAL;
use crate::kec::location::{instance, kec, place, region};
use crate::krn;

/// Makes an image of an instance that is up or down, with a snapshot of each of its disks that the image has; or of snapshots
/// that are there.
///
/// GUESS: a region has each name once, and the snapshots have the name of the image.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateImage {
    /// The instance. Without it, what `SnapshotIds` names.
    #[serde(default)]
    instance_id: String,
    /// Name: 2 to 64 characters.
    name: Name,
    /// Kind: `CommonImage`, the default, or `LocalImage`.
    r#type: Option<Kind>,
    /// Data disks of the instance that the image has; none by default.
    #[serde(default)]
    data_disk_ids: Ids,
    /// Snapshots that the image has in place of new ones, one of them of a system disk. GUESS: with an instance, they are of
    /// disks that it has.
    #[serde(default)]
    snapshot_ids: Ids,
    /// Whether it can be used before it is there. It counts where the system disk is local.
    #[serde(default)]
    instant_access: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    image_id: String,
}

impl Operation for CreateImage {
    const NAME: &'static str = "CreateImage";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("Name", "web-2026")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "kec:CreateImage";
        // Whether a disk or a snapshot is local does not show in its identifier, so each is asked about as one of EBS.
        let of_ebs = |kind: &str, id: &str| {
            let resource = krn::regional("ebs", Some(region(call)), caller.account(), format_args!("{kind}/{id}"));
            Check::new(action, resource)
        };
        let named = |ids: &Ids| ids.clone().wanted().unwrap_or_default();
        let id = Some(input.instance_id.as_str()).filter(|id| !id.is_empty());
        Checks::only(asks(action, "*", caller, call))
            .and_if(id, |id| Check::new(action, kec(caller, call, format_args!("instance/{id}"))))
            .and_all(named(&input.data_disk_ids).iter().map(|id| of_ebs("volume", id)))
            .and_all(named(&input.snapshot_ids).iter().map(|id| of_ebs("snapshot", id)))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let instance = match input.instance_id.as_str() {
            "" => None,
            id => Some(instance(cx, id)?),
        };
        let data_disks = input.data_disk_ids.clone().wanted();
        let image = match (instance, input.snapshot_ids.clone().wanted()) {
            (None, None) => return Err(Error::Wanting("InstanceId")),
            (_, Some(_)) if data_disks.is_some() => {
                return Err(Error::Unfit("DataDiskIds", "it goes without SnapshotIds".to_owned()));
            }
            (instance, Some(ids)) => of_snapshots(cx, &input, instance.as_ref(), &ids)?,
            (Some(instance), None) => of_instance(cx, &input, &instance, &data_disks.unwrap_or_default())?,
        };
        Ok(Output { image_id: image.id })
    }
}

/// An image with new snapshots of the system disk and of these data disks.
fn of_instance(
    cx: &mut Cx<'_>,
    input: &CreateImage,
    instance: &Instance,
    data_disks: &[String],
) -> Result<Image, Error> {
    let place = place(cx)?;
    let software = known("InstanceId", source::known(&instance.image_id, instance.software.as_ref()))?;
    let disks = disk::of_instance(cx.scope(), &instance.id)?;
    let instant = input.instant_access && disks.iter().any(|disk| disk.is_system && is_local(disk));
    let each = snapshot::New {
        name: input.name.0.clone(),
        category: if instant { "LocalSnapShot" } else { "CommonSnapShot" }.to_owned(),
        of_unused: true,
        instant_access: instant,
        ..snapshot::New::default()
    };
    let of = OfInstance {
        instance,
        data_disks: Some(data_disks),
        each: &each,
        kept: &[LOCAL],
        encrypted: "Encrypted",
        of_disk,
    };
    let new = new(input, software, Some(instance), instant);
    Ok(create_of_instance(cx.scope(), &place, &of, new)?)
}

/// An image of snapshots that are there.
fn of_snapshots(
    cx: &mut Cx<'_>,
    input: &CreateImage,
    instance: Option<&Instance>,
    ids: &[String],
) -> Result<Image, Error> {
    let place = place(cx)?;
    let present = match instance {
        Some(instance) => Some(disk::of_instance(cx.scope(), &instance.id)?),
        None => None,
    };
    let mut snapshots = Vec::with_capacity(ids.len());
    for id in ids {
        let snapshot = ready(cx.scope(), place.region, id)?;
        let is_of = |disk: &Disk| disk.id == snapshot.source.disk_id;
        if present.as_ref().is_some_and(|disks| !disks.iter().any(is_of)) {
            return Err(unfit(format!("the snapshot {id} is of no disk of the instance")));
        }
        snapshots.push(snapshot);
    }
    let system = match snapshots.iter().filter(|one| one.source.is_system).collect::<Vec<_>>().as_slice() {
        [one] => (*one).clone(),
        _ => return Err(unfit("one of them must be of a system disk, and one only".to_owned())),
    };
    if snapshots.len() > MOST_DATA_DISKS + 1 {
        return Err(unfit(format!("there are more than {MOST_DATA_DISKS} of data disks")));
    }
    let kept = source::known(&system.source.image_id, system.source.software.as_ref());
    let software = known("SnapshotIds", kept)?;
    let instant = input.instant_access && system.extras.contains_key(LOCAL);
    let disks = image_disks(cx, &snapshots)?;
    let new = New { disks, ..new(input, software, instance, instant) };
    Ok(create(cx.scope(), &place, new)?)
}

/// The disks of an image, the system disk first, each of which is a snapshot.
fn image_disks(cx: &mut Cx<'_>, snapshots: &[Snapshot]) -> Result<Vec<ImageDisk>, Error> {
    let ids: Vec<_> = snapshots.iter().map(|snapshot| snapshot.source.disk_id.as_str()).collect();
    let disks = disk::find_many(cx.scope(), &ids)?;
    let types: HashMap<_, _> = disks.into_iter().map(|disk| (disk.id, disk.spec.category)).collect();
    let disk = |(snapshot, letter): (&Snapshot, char)| ImageDisk {
        image_id: String::new(),
        device: format!("/dev/xvd{letter}"),
        is_system: snapshot.source.is_system,
        size_gib: snapshot.source.size_gib,
        snapshot_id: snapshot.id.clone(),
        encrypted: false,
        extras: types.get(&snapshot.source.disk_id).map(|category| of_type(category)).unwrap_or_default(),
    };
    let system = snapshots.iter().filter(|one| one.source.is_system).zip('a'..='a');
    let data = snapshots.iter().filter(|one| !one.source.is_system).zip('b'..='z');
    Ok(system.chain(data).map(disk).collect())
}

fn new(input: &CreateImage, software: Software, instance: Option<&Instance>, instant: bool) -> New {
    let mut extras = Extras::new();
    extras.insert(TYPE.to_owned(), input.r#type.unwrap_or_default().as_str().into());
    if let Some(instance) = instance {
        extras.insert(INSTANCE_ID.to_owned(), instance.id.clone().into());
    }
    if instant {
        extras.insert(INSTANT_ACCESS.to_owned(), true.into());
    }
    New {
        name: input.name.0.clone(),
        description: String::new(),
        family: String::new(),
        version: String::new(),
        software,
        disks: Vec::new(),
        made: Made::Created,
        origin: None,
        extras,
        resource_group: String::new(),
        tags: Tags::default(),
    }
}

fn is_local(disk: &Disk) -> bool {
    category::of(&disk.spec.category).is_none()
}

fn known(parameter: &'static str, software: Option<Software>) -> Result<Software, Error> {
    software.ok_or_else(|| Error::Unfit(parameter, "the image of the system disk is gone".to_owned()))
}

fn unfit(reason: String) -> Error {
    Error::Unfit("SnapshotIds", reason)
}
