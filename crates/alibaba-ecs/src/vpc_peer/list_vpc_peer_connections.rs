//! `ListVpcPeerConnections`

use compute::listing::Window;
use compute::network::peering::{Filter, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Several;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::{Beside, View};
use super::{KIND, VpcPeer};
use crate::ecs::Result;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::field::{NextToken, RegionId, Text};
use crate::tag::{self as tags, Tag};

/// Lists connections between networks, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListVpcPeerConnections {
    /// Region of a side that is the caller's.
    region_id: Option<RegionId>,
    /// Connection.
    #[serde(default)]
    instance_id: Text,
    /// Networks, one of which it connects.
    #[serde(default)]
    vpc_id: Several<String>,
    /// Name.
    #[serde(default)]
    name: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags.
    #[serde(default)]
    tags: Vec<Tag>,
    /// Connections of a part, 1 to 100; 20 by default.
    max_results: Option<i64>,
    /// Where the part begins.
    #[serde(default)]
    next_token: NextToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    vpc_peer_connects: Vec<View>,
    max_results: i64,
    total_count: i64,
    next_token: String,
}

impl Operation for ListVpcPeerConnections {
    const NAME: &'static str = "ListVpcPeerConnections";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou")];
    type Service = VpcPeer;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(each("vpc:ListVpcPeerConnections", caller, call, KIND, input.instance_id.get()), &input.tags)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let filter = Filter {
            region: input.region_id.map(|region| region.0.id.clone()),
            ids: input.instance_id.cloned().map(|id| vec![id]),
            vpcs: Some(input.vpc_id.0).filter(|vpcs| !vpcs.is_empty()),
            name: input.name.cloned(),
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tags)?,
        };
        let most = input.max_results.unwrap_or(20).clamp(1, 100);
        let part = list(cx.scope(), &filter, Window::after(input.next_token.0, most))?;
        let beside = Beside::of(cx.scope(), &part.items)?;
        let (total_count, next_token) = (part.total, NextToken::write(part.next));
        let scope = cx.scope();
        let vpc_peer_connects = part.items.into_iter().map(|peering| beside.view(scope, peering)).collect();
        Ok(Output { vpc_peer_connects, max_results: most, total_count, next_token })
    }
}
