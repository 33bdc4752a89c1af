//! `CreateDedicatedHostCluster`

use compute::dedicated_host::cluster::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::checks::{one, with_tags};
use crate::ecs::codes;
use crate::ecs::dedicated_host::text;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Text};
use crate::ecs::{Ecs, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// Creates a cluster without dedicated hosts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateDedicatedHostCluster {
    /// Region of the cluster.
    region_id: RegionId,
    /// Zone of its hosts; the first one of the region by default.
    #[serde(default)]
    zone_id: Text,
    /// Name, 2 to 128 characters.
    #[serde(default)]
    dedicated_host_cluster_name: Text,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Whether everything is checked and nothing made.
    #[serde(default)]
    dry_run: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    dedicated_host_cluster_id: String,
}

impl Operation for CreateDedicatedHostCluster {
    const NAME: &'static str = "CreateDedicatedHostCluster";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ZoneId", "cn-hangzhou-b"), ("DedicatedHostClusterName", "own")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("ecs:CreateDedicatedHostCluster", caller, call, "ddhcluster", "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let region = input.region_id.0;
        let zone = match input.zone_id.get() {
            Some(zone) => region.zone(zone).ok_or_else(|| Error::of(codes::region::ZONE_NOT_FOUND))?.id.clone(),
            // GUESS: the page has the parameter as optional, and does not say which zone is taken.
            None => region.zones.first().map(|zone| zone.id.clone()).unwrap_or_default(),
        };
        let new = New {
            zone,
            name: input.dedicated_host_cluster_name.get().map(text::cluster_name).transpose()?.unwrap_or_default(),
            description: input.description.get().map(text::description).transpose()?.unwrap_or_default(),
            resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
            tags: tags::read(&input.tag)?,
        };
        let cluster = create(cx.scope(), &location::of(region), new)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Output { dedicated_host_cluster_id: cluster.id })
    }
}
