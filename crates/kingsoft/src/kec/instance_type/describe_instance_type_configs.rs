//! `DescribeInstanceTypeConfigs`

use compute::catalogue::{DiskCategory, InstanceType, Region};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::catalogue::catalogue;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Filters;
use crate::kec::location::{kec, known_region};

/// Lists the instance types with their figures.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInstanceTypeConfigs {
    /// Filters `instance-family`, `instance-type` and `availability-zone`.
    #[serde(default)]
    filter: Filters,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    instance_type_config_set: Vec<Shown>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Shown {
    instance_type: String,
    instance_family: String,
    instance_family_name: String,
    #[serde(rename = "CPU")]
    cpu: u32,
    #[serde(rename = "GPU")]
    gpu: u32,
    #[serde(rename = "GPUspec")]
    gpu_spec: String,
    memory: u32,
    network_interface_quota: NetworkInterfaceQuota,
    private_ip_quota: PrivateIpQuota,
    availability_zone_set: Vec<Zone>,
    system_disk_quota_set: Vec<SystemDisk>,
    data_disk_quota_set: Vec<DataDisk>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct NetworkInterfaceQuota {
    network_interface_count: u32,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct PrivateIpQuota {
    private_ip_count: u32,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Zone {
    az_code: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct SystemDisk {
    system_disk_type: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct DataDisk {
    data_disk_type: String,
    data_disk_min_size: u32,
    /// The vendor writes the third word small.
    data_disk_maxsize: u32,
    data_disk_count: u8,
    availability_zone_set: Vec<Stock>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Stock {
    az_code: String,
    is_sell_out: bool,
}

/// How many data disks an instance has at most.
const MOST_DATA_DISKS: u8 = 8;

impl Shown {
    fn new(kind: &InstanceType, region: &Region) -> Self {
        let zone_ids = || region.zones.iter().map(|zone| zone.id.clone());
        let disks = catalogue().disk_categories();
        let data_disk = |disk: &DiskCategory| {
            let sizes = disk.data_for(&kind.family)?;
            Some(DataDisk {
                data_disk_type: disk.id.clone(),
                data_disk_min_size: sizes.min,
                data_disk_maxsize: sizes.max,
                data_disk_count: MOST_DATA_DISKS,
                availability_zone_set: zone_ids().map(|az_code| Stock { az_code, is_sell_out: false }).collect(),
            })
        };
        let system = disks.iter().filter(|disk| disk.system_for(&kind.family).is_some());
        Self {
            instance_type: kind.id.clone(),
            instance_family: kind.family.clone(),
            instance_family_name: catalogue()
                .family(&kind.family)
                .map(|family| family.name.clone())
                .unwrap_or_default(),
            cpu: kind.vcpus,
            gpu: kind.gpus,
            gpu_spec: kind.gpu.clone().unwrap_or_default(),
            memory: kind.memory_mib / 1_024,
            network_interface_quota: NetworkInterfaceQuota { network_interface_count: kind.network_interfaces },
            private_ip_quota: PrivateIpQuota { private_ip_count: kind.private_ips_per_interface },
            availability_zone_set: zone_ids().map(|az_code| Zone { az_code }).collect(),
            system_disk_quota_set: system.map(|disk| SystemDisk { system_disk_type: disk.id.clone() }).collect(),
            data_disk_quota_set: disks.iter().filter_map(data_disk).collect(),
        }
    }
}

impl Operation for DescribeInstanceTypeConfigs {
    const NAME: &'static str = "DescribeInstanceTypeConfigs";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("Filter.1.Name", "instance-family"), ("Filter.1.Value.1", "N3")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("kec:DescribeInstanceTypeConfigs", kec(caller, call, "*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let region = known_region(cx)?;
        input.filter.only(&["instance-family", "instance-type", "availability-zone"])?;
        let zones = || region.zones.iter().map(|zone| zone.id.clone()).collect::<Vec<_>>();
        let is_wanted = |kind: &&InstanceType| {
            input.filter.pass(|name| match name {
                "instance-family" => vec![kind.family.clone()],
                "instance-type" => vec![kind.id.clone()],
                _ => zones(),
            })
        };
        let kinds = catalogue().instance_types().iter().filter(is_wanted);
        Ok(Output { instance_type_config_set: kinds.map(|kind| Shown::new(kind, region)).collect() })
    }
}
