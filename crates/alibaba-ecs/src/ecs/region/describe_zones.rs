//! `DescribeZones`

use alibaba_core::arn;
use alibaba_core::catalogue::catalogue;
use compute::catalogue::{Region, Zone};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_english;
use crate::ecs::Ecs;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Text};

/// Lists the zones of a region with what can be bought there.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeZones {
    /// Region.
    region_id: RegionId,
    /// Language of the names: `zh-CN` (default), `en-US` or `ja`.
    #[serde(default)]
    accept_language: Text,
    /// How instances are to be paid for: `PostPaid` (default) or `PrePaid`.
    #[serde(default)]
    instance_charge_type: Text,
    /// How spare capacity is bid for: `NoSpot` (default), `SpotWithPriceLimit` or `SpotAsPriceGo`.
    #[serde(default)]
    spot_strategy: Text,
    /// Whether what can be bought is listed; it is by default.
    verbose: Option<bool>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    zones: Zones,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Zones {
    zone: Vec<Value>,
}

impl Operation for DescribeZones {
    const NAME: &'static str = "DescribeZones";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ecs:DescribeZones", arn::regional("ecs", Some(&input.region_id.0.id), caller.account(), "*"))
    }

    fn handle(_: &mut Cx<'_>, input: Self) -> Result<Output> {
        let english = in_english(input.accept_language.get())?;
        if !matches!(input.instance_charge_type.get(), None | Some("PostPaid" | "PrePaid")) {
            return Err(Error::of(codes::charge::TYPE_NOT_FOUND));
        }
        if !matches!(input.spot_strategy.get(), None | Some("NoSpot" | "SpotWithPriceLimit" | "SpotAsPriceGo")) {
            return Err(Error::of(codes::charge::SPOT_STRATEGY_INVALID));
        }
        let region = input.region_id.0;
        let verbose = input.verbose.unwrap_or(true);
        let zones = region.zones.iter().map(|zone| view(region, zone, english, verbose)).collect();
        Ok(Output { zones: Zones { zone: zones } })
    }
}

fn view(region: &Region, zone: &Zone, english: bool, verbose: bool) -> Value {
    let ids = |wanted: bool, list: Vec<&str>| if wanted { json!(list) } else { json!([]) };
    let types = || catalogue().instance_types().iter().map(|kind| kind.id.as_str()).collect::<Vec<_>>();
    let families = || catalogue().families().iter().map(|family| family.id.as_str()).collect::<Vec<_>>();
    let disks = |data: bool| {
        let serves =
            |disk: &&compute::catalogue::DiskCategory| if data { disk.data.is_some() } else { disk.system.is_some() };
        catalogue().disk_categories().iter().filter(serves).map(|disk| disk.id.as_str()).collect::<Vec<_>>()
    };
    json!({
        "ZoneId": zone.id,
        "LocalName": local_name(region, zone, english),
        "ZoneType": "AvailabilityZone",
        "AvailableResourceCreation": {"ResourceTypes": ["VSwitch", "IoOptimized", "Instance", "Disk", "DedicatedHost"]},
        "AvailableDiskCategories": {"DiskCategories": ids(true, disks(true))},
        "AvailableInstanceTypes": {"InstanceTypes": ids(true, types())},
        "AvailableDedicatedHostTypes": {"DedicatedHostType": []},
        "AvailableVolumeCategories": {"VolumeCategories": []},
        "DedicatedHostGenerations": {"DedicatedHostGeneration": []},
        "AvailableResources": {"ResourcesInfo": [{
            "IoOptimized": true,
            "NetworkTypes": {"supportedNetworkCategory": ["vpc"]},
            "InstanceGenerations": {"supportedInstanceGeneration": []},
            "InstanceTypeFamilies": {"supportedInstanceTypeFamily": ids(verbose, families())},
            "InstanceTypes": {"supportedInstanceType": ids(verbose, types())},
            "SystemDiskCategories": {"supportedSystemDiskCategory": ids(verbose, disks(false))},
            "DataDiskCategories": {"supportedDataDiskCategory": ids(verbose, disks(true))},
        }]},
    })
}

/// The name of a zone: that of its city and its letter.
pub(crate) fn local_name(region: &Region, zone: &Zone, english: bool) -> String {
    let letter = zone.letter.to_ascii_uppercase();
    let inside = |name: &str, open: char, close: char| {
        let (_, rest) = name.split_once(open)?;
        rest.split_once(close).map(|(city, _)| city.to_owned())
    };
    if english {
        let city = inside(&region.name_en, '(', ')').unwrap_or_else(|| region.name_en.clone());
        format!("{city} Zone {letter}")
    } else {
        let city = inside(&region.name_local, '（', '）').unwrap_or_else(|| region.name_local.clone());
        format!("{city} 可用区{letter}")
    }
}
