//! `ModifyDedicatedHostClusterAttribute`

use compute::dedicated_host::cluster::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::dedicated_host::text;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::view::Empty;

/// Changes the name or the description of a cluster of dedicated hosts; an empty text changes nothing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyDedicatedHostClusterAttribute {
    /// Region of the cluster.
    region_id: RegionId,
    /// Cluster.
    dedicated_host_cluster_id: Required,
    /// New name, 2 to 128 characters.
    #[serde(default)]
    dedicated_host_cluster_name: Text,
    /// New description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
}

impl Operation for ModifyDedicatedHostClusterAttribute {
    const NAME: &'static str = "ModifyDedicatedHostClusterAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("DedicatedHostClusterId", "dc-bp67acfmxazb4pa1b2c3"),
        ("DedicatedHostClusterName", "apart"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let id = &input.dedicated_host_cluster_id;
        one("ecs:ModifyDedicatedHostClusterAttribute", caller, call, "ddhcluster", id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let change = Change {
            name: input.dedicated_host_cluster_name.get().map(text::cluster_name).transpose()?,
            description: input.description.get().map(text::description).transpose()?,
        };
        modify(cx.scope(), &input.region_id.0.id, &input.dedicated_host_cluster_id, change)?;
        Ok(Empty {})
    }
}
