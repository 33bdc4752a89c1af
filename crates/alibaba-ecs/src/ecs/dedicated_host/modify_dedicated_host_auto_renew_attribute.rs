//! `ModifyDedicatedHostAutoRenewAttribute`

use compute::Extras;
use compute::dedicated_host::{Change, get, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::or_else;
use crate::ecs::checks::each;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{CommaList, RegionId, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Ecs, codes};

/// Chooses whether dedicated hosts that are paid for ahead of time are renewed by themselves, and for how long.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyDedicatedHostAutoRenewAttribute {
    /// Region of the hosts.
    region_id: RegionId,
    /// Up to 100 hosts, with commas between them.
    dedicated_host_ids: CommaList,
    /// For how long they are renewed: 1, 2, 3, 6 or 12 months, 1 to 3 weeks.
    duration: Option<i64>,
    /// Unit of the time: `Month`, the default, or `Week`.
    #[serde(default)]
    period_unit: Text,
    /// Whether they are renewed; `RenewalStatus` wins.
    auto_renew: Option<bool>,
    /// `AutoRenewal`, `Normal` or `NotRenewal`.
    #[serde(default)]
    renewal_status: Text,
    /// Whether their instances are renewed with them.
    #[serde(default, rename = "AutoRenewWithEcs")]
    _auto_renew_with_ecs: Unbuilt,
}

impl Operation for ModifyDedicatedHostAutoRenewAttribute {
    const NAME: &'static str = "ModifyDedicatedHostAutoRenewAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("DedicatedHostIds", "dh-bp67acfmxazb4pa1b2c3"),
        ("RenewalStatus", "AutoRenewal"),
        ("Duration", "1"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        each("ecs:ModifyDedicatedHostAutoRenewAttribute", caller, call, "ddh", input.dedicated_host_ids.iter())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        super::check_to_renew(&input.dedicated_host_ids)?;
        let extras = extras(&input)?;
        for id in input.dedicated_host_ids.iter() {
            let host = get(cx.scope(), &input.region_id.0.id, id)
                .map_err(|refusal| or_else(refusal, codes::dedicated_host::NOT_FOUND_TO_RENEW))?;
            if host.expires_at.is_none() {
                return Err(Error::of(codes::dedicated_host::NOT_RENEWABLE));
            }
            modify(cx.scope(), &host.region, &host.id, Change { extras: extras.clone(), ..Change::default() })?;
        }
        Ok(Empty {})
    }
}

/// What is kept; a renewal that is switched off keeps the time that it had.
fn extras(input: &ModifyDedicatedHostAutoRenewAttribute) -> Result<Extras> {
    let wrong = |name| Err(Error::about(codes::dedicated_host::RENEWAL_INVALID, name));
    let status = match input.renewal_status.get() {
        Some(word @ ("AutoRenewal" | "Normal" | "NotRenewal")) => word,
        None if input.auto_renew == Some(true) => "AutoRenewal",
        None => "Normal",
        Some(_) => return wrong("RenewalStatus"),
    };
    let unit = input.period_unit.get().unwrap_or("Month");
    let allowed: &[i64] = match unit {
        "Month" => &[1, 2, 3, 6, 12],
        "Week" => &[1, 2, 3],
        _ => return Err(Error::of(codes::dedicated_host::RENEWAL_UNIT_INVALID)),
    };
    let mut kept = vec![("renewal_status", json!(status))];
    match input.duration {
        Some(duration) if !allowed.contains(&duration) => return wrong("Duration"),
        None if status == "AutoRenewal" => return wrong("Duration"),
        Some(duration) if status == "AutoRenewal" => {
            kept.extend([("auto_renew_period", json!(duration)), ("auto_renew_unit", json!(unit))]);
        }
        _ => {}
    }
    Ok(kept.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}
