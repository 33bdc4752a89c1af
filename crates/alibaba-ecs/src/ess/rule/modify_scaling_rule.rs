//! `ModifyScalingRule`

use compute::scaling::{Rule, modify_rule, rule};
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Staged};

use super::of_group::{self, adjustment, check};
use crate::ecs::Result;
use crate::ecs::field::{Required, Text};
use crate::ecs::view::Empty;
use crate::ess::Ess;
use crate::ess::field::{cooldown, name};

/// Changes a rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyScalingRule {
    /// Rule.
    scaling_rule_id: Required,
    /// New name, 2 to 64 characters.
    #[serde(default)]
    scaling_rule_name: Text,
    /// What the value means.
    #[serde(default)]
    adjustment_type: Text,
    /// The value.
    adjustment_value: Option<i64>,
    /// How many instances are added or removed at least, where the value is in per cent.
    min_adjustment_magnitude: Option<i64>,
    /// Seconds until the next activity that an alarm asks for, 0 to 86400.
    cooldown: Option<i64>,
    /// What belongs to rules that follow a metric.
    #[serde(default, rename = "MetricName")]
    _metric_name: Unbuilt,
    /// The value of the metric.
    #[serde(default, rename = "TargetValue")]
    _target_value: Unbuilt,
    /// Steps of the metric.
    #[serde(default, rename = "StepAdjustment")]
    _step_adjustment: Unbuilt,
}

impl Staged for ModifyScalingRule {
    const NAME: &'static str = "ModifyScalingRule";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ScalingRuleId", "asr-bp67acfmxazb4pa1b2c3"), ("AdjustmentValue", "2")];
    type Service = Ess;
    type Input = Self;
    type Prepared = ();
    type Loaded = Option<Rule>;
    type Output = Empty;

    fn load(cx: &mut Cx<'_>, input: &Self, (): ()) -> std::result::Result<Self::Loaded, Fault> {
        of_group::load(cx.scope(), &input.scaling_rule_id)
    }

    fn checks(_: &Self, found: &Self::Loaded, caller: &Caller, call: &Call) -> Checks {
        of_group::checks("ess:ModifyScalingRule", found.as_ref(), caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self, _: Self::Loaded) -> Result<Empty> {
        let mut changed = rule(cx.scope(), &input.scaling_rule_id)?;
        if input.scaling_rule_name.get().is_some() {
            changed.name = name(input.scaling_rule_name.get(), "ScalingRuleName")?;
        }
        if let Some(word) = input.adjustment_type.get() {
            changed.adjustment = adjustment(word)?;
        }
        changed.value = input.adjustment_value.unwrap_or(changed.value);
        changed.magnitude = input.min_adjustment_magnitude.or(changed.magnitude);
        check(changed.adjustment, changed.value, changed.magnitude)?;
        if let Some(seconds) = input.cooldown {
            changed.cooldown = Some(cooldown(seconds, "Cooldown")?);
        }
        modify_rule(cx.scope(), &changed)?;
        Ok(Empty {})
    }
}
