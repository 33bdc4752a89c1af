//! `ModifyNatRateLimit`

use compute::network::public_nat::limit::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::limit::{Output, limit};
use super::{LIMITS, asks, interface, within};
use crate::field::Whole;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Vpc;

/// Changes how many Mbit/s an interface has through a NAT.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyNatRateLimit {
    /// The limit.
    nat_rate_limit_id: Id,
    /// Most Mbit/s out of the network, 1 to 25,000.
    bandwidth_limit: Option<Whole>,
    /// Most Mbit/s into it, 1 to 25,000.
    in_bandwidth_limit: Option<Whole>,
}

impl Operation for ModifyNatRateLimit {
    const NAME: &'static str = "ModifyNatRateLimit";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("NatRateLimitId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("BandwidthLimit", "10")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let limit = format_args!("nat-rate-limit/{}", input.nat_rate_limit_id.0);
        Checks::only(asks("vpc:ModifyNatRateLimit", limit, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let limit = limit(cx, &input.nat_rate_limit_id.0)?;
        let mbps = |name, mbps: Option<Whole>| mbps.map(|mbps| within(name, mbps, &LIMITS)).transpose();
        let change = Change {
            mbps_out: mbps("BandwidthLimit", input.bandwidth_limit)?,
            mbps_in: mbps("InBandwidthLimit", input.in_bandwidth_limit)?,
        };
        let changed = modify(cx.scope(), &limit.id, change)?;
        let interface = interface(cx, &changed.interface_id)?;
        Ok(Output::new(changed, &interface))
    }
}
