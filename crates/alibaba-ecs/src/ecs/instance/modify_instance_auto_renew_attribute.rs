//! `ModifyInstanceAutoRenewAttribute`

use compute::Extras;
use compute::instance::Change;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::stored_attributes::NEVER_RENEWED;
use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{CommaList, RegionId, Text};
use crate::ecs::view::Empty;

/// Chooses whether instances that are paid for ahead of time are renewed by themselves, and for how long.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyInstanceAutoRenewAttribute {
    /// Region of the instances.
    region_id: RegionId,
    /// Up to 100 instances, with commas between them.
    instance_id: CommaList,
    /// For how long they are renewed: 1, 2, 3, 6, 12, 24, 36, 48 or 60 months, 1 to 3 weeks.
    duration: Option<i64>,
    /// Unit of the time: `Month`, the default, `Week` or `Year`.
    #[serde(default)]
    period_unit: Text,
    /// Whether they are renewed; `RenewalStatus` wins.
    auto_renew: Option<bool>,
    /// `AutoRenewal`, `Normal` or `NotRenewal`.
    #[serde(default)]
    renewal_status: Text,
}

impl Operation for ModifyInstanceAutoRenewAttribute {
    const NAME: &'static str = "ModifyInstanceAutoRenewAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId", "i-bp67acfmxazb4pa1b2c3"), ("RenewalStatus", "Normal")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        each("ecs:ModifyInstanceAutoRenewAttribute", caller, call, "instance", input.instance_id.iter())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let count = input.instance_id.iter().len();
        if count == 0 {
            return Err(Error::of(codes::charge::RENEWAL_WITHOUT_INSTANCE));
        }
        if count > 100 {
            return Err(Error::of(codes::charge::RENEWAL_OF_TOO_MANY));
        }
        let extras = extras(&input)?;
        for id in input.instance_id.iter() {
            let instance = compute::instance::get(cx.scope(), id)?;
            if instance.region != input.region_id.0.id {
                return Err(compute::Error::not_found(compute::Kind::Instance, id).into());
            }
            if instance.charge.kind != "PrePaid" {
                return Err(Error::of(codes::charge::NOT_RENEWABLE));
            }
            compute::instance::modify(cx.scope(), id, Change { extras: extras.clone(), ..Change::default() })?;
        }
        Ok(Empty {})
    }
}

/// What is kept; a renewal that is switched off keeps the time that it had.
fn extras(input: &ModifyInstanceAutoRenewAttribute) -> Result<Extras> {
    let renews = match input.renewal_status.get() {
        Some("AutoRenewal") => true,
        Some("Normal" | "NotRenewal") => false,
        None => input.auto_renew.unwrap_or(false),
        Some(_) => return Err(Error::of(codes::charge::RENEWAL_STATUS_INVALID)),
    };
    let unit = input.period_unit.get().unwrap_or("Month");
    let allowed: &[i64] = match unit {
        "Month" => &[1, 2, 3, 6, 12, 24, 36, 48, 60],
        "Week" => &[1, 2, 3],
        "Year" => &[1, 2, 3, 4, 5],
        _ => return Err(Error::of(codes::charge::RENEWAL_UNIT_INVALID)),
    };
    let duration = match input.duration {
        Some(duration) if !allowed.contains(&duration) => {
            return Err(Error::of(codes::charge::RENEWAL_DURATION_INVALID));
        }
        None if renews => return Err(Error::of(codes::charge::RENEWAL_DURATION_INVALID)),
        duration => duration.filter(|_| renews),
    };
    let never = input.renewal_status.get() == Some("NotRenewal");
    let kept_as = if never { json!(NEVER_RENEWED) } else { json!(renews) };
    let mut kept = vec![("auto_renew", kept_as)];
    if let Some(duration) = duration {
        kept.extend([("auto_renew_period", json!(duration)), ("auto_renew_unit", json!(unit))]);
    }
    Ok(kept.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}
