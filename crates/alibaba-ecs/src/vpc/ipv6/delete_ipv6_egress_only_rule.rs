//! `DeleteIpv6EgressOnlyRule`

use compute::network::ipv6_gateway::egress_only::{delete, get};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::{Vpc, codes};

/// Deletes an egress-only rule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteIpv6EgressOnlyRule {
    /// Region of the rule.
    region_id: RegionId,
    /// Rule.
    ipv6_egress_only_rule_id: Required,
    /// Gateway that the rule must belong to.
    #[serde(default)]
    ipv6_gateway_id: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for DeleteIpv6EgressOnlyRule {
    const NAME: &'static str = "DeleteIpv6EgressOnlyRule";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("Ipv6EgressOnlyRuleId", "ipv6py-bp1s5fnvk4gn2tws0a1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let gateway = input.ipv6_gateway_id.get().unwrap_or("*");
        one("vpc:DeleteIpv6EgressOnlyRule", caller, call, "ipv6gateway", gateway)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let rule = get(cx.scope(), &input.ipv6_egress_only_rule_id)?;
        let fits = rule.region == input.region_id.0.id
            && input.ipv6_gateway_id.get().is_none_or(|gateway| gateway == rule.gateway_id);
        if !fits {
            return Err(Error::of(codes::gateway::RULE_NOT_FOUND));
        }
        delete(cx.scope(), &rule.id)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Empty {}) }
    }
}
