//! `ModifyVolumeType`

use compute::disk::{Change, modify, resize};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::category::check_size;
use crate::ebs::{Ebs, of_volume, present};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Returned;

/// Makes an ESSD of a volume, and a larger one if asked.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyVolumeType {
    /// The volume.
    volume_id: Id,
    /// New type, an ESSD; `ESSD_PL1` by default.
    performance_level_volume_category: Option<String>,
    /// New size in GiB, no less than before; the same by default.
    performance_volume_size: Option<u32>,
}

impl Operation for ModifyVolumeType {
    const NAME: &'static str = "ModifyVolumeType";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("VolumeId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("PerformanceLevelVolumeCategory", "ESSD_PL1"),
        ("PerformanceVolumeSize", "40"),
    ];
    type Service = Ebs;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(of_volume("ebs:ModifyVolumeType", &input.volume_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let volume = present(cx, &input.volume_id.0)?;
        let wished = input.performance_level_volume_category.filter(|name| !name.is_empty());
        let wished = wished.unwrap_or_else(|| "ESSD_PL1".to_owned());
        if !wished.starts_with("ESSD_") {
            return Err(Error::Unfit("PerformanceLevelVolumeCategory", format!("{wished} is no ESSD")));
        }
        if !volume.status(cx.now()).is_stable() {
            let refusal = compute::disk::Refusal::WrongState { status: volume.status(cx.now()), id: volume.id };
            return Err(compute::Error::from(refusal).into());
        }
        let size = input.performance_volume_size.unwrap_or(volume.spec.size_gib);
        check_size(&wished, size)?;
        if size != volume.spec.size_gib {
            resize(cx.scope(), &volume.id, size)?;
        }
        modify(cx.scope(), &volume.id, Change { category: Some(wished), ..Change::default() })?;
        Ok(Returned::YES)
    }
}
