//! `DescribeInstanceAutoRenewAttribute`

use alibaba_core::list::{Listed, Page, Place};
use compute::instance::{AnyOf, Filter, Instance};
use compute::listing::WantedExtra;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::kept::Kept;
use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{CommaList, RegionId, Text};
use crate::page::Numbered;

/// Lists which `PrePaid` instances are renewed by themselves; others have nothing to renew and are left out.
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
            return Err(Error::invalid("InstanceId"));
        }
        let renewal = match input.renewal_status.get() {
            None => None,
            Some("AutoRenewal") => Some(renewed(true)),
            Some("Normal") => Some(renewed(false)),
            // No operation gives up renewing an instance, so there is none.
            Some("NotRenewal") => Some(AnyOf::Id(Vec::new())),
            Some(_) => return Err(Error::invalid("RenewalStatus")),
        };
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: Some(named).filter(|named| !named.is_empty()),
            charge: Some("PrePaid".to_owned()),
            any_of: renewal.into_iter().collect(),
            ..Filter::default()
        };
        let part = compute::instance::list(cx.scope(), &filter, page.window())?;
        Ok(page.answer(part, view))
    }
}

/// The instances that are renewed by themselves, or those that are not.
fn renewed(is_renewed: bool) -> AnyOf {
    AnyOf::Extra(WantedExtra { name: "auto_renew", values: vec![is_renewed.into()], or_absent: !is_renewed })
}

fn view(instance: Instance) -> View {
    let kept = Kept::of(&instance.extras);
    let renewed = kept.auto_renew.unwrap_or(false);
    View {
        renewal_status: if renewed { "AutoRenewal" } else { "Normal" },
        auto_renew_enabled: renewed,
        duration: if renewed { kept.auto_renew_period.unwrap_or(1) } else { 0 },
        period_unit: kept.period_unit.unwrap_or_else(|| "Month".to_owned()),
        instance_id: instance.id,
    }
}
