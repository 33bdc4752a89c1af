//! `ModifyDedicatedHostAttribute`

use compute::dedicated_host::{Change, cluster, get, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::attributes::{self, NetworkAttributes};
use super::kinds::HostKind;
use super::text;
use crate::ecs::checks::{about, one};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::view::Empty;
use crate::ecs::{Ecs, codes};

/// Changes a dedicated host; an empty text changes nothing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyDedicatedHostAttribute {
    /// Region of the host.
    region_id: RegionId,
    /// Host.
    dedicated_host_id: Required,
    /// New name, 2 to 128 characters.
    #[serde(default)]
    dedicated_host_name: Text,
    /// New description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// What becomes of its instances if it fails: `Migrate` or `Stop`.
    #[serde(default)]
    action_on_maintenance: Text,
    /// Timeouts of connections.
    #[serde(default)]
    network_attributes: NetworkAttributes,
    /// Whether it takes instances that name no host: `on` or `off`.
    #[serde(default)]
    auto_placement: Text,
    /// How many processors it shows for each that it has, 1 to 5; types `ddh.c6s`, `ddh.g6s` and `ddh.r6s` alone.
    cpu_over_commit_ratio: Option<f64>,
    /// Cluster of its zone that it is in from now on.
    #[serde(default)]
    dedicated_host_cluster_id: Text,
}

impl Operation for ModifyDedicatedHostAttribute {
    const NAME: &'static str = "ModifyDedicatedHostAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("DedicatedHostId", "dh-bp67acfmxazb4pa1b2c3"),
        ("DedicatedHostName", "apart"),
        ("AutoPlacement", "off"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        const ACTION: &str = "ecs:ModifyDedicatedHostAttribute";
        one(ACTION, caller, call, "ddh", &input.dedicated_host_id)
            .and_if(input.dedicated_host_cluster_id.get(), |id| about(ACTION, caller, call, "ddhcluster", id))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let region = &input.region_id.0.id;
        let host = get(cx.scope(), region, &input.dedicated_host_id)?;
        let kind = HostKind::of(&host.kind).ok_or_else(|| Error::of(codes::dedicated_host::TYPE_INVALID))?;
        let cluster_id = match input.dedicated_host_cluster_id.get() {
            Some(id) => {
                let cluster = cluster::get(cx.scope(), region, id)?;
                if cluster.zone != host.zone {
                    return Err(Error::of(codes::dedicated_host::CLUSTER_ELSEWHERE));
                }
                Some(cluster.id)
            }
            None => None,
        };
        let name = input.dedicated_host_name.get();
        let change = Change {
            name: name.map(|name| text::name(name, codes::dedicated_host::NAME_MALFORMED)).transpose()?,
            description: input.description.get().map(text::description).transpose()?,
            cluster_id,
            is_automatic: attributes::is_automatic(&input.auto_placement)?,
            extras: attributes::read(
                &input.action_on_maintenance,
                &input.network_attributes,
                input.cpu_over_commit_ratio,
                kind,
            )?,
            ..Change::default()
        };
        modify(cx.scope(), region, &host.id, change)?;
        Ok(Empty {})
    }
}
