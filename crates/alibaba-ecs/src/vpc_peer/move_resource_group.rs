//! `MoveResourceGroup`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::VpcPeer;
use crate::ecs::Result;
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;
use crate::resource::{self, Product};
use crate::resource_group::join;

/// Moves a connection between two networks to another resource group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct MoveResourceGroup {
    /// Region of the connection.
    region_id: RegionId,
    /// Its kind, `PeerConnection`, in whatever letter case.
    resource_type: Required,
    /// Connection.
    resource_id: Required,
    /// The group that it is moved to.
    new_resource_group_id: Required,
}

impl Operation for MoveResourceGroup {
    const NAME: &'static str = "MoveResourceGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ResourceType", "PeerConnection"),
        ("ResourceId", "pcc-bp1s5fnvk4gn2tws0a1b2"),
        ("NewResourceGroupId", "rg-acfmxazb4ph6aiy"),
    ];
    type Service = VpcPeer;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:MoveResourceGroup", caller, call, &input.resource_type.to_lowercase(), &input.resource_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let kind = resource::tagged(Product::VpcPeer, &input.resource_type)?;
        let region = Some(input.region_id.0.id.as_str());
        join(cx.scope(), kind, region, &input.resource_id, &input.new_resource_group_id)?;
        Ok(Empty {})
    }
}
