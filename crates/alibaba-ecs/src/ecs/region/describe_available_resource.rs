//! `DescribeAvailableResource`

use alibaba_core::arn;
use alibaba_core::catalogue::catalogue;
use compute::catalogue::{InstanceType, SizeRange};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required, Text};

/// Says what can be bought in the zones of a region. The sandbox never runs out of stock.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeAvailableResource {
    /// Region.
    region_id: RegionId,
    /// What is asked about: `Zone`, `IoOptimized`, `InstanceType`, `Network`, `SystemDisk` or `DataDisk`.
    destination_resource: Required,
    /// Zone; all by default.
    #[serde(default)]
    zone_id: Text,
    /// Instance type that it must suit.
    #[serde(default)]
    instance_type: Text,
    /// Virtual processors of instance types.
    cores: Option<u32>,
    /// Memory of instance types, in GiB.
    memory: Option<f64>,
    /// Category of the system disk.
    #[serde(default)]
    system_disk_category: Text,
    /// Category of data disks.
    #[serde(default)]
    data_disk_category: Text,
    /// How it is to be paid for: `PostPaid` (default) or `PrePaid`.
    #[serde(default)]
    instance_charge_type: Text,
    /// Whether storage is to be fast: `optimized` (default) or `none`.
    #[serde(default)]
    io_optimized: Text,
    /// Kind of network: `vpc` (default) or `classic`.
    #[serde(default)]
    network_category: Text,
    /// What it is for: `instance`, `disk`, `reservedinstance` or `ddh`.
    #[serde(default, rename = "ResourceType")]
    _resource_type: Text,
    /// How spare capacity is bid for.
    #[serde(default, rename = "SpotStrategy")]
    _spot_strategy: Text,
    /// Hours for which a bid is safe.
    #[serde(default, rename = "SpotDuration")]
    _spot_duration: Option<i64>,
    /// Dedicated host.
    #[serde(default, rename = "DedicatedHostId")]
    _dedicated_host_id: Text,
    /// Whether one account or its whole directory is asked about.
    #[serde(default, rename = "Scope")]
    _scope: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    available_zones: AvailableZones,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct AvailableZones {
    available_zone: Vec<AvailableZone>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct AvailableZone {
    region_id: &'static str,
    zone_id: &'static str,
    status: &'static str,
    status_category: &'static str,
    available_resources: AvailableResources,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct AvailableResources {
    available_resource: Vec<AvailableResource>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct AvailableResource {
    #[serde(rename = "Type")]
    kind: String,
    supported_resources: SupportedResources,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct SupportedResources {
    supported_resource: Vec<SupportedResource>,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct SupportedResource {
    value: String,
    status: &'static str,
    status_category: &'static str,
    min: Option<u32>,
    max: Option<u32>,
    unit: Option<&'static str>,
}

impl SupportedResource {
    fn new(value: impl Into<String>) -> Self {
        let (status, status_category) = ("Available", "WithStock");
        Self { value: value.into(), status, status_category, min: None, max: None, unit: None }
    }

    fn sized(value: &str, range: SizeRange) -> Self {
        Self { min: Some(range.min), max: Some(range.max), unit: Some("GiB"), ..Self::new(value) }
    }
}

impl Operation for DescribeAvailableResource {
    const NAME: &'static str = "DescribeAvailableResource";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("DestinationResource", "InstanceType"), ("Cores", "2")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        let region = Some(input.region_id.0.id.as_str());
        Checks::of("ecs:DescribeAvailableResource", arn::regional("ecs", region, caller.account(), "*"))
    }

    fn handle(_: &mut Cx<'_>, input: Self) -> Result<Output> {
        check(&input)?;
        let region = input.region_id.0;
        let wanted = |zone: &&compute::catalogue::Zone| input.zone_id.get().is_none_or(|id| id == zone.id);
        let mut zones = Vec::new();
        for zone in region.zones.iter().filter(wanted) {
            let supported = supported(&input, &zone.id)?;
            if supported.is_empty() {
                continue;
            }
            zones.push(AvailableZone {
                region_id: &region.id,
                zone_id: &zone.id,
                status: "Available",
                status_category: "WithStock",
                available_resources: AvailableResources {
                    available_resource: vec![AvailableResource {
                        kind: input.destination_resource.0.clone(),
                        supported_resources: SupportedResources { supported_resource: supported },
                    }],
                },
            });
        }
        Ok(Output { available_zones: AvailableZones { available_zone: zones } })
    }
}

fn check(input: &DescribeAvailableResource) -> Result<()> {
    if !matches!(input.instance_charge_type.get(), None | Some("PostPaid" | "PrePaid")) {
        return Err(Error::of(codes::region::OFFER_CHARGE_INVALID));
    }
    if !matches!(input.io_optimized.get(), None | Some("optimized" | "none")) {
        return Err(Error::of(codes::region::OFFER_IO_INVALID));
    }
    if !matches!(input.network_category.get(), None | Some("vpc" | "classic")) {
        return Err(Error::of(codes::region::OFFER_NETWORK_INVALID));
    }
    Ok(())
}

fn supported(input: &DescribeAvailableResource, zone: &str) -> Result<Vec<SupportedResource>> {
    if input.network_category.get() == Some("classic") || input.io_optimized.get() == Some("none") {
        return Ok(Vec::new());
    }
    let family =
        input.instance_type.get().and_then(|id| catalogue().instance_type(id)).map(|kind| kind.family.as_str());
    let named = |wanted: &Text, id: &str| wanted.get().is_none_or(|wanted| wanted == id);
    let disks = catalogue().disk_categories().iter();
    Ok(match input.destination_resource.0.as_str() {
        "Zone" => vec![SupportedResource::new(zone)],
        "IoOptimized" => vec![SupportedResource::new("optimized")],
        "Network" => vec![SupportedResource::new("vpc")],
        "InstanceType" => {
            let kinds = catalogue().instance_types().iter().filter(|kind| suits(input, kind));
            kinds.map(|kind| SupportedResource::new(&kind.id)).collect()
        }
        "SystemDisk" => disks
            .filter(|disk| named(&input.system_disk_category, &disk.id))
            .filter_map(|disk| Some((disk, family.map_or(disk.system, |family| disk.system_for(family))?)))
            .map(|(disk, range)| SupportedResource::sized(&disk.id, range))
            .collect(),
        "DataDisk" => disks
            .filter(|disk| named(&input.data_disk_category, &disk.id))
            .filter_map(|disk| Some((disk, family.map_or(disk.data, |family| disk.data_for(family))?)))
            .map(|(disk, range)| SupportedResource::sized(&disk.id, range))
            .collect(),
        _ => return Err(Error::of(codes::region::OFFER_RESOURCE_INVALID)),
    })
}

fn suits(input: &DescribeAvailableResource, kind: &InstanceType) -> bool {
    let disk = |id: Option<&str>| id.map(|id| catalogue().disk_category(id));
    let system = match disk(input.system_disk_category.get()) {
        None => true,
        Some(disk) => disk.is_some_and(|disk| disk.system_for(&kind.family).is_some()),
    };
    let data = match disk(input.data_disk_category.get()) {
        None => true,
        Some(disk) => disk.is_some_and(|disk| disk.data_for(&kind.family).is_some()),
    };
    input.instance_type.get().is_none_or(|id| id == kind.id)
        && input.cores.is_none_or(|cores| cores == kind.vcpus)
        && input.memory.is_none_or(|gib| (gib - kind.memory_gib()).abs() < 0.01)
        && system
        && data
}
