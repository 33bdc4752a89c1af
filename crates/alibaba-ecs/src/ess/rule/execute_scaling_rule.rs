//! `ExecuteScalingRule`

use compute::scaling::{ActivityKind, MemberFilter, Rule, begin, members, rule, save};
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Staged};

use super::of_group::{self, ari};
use crate::ecs::field::{ClientToken, Required};
use crate::ecs::{Error, Result, location};
use crate::ess::field::{asks, idle, region_of};
use crate::ess::instance::Begun;
use crate::ess::{Ess, codes};

/// Changes the number of a group's instances by a rule, within the bounds of the group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ExecuteScalingRule {
    /// Rule, by its unique identifier.
    scaling_rule_ari: Required,
    /// Threshold of a metric.
    #[serde(default, rename = "BreachThreshold")]
    _breach_threshold: Unbuilt,
    /// Value of a metric.
    #[serde(default, rename = "MetricValue")]
    _metric_value: Unbuilt,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl ExecuteScalingRule {
    fn id(&self) -> &str {
        self.scaling_rule_ari.rsplit('/').next().unwrap_or_default()
    }
}

impl Staged for ExecuteScalingRule {
    const NAME: &'static str = "ExecuteScalingRule";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ScalingRuleAri", "ari:acs:ess:cn-hangzhou:100000000000000000:scalingrule/asr-bp67acfmxazb4pa1b2c3")];
    type Service = Ess;
    type Input = Self;
    type Prepared = ();
    type Loaded = Option<Rule>;
    type Output = Begun;

    fn load(cx: &mut Cx<'_>, input: &Self, (): ()) -> std::result::Result<Self::Loaded, Fault> {
        of_group::load(cx.scope(), input.id())
    }

    fn checks(_: &Self, found: &Self::Loaded, caller: &Caller, call: &Call) -> Checks {
        asks(
            "ess:ExecuteScalingRule",
            caller,
            call,
            found.as_ref().map(|found| found.group.as_str()).unwrap_or_default(),
        )
    }

    fn handle(cx: &mut Cx<'_>, input: Self, found: Self::Loaded) -> Result<Begun> {
        let account = cx.caller().account();
        let is_named = |rule: &Rule| ari(&rule.region, account, &rule.id) == *input.scaling_rule_ari;
        if !found.as_ref().is_some_and(is_named) {
            return Err(Error::of(codes::RULE_ARI_NOT_FOUND));
        }
        let rule = rule(cx.scope(), input.id())?;
        let mut group = idle(cx.scope(), &rule.group)?;
        let filter = MemberFilter { groups: Some(vec![group.id.clone()]), ..MemberFilter::default() };
        let total = members(cx.scope(), &filter, compute::listing::Window::page(1, 1))?.total;
        let target = group.within(rule.adjustment.apply(total, rule.value, rule.magnitude));
        if target == total {
            return Err(Error::of(codes::NO_CHANGE));
        }
        let cause = format!(
            "A user requests to execute scaling rule \"{}\", changing the Total Capacity from \"{total}\" to \"{target}\".",
            rule.id
        );
        let kind = if target > total { ActivityKind::Add } else { ActivityKind::Remove };
        let location = location::of(region_of(&group)?);
        let activity = begin(cx.scope(), &location, &group, (kind, (target - total).abs()), cause)?;
        group.pending.clone_from(&activity.id);
        group.target = Some(target);
        group.desired = group.desired.map(|_| target);
        group.look_soon(cx.scope());
        save(cx.scope(), &group)?;
        Ok(Begun { scaling_activity_id: activity.id })
    }
}
