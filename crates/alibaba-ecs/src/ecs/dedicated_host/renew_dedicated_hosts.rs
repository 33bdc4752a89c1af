//! `RenewDedicatedHosts`

use compute::dedicated_host::{get, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{or_else, renewed};
use crate::ecs::checks::each;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, JsonList, RegionId, Text, or_blank};
use crate::ecs::instance::billing::Period;
use crate::ecs::view::Empty;
use crate::ecs::{Ecs, codes};

/// Pays for dedicated hosts ahead of time once more: they expire later by the period.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RenewDedicatedHosts {
    /// Region of the hosts.
    region_id: RegionId,
    /// Up to 100 hosts that are paid for ahead of time, as a JSON array.
    dedicated_host_ids: JsonList,
    /// For how long.
    #[serde(default, deserialize_with = "or_blank")]
    period: Option<i64>,
    /// Unit of the time: `Month`, the default, or `Week`.
    #[serde(default)]
    period_unit: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for RenewDedicatedHosts {
    const NAME: &'static str = "RenewDedicatedHosts";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("DedicatedHostIds", r#"["dh-bp67acfmxazb4pa1b2c3"]"#), ("Period", "1")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.dedicated_host_ids.get().unwrap_or_default().iter().map(String::as_str);
        each("ecs:RenewDedicatedHosts", caller, call, "ddh", ids)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let ids = input.dedicated_host_ids.get().filter(|ids| !ids.is_empty());
        let Some(ids) = ids else { return Err(Error::missing("DedicatedHostIds")) };
        if ids.len() > 100 {
            return Err(Error::of(codes::dedicated_host::RENEWAL_OF_TOO_MANY));
        }
        let period = Period::of_host(input.period, input.period_unit.get())?;
        for id in ids {
            let host = get(cx.scope(), &input.region_id.0.id, id)
                .map_err(|refusal| or_else(refusal, codes::dedicated_host::NOT_FOUND_TO_USE))?;
            let Some(until) = host.expires_at else { return Err(Error::of(codes::dedicated_host::NOT_RENEWABLE)) };
            let change = renewed(&period, until.max(cx.now()));
            modify(cx.scope(), &host.region, &host.id, change)?;
        }
        Ok(Empty {})
    }
}
