//! `DeleteDedicatedHostCluster`

use compute::dedicated_host::cluster::delete;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;

/// Deletes a cluster in which no dedicated host is.
// GUESS: that hosts are in the way. The page has no codes at all.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteDedicatedHostCluster {
    /// Region of the cluster.
    region_id: RegionId,
    /// Cluster.
    dedicated_host_cluster_id: Required,
}

impl Operation for DeleteDedicatedHostCluster {
    const NAME: &'static str = "DeleteDedicatedHostCluster";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("DedicatedHostClusterId", "dc-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DeleteDedicatedHostCluster", caller, call, "ddhcluster", &input.dedicated_host_cluster_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        delete(cx.scope(), &input.region_id.0.id, &input.dedicated_host_cluster_id)?;
        Ok(Empty {})
    }
}
