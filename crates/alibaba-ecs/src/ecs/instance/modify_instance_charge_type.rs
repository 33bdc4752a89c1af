//! `ModifyInstanceChargeType`

use compute::capacity_reservation::OF_INSTANCE;
use compute::instance::{Change, Charge, Instance};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::billing::{self, Period};
use super::placement;
use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, JsonList, RegionId, Text};

/// Changes how instances are paid for: by use, or ahead of time for a period that begins now.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyInstanceChargeType {
    /// Region of the instances.
    region_id: RegionId,
    /// Up to 20 instances, as a JSON array.
    instance_ids: JsonList,
    /// `PrePaid`, the default, or `PostPaid`.
    #[serde(default)]
    instance_charge_type: Text,
    /// For how long they are paid.
    period: Option<i64>,
    /// Unit of the time: `Month`, the default, or `Week`.
    #[serde(default)]
    period_unit: Text,
    /// Whether their data disks change too; disks are paid for as their instance.
    #[serde(default, rename = "IncludeDataDisks")]
    _include_data_disks: Option<bool>,
    /// Whether it is paid at once; the sandbox has no bills.
    #[serde(default, rename = "AutoPay")]
    _auto_pay: Option<bool>,
    /// Whether the fee is told; the sandbox has no prices.
    #[serde(default, rename = "IsDetailFee")]
    _is_detail_fee: Unbuilt,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing changed.
    #[serde(default)]
    dry_run: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    order_id: String,
    fee_of_instances: Value,
}

impl Operation for ModifyInstanceChargeType {
    const NAME: &'static str = "ModifyInstanceChargeType";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("InstanceIds", r#"["i-bp67acfmxazb4pa1b2c3"]"#),
        ("InstanceChargeType", "PrePaid"),
        ("Period", "1"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.instance_ids.get().unwrap_or_default().iter().map(String::as_str);
        each("ecs:ModifyInstanceChargeType", caller, call, "instance", ids)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let ids = input.instance_ids.get().filter(|ids| !ids.is_empty());
        let Some(ids) = ids else { return Err(Error::missing("InstanceIds")) };
        if ids.len() > 20 {
            return Err(Error::of(codes::charge::TOO_MANY_TO_CHANGE));
        }
        let charge = input.instance_charge_type.get().unwrap_or("PrePaid");
        let period = match charge {
            "PrePaid" => Some(Period::read(input.period, input.period_unit.get())?),
            "PostPaid" => None,
            _ => return Err(Error::of(codes::charge::TYPE_NOT_SUPPORTED)),
        };
        for id in ids {
            let instance = compute::instance::get(cx.scope(), id)?;
            if instance.region != input.region_id.0.id {
                return Err(compute::Error::not_found(compute::Kind::Instance, id).into());
            }
            repay(cx, &instance, charge, period.as_ref())?;
        }
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let order_id = billing::order_id(cx);
        Ok(Output { order_id, fee_of_instances: json!({"FeeOfInstance": []}) })
    }
}

fn repay(cx: &mut Cx<'_>, instance: &Instance, charge: &str, period: Option<&Period>) -> Result<()> {
    if !matches!(instance.status(cx.now()), compute::instance::Status::Running | compute::instance::Status::Stopped) {
        return Err(Error::of(codes::instance::WRONG_STATUS));
    }
    if charge == "PrePaid" && instance.protected {
        return Err(Error::of(codes::charge::NOT_PROTECTABLE));
    }
    if charge == "PrePaid" && instance.release_at.is_some() {
        return Err(Error::of(codes::charge::RELEASE_TIME_SET));
    }
    let mut extras = billing::period_extras(period, cx.now());
    if let Some(period) = period {
        let until = period.end(cx.now());
        placement::check_period(cx.scope(), instance, until)?;
        // Reserved room is for what is paid for by use.
        extras.insert(OF_INSTANCE.to_owned(), Value::Null);
    }
    let wanted = Change { charge: Some(Charge { kind: charge.to_owned() }), extras, ..Change::default() };
    compute::instance::modify(cx.scope(), &instance.id, wanted)?;
    Ok(())
}
