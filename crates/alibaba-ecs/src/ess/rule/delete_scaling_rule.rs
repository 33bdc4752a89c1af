//! `DeleteScalingRule`

use compute::scaling::{Rule, delete_rule, rule};
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged};

use super::of_group;
use crate::ecs::Result;
use crate::ecs::field::Required;
use crate::ecs::view::Empty;
use crate::ess::Ess;

/// Deletes a rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteScalingRule {
    /// Rule.
    scaling_rule_id: Required,
}

impl Staged for DeleteScalingRule {
    const NAME: &'static str = "DeleteScalingRule";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("ScalingRuleId", "asr-bp67acfmxazb4pa1b2c3")];
    type Service = Ess;
    type Input = Self;
    type Prepared = ();
    type Loaded = Option<Rule>;
    type Output = Empty;

    fn load(cx: &mut Cx<'_>, input: &Self, (): ()) -> std::result::Result<Self::Loaded, Fault> {
        of_group::load(cx.scope(), &input.scaling_rule_id)
    }

    fn checks(_: &Self, found: &Self::Loaded, caller: &Caller, call: &Call) -> Checks {
        of_group::checks("ess:DeleteScalingRule", found.as_ref(), caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self, _: Self::Loaded) -> Result<Empty> {
        let found = rule(cx.scope(), &input.scaling_rule_id)?;
        delete_rule(cx.scope(), &found)?;
        Ok(Empty {})
    }
}
