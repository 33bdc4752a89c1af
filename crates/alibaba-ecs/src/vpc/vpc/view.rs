//! Networks in answers.

use std::collections::HashMap;

use compute::network::vpc::{RangeV6, TAGGED, Vpc};
use compute::network::{nat_gateway, route_table, subnet};
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use wire::Scope;

use crate::ecs::Result;
use crate::vpc::dhcp_options;
use crate::vpc::view::{TagsView, group, owner};

/// Keys under which the service keeps what the core does not read.
pub(super) const USER_CIDRS: &str = "user_cidrs";
pub(super) const DNS_HOSTNAME: &str = "dns_hostname";

/// What lists and single answers show alike.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    pub(super) vpc_id: String,
    pub(super) vpc_name: String,
    pub(super) description: String,
    pub(super) region_id: String,
    pub(super) status: &'static str,
    pub(super) cidr_block: String,
    pub(super) secondary_cidr_blocks: Value,
    pub(super) user_cidrs: Value,
    pub(super) enabled_ipv6: bool,
    pub(super) ipv6_cidr_block: String,
    pub(super) ipv6_cidr_blocks: Value,
    pub(super) v_router_id: String,
    pub(super) router_table_ids: Value,
    pub(super) v_switch_ids: Value,
    pub(super) nat_gateway_ids: Value,
    pub(super) is_default: bool,
    pub(super) dhcp_options_set_id: String,
    pub(super) dhcp_options_set_status: &'static str,
    pub(super) dns_hostname_status: &'static str,
    pub(super) cen_status: &'static str,
    pub(super) resource_group_id: String,
    pub(super) owner_id: i64,
    pub(super) creation_time: String,
    pub(super) tags: TagsView,
}

/// What is shown with the networks of an answer.
pub(super) struct Beside {
    tags: HashMap<String, Tags>,
    vswitches: HashMap<String, Vec<String>>,
    gateways: HashMap<String, Vec<String>>,
    tables: HashMap<String, Vec<String>>,
}

impl Beside {
    pub(super) fn of(scope: &mut Scope<'_>, vpcs: &[Vpc]) -> Result<Self> {
        let ids: Vec<_> = vpcs.iter().map(|vpc| vpc.id.as_str()).collect();
        Ok(Self {
            tags: store::tag::of_many(scope, TAGGED, &ids)?,
            vswitches: subnet::ids_in(scope, &ids)?,
            gateways: nat_gateway::ids_in(scope, &ids)?,
            tables: route_table::ids_in(scope, &ids)?,
        })
    }

    pub(super) fn view(&self, scope: &Scope<'_>, vpc: Vpc) -> View {
        let gateways = self.gateways.get(&vpc.id).map(Vec::as_slice).unwrap_or_default();
        let in_force = vpc.dhcp.as_ref().map(|attached| attached.is_in_force(scope.now()));
        let vswitches = self.vswitches.get(&vpc.id).map(Vec::as_slice).unwrap_or_default();
        let blocks = vpc.extras.get(USER_CIDRS).cloned().unwrap_or_else(|| json!([]));
        let names = vpc.extras.get(DNS_HOSTNAME).and_then(Value::as_bool).unwrap_or(false);
        View {
            status: "Available",
            cidr_block: vpc.block.to_string(),
            secondary_cidr_blocks: json!({"SecondaryCidrBlock": vpc.secondary}),
            user_cidrs: json!({"UserCidr": blocks}),
            enabled_ipv6: !vpc.blocks_v6.is_empty(),
            ipv6_cidr_block: vpc.blocks_v6.first().map(|range| range.block.to_string()).unwrap_or_default(),
            ipv6_cidr_blocks: json!({"Ipv6CidrBlock": vpc.blocks_v6.iter().map(range).collect::<Vec<_>>()}),
            router_table_ids: json!({"RouterTableIds": self.tables.get(&vpc.id)}),
            v_switch_ids: json!({"VSwitchId": vswitches}),
            nat_gateway_ids: json!({"NatGatewayIds": gateways}),
            is_default: vpc.is_default,
            dhcp_options_set_id: vpc.dhcp.map(|attached| attached.options_id).unwrap_or_default(),
            dhcp_options_set_status: in_force.map_or("", dhcp_options::attachment),
            dns_hostname_status: if names { "ENABLED" } else { "DISABLED" },
            cen_status: "",
            owner_id: owner(scope),
            creation_time: time::seconds(vpc.created_at),
            tags: self.tags.get(&vpc.id).into(),
            vpc_id: vpc.id,
            vpc_name: vpc.name,
            description: vpc.description,
            region_id: vpc.region,
            v_router_id: vpc.router_id,
            resource_group_id: group(scope, vpc.resource_group),
        }
    }
}

fn range(range: &RangeV6) -> Value {
    json!({"Ipv6CidrBlock": range.block, "Ipv6Isp": range.line})
}
