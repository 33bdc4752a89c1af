//! `DescribeVpcAttribute`

use compute::network::ipv4_gateway;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::Beside;
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;
use crate::vpc::view::TagsView;

/// Returns one network.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeVpcAttribute {
    /// Region of the network.
    region_id: RegionId,
    /// Network.
    vpc_id: Required,
    /// Whether the cloud made it; asked about by some clients and of no effect here.
    #[serde(default, rename = "IsDefault")]
    _is_default: Option<bool>,
    /// Whether only the permission is checked.
    #[serde(default)]
    dry_run: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_excessive_bools, reason = "the vendor's shape")]
pub struct Output {
    vpc_id: String,
    vpc_name: String,
    description: String,
    region_id: String,
    status: &'static str,
    cidr_block: String,
    secondary_cidr_blocks: Value,
    user_cidrs: Value,
    enabled_ipv6: bool,
    ipv6_cidr_block: String,
    ipv6_cidr_blocks: Value,
    v_router_id: String,
    v_switch_ids: Value,
    cloud_resources: Value,
    associated_cens: Value,
    associated_propagation_sources: Value,
    is_default: bool,
    classic_link_enabled: bool,
    support_ipv4_gateway: bool,
    ipv4_gateway_id: String,
    dhcp_options_set_id: String,
    dhcp_options_set_status: &'static str,
    dns_hostname_status: &'static str,
    resource_group_id: String,
    owner_id: i64,
    creation_time: String,
    tags: TagsView,
}

impl Operation for DescribeVpcAttribute {
    const NAME: &'static str = "DescribeVpcAttribute";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("VpcId", "vpc-bp1opxu1zkhn00gzva1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DescribeVpcAttribute", caller, call, "vpc", &input.vpc_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let vpc = compute::network::vpc::get(cx.scope(), &input.vpc_id)?;
        if vpc.region != input.region_id.0.id {
            return Err(compute::Error::not_found(compute::Kind::Vpc, vpc.id).into());
        }
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let gateway = ipv4_gateway::of_vpc(cx.scope(), &vpc.id)?;
        let view = Beside::of(cx.scope(), std::slice::from_ref(&vpc))?.view(cx.scope(), vpc);
        let vswitches = view.v_switch_ids["VSwitchId"].as_array().map_or(0, Vec::len);
        let gateways = view.nat_gateway_ids["NatGatewayIds"].as_array().map_or(0, Vec::len);
        let tables = view.router_table_ids["RouterTableIds"].as_array().map_or(0, Vec::len);
        let resources = |(kind, count): (&str, usize)| json!({"ResourceType": kind, "ResourceCount": count});
        let mut present = vec![("VRouter", 1), ("VSwitch", vswitches), ("RouteTable", tables)];
        present.extend((gateways > 0).then_some(("NatGateway", gateways)));
        let present: Vec<_> = present.into_iter().map(resources).collect();
        Ok(Output {
            cloud_resources: json!({"CloudResourceSetType": present}),
            associated_cens: json!({"AssociatedCen": []}),
            associated_propagation_sources: json!({"AssociatedPropagationSources": []}),
            classic_link_enabled: false,
            support_ipv4_gateway: gateway.as_ref().is_some_and(|gateway| gateway.enabled),
            ipv4_gateway_id: gateway.map(|gateway| gateway.id).unwrap_or_default(),
            vpc_id: view.vpc_id,
            vpc_name: view.vpc_name,
            description: view.description,
            region_id: view.region_id,
            status: view.status,
            cidr_block: view.cidr_block,
            secondary_cidr_blocks: view.secondary_cidr_blocks,
            user_cidrs: view.user_cidrs,
            enabled_ipv6: view.enabled_ipv6,
            ipv6_cidr_block: view.ipv6_cidr_block,
            ipv6_cidr_blocks: view.ipv6_cidr_blocks,
            v_router_id: view.v_router_id,
            v_switch_ids: view.v_switch_ids,
            is_default: view.is_default,
            dhcp_options_set_id: view.dhcp_options_set_id,
            dhcp_options_set_status: view.dhcp_options_set_status,
            dns_hostname_status: view.dns_hostname_status,
            resource_group_id: view.resource_group_id,
            owner_id: view.owner_id,
            creation_time: view.creation_time,
            tags: view.tags,
        })
    }
}
