//! `CreateVolume`

use compute::Extras;
use compute::disk::{New, Spec, create};
use kernel::{Alphabet, IdFormat, Tags};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::category::check_size;
use super::field::{Description, OptionalName};
use super::{EXPIRE_TIME, category};
use crate::ebs::{ChargeType, Ebs, of_snapshot, of_volume, snapshot};
use crate::field::Whole;
use crate::iam::project;
use crate::kec::errors::Error;
use crate::kec::field::{Id, TagKey, TagValue};
use crate::kec::location::{known_region, place};
use crate::period::instant;
use crate::tagv2::known;

/// The random part of a name that nobody chose. GUESS: the vendor says only that there is one.
const NAME: IdFormat = IdFormat::new("kingsoft-volume-name", "", Alphabet::Mixed, 10);

/// Creates a volume, which no instance has at first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateVolume {
    /// Name: 2 to 50 letters, digits, `-` and `_`; random by default.
    #[serde(default)]
    volume_name: OptionalName,
    /// Type, such as `SSD3.0`, the default, `EHDD` or `ESSD_PL1`.
    volume_type: Option<String>,
    /// Description: up to 128 characters.
    #[serde(default)]
    volume_desc: Description,
    /// Size in GiB; the type says how many there may be. 10 by default, or the size of the snapshot.
    size: Option<u32>,
    /// The zone.
    availability_zone: Id,
    /// How it is paid for.
    charge_type: ChargeType,
    /// Months that are paid for, 1 to 36. For what is paid for by the month only.
    purchase_time: Option<Whole>,
    /// Project; 0, the one that every account has, by default.
    project_id: Option<Whole>,
    /// The snapshot that it is made from.
    snapshot_id: Option<String>,
    /// Tags: up to 20.
    #[serde(default)]
    #[schemars(length(max = 20))]
    tag: Vec<Tag>,
    /// Cluster of the account's own; the sandbox has none.
    #[serde(default, rename = "ClusterId")]
    _cluster_id: Unbuilt,
    /// Speed that is bought apart from the size.
    #[serde(default, rename = "ProvisionedIops")]
    _provisioned_iops: Unbuilt,
}

/// A tag of a volume.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Tag {
    /// Key: 1 to 128 characters.
    key: TagKey,
    /// Value: up to 255 characters.
    #[serde(default)]
    value: TagValue,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    volume_id: String,
}

impl CreateVolume {
    fn snapshot(&self) -> Option<&str> {
        self.snapshot_id.as_deref().filter(|id| !id.is_empty())
    }
}

impl Operation for CreateVolume {
    const NAME: &'static str = "CreateVolume";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("VolumeName", "data"),
        ("VolumeType", "SSD3.0"),
        ("Size", "20"),
        ("AvailabilityZone", "cn-beijing-6a"),
        ("ChargeType", "Daily"),
    ];
    type Service = Ebs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ebs:CreateVolume";
        let of = |id| of_snapshot(action, id, caller, call);
        Checks::only(of_volume(action, "*", caller, call)).and_if(input.snapshot(), of)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let (place, region) = (place(cx)?, known_region(cx)?);
        let zone = &input.availability_zone.0;
        if region.zone(zone).is_none() {
            return Err(Error::Unfit("AvailabilityZone", format!("the region has no zone {zone}")));
        }
        let resource_group = project::group_for(cx.scope(), input.project_id)?;
        if input.tag.len() > 20 {
            return Err(Error::Unfit("Tag", "there are more than 20".to_owned()));
        }
        let snapshot = match input.snapshot() {
            Some(id) => {
                snapshot(cx, id)?;
                Some(compute::snapshot::ready(cx.scope(), &region.id, id)?)
            }
            None => None,
        };
        let least = snapshot.as_ref().map_or(0, |snapshot| snapshot.source.size_gib);
        let volume_type = input.volume_type.filter(|name| !name.is_empty()).unwrap_or_else(|| "SSD3.0".to_owned());
        let usual = category::sizes(&volume_type).map_or(0, |sizes| *sizes.start());
        let size_gib = input.size.unwrap_or(least.max(usual));
        check_size(&volume_type, size_gib)?;
        if size_gib < least {
            return Err(Error::Unfit("Size", format!("the snapshot has {least} GiB")));
        }
        let name = || format!("KSC-EBS-{}", cx.scope().mint().draw(&NAME).to_ascii_uppercase());
        let name = input.volume_name.given().unwrap_or_else(name);
        let tags = input.tag.into_iter().map(|tag| (tag.key.0, tag.value.0)).collect::<Tags>();
        known::keep(cx, &tags)?;
        let end = input.charge_type.paid_until(input.purchase_time, cx.now())?;
        let new = New {
            zone: zone.clone(),
            spec: Spec {
                category: volume_type,
                size_gib,
                name,
                description: input.volume_desc.0,
                snapshot_id: snapshot.map(|snapshot| snapshot.id).unwrap_or_default(),
                extras: Extras::from_iter(end.map(|end| (EXPIRE_TIME.to_owned(), instant(end).into()))),
                ..Spec::default()
            },
            charge: input.charge_type.as_str().to_owned(),
            instance: None,
            resource_group,
            tags,
        };
        let disk = create(cx.scope(), &place, new)?;
        Ok(Output { volume_id: disk.id })
    }
}
