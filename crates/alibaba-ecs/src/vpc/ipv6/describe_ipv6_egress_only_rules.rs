//! `DescribeIpv6EgressOnlyRules`

use alibaba_core::list::{Listed, Page, Place};
use compute::network::ipv6_gateway::egress_only::{EgressOnlyRule, Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::address::{address, id};
use super::in_region;
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::{Error, Result};
use crate::page::Numbered;
use crate::vpc::Vpc;

/// Lists the egress-only rules of an IPv6 gateway, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeIpv6EgressOnlyRules {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    ipv6_gateway_id: Required,
    /// Rule.
    #[serde(default)]
    ipv6_egress_only_rule_id: Text,
    /// Name.
    #[serde(default)]
    name: Text,
    /// Address.
    #[serde(default)]
    instance_id: Text,
    /// Kind of what rules are for: `Ipv6Address`.
    #[serde(default)]
    instance_type: Text,
}

/// A rule in the list.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    ipv6_egress_only_rule_id: String,
    name: String,
    description: String,
    instance_id: String,
    instance_type: &'static str,
    status: &'static str,
}

impl Listed for View {
    const LIST: &'static str = "Ipv6EgressOnlyRules";
    const ITEM: &'static str = "Ipv6EgressOnlyRule";
}

impl Operation for DescribeIpv6EgressOnlyRules {
    const NAME: &'static str = "DescribeIpv6EgressOnlyRules";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("Ipv6GatewayId", "ipv6gw-bp1s5fnvk4gn2tws0a1b2")];
    type Service = Vpc;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DescribeIpv6EgressOnlyRules", caller, call, "ipv6gateway", &input.ipv6_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        if !matches!(input.instance_type.get(), None | Some("Ipv6Address")) {
            return Err(Error::invalid("InstanceType"));
        }
        let gateway = in_region(cx.scope(), input.region_id, &input.ipv6_gateway_id)?;
        let named = input.instance_id.get().map(|id| address(id).map(|address| address.to_string()));
        let filter = Filter {
            gateway: Some(gateway.id),
            ids: input.ipv6_egress_only_rule_id.cloned().map(|id| vec![id]),
            // An id that spells no address is that of none.
            address: named.map(Option::unwrap_or_default),
            name: input.name.cloned(),
        };
        let part = list(cx.scope(), &filter, page.window())?;
        Ok(page.answer(part, View::from))
    }
}

impl From<EgressOnlyRule> for View {
    fn from(rule: EgressOnlyRule) -> Self {
        Self {
            instance_id: rule.address.parse().map(|address| id(&rule.region, address)).unwrap_or_default(),
            instance_type: "Ipv6Address",
            status: "Available",
            ipv6_egress_only_rule_id: rule.id,
            name: rule.name,
            description: rule.description,
        }
    }
}
