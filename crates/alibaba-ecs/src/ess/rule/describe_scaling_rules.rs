//! `DescribeScalingRules`

use alibaba_core::list::{Listed, Page, Place};
use compute::scaling::{Rule, RuleFilter, rules};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::of_group::{WORDS, ari};
use crate::ecs::Result;
use crate::ecs::field::{RegionId, Text};
use crate::ess::Ess;
use crate::ess::field::asks;
use crate::page::Numbered;

/// Lists rules of groups, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeScalingRules {
    /// Region of the groups.
    region_id: RegionId,
    /// Group.
    #[serde(default)]
    scaling_group_id: Text,
    /// Up to ten rules.
    scaling_rule_id: Option<Vec<String>>,
    /// Names of rules.
    scaling_rule_name: Option<Vec<String>>,
    /// Up to ten rules by their unique identifiers.
    scaling_rule_ari: Option<Vec<String>>,
    /// Kind of rules: `SimpleScalingRule`.
    #[serde(default)]
    scaling_rule_type: Text,
    /// Whether alarms are shown.
    #[serde(default, rename = "ShowAlarmRules")]
    _show_alarm_rules: Unbuilt,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    scaling_rule_id: String,
    scaling_rule_ari: String,
    scaling_rule_name: String,
    scaling_rule_type: &'static str,
    scaling_group_id: String,
    adjustment_type: &'static str,
    adjustment_value: i64,
    min_adjustment_magnitude: Option<i64>,
    cooldown: Option<i64>,
}

impl Listed for View {
    const LIST: &'static str = "ScalingRules";
    const ITEM: &'static str = "ScalingRule";
}

impl Operation for DescribeScalingRules {
    const NAME: &'static str = "DescribeScalingRules";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ScalingGroupId", "asg-bp67acfmxazb4pa1b2c3")];
    type Service = Ess;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        asks("ess:DescribeScalingRules", caller, call, input.scaling_group_id.get().unwrap_or_default())
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let by_ari = input.scaling_rule_ari.map(|aris| {
            aris.iter().map(|ari| ari.rsplit('/').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
        });
        let is_kept = matches!(input.scaling_rule_type.get(), None | Some("SimpleScalingRule"));
        let filter = RuleFilter {
            region: Some(input.region_id.0.id.clone()),
            group: input.scaling_group_id.cloned(),
            ids: if is_kept { input.scaling_rule_id.or(by_ari) } else { Some(Vec::new()) },
            names: input.scaling_rule_name,
        };
        let part = rules(cx.scope(), &filter, page.window())?;
        let account = cx.caller().account();
        Ok(page.answer(part, |rule| View::of(rule, account)))
    }
}

impl View {
    fn of(rule: Rule, account: impl std::fmt::Display) -> Self {
        let word = WORDS.iter().find(|(_, adjustment)| *adjustment == rule.adjustment);
        Self {
            scaling_rule_ari: ari(&rule.region, account, &rule.id),
            scaling_rule_type: "SimpleScalingRule",
            adjustment_type: word.map(|(word, _)| *word).unwrap_or_default(),
            adjustment_value: rule.value,
            min_adjustment_magnitude: rule.magnitude,
            cooldown: rule.cooldown,
            scaling_rule_id: rule.id,
            scaling_rule_name: rule.name,
            scaling_group_id: rule.group,
        }
    }
}
