//! `ModifyDiskChargeType`

use compute::disk::{Change, Refusal, get, modify};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::{about, each};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, JsonList, RegionId, Required, Text};

/// How many disks a call may name.
const MOST: usize = 16;

/// Changes how data disks of an instance are paid for that is itself paid ahead of time.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyDiskChargeType {
    /// Region of the disks.
    #[serde(rename = "RegionId")]
    _region_id: RegionId,
    /// Instance that has them.
    instance_id: Required,
    /// Up to 16 disks, as a JSON array.
    #[serde(default)]
    disk_ids: JsonList,
    /// How: `PrePaid`, the default, or `PostPaid`.
    #[serde(default)]
    disk_charge_type: Text,
    /// Whether the order is paid by itself; nothing is charged.
    #[serde(default, rename = "AutoPay")]
    _auto_pay: Option<bool>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    order_id: &'static str,
}

impl Operation for ModifyDiskChargeType {
    const NAME: &'static str = "ModifyDiskChargeType";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("InstanceId", "i-bp67acfmxazb4pa1b2c3"),
        ("DiskIds", r#"["d-bp67acfmxazb4pa1b2c3"]"#),
        ("DiskChargeType", "PostPaid"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:ModifyDiskChargeType";
        let ids = input.disk_ids.get().unwrap_or_default().iter().map(String::as_str);
        each(action, caller, call, "disk", ids).and(about(action, caller, call, "instance", &input.instance_id))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let Some(ids) = input.disk_ids.get() else { return Err(Error::missing("DiskIds")) };
        if ids.is_empty() || ids.len() > MOST {
            return Err(Error::of(codes::disk::IDS_INVALID));
        }
        let charge = match input.disk_charge_type.get() {
            None | Some("PrePaid") => "PrePaid",
            Some("PostPaid") => "PostPaid",
            Some(_) => return Err(Error::of(codes::disk::CHARGE_TYPE_NOT_FOUND)),
        };
        let instance = compute::instance::get(cx.scope(), &input.instance_id)?;
        if instance.charge.kind != "PrePaid" {
            return Err(Error::of(codes::disk::INSTANCE_NOT_PREPAID));
        }
        for id in ids {
            let disk = get(cx.scope(), id)?;
            if disk.instance_id.as_ref() != Some(&instance.id) {
                let refusal = Refusal::OtherInstance { id: disk.id, instance: instance.id };
                return Err(compute::Error::from(refusal).into());
            }
            modify(cx.scope(), id, Change { charge: Some(charge.to_owned()), ..Change::default() })?;
        }
        Ok(Output { order_id: "" })
    }
}
