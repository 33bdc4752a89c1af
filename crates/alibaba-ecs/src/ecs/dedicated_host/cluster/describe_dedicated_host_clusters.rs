//! `DescribeDedicatedHostClusters`

use alibaba_core::list::{Listed, Page, Place};
use compute::dedicated_host::cluster::{DedicatedHostCluster, Filter, TAGGED, list};
use compute::dedicated_host::{self, DedicatedHost, residents};
use compute::listing::Window;
use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ecs::Ecs;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::dedicated_host::room::{Room, by_host};
use crate::ecs::dedicated_host::view::gib;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{JsonList, RegionId, Text};
use crate::page::Numbered;
use crate::tag::{self as tags, Tag, TagsView};

/// Lists clusters of dedicated hosts, newest first; everything that is asked about must be so.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeDedicatedHostClusters {
    /// Region of the clusters.
    region_id: RegionId,
    /// Zone.
    #[serde(default)]
    zone_id: Text,
    /// Up to 100 clusters, as a JSON array; an empty array matches nothing.
    #[serde(default)]
    dedicated_host_cluster_ids: JsonList,
    /// Name.
    #[serde(default)]
    dedicated_host_cluster_name: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// State, which the vendor has not opened either.
    #[serde(default, rename = "Status")]
    _status: Unbuilt,
    /// Why clusters are locked, which the vendor has not opened either.
    #[serde(default, rename = "LockReason")]
    _lock_reason: Unbuilt,
    /// Tags.
    #[serde(default)]
    tag: Vec<Tag>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    dedicated_host_cluster_id: String,
    dedicated_host_cluster_name: String,
    description: String,
    region_id: String,
    zone_id: String,
    resource_group_id: String,
    dedicated_host_ids: Value,
    dedicated_host_cluster_capacity: Value,
    tags: TagsView,
}

impl Listed for View {
    const LIST: &'static str = "DedicatedHostClusters";
    const ITEM: &'static str = "DedicatedHostCluster";
}

impl Operation for DescribeDedicatedHostClusters {
    const NAME: &'static str = "DescribeDedicatedHostClusters";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("DedicatedHostClusterIds", r#"["dc-bp67acfmxazb4pa1b2c3"]"#)];
    type Service = Ecs;
    type Input = With<Self, Numbered<100>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = input.dedicated_host_cluster_ids.get().unwrap_or_default().iter().map(String::as_str);
        with_tags(each("ecs:DescribeDedicatedHostClusters", caller, call, "ddhcluster", ids), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let ids = input.dedicated_host_cluster_ids.get();
        if ids.is_some_and(|ids| ids.len() > 100) {
            return Err(Error::invalid("DedicatedHostClusterIds"));
        }
        let region = &input.region_id.0.id;
        let filter = Filter {
            region: Some(region.clone()),
            zone: input.zone_id.cloned(),
            ids: ids.map(<[String]>::to_vec),
            name: input.dedicated_host_cluster_name.cloned(),
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tag)?,
        };
        let part = list(cx.scope(), &filter, page.window())?;
        let ids: Vec<_> = part.items.iter().map(|cluster| cluster.id.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        let within = dedicated_host::Filter {
            clusters: Some(ids.iter().map(|id| (*id).to_owned()).collect()),
            ..dedicated_host::Filter::default()
        };
        let hosts = dedicated_host::list(cx.scope(), &within, Window::ALL)?.items;
        let instances = by_host(residents(cx.scope(), region)?);
        let room = |host: &DedicatedHost| Room::free(host, instances.get(&host.id).into_iter().flatten());
        Ok(page.answer(part, |cluster| {
            let own = hosts.iter().filter(|host| host.cluster_id == cluster.id);
            let own: Vec<_> = own.map(|host| (host.id.as_str(), Room::total(host), room(host))).collect();
            let tags = tags.get(&cluster.id);
            View::of(cluster, &own, tags)
        }))
    }
}

impl View {
    /// A cluster with its hosts, what each has in all and what is free of it.
    fn of(cluster: DedicatedHostCluster, hosts: &[(&str, Room, Room)], tags: Option<&Tags>) -> Self {
        let ids: Vec<_> = hosts.iter().map(|(id, ..)| id).collect();
        let total: Room = hosts.iter().map(|(_, total, _)| *total).sum();
        let free: Room = hosts.iter().map(|(.., free)| *free).sum();
        Self {
            dedicated_host_ids: json!({"DedicatedHostId": ids}),
            dedicated_host_cluster_capacity: json!({
                "TotalVcpus": total.vcpus,
                "AvailableVcpus": free.vcpus,
                "TotalMemory": gib(total.memory_mib),
                "AvailableMemory": gib(free.memory_mib),
                "LocalStorageCapacities": {"LocalStorageCapacity": []},
            }),
            tags: tags.into(),
            dedicated_host_cluster_id: cluster.id,
            dedicated_host_cluster_name: cluster.name,
            description: cluster.description,
            region_id: cluster.region,
            zone_id: cluster.zone,
            resource_group_id: cluster.resource_group,
        }
    }
}
