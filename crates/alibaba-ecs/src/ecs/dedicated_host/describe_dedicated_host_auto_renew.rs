//! `DescribeDedicatedHostAutoRenew`

use alibaba_core::list::{List, Listed};
use compute::dedicated_host::{DedicatedHost, get_many};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::stored::Stored;
use crate::ecs::checks::each;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{CommaList, RegionId};
use crate::ecs::{Ecs, codes};

/// Says whether dedicated hosts that are paid for ahead of time are renewed by themselves.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeDedicatedHostAutoRenew {
    /// Region of the hosts.
    region_id: RegionId,
    /// Up to 100 hosts, with commas between them.
    dedicated_host_ids: CommaList,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct Output {
    #[serde(flatten)]
    hosts: List<View>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct View {
    dedicated_host_id: String,
    auto_renew_enabled: bool,
    renewal_status: String,
    duration: i64,
    period_unit: String,
}

impl Listed for View {
    const LIST: &'static str = "DedicatedHostRenewAttributes";
    const ITEM: &'static str = "DedicatedHostRenewAttribute";
}

impl Operation for DescribeDedicatedHostAutoRenew {
    const NAME: &'static str = "DescribeDedicatedHostAutoRenew";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("DedicatedHostIds", "dh-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        each("ecs:DescribeDedicatedHostAutoRenew", caller, call, "ddh", input.dedicated_host_ids.iter())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        super::check_to_renew(&input.dedicated_host_ids)?;
        let ids: Vec<_> = input.dedicated_host_ids.iter().collect();
        let found = get_many(cx.scope(), &ids)?;
        let view = |id: &str| {
            let host = found.iter().find(|host| host.id == id && host.region == input.region_id.0.id);
            let host = host.ok_or_else(|| Error::of(codes::dedicated_host::NOT_FOUND_TO_RENEW))?;
            if host.expires_at.is_none() {
                return Err(Error::of(codes::dedicated_host::NOT_RENEWABLE));
            }
            Ok(View::of(host))
        };
        Ok(Output { hosts: ids.into_iter().map(view).collect::<Result<_>>()? })
    }
}

impl View {
    fn of(host: &DedicatedHost) -> Self {
        let stored = Stored::of(&host.extras);
        let status = stored.renewal_status.unwrap_or_else(|| "Normal".to_owned());
        let renews = status == "AutoRenewal";
        Self {
            dedicated_host_id: host.id.clone(),
            auto_renew_enabled: renews,
            renewal_status: status,
            duration: stored.auto_renew_period.filter(|_| renews).unwrap_or(0),
            period_unit: stored.auto_renew_unit.unwrap_or_else(|| "Month".to_owned()),
        }
    }
}
