//! `CreateIpv4Gateway`

use compute::network::ipv4_gateway::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::legal;
use crate::ecs::checks::{one, with_tags};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Error, Result, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};
use crate::vpc::view::group;
use crate::vpc::{Vpc, vpc};

/// Creates an IPv4 gateway for a network that has none; it does nothing until it is enabled.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateIpv4Gateway {
    /// Region of the network.
    region_id: RegionId,
    /// Network.
    vpc_id: Required,
    /// Name, 1 to 128 characters.
    #[serde(default)]
    ipv4_gateway_name: Text,
    /// Description, 1 to 256 characters.
    #[serde(default)]
    ipv4_gateway_description: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
    /// Whether everything is checked and nothing made.
    #[serde(default)]
    dry_run: bool,
}

/// Which gateway it is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    ipv4_gateway_id: String,
    resource_group_id: String,
}

impl Operation for CreateIpv4Gateway {
    const NAME: &'static str = "CreateIpv4Gateway";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VpcId", "vpc-bp1opxu1zkhn00gzva1b2"), ("Ipv4GatewayName", "door")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("vpc:CreateIpv4Gateway", caller, call, "ipv4gateway", "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let vpc = vpc::in_region(cx.scope(), Some(input.region_id), &input.vpc_id)?;
        let named = resource_group::of_resource(cx.scope(), input.resource_group_id.get())?;
        let new = New {
            vpc_id: vpc.id,
            name: legal(input.ipv4_gateway_name.get(), 128, "Ipv4GatewayName")?,
            description: legal(input.ipv4_gateway_description.get(), 256, "Ipv4GatewayDescription")?,
            resource_group: group(cx.scope(), named),
            tags: tags::read(&input.tag)?,
        };
        let gateway = create(cx.scope(), &location::of(input.region_id.0), new)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Output { ipv4_gateway_id: gateway.id, resource_group_id: gateway.resource_group })
    }
}
