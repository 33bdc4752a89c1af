//! vSwitches in answers.

use compute::network::subnet::{Subnet, TAGGED, available};
use kernel::time;
use serde::Serialize;
use wire::Scope;

use crate::ecs::{Result, place};
use crate::vpc::view::{TagsView, group, owner};

/// A vSwitch, which lists and single answers show alike.
#[derive(Debug, Serialize)]
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
    ipv6_cidr_block: &'static str,
    is_default: bool,
    network_acl_id: &'static str,
    route_table: RouteTable,
    share_type: &'static str,
    resource_group_id: String,
    owner_id: i64,
    creation_time: String,
    tags: TagsView,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct RouteTable {
    route_table_id: String,
    route_table_type: &'static str,
}

impl View {
    pub(super) fn of(scope: &mut Scope<'_>, subnet: Subnet) -> Result<Self> {
        let tags = store::tag::of(scope, TAGGED, &subnet.id)?;
        let vpc = compute::network::vpc::get(scope, &subnet.vpc_id)?;
        Ok(Self {
            available_ip_address_count: available(scope, &subnet, place::RESERVATION)?,
            route_table: RouteTable { route_table_id: vpc.route_table_id, route_table_type: "System" },
            status: "Available",
            enabled_ipv6: false,
            ipv6_cidr_block: "",
            network_acl_id: "",
            share_type: "",
            owner_id: owner(scope),
            cidr_block: subnet.block.to_string(),
            creation_time: time::seconds(subnet.created_at),
            tags: (&tags).into(),
            v_switch_id: subnet.id,
            v_switch_name: subnet.name,
            description: subnet.description,
            vpc_id: subnet.vpc_id,
            zone_id: subnet.zone,
            is_default: subnet.is_default,
            resource_group_id: group(scope, subnet.resource_group),
        })
    }
}
