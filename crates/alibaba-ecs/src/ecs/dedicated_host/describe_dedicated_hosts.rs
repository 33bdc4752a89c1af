//! `DescribeDedicatedHosts`

use alibaba_core::list::Page;
use compute::dedicated_host::{Filter, TAGGED, list, residents};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::room::by_host;
use super::view::View;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{JsonList, RegionId, Text};
use crate::ecs::{Ecs, codes};
use crate::page::{NumberedOrToken, PlaceOrToken};
use crate::tag::{self as tags, Tag};

/// Lists dedicated hosts with the instances that are on them, newest first; everything that is asked about must be so.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeDedicatedHosts {
    /// Region of the hosts.
    region_id: RegionId,
    /// Up to 100 hosts, as a JSON array; an empty array matches nothing.
    #[serde(default)]
    dedicated_host_ids: JsonList,
    /// Name.
    #[serde(default)]
    dedicated_host_name: Text,
    /// Type.
    #[serde(default)]
    dedicated_host_type: Text,
    /// Cluster.
    #[serde(default)]
    dedicated_host_cluster_id: Text,
    /// Zone.
    #[serde(default)]
    zone_id: Text,
    /// State: `Available`, `UnderAssessment` or `PermanentFailure`. Every host of the sandbox is available.
    #[serde(default)]
    status: Text,
    /// Why hosts are locked: `financial` or `security`. None of the sandbox is.
    #[serde(default)]
    lock_reason: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Whether single processors are shown.
    #[serde(default, rename = "SocketDetails")]
    _socket_details: Unbuilt,
    /// Whether it is shown how many instances of each type still fit.
    #[serde(default, rename = "QueryInventory")]
    _query_inventory: Unbuilt,
    /// Tags.
    #[serde(default)]
    tag: Vec<Tag>,
}

impl Operation for DescribeDedicatedHosts {
    const NAME: &'static str = "DescribeDedicatedHosts";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("DedicatedHostIds", r#"["dh-bp67acfmxazb4pa1b2c3"]"#)];
    type Service = Ecs;
    type Input = With<Self, NumberedOrToken<100, 10, 100>>;
    type Output = Page<View, PlaceOrToken>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = input.dedicated_host_ids.get().unwrap_or_default().iter().map(String::as_str);
        with_tags(each("ecs:DescribeDedicatedHosts", caller, call, "ddh", ids), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let ids = input.dedicated_host_ids.get();
        if ids.is_some_and(|ids| ids.len() > 100) {
            return Err(Error::invalid("DedicatedHostIds"));
        }
        if !matches!(input.status.get(), None | Some("Available" | "UnderAssessment" | "PermanentFailure")) {
            return Err(Error::invalid("Status"));
        }
        if !matches!(input.lock_reason.get(), None | Some("financial" | "security")) {
            return Err(Error::of(codes::instance::LOCK_REASON_NOT_FOUND));
        }
        let nothing = input.lock_reason.get().is_some() || !matches!(input.status.get(), None | Some("Available"));
        let region = &input.region_id.0.id;
        let filter = Filter {
            region: Some(region.clone()),
            zone: input.zone_id.cloned(),
            ids: if nothing { Some(Vec::new()) } else { ids.map(<[String]>::to_vec) },
            name: input.dedicated_host_name.cloned(),
            kind: input.dedicated_host_type.cloned(),
            clusters: input.dedicated_host_cluster_id.cloned().map(|id| vec![id]),
            is_automatic: None,
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tag)?,
        };
        let part = list(cx.scope(), &filter, page.window())?;
        let ids: Vec<_> = part.items.iter().map(|host| host.id.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        let instances = by_host(residents(cx.scope(), region)?);
        let owner = cx.caller().account().to_owned();
        Ok(page.answer(part, |host| {
            let (instances, tags) = (instances.get(&host.id), tags.get(&host.id));
            View::of(host, instances.map_or(&[], Vec::as_slice), tags, &owner)
        }))
    }
}
