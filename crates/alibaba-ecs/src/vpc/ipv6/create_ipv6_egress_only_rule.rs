//! `CreateIpv6EgressOnlyRule`

use compute::network::ipv6_gateway::egress_only::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::address::named;
use super::in_region;
use crate::ecs::checks::one;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Error, Result, location};
use crate::vpc::Vpc;
use crate::vpc::ipv4_gateway::legal;

/// Makes an egress-only rule: an IPv6 address reaches the Internet and is not reached from there.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateIpv6EgressOnlyRule {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    ipv6_gateway_id: Required,
    /// Address, which has Internet bandwidth.
    instance_id: Required,
    /// Kind of what the rule is for: `Ipv6Address`.
    #[serde(default)]
    instance_type: Text,
    /// Name, up to 128 characters.
    #[serde(default)]
    name: Text,
    /// Description, up to 256 characters.
    #[serde(default)]
    description: Text,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing made.
    #[serde(default)]
    dry_run: bool,
}

/// Which rule it is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    ipv6_egress_rule_id: String,
}

impl Operation for CreateIpv6EgressOnlyRule {
    const NAME: &'static str = "CreateIpv6EgressOnlyRule";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("Ipv6GatewayId", "ipv6gw-bp1s5fnvk4gn2tws0a1b2"),
        ("InstanceId", "ipv6-bp13sn9c5xmpq1s6c0jl9mhq0wld9"),
        ("InstanceType", "Ipv6Address"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:CreateIpv6EgressOnlyRule", caller, call, "ipv6gateway", &input.ipv6_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if !matches!(input.instance_type.get(), None | Some("Ipv6Address")) {
            return Err(Error::invalid("InstanceType"));
        }
        let gateway = in_region(cx.scope(), input.region_id, &input.ipv6_gateway_id)?;
        let new = New {
            gateway_id: gateway.id,
            address: named(&input.instance_id)?,
            name: legal(input.name.get(), 128, "Name")?,
            description: legal(input.description.get(), 256, "Description")?,
        };
        let rule = create(cx.scope(), &location::of(input.region_id.0), new)?;
        if input.dry_run { Err(Error::dry_run()) } else { Ok(Output { ipv6_egress_rule_id: rule.id }) }
    }
}
