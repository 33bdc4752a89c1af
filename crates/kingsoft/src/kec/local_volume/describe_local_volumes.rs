//! `DescribeLocalVolumes`

use std::collections::HashMap;

use compute::disk::{Disk, Filter, Policy, list};
use compute::instance::{Instance, get_many};
use compute::listing::Window;
use kernel::{Timestamp, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{category_of, name_of, of_volume, window};
use crate::asks::each;
use crate::ebs::volume::{category, state_name as volume_state};
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::{Ids, Offset};
use crate::kec::instance::state_name;
use crate::kec::location::known_region;
use crate::page::cut;

/// Lists the local volumes of the instances of the region, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeLocalVolumes {
    /// Only these.
    #[serde(default)]
    local_volume_id: Ids,
    /// Only those of this instance.
    instance_id: Option<String>,
    /// Only those of instances of this name.
    instance_name: Option<String>,
    /// Only those of instances in this state, such as `active`.
    instance_state: Option<String>,
    /// Only those that an instance starts from, `root`, or the others, `data`.
    local_volume_category: Option<String>,
    /// Only those of so many GiB or more.
    local_volume_size: Option<u32>,
    /// Only those of which a policy makes snapshots, or of which none does.
    bind_snapshot_policy: Option<bool>,
    /// Only those of which this policy makes snapshots.
    auto_snapshot_policy_id: Option<String>,
    /// How many the page has: 1 to 1,000; 10 by default.
    max_results: Option<u32>,
    /// How many come before the page.
    #[serde(default)]
    marker: Offset,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    marker: usize,
    local_volume_count: i64,
    local_volume_set: Vec<LocalVolume>,
}

/// A local volume. GUESS: its state is one of the words of EBS.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct LocalVolume {
    local_volume_id: String,
    local_volume_name: String,
    local_volume_state: &'static str,
    instance_id: String,
    instance_name: String,
    instance_state: &'static str,
    local_volume_type: String,
    local_volume_category: &'static str,
    local_volume_size: u32,
    creation_date: String,
    auto_snapshot_policy_id: String,
}

impl LocalVolume {
    fn new(disk: Disk, instance: &Instance, now: Timestamp) -> Self {
        Self {
            local_volume_name: name_of(&disk),
            local_volume_state: volume_state(&disk, now),
            instance_id: instance.id.clone(),
            instance_name: instance.name.clone(),
            instance_state: state_name(instance.status(now)),
            local_volume_category: category_of(disk.is_system),
            local_volume_size: disk.spec.size_gib,
            creation_date: time::seconds(disk.created_at),
            local_volume_id: disk.id,
            local_volume_type: disk.spec.category,
            auto_snapshot_policy_id: disk.spec.policy_id,
        }
    }
}

impl Operation for DescribeLocalVolumes {
    const NAME: &'static str = "DescribeLocalVolumes";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("InstanceName", "web-1"), ("MaxResults", "50")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.local_volume_id.clone().wanted().unwrap_or_default();
        each(&ids, |id| of_volume("kec:DescribeLocalVolumes", id, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, mut input: Self) -> Result<Output, Error> {
        let (start, window) = (input.marker.0, window(input.max_results, input.marker)?);
        let region = known_region(cx)?;
        let is_wanted = |asked: Option<String>| asked.filter(|text| !text.is_empty());
        let of_instance = (is_wanted(input.instance_name.take()), is_wanted(input.instance_state.take()));
        let disks = list(cx.scope(), &filter(input, &region.id)?, Window::ALL)?.items;
        let ids: Vec<_> = disks.iter().filter_map(|disk| disk.instance_id.as_deref()).collect();
        let instances = get_many(cx.scope(), &ids)?;
        let instances: HashMap<_, _> = instances.iter().map(|instance| (instance.id.as_str(), instance)).collect();
        let now = cx.now();
        let shown = |disk: Disk| {
            let instance = instances.get(disk.instance_id.as_deref()?)?;
            Some(LocalVolume::new(disk, instance, now))
        };
        let (name, state) = of_instance;
        let passes = |volume: &LocalVolume| {
            name.as_ref().is_none_or(|name| *name == volume.instance_name)
                && state.as_ref().is_none_or(|state| state == volume.instance_state)
        };
        let volumes: Vec<_> = disks.into_iter().filter_map(shown).filter(passes).collect();
        let part = cut(volumes, window);
        Ok(Output { marker: start + part.items.len(), local_volume_count: part.total, local_volume_set: part.items })
    }
}

fn filter(input: DescribeLocalVolumes, region: &str) -> Result<Filter, Error> {
    let given = |text: Option<String>| text.filter(|text| !text.is_empty());
    let is_system = match given(input.local_volume_category).as_deref() {
        None => None,
        Some("root") => Some(true),
        Some("data") => Some(false),
        Some(other) => {
            return Err(Error::Unfit("LocalVolumeCategory", format!("{other} is neither root nor data")));
        }
    };
    let bound = input.bind_snapshot_policy.map(|is_bound| if is_bound { Policy::Any } else { Policy::None });
    Ok(Filter {
        region: Some(region.to_owned()),
        ids: input.local_volume_id.wanted(),
        instance: given(input.instance_id),
        is_system,
        categories: Some(vec![category::LOCAL.to_owned()]),
        least_gib: input.local_volume_size,
        policy: given(input.auto_snapshot_policy_id).map(Policy::This).or(bound),
        ..Filter::default()
    })
}
