//! `ModifyDedicatedHostsChargeType`

use compute::dedicated_host::{Change, DedicatedHost, OF_INSTANCE, get, modify, residents};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{or_else, renewed};
use crate::ecs::checks::each;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, JsonList, RegionId, Text, or_blank};
use crate::ecs::instance::billing::{Period, order_id};
use crate::ecs::{Ecs, codes};

/// Changes how dedicated hosts are paid for: by use, or ahead of time for a period that begins now.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyDedicatedHostsChargeType {
    /// Region of the hosts.
    region_id: RegionId,
    /// Up to 20 hosts, as a JSON array.
    dedicated_host_ids: JsonList,
    /// `PrePaid`, the default, or `PostPaid`.
    #[serde(default)]
    dedicated_host_charge_type: Text,
    /// For how long they are paid.
    #[serde(default, deserialize_with = "or_blank")]
    period: Option<i64>,
    /// Unit of the time: `Month`, the default, or `Week`.
    #[serde(default)]
    period_unit: Text,
    /// Whether it is paid at once; the sandbox has no bills.
    #[serde(default, rename = "AutoPay")]
    _auto_pay: Option<bool>,
    /// Whether the fee is told, which is not built.
    #[serde(default)]
    detail_fee: bool,
    /// Whether everything is checked and nothing changed.
    #[serde(default)]
    dry_run: bool,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    order_id: String,
    fee_of_instances: Value,
}

impl Operation for ModifyDedicatedHostsChargeType {
    const NAME: &'static str = "ModifyDedicatedHostsChargeType";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("DedicatedHostIds", r#"["dh-bp67acfmxazb4pa1b2c3"]"#),
        ("DedicatedHostChargeType", "PrePaid"),
        ("Period", "1"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.dedicated_host_ids.get().unwrap_or_default().iter().map(String::as_str);
        each("ecs:ModifyDedicatedHostsChargeType", caller, call, "ddh", ids)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let ids = input.dedicated_host_ids.get().filter(|ids| !ids.is_empty());
        let Some(ids) = ids else { return Err(Error::missing("DedicatedHostIds")) };
        if ids.len() > 20 {
            return Err(Error::of(codes::charge::TOO_MANY_TO_CHANGE));
        }
        if input.detail_fee {
            return Err(Error::about(codes::call::UNBUILT_PARAMETER, "DetailFee"));
        }
        let period = match input.dedicated_host_charge_type.get().unwrap_or("PrePaid") {
            "PrePaid" => Some(Period::of_host(input.period, input.period_unit.get())?),
            "PostPaid" => None,
            _ => return Err(Error::of(codes::charge::TYPE_NOT_SUPPORTED)),
        };
        for id in ids {
            let host = get(cx.scope(), &input.region_id.0.id, id)
                .map_err(|refusal| or_else(refusal, codes::dedicated_host::NOT_FOUND_TO_PAY))?;
            repay(cx, &host, period.as_ref())?;
        }
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Output { order_id: order_id(cx), fee_of_instances: json!({"FeeOfInstance": []}) })
    }
}

fn repay(cx: &mut Cx<'_>, host: &DedicatedHost, period: Option<&Period>) -> Result<()> {
    let Some(period) = period else {
        let on_it = residents(cx.scope(), &host.region)?;
        let mut on_it = on_it.iter().filter(|instance| instance.kept(OF_INSTANCE) == Some(&host.id));
        // What is paid ahead of time is never on a host that is not.
        if on_it.any(|instance| instance.charge == "PrePaid") {
            return Err(Error::of(codes::dedicated_host::CHARGE_UNMATCHED));
        }
        let change = Change { charge: Some("PostPaid".to_owned()), expires_at: Some(None), ..Change::default() };
        modify(cx.scope(), &host.region, &host.id, change)?;
        return Ok(());
    };
    if host.release_at.is_some() {
        return Err(Error::of(codes::charge::RELEASE_TIME_SET));
    }
    let change = Change { charge: Some("PrePaid".to_owned()), ..renewed(period, cx.now()) };
    modify(cx.scope(), &host.region, &host.id, change)?;
    Ok(())
}
