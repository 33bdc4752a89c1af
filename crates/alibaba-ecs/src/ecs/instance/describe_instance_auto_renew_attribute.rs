//! `DescribeInstanceAutoRenewAttribute`

use alibaba_core::list::{Listed, Page, Place};
use compute::instance::{AnyOf, Filter, Instance};
use compute::listing::WantedExtra;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::stored_attributes::{NEVER_RENEWED, StoredAttributes};
use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{CommaList, RegionId, Text};
use crate::page::Numbered;

/// Lists which `PrePaid` instances are renewed by themselves. One that is named and paid for otherwise is refused.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInstanceAutoRenewAttribute {
    /// Region of the instances.
    region_id: RegionId,
    /// Up to 100 instances, with commas between them.
    #[serde(default)]
    instance_id: CommaList,
    /// Whether they are renewed: `AutoRenewal`, `Normal` or `NotRenewal`.
    #[serde(default)]
    renewal_status: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    instance_id: String,
    renewal_status: &'static str,
    auto_renew_enabled: bool,
    duration: i64,
    period_unit: String,
}

impl Listed for View {
    const LIST: &'static str = "InstanceRenewAttributes";
    const ITEM: &'static str = "InstanceRenewAttribute";
}

impl Operation for DescribeInstanceAutoRenewAttribute {
    const NAME: &'static str = "DescribeInstanceAutoRenewAttribute";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = With<Self, Numbered<100>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        each("ecs:DescribeInstanceAutoRenewAttribute", caller, call, "instance", input.instance_id.iter())
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let named: Vec<String> = input.instance_id.iter().map(str::to_owned).collect();
        if named.len() > 100 {
            return Err(Error::of(codes::charge::RENEWAL_OF_TOO_MANY));
        }
        if named.is_empty() && input.renewal_status.get().is_none() {
            return Err(Error::of(codes::charge::RENEWAL_OF_WHAT));
        }
        let renewal = match input.renewal_status.get() {
            None => None,
            Some("AutoRenewal") => Some(kept_as(true.into(), false)),
            Some("Normal") => Some(kept_as(false.into(), true)),
            Some("NotRenewal") => Some(kept_as(NEVER_RENEWED.into(), false)),
            Some(_) => return Err(Error::of(codes::charge::RENEWAL_STATUS_INVALID)),
        };
        let all = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: Some(named).filter(|named| !named.is_empty()),
            ..Filter::default()
        };
        let unpaid = Filter { charge: Some("PostPaid".to_owned()), ..all.clone() };
        if all.ids.is_some() && compute::instance::list(cx.scope(), &unpaid, page.window())?.total > 0 {
            return Err(Error::of(codes::charge::NOT_RENEWABLE));
        }
        let charge = Some("PrePaid".to_owned());
        let filter = Filter { charge, any_of: renewal.into_iter().collect(), ..all };
        let part = compute::instance::list(cx.scope(), &filter, page.window())?;
        Ok(page.answer(part, view))
    }
}

/// The instances of which this is kept, or nothing.
fn kept_as(value: Value, or_absent: bool) -> AnyOf {
    AnyOf::Extra(WantedExtra { name: "auto_renew", values: vec![value], or_absent })
}

fn view(instance: Instance) -> View {
    let stored = StoredAttributes::of(&instance.extras);
    let is_renewed = stored.auto_renew == Some(Value::Bool(true));
    let is_never = stored.auto_renew.is_some_and(|kept| kept == NEVER_RENEWED);
    View {
        renewal_status: match (is_renewed, is_never) {
            (true, _) => "AutoRenewal",
            (false, true) => "NotRenewal",
            (false, false) => "Normal",
        },
        auto_renew_enabled: is_renewed,
        // One that is renewed no more still shows for how long it was.
        duration: stored.auto_renew_period.unwrap_or(i64::from(is_renewed)),
        period_unit: stored.auto_renew_unit.or(stored.period_unit).unwrap_or_else(|| "Month".to_owned()),
        instance_id: instance.id,
    }
}
