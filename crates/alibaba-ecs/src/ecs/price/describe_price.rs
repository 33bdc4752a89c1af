//! `DescribePrice`

use alibaba_core::arn;
use alibaba_core::catalogue::catalogue;
use compute::catalogue::{InstanceType, OperatingSystem, SizeRange};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::{Disk, Output, Parts, term};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Text};
use crate::ecs::image::source;
use crate::ecs::{Ecs, codes};
use crate::price::{self, Term};

/// How many disks a call may name.
const MOST_DISKS: usize = 16;

/// Says what an instance, a disk or traffic costs, by a table of sample prices.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribePrice {
    /// Region.
    region_id: RegionId,
    /// What is asked about: `instance`, the default, `disk`, `diskperformance` or `bandwidth`. Dedicated hosts and capacity
    /// that is kept free the sandbox does not have.
    #[serde(default)]
    resource_type: Text,
    /// Instance type.
    #[serde(default)]
    instance_type: Text,
    /// Image, which says whether Windows is paid for.
    #[serde(default)]
    image_id: Text,
    /// Operating system where no image is named: `Linux`, the default, or `Windows`.
    #[serde(default)]
    platform: Text,
    /// System disk; 40 GiB of the usual category by default.
    #[serde(default)]
    system_disk: Disk,
    /// Up to 16 data disks.
    #[serde(default)]
    data_disk: Vec<Disk>,
    /// How traffic is paid for: `PayByTraffic`, the default, or `PayByBandwidth`.
    #[serde(default)]
    internet_charge_type: Text,
    /// Most Mbit/s from the instance, 0 to 100.
    internet_max_bandwidth_out: Option<u32>,
    /// How many, 1 to 1,000; 1 by default.
    amount: Option<u32>,
    /// Unit of the term: `Hour`, the default, `Week`, `Month` or `Year`.
    #[serde(default)]
    price_unit: Text,
    /// How many of that unit; 1 by default.
    period: Option<u32>,
    /// How spare capacity is bid for: `NoSpot`, the default, `SpotWithPriceLimit` or `SpotAsPriceGo`.
    #[serde(default)]
    spot_strategy: Text,
    /// Hours for which a bid is safe, 0 to 6.
    spot_duration: Option<u32>,
    /// Zone, which tells prices of spare capacity apart.
    #[serde(default)]
    zone_id: Text,
    /// Whether storage is fast: `optimized`, the default, or `none`, which no type of the sandbox is.
    #[serde(default)]
    io_optimized: Text,
    /// Kind of network: `vpc`, the default, or `classic`, which costs the same.
    #[serde(default)]
    instance_network_type: Text,
    /// Line of the traffic, which costs the same on each.
    #[serde(default, rename = "Isp")]
    _isp: Text,
    /// Size of a storage unit.
    #[serde(default, rename = "Capacity")]
    _capacity: Unbuilt,
    /// Type of a dedicated host.
    #[serde(default, rename = "DedicatedHostType")]
    _dedicated_host_type: Unbuilt,
    /// Dedicated host and deployment set.
    #[serde(default, rename = "SchedulerOptions")]
    _scheduler_options: Unbuilt,
    /// Capacity that is kept free, in instances.
    #[serde(default, rename = "InstanceAmount")]
    _instance_amount: Unbuilt,
    /// Capacity that is kept free, in virtual processors.
    #[serde(default, rename = "InstanceCpuCoreCount")]
    _instance_cpu_core_count: Unbuilt,
    /// Types of capacity that is kept free.
    #[serde(default, rename = "InstanceTypeList")]
    _instance_type_list: Unbuilt,
    /// How often capacity is kept free.
    #[serde(default, rename = "AssuranceTimes")]
    _assurance_times: Unbuilt,
    /// How a reserved instance is paid for.
    #[serde(default, rename = "OfferingType")]
    _offering_type: Unbuilt,
    /// Where a reserved instance counts.
    #[serde(default, rename = "Scope")]
    _scope: Unbuilt,
    /// When capacity is kept free, again and again.
    #[serde(default, rename = "RecurrenceRules")]
    _recurrence_rules: Unbuilt,
    /// From when capacity is kept free.
    #[serde(default, rename = "StartTime")]
    _start_time: Unbuilt,
}

impl Operation for DescribePrice {
    const NAME: &'static str = "DescribePrice";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ResourceType", "instance"), ("InstanceType", "ecs.g7.large")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        let region = Some(input.region_id.0.id.as_str());
        Checks::of("ecs:DescribePrice", arn::regional("ecs", region, caller.account(), "*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        check(&input)?;
        let amount = f64::from(input.amount.unwrap_or(1));
        let resource = input.resource_type.get().unwrap_or("instance");
        if resource == "disk" && !matches!(input.price_unit.get(), None | Some("Hour")) {
            return Err(Error::invalid("PriceUnit"));
        }
        let units = [("Hour", 1), ("Week", 4), ("Month", 9), ("Year", 5)];
        let term = term(input.price_unit.get(), input.period, &units)?;
        let mut parts = Parts::default();
        match resource {
            "instance" => instance(cx, &input, term, amount, &mut parts)?,
            "disk" => {
                if input.data_disk.is_empty() {
                    return Err(Error::missing("DataDisk.1.Category"));
                }
                data_disks(&input, term, amount, &mut parts)?;
            }
            "diskperformance" => {
                let disk = input.data_disk.first().filter(|disk| disk.category.get() == Some("cloud_auto"));
                let Some(iops) = disk.and_then(|disk| disk.provisioned_iops) else {
                    return Err(Error::missing("DataDisk.1.ProvisionedIops"));
                };
                parts.add("provisionedIops", term.price(price::iops(iops)) * amount);
            }
            "bandwidth" => parts.add("bandwidth", price::bandwidth(1, true) * amount),
            _ => return Err(Error::of(codes::call::RESOURCE_TYPE_NOT_FOUND)),
        }
        Ok(parts.output())
    }
}

fn check(input: &DescribePrice) -> Result<()> {
    if !(1..=1_000).contains(&input.amount.unwrap_or(1)) {
        return Err(Error::invalid("Amount"));
    }
    if input.data_disk.len() > MOST_DISKS {
        return Err(Error::of(codes::disk::TOO_MANY));
    }
    if !matches!(input.internet_charge_type.get(), None | Some("PayByTraffic" | "PayByBandwidth")) {
        return Err(Error::of(codes::charge::INTERNET_TYPE_INVALID));
    }
    if input.internet_max_bandwidth_out.is_some_and(|mbps| mbps > 100) {
        return Err(Error::of(codes::charge::BANDWIDTH_OUT_INVALID));
    }
    if !matches!(input.spot_strategy.get(), None | Some("NoSpot" | "SpotWithPriceLimit" | "SpotAsPriceGo")) {
        return Err(Error::of(codes::charge::SPOT_STRATEGY_INVALID));
    }
    if input.spot_duration.is_some_and(|hours| hours > 6) {
        return Err(Error::of(codes::charge::SPOT_DURATION_INVALID));
    }
    if input.zone_id.get().is_some_and(|zone| input.region_id.0.zone(zone).is_none()) {
        return Err(Error::of(codes::region::ZONE_NOT_FOUND));
    }
    if !matches!(input.io_optimized.get(), None | Some("optimized")) {
        return Err(Error::invalid("IoOptimized"));
    }
    if !matches!(input.instance_network_type.get(), None | Some("vpc" | "classic")) {
        return Err(Error::invalid("InstanceNetworkType"));
    }
    if !matches!(input.platform.get(), None | Some("Linux" | "Windows")) {
        return Err(Error::invalid("Platform"));
    }
    Ok(())
}

fn instance(cx: &mut Cx<'_>, input: &DescribePrice, term: Term, amount: f64, parts: &mut Parts) -> Result<()> {
    let Some(id) = input.instance_type.get() else { return Err(Error::missing("InstanceType")) };
    let Some(kind) = catalogue().instance_type(id) else {
        return Err(Error::of(codes::instance::TYPE_NOT_SUPPORTED));
    };
    let mut hourly = price::instance(kind);
    if matches!(input.spot_strategy.get(), Some("SpotWithPriceLimit" | "SpotAsPriceGo")) {
        if term != Term::Hour {
            return Err(Error::invalid("PriceUnit"));
        }
        let first = input.region_id.0.zones.first().map(|zone| zone.id.as_str());
        hourly = price::spot(hourly, input.zone_id.get().or(first).unwrap_or_default(), cx.now());
    }
    parts.add("instanceType", term.price(hourly) * amount);
    let windows = match input.image_id.get() {
        None => input.platform.get() == Some("Windows"),
        Some(id) => match source::find(cx.scope(), &input.region_id.0.id, id)? {
            Some(source) => source.image.os == OperatingSystem::Windows,
            None => return Err(Error::of(codes::image::NOT_FOUND)),
        },
    };
    if windows {
        parts.add("image", term.price(price::windows(kind)) * amount);
    }
    parts.add("systemDisk", term.price(system_disk(&input.system_disk, kind)?) * amount);
    data_disks(input, term, amount, parts)?;
    let by_traffic = input.internet_charge_type.get() != Some("PayByBandwidth");
    let bandwidth = price::bandwidth(input.internet_max_bandwidth_out.unwrap_or(0), by_traffic);
    // What flows is paid for as it flows, whatever the term.
    let bandwidth = if by_traffic { bandwidth } else { term.price(bandwidth) };
    parts.add("bandwidth", bandwidth * amount);
    Ok(())
}

/// A system disk for an hour.
fn system_disk(disk: &Disk, kind: &InstanceType) -> Result<f64> {
    let category = match disk.category.get() {
        Some(id) => catalogue().disk_category(id),
        None => catalogue().default_system_disk(&kind.family),
    };
    let found = category.and_then(|category| Some((category, category.system_for(&kind.family)?)));
    let Some((category, range)) = found else { return Err(Error::of(codes::disk::SYSTEM_CATEGORY_INVALID)) };
    let level = disk.performance_level.get();
    let size = disk.size.unwrap_or_else(|| category.system_default_gib.unwrap_or(40).max(range.min));
    match size {
        size if size < range.min => Err(Error::of(codes::disk::SYSTEM_TOO_SMALL)),
        size if size > range.max => Err(Error::of(codes::disk::SYSTEM_TOO_LARGE)),
        size => Ok(price::disk(&category.id, level, size)),
    }
}

fn data_disks(input: &DescribePrice, term: Term, amount: f64, parts: &mut Parts) -> Result<()> {
    for disk in &input.data_disk {
        parts.add("dataDisk", term.price(data_disk(disk)?) * amount);
    }
    Ok(())
}

/// A data disk for an hour.
pub(super) fn data_disk(disk: &Disk) -> Result<f64> {
    let category = disk.category.get().and_then(|id| catalogue().disk_category(id));
    let found = category.and_then(|category| Some((category, category.data?)));
    let Some((category, range)) = found else { return Err(Error::of(codes::disk::DATA_CATEGORY_INVALID)) };
    let level = disk.performance_level.get();
    if level.is_some_and(|level| category.performance_level(level).is_none()) {
        return Err(Error::about(codes::disk::LEVEL_INVALID, "DataDisk.n.PerformanceLevel"));
    }
    let range: SizeRange = category.at_level(range, level);
    let size = disk.size.unwrap_or(range.min);
    if !range.contains(size) {
        return Err(Error::of(codes::disk::DATA_SIZE_INVALID));
    }
    let iops = disk.provisioned_iops.filter(|_| category.id == "cloud_auto").unwrap_or(0);
    Ok(price::disk(&category.id, level, size) + price::iops(iops))
}
