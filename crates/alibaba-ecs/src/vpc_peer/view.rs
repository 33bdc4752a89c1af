//! Connections in answers.

use std::collections::HashMap;

use compute::network::peering::{Blocks, Peering, State, TAGGED, blocks};
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use wire::Scope;

use crate::ecs::Result;
use crate::vpc::view::{group, tag_list};

/// A connection, which lists and single answers show alike.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    instance_id: String,
    name: String,
    description: String,
    owner_id: i64,
    region_id: String,
    vpc: Value,
    accepting_owner_uid: i64,
    accepting_region_id: String,
    accepting_vpc: Value,
    bandwidth: i64,
    #[serde(skip_serializing_if = "String::is_empty")]
    link_type: String,
    status: &'static str,
    biz_status: &'static str,
    resource_group_id: String,
    gmt_create: String,
    gmt_modified: String,
    gmt_expired: String,
    tags: Vec<Value>,
}

/// What is shown with the connections of an answer.
pub(super) struct Beside {
    tags: HashMap<String, Tags>,
    blocks: HashMap<String, Blocks>,
}

impl Beside {
    pub(super) fn of(scope: &mut Scope<'_>, peerings: &[Peering]) -> Result<Self> {
        let ids: Vec<_> = peerings.iter().map(|peering| peering.id.as_str()).collect();
        Ok(Self { tags: store::tag::of_many(scope, TAGGED, &ids)?, blocks: blocks(scope, peerings)? })
    }

    pub(super) fn view(&self, scope: &Scope<'_>, peering: Peering) -> View {
        let network = |id: &str| {
            let blocks = self.blocks.get(id).cloned().unwrap_or_default();
            let v6: Vec<_> = blocks.v6.iter().map(|range| range.block).collect();
            json!({"VpcId": id, "Ipv4Cidrs": blocks.v4, "Ipv6Cidrs": v6})
        };
        let number = |account: &str| account.parse().unwrap_or_default();
        View {
            owner_id: number(&peering.from.account),
            vpc: network(&peering.from.vpc_id),
            region_id: peering.from.region.clone(),
            accepting_owner_uid: number(&peering.to.account),
            accepting_vpc: network(&peering.to.vpc_id),
            accepting_region_id: peering.to.region.clone(),
            bandwidth: peering.mbps.unwrap_or(-1),
            status: match peering.state(scope.now()) {
                State::Accepting => "Accepting",
                State::Active => "Activated",
                State::Rejected => "Rejected",
                State::Expired => "Expired",
            },
            biz_status: "Normal",
            resource_group_id: group(scope, peering.resource_group),
            gmt_create: time::seconds(peering.created_at),
            gmt_modified: time::seconds(peering.changed_at),
            gmt_expired: String::new(),
            tags: tag_list(self.tags.get(&peering.id)),
            instance_id: peering.id,
            name: peering.name,
            description: peering.description,
            link_type: peering.link_type,
        }
    }
}
