//! `DeleteHealthCheck`

use compute::network::load_balancer::health_check::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::health_check;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::slb::{Slb, asks};
use crate::vpc::Returned;

/// Takes the health check from a listener.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteHealthCheck {
    /// The health check.
    health_check_id: Id,
}

impl Operation for DeleteHealthCheck {
    const NAME: &'static str = "DeleteHealthCheck";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("HealthCheckId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Slb;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let check = format_args!("healthcheck/{}", input.health_check_id.0);
        Checks::only(asks("slb:DeleteHealthCheck", check, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let check = health_check(cx, &input.health_check_id.0)?;
        delete(cx.scope(), &check.id)?;
        Ok(Returned::YES)
    }
}
