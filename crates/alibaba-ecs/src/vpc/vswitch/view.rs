//! vSwitches in answers.

use std::collections::{BTreeSet, HashMap};

use compute::network::subnet::{Subnet, TAGGED, available};
use compute::network::vpc;
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::Serialize;
use wire::Scope;

use crate::ecs::{Result, location};
use crate::vpc::view::{TagsView, group, owner};

/// A vSwitch, which lists and single answers show alike.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    v_switch_id: String,
    v_switch_name: String,
    description: String,
    vpc_id: String,
    zone_id: String,
    status: &'static str,
    cidr_block: String,
    available_ip_address_count: u32,
    enabled_ipv6: bool,
    ipv6_cidr_block: String,
    is_default: bool,
    network_acl_id: String,
    route_table: RouteTable,
    share_type: &'static str,
    resource_group_id: String,
    owner_id: i64,
    creation_time: String,
    tags: TagsView,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct RouteTable {
    route_table_id: String,
    route_table_type: &'static str,
}

impl View {
    /// What is shown of these vSwitches, in their order.
    pub(super) fn all(scope: &mut Scope<'_>, subnets: Vec<Subnet>) -> Result<Vec<Self>> {
        let ids: Vec<_> = subnets.iter().map(|subnet| subnet.id.as_str()).collect();
        let tags = store::tag::of_many(scope, TAGGED, &ids)?;
        let vpcs: BTreeSet<_> = subnets.iter().map(|subnet| subnet.vpc_id.as_str()).collect();
        let vpcs = vpc::get_many(scope, &vpcs.into_iter().collect::<Vec<_>>())?;
        let tables: HashMap<_, _> = vpcs.into_iter().map(|vpc| (vpc.id, vpc.route_table_id)).collect();
        let free = available(scope, &subnets, |_| location::RESERVATION)?;
        let view = |(subnet, free): (Subnet, u32)| {
            let system = tables.get(&subnet.vpc_id).cloned().unwrap_or_default();
            let table = match subnet.route_table_id.clone() {
                Some(own) => RouteTable { route_table_id: own, route_table_type: "Custom" },
                None => RouteTable { route_table_id: system, route_table_type: "System" },
            };
            Self::of(scope, subnet, free, table, &tags)
        };
        Ok(subnets.into_iter().zip(free).map(view).collect())
    }

    fn of(scope: &Scope<'_>, subnet: Subnet, free: u32, route_table: RouteTable, tags: &HashMap<String, Tags>) -> Self {
        Self {
            available_ip_address_count: free,
            route_table,
            status: "Available",
            enabled_ipv6: subnet.block_v6.is_some(),
            ipv6_cidr_block: subnet.block_v6.map(|block| block.to_string()).unwrap_or_default(),
            network_acl_id: subnet.network_acl_id.unwrap_or_default(),
            share_type: "",
            owner_id: owner(scope),
            cidr_block: subnet.block.to_string(),
            creation_time: time::seconds(subnet.created_at),
            tags: tags.get(&subnet.id).into(),
            v_switch_id: subnet.id,
            v_switch_name: subnet.name,
            description: subnet.description,
            vpc_id: subnet.vpc_id,
            zone_id: subnet.zone,
            is_default: subnet.is_default,
            resource_group_id: group(scope, subnet.resource_group),
        }
    }
}
