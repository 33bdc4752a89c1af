//! `ModifyInstanceChargeType`

use compute::disk::{self, of_instance};
use compute::instance::{Change, Charge, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::charge::ChargeType;
use super::each;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::InstanceIds;
use crate::kec::location::instance;
use crate::vpc::Returned;

/// Changes how instances are paid for, and their data disks if asked. Source: Terraform's provider.
///
/// GUESS: what is paid for by the month stays so until it ends, and nothing becomes so by this call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyInstanceChargeType {
    /// The instances: 1 to 100.
    instance_id: InstanceIds,
    /// How they are paid for from now on: `Daily` or `HourlyInstantSettlement`.
    target_charge_type: ChargeType,
    /// Whether their data disks are paid for in the same way: `false` by default.
    #[serde(default)]
    include_data_disks: bool,
}

impl Operation for ModifyInstanceChargeType {
    const NAME: &'static str = "ModifyInstanceChargeType";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("TargetChargeType", "Daily")];
    type Service = Kec;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        each("kec:ModifyInstanceChargeType", &input.instance_id, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let word = input.target_charge_type.as_str();
        if !matches!(input.target_charge_type, ChargeType::Daily | ChargeType::HourlyInstantSettlement) {
            let reason = format!("{word} is neither Daily nor HourlyInstantSettlement");
            return Err(Error::Unfit("TargetChargeType", reason));
        }
        for id in input.instance_id.iter() {
            let instance = instance(cx, id)?;
            if ["Monthly", "PrePaidByMonth"].contains(&instance.charge.kind.as_str()) {
                return Err(Error::Unfit("InstanceId", format!("the instance {id} is paid for by the month")));
            }
            let disks = of_instance(cx.scope(), id)?;
            // A data disk that goes on as before has had the way of the instance until now.
            let of_disks = if input.include_data_disks { "" } else { instance.charge.kind.as_str() };
            for disk in
                disks.iter().filter(|disk| !disk.is_system && (input.include_data_disks || disk.charge.is_empty()))
            {
                let charge = Some(of_disks.to_owned());
                disk::modify(cx.scope(), &disk.id, disk::Change { charge, ..disk::Change::default() })?;
            }
            let charge = Some(Charge { kind: word.to_owned() });
            modify(cx.scope(), id, Change { charge, ..Change::default() })?;
        }
        Ok(Returned::YES)
    }
}
