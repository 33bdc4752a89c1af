//! `ModifyDiskChargeType`

use compute::disk::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::asks::each;
use crate::ebs::{ChargeType, Ebs, of_volume, present};
use crate::field::Whole;
use crate::kec::errors::Error;
use crate::kec::field::Ids;
use crate::vpc::Returned;

/// Changes how volumes are paid for. Source: Terraform's provider, which alone calls this.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyDiskChargeType {
    /// The volumes.
    volume_id: Ids,
    /// How they are paid for: 5 by the day, 87 by the hour.
    bill_type: Whole,
}

impl Operation for ModifyDiskChargeType {
    const NAME: &'static str = "ModifyDiskChargeType";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("VolumeId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("BillType", "87")];
    type Service = Ebs;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.volume_id.clone().wanted().unwrap_or_default();
        each(&ids, |id| of_volume("ebs:ModifyDiskChargeType", id, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let charge = match input.bill_type.0 {
            5 => ChargeType::Daily,
            87 => ChargeType::HourlyInstantSettlement,
            other => return Err(Error::Unfit("BillType", format!("{other} is neither 5 nor 87"))),
        };
        for id in input.volume_id.wanted().ok_or(Error::Wanting("VolumeId"))? {
            let volume = present(cx, &id)?;
            if volume.charge == ChargeType::Monthly.as_str() {
                let reason = format!("the volume {id} is paid for by the month");
                return Err(Error::Unfit("VolumeId", reason));
            }
            let charge = Some(charge.as_str().to_owned());
            modify(cx.scope(), &volume.id, Change { charge, ..Change::default() })?;
        }
        Ok(Returned::YES)
    }
}
