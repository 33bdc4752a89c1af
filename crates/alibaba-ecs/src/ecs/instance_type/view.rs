//! Instance types in answers.

use alibaba_core::catalogue::catalogue;
use compute::catalogue::{Architecture, InstanceType};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use serde_with::skip_serializing_none;

/// How many disks an instance takes, the system disk included.
pub(super) const DISKS: u32 = 17;

/// Whether disks can be reached over NVMe.
pub(super) const NVME: &str = "unsupported";

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
    maximum_queue_number_per_eni: u32,
    total_eni_queue_quantity: u32,
    queue_pair_number: u32,
    network_card_quantity: u32,
    network_cards: Option<Value>,
    #[serde(rename = "GPUAmount")]
    gpu_amount: u32,
    #[serde(rename = "GPUSpec")]
    gpu_spec: &'static str,
    #[serde(rename = "GPUMemorySize")]
    gpu_memory_size: Option<f64>,
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

/// How many interfaces may carry traffic with direct memory access: one for each network card.
pub(super) fn eri_quantity(kind: &InstanceType) -> u32 {
    if kind.queue_pairs > 0 { kind.network_cards.max(1) } else { 0 }
}

/// The credits that an instance starts with.
pub(super) fn first_credits(kind: &InstanceType) -> u32 {
    if kind.is_burstable() { kind.vcpus * FIRST_CREDITS } else { 0 }
}

/// The network cards of a type that has several to choose from.
fn network_cards(kind: &InstanceType) -> Value {
    let cards: Vec<_> = (0..kind.network_cards).map(|index| json!({"NetworkCardIndex": index})).collect();
    json!({"NetworkCardInfo": cards})
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
            eni_trunk_supported: super::takes_trunks(kind),
            eri_quantity: eri_quantity(kind),
            instance_bandwidth_rx: kind.bandwidth_kbps,
            instance_bandwidth_tx: kind.bandwidth_kbps,
            instance_pps_rx: kind.packets_per_second,
            instance_pps_tx: kind.packets_per_second,
            primary_eni_queue_number: kind.queues,
            secondary_eni_queue_number: kind.queues,
            maximum_queue_number_per_eni: kind.queues,
            total_eni_queue_quantity: kind.queues * kind.network_interfaces,
            queue_pair_number: kind.queue_pairs,
            network_card_quantity: kind.network_cards.max(1),
            network_cards: (kind.network_cards > 0).then(|| network_cards(kind)),
            gpu_amount: kind.gpus,
            gpu_spec: kind.gpu.as_deref().unwrap_or_default(),
            gpu_memory_size: kind.gpu_memory_gib.map(f64::from),
            baseline_credit: kind.credits_per_hour,
            initial_credit: kind.is_burstable().then(|| first_credits(kind)),
            local_storage_amount: local.map(|kind| kind.local_disks),
            local_storage_capacity: local.map(|kind| kind.local_disk_gib),
            local_storage_category: kind.local_disk_category.as_deref().unwrap_or_default(),
            nvme_support: NVME,
        }
    }
}
