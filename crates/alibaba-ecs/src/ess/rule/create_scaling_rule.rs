//! `CreateScalingRule`

use compute::scaling::{NewRule, create_rule, get};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::of_group::{adjustment, ari, check};
use crate::ecs::field::{Required, Text};
use crate::ecs::{Result, location};
use crate::ess::Ess;
use crate::ess::field::{asks, cooldown, invalid, name, region_of};

/// Says how the number of a group's instances changes when the rule is executed. Rules that follow a metric are not built.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateScalingRule {
    /// Group.
    scaling_group_id: Required,
    /// Name, 2 to 64 characters; the group has it once. Its identifier by default.
    #[serde(default)]
    scaling_rule_name: Text,
    /// Kind of rule: `SimpleScalingRule`, which is the default.
    #[serde(default)]
    scaling_rule_type: Text,
    /// What the value means: `QuantityChangeInCapacity`, `PercentChangeInCapacity` or `TotalCapacity`.
    adjustment_type: Required,
    /// The value: -1000 to 1000 instances, -100 to 10000 per cent, or 0 to 2000 in all.
    adjustment_value: i64,
    /// How many instances are added or removed at least, where the value is in per cent.
    min_adjustment_magnitude: Option<i64>,
    /// Seconds until the next activity that an alarm asks for, 0 to 86400; those of the group by default.
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

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    scaling_rule_id: String,
    scaling_rule_ari: String,
}

impl Operation for CreateScalingRule {
    const NAME: &'static str = "CreateScalingRule";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ScalingGroupId", "asg-bp67acfmxazb4pa1b2c3"),
        ("AdjustmentType", "QuantityChangeInCapacity"),
        ("AdjustmentValue", "1"),
    ];
    type Service = Ess;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        asks("ess:CreateScalingRule", caller, call, &input.scaling_group_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let group = get(cx.scope(), &input.scaling_group_id)?;
        if !matches!(input.scaling_rule_type.get(), None | Some("SimpleScalingRule")) {
            return Err(invalid("ScalingRuleType"));
        }
        let adjustment = adjustment(&input.adjustment_type)?;
        check(adjustment, input.adjustment_value, input.min_adjustment_magnitude)?;
        let new = NewRule {
            name: name(input.scaling_rule_name.get(), "ScalingRuleName")?,
            adjustment,
            value: input.adjustment_value,
            magnitude: input.min_adjustment_magnitude,
            cooldown: input.cooldown.map(|seconds| cooldown(seconds, "Cooldown")).transpose()?,
        };
        let rule = create_rule(cx.scope(), &location::of(region_of(&group)?), &group, new)?;
        let scaling_rule_ari = ari(&rule.region, cx.caller().account(), &rule.id);
        Ok(Output { scaling_rule_id: rule.id, scaling_rule_ari })
    }
}
