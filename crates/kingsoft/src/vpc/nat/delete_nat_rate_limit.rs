//! `DeleteNatRateLimit`

use compute::network::public_nat::limit::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::asks;
use super::limit::limit;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Lifts the limit of an interface at a NAT.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteNatRateLimit {
    /// The limit.
    nat_rate_limit_id: Id,
}

impl Operation for DeleteNatRateLimit {
    const NAME: &'static str = "DeleteNatRateLimit";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("NatRateLimitId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let limit = format_args!("nat-rate-limit/{}", input.nat_rate_limit_id.0);
        Checks::only(asks("vpc:DeleteNatRateLimit", limit, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let limit = limit(cx, &input.nat_rate_limit_id.0)?;
        delete(cx.scope(), &limit.id)?;
        Ok(Returned::YES)
    }
}
