//! `ConfigureHealthCheck`

use compute::network::load_balancer::health_check::{New, create};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::asked::Asked;
use super::view::HealthCheck;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::place;
use crate::slb::listener::listener;
use crate::slb::{Slb, asks};

/// Gives a listener a health check.
///
/// GUESS: a listener that has one is refused.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ConfigureHealthCheck {
    /// The listener.
    listener_id: Id,
}

impl Operation for ConfigureHealthCheck {
    const NAME: &'static str = "ConfigureHealthCheck";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ListenerId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("HealthCheckState", "start"),
        ("HealthyThreshold", "2"),
        ("UnhealthyThreshold", "2"),
        ("Interval", "20"),
        ("Timeout", "10"),
        ("UrlPath", "/monitor"),
    ];
    type Service = Slb;
    type Input = With<Self, Asked>;
    type Output = HealthCheck;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let listener = format_args!("listener/{}", input.listener_id.0);
        Checks::only(asks("slb:ConfigureHealthCheck", listener, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, With(input, asked): Self::Input) -> Result<HealthCheck, Error> {
        let place = place(cx)?;
        let listener = listener(cx, &input.listener_id.0)?;
        let new = New { rules: asked.rules(listener.protocol)?, listener_id: listener.id };
        Ok(HealthCheck::of_its_own(create(cx.scope(), &place, new)?))
    }
}
