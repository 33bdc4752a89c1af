//! `RenewInstance`

use compute::instance::Change;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::billing::{self, Period};
use super::modify_prepay_instance_spec::Ordered;
use super::placement;
use super::stored_attributes::StoredAttributes;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, Required, Text};

/// Pays for an instance ahead of time once more: it expires later by the period.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RenewInstance {
    /// Instance that is paid for ahead of time.
    instance_id: Required,
    /// For how long: 1 to 9, 12, 24, 36, 48 or 60 months, 1 to 4 weeks.
    period: Option<i64>,
    /// Unit of the time: `Month`, the default, or `Week`.
    #[serde(default)]
    period_unit: Text,
    /// Day of the month on which it expires.
    #[serde(default, rename = "ExpectedRenewDay")]
    _expected_renew_day: Unbuilt,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for RenewInstance {
    const NAME: &'static str = "RenewInstance";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId", "i-bp67acfmxazb4pa1b2c3"), ("Period", "1"), ("PeriodUnit", "Month")];
    type Service = Ecs;
    type Input = Self;
    type Output = Ordered;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:RenewInstance", caller, call, "instance", &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Ordered> {
        let period = Period::read(input.period, input.period_unit.get())?;
        let instance = compute::instance::get(cx.scope(), &input.instance_id)?;
        if instance.charge.kind != "PrePaid" {
            return Err(Error::of(codes::charge::NOT_RELEASABLE));
        }
        let until =
            StoredAttributes::of(&instance.extras).expires_at.and_then(|text| text.parse().ok()).unwrap_or(cx.now());
        let begin = until.max(cx.now());
        placement::check_period(cx.scope(), &instance, period.end(begin))?;
        let extras = billing::period_extras(Some(&period), begin);
        compute::instance::modify(cx.scope(), &instance.id, Change { extras, ..Change::default() })?;
        Ok(Ordered::of(cx, true))
    }
}
