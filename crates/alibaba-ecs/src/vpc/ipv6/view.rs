//! IPv6 gateways in answers.

use compute::network::ipv6_gateway::Ipv6Gateway;
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::Serialize;
use wire::Scope;

use crate::vpc::view::{TagsView, group};

/// A gateway, which lists and single answers show alike. All are of one size and paid for as they are used.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    ipv6_gateway_id: String,
    name: String,
    description: String,
    vpc_id: String,
    region_id: String,
    spec: &'static str,
    status: &'static str,
    business_status: &'static str,
    instance_charge_type: &'static str,
    expired_time: &'static str,
    resource_group_id: String,
    creation_time: String,
    tags: TagsView,
}

impl View {
    pub(super) fn of(scope: &Scope<'_>, gateway: Ipv6Gateway, tags: Option<&Tags>) -> Self {
        Self {
            spec: "Small",
            status: "Available",
            business_status: "Normal",
            instance_charge_type: "PostPaid",
            expired_time: "",
            resource_group_id: group(scope, gateway.resource_group),
            creation_time: time::seconds(gateway.created_at),
            tags: tags.into(),
            ipv6_gateway_id: gateway.id,
            name: gateway.name,
            description: gateway.description,
            vpc_id: gateway.vpc_id,
            region_id: gateway.region,
        }
    }
}
