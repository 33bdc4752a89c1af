//! Instance types in answers.

use alibaba_core::catalogue::catalogue;
use compute::catalogue::{Architecture, InstanceType};
use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;

/// How many disks an instance takes, the system disk included.
const DISKS: u32 = 17;

/// Credits that each virtual processor of a burstable instance starts with.
const FIRST_CREDITS: u32 = 30;

/// An instance type in a list.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct View {
    instance_type_id: &'static str,
    instance_type_family: &'static str,
    instance_category: Option<&'static str>,
    instance_family_level: Option<&'static str>,
    cpu_architecture: Option<&'static str>,
    cpu_core_count: u32,
    cpu_speed_frequency: Option<f64>,
    cpu_turbo_frequency: Option<f64>,
    physical_processor_model: Option<&'static str>,
    memory_size: f64,
    disk_quantity: u32,
    eni_quantity: u32,
    eni_total_quantity: u32,
    eni_private_ip_address_quantity: u32,
    eni_ipv6_address_quantity: u32,
    eni_trunk_supported: bool,
    eri_quantity: u32,
    instance_bandwidth_rx: u64,
    instance_bandwidth_tx: u64,
    instance_pps_rx: u64,
    instance_pps_tx: u64,
    primary_eni_queue_number: u32,
    secondary_eni_queue_number: u32,
    #[serde(rename = "GPUAmount")]
    gpu_amount: u32,
    #[serde(rename = "GPUSpec")]
    gpu_spec: &'static str,
    baseline_credit: Option<u32>,
    initial_credit: Option<u32>,
    local_storage_amount: Option<u32>,
    local_storage_capacity: Option<u32>,
    local_storage_category: &'static str,
    nvme_support: &'static str,
}

/// The vendor's word for an instruction set.
pub(super) fn architecture(architecture: Architecture) -> &'static str {
    match architecture {
        Architecture::X86_64 => "X86",
        Architecture::Arm64 => "ARM",
    }
}

impl View {
    pub(super) fn of(kind: &'static InstanceType) -> Self {
        let family = catalogue().family(&kind.family);
        let local = (kind.local_disks > 0).then_some(kind);
        Self {
            instance_type_id: &kind.id,
            instance_type_family: &kind.family,
            instance_category: family.map(|family| family.category.as_str()),
            instance_family_level: family.map(|family| family.level.as_str()),
            cpu_architecture: family.map(|family| architecture(family.architecture)),
            cpu_core_count: kind.vcpus,
            cpu_speed_frequency: family.map(|family| family.base_ghz),
            cpu_turbo_frequency: family.and_then(|family| family.turbo_ghz),
            physical_processor_model: family.map(|family| family.processor.as_str()),
            memory_size: kind.memory_gib(),
            disk_quantity: DISKS,
            eni_quantity: kind.network_interfaces,
            eni_total_quantity: kind.network_interfaces,
            eni_private_ip_address_quantity: kind.private_ips_per_interface,
            eni_ipv6_address_quantity: kind.ipv6s_per_interface,
            eni_trunk_supported: false,
            eri_quantity: 0,
            instance_bandwidth_rx: kind.bandwidth_kbps,
            instance_bandwidth_tx: kind.bandwidth_kbps,
            instance_pps_rx: kind.packets_per_second,
            instance_pps_tx: kind.packets_per_second,
            primary_eni_queue_number: kind.queues,
            secondary_eni_queue_number: kind.queues,
            gpu_amount: kind.gpus,
            gpu_spec: kind.gpu.as_deref().unwrap_or_default(),
            baseline_credit: kind.credits_per_hour,
            initial_credit: kind.credits_per_hour.map(|_| kind.vcpus * FIRST_CREDITS),
            local_storage_amount: local.map(|kind| kind.local_disks),
            local_storage_capacity: local.map(|kind| kind.local_disk_gib),
            local_storage_category: kind.local_disk_category.as_deref().unwrap_or_default(),
            nvme_support: "unsupported",
        }
    }
}
