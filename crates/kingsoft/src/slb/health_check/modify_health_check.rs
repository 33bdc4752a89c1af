//! `ModifyHealthCheck`

use compute::network::load_balancer::health_check::modify;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::asked::Asked;
use super::health_check;
use super::view::HealthCheck;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::slb::{Slb, asks};

/// Changes a health check. What is left out stays as it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyHealthCheck {
    /// The health check.
    health_check_id: Id,
}

impl Operation for ModifyHealthCheck {
    const NAME: &'static str = "ModifyHealthCheck";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("HealthCheckId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("HealthCheckState", "stop"), ("Interval", "3")];
    type Service = Slb;
    type Input = With<Self, Asked>;
    type Output = HealthCheck;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let check = format_args!("healthcheck/{}", input.health_check_id.0);
        Checks::only(asks("slb:ModifyHealthCheck", check, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, With(input, asked): Self::Input) -> Result<HealthCheck, Error> {
        let check = health_check(cx, &input.health_check_id.0)?;
        Ok(HealthCheck::of_its_own(modify(cx.scope(), &check.id, asked.change()?)?))
    }
}
