//! `DescribeInstanceTypes`

use alibaba_core::arn;
use alibaba_core::catalogue::catalogue;
use compute::catalogue::{Family, InstanceType};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::{self, View};
use crate::ecs::Ecs;
use crate::ecs::errors::Result;
use crate::ecs::field::{NextToken, Text};

/// Lists instance types with their figures.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInstanceTypes {
    /// Instance types; all by default.
    #[serde(default)]
    instance_types: Vec<String>,
    /// Family.
    #[serde(default)]
    instance_type_family: Text,
    /// Families.
    #[serde(default)]
    instance_type_families: Vec<String>,
    /// Instruction set: `X86` or `ARM`.
    #[serde(default)]
    cpu_architecture: Text,
    /// Instruction sets.
    #[serde(default)]
    cpu_architectures: Vec<String>,
    /// What it is meant for, such as `General-purpose`.
    #[serde(default)]
    instance_category: Text,
    /// What it is meant for, one of several.
    #[serde(default)]
    instance_categories: Vec<String>,
    /// Standing of its family, such as `EnterpriseLevel`.
    #[serde(default)]
    instance_family_level: Text,
    /// Model of the graphics processors.
    #[serde(default, rename = "GPUSpec")]
    gpu_spec: Text,
    /// Models of the graphics processors.
    #[serde(default)]
    gpu_specs: Vec<String>,
    /// Model of the processor.
    #[serde(default)]
    physical_processor_model: Text,
    /// Category of local disks.
    #[serde(default)]
    local_storage_category: Text,
    /// Least virtual processors.
    minimum_cpu_core_count: Option<u32>,
    /// Most virtual processors.
    maximum_cpu_core_count: Option<u32>,
    /// Least memory in GiB.
    minimum_memory_size: Option<f64>,
    /// Most memory in GiB.
    maximum_memory_size: Option<f64>,
    /// Least clock in GHz.
    minimum_cpu_speed_frequency: Option<f64>,
    /// Least graphics processors.
    #[serde(rename = "MinimumGPUAmount")]
    minimum_gpu_amount: Option<u32>,
    /// Most graphics processors.
    #[serde(rename = "MaximumGPUAmount")]
    maximum_gpu_amount: Option<u32>,
    /// Least network interfaces.
    minimum_eni_quantity: Option<u32>,
    /// Least private addresses of an interface.
    minimum_eni_private_ip_address_quantity: Option<u32>,
    /// Least IPv6 addresses of an interface.
    minimum_eni_ipv6_address_quantity: Option<u32>,
    /// Least interfaces that carry traffic with direct memory access.
    minimum_eri_quantity: Option<u32>,
    /// Least kbit/s towards it.
    minimum_instance_bandwidth_rx: Option<u64>,
    /// Least kbit/s from it.
    minimum_instance_bandwidth_tx: Option<u64>,
    /// Least packets per second towards it.
    minimum_instance_pps_rx: Option<u64>,
    /// Least packets per second from it.
    minimum_instance_pps_tx: Option<u64>,
    /// Least local disks.
    minimum_local_storage_amount: Option<u32>,
    /// Least size of a local disk in GiB.
    minimum_local_storage_capacity: Option<u32>,
    /// Most GHz of its clock.
    maximum_cpu_speed_frequency: Option<f64>,
    /// Least GHz of its highest clock.
    minimum_cpu_turbo_frequency: Option<f64>,
    /// Most GHz of its highest clock.
    maximum_cpu_turbo_frequency: Option<f64>,
    /// Least queues of its primary interface.
    minimum_primary_eni_queue_number: Option<u32>,
    /// Least queues of a secondary interface.
    minimum_secondary_eni_queue_number: Option<u32>,
    /// Least pairs of queues for direct memory access.
    minimum_queue_pair_number: Option<u32>,
    /// Least disks that it takes.
    minimum_disk_quantity: Option<u32>,
    /// Least credits that it starts with.
    minimum_initial_credit: Option<u32>,
    /// Models of the processor, one of which it has.
    #[serde(default)]
    physical_processor_models: Vec<String>,
    /// Categories of local disks, one of which it has.
    #[serde(default)]
    local_storage_categories: Vec<String>,
    /// How it takes fast disks: `required`, `supported` or `unsupported`, which every type of the sandbox says.
    #[serde(default)]
    nvme_support: Text,
    /// Least credits earned in an hour.
    minimum_baseline_credit: Option<u32>,
    /// Types of a part, up to 1,600, the default.
    max_results: Option<i64>,
    /// Where the part begins.
    #[serde(default)]
    next_token: NextToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    instance_types: InstanceTypes,
    next_token: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct InstanceTypes {
    instance_type: Vec<View>,
}

impl Operation for DescribeInstanceTypes {
    const NAME: &'static str = "DescribeInstanceTypes";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("InstanceTypeFamily", "ecs.g7")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("ecs:DescribeInstanceTypes", arn::regional("ecs", call.region.as_deref(), caller.account(), "*"))
    }

    fn handle(_: &mut Cx<'_>, input: Self) -> Result<Output> {
        let skip = input.next_token.0.and_then(|skip| usize::try_from(skip).ok()).unwrap_or(0);
        let limit = usize::try_from(input.max_results.unwrap_or(1_600).clamp(1, 1_600)).unwrap_or(1_600);
        let mut rest = catalogue().instance_types().iter().filter(|kind| matches(&input, kind)).skip(skip);
        let page = rest.by_ref().take(limit).map(View::of).collect();
        let more = rest.next().is_some();
        let next = more.then(|| i64::try_from(skip + limit).unwrap_or(i64::MAX));
        Ok(Output { instance_types: InstanceTypes { instance_type: page }, next_token: NextToken::write(next) })
    }
}

fn matches(input: &DescribeInstanceTypes, kind: &InstanceType) -> bool {
    let Some(family) = catalogue().family(&kind.family) else { return false };
    let is = |wanted: &Text, value: &str| wanted.get().is_none_or(|wanted| wanted.eq_ignore_ascii_case(value));
    let among = |wanted: &[String], value: &str| {
        wanted.is_empty() || wanted.iter().any(|wanted| wanted.eq_ignore_ascii_case(value))
    };
    let (set, gpu) = (view::architecture(family.architecture), kind.gpu.as_deref().unwrap_or_default());
    let local = kind.local_disk_category.as_deref().unwrap_or_default();
    let words = among(&input.instance_types, &kind.id)
        && is(&input.instance_type_family, &kind.family)
        && among(&input.instance_type_families, &kind.family)
        && is(&input.cpu_architecture, set)
        && among(&input.cpu_architectures, set)
        && is(&input.instance_category, &family.category)
        && among(&input.instance_categories, &family.category)
        && is(&input.instance_family_level, &family.level)
        && is(&input.gpu_spec, gpu)
        && among(&input.gpu_specs, gpu)
        && is(&input.physical_processor_model, &family.processor)
        && among(&input.physical_processor_models, &family.processor)
        && is(&input.local_storage_category, local)
        && among(&input.local_storage_categories, local)
        && is(&input.nvme_support, view::NVME);
    words && clocks(input, family) && figures(input, kind)
}

/// A type whose highest clock is not known has its usual one.
fn clocks(input: &DescribeInstanceTypes, family: &Family) -> bool {
    let (base, turbo) = (family.base_ghz, family.turbo_ghz.unwrap_or(family.base_ghz));
    input.minimum_cpu_speed_frequency.is_none_or(|wanted| base >= wanted)
        && input.maximum_cpu_speed_frequency.is_none_or(|most| base <= most)
        && input.minimum_cpu_turbo_frequency.is_none_or(|wanted| turbo >= wanted)
        && input.maximum_cpu_turbo_frequency.is_none_or(|most| turbo <= most)
}

fn figures(input: &DescribeInstanceTypes, kind: &InstanceType) -> bool {
    let least = |wanted: Option<u32>, value: u32| wanted.is_none_or(|wanted| value >= wanted);
    let least_long = |wanted: Option<u64>, value: u64| wanted.is_none_or(|wanted| value >= wanted);
    least(input.minimum_cpu_core_count, kind.vcpus)
        && input.maximum_cpu_core_count.is_none_or(|most| kind.vcpus <= most)
        && input.minimum_memory_size.is_none_or(|gib| kind.memory_gib() >= gib)
        && input.maximum_memory_size.is_none_or(|gib| kind.memory_gib() <= gib)
        && least(input.minimum_gpu_amount, kind.gpus)
        && input.maximum_gpu_amount.is_none_or(|most| kind.gpus <= most)
        && least(input.minimum_eni_quantity, kind.network_interfaces)
        && least(input.minimum_eni_private_ip_address_quantity, kind.private_ips_per_interface)
        && least(input.minimum_eni_ipv6_address_quantity, kind.ipv6s_per_interface)
        && least(input.minimum_eri_quantity, view::eri_quantity(kind))
        && least_long(input.minimum_instance_bandwidth_rx, kind.bandwidth_kbps)
        && least_long(input.minimum_instance_bandwidth_tx, kind.bandwidth_kbps)
        && least_long(input.minimum_instance_pps_rx, kind.packets_per_second)
        && least_long(input.minimum_instance_pps_tx, kind.packets_per_second)
        && least(input.minimum_local_storage_amount, kind.local_disks)
        && least(input.minimum_local_storage_capacity, kind.local_disk_gib)
        && least(input.minimum_primary_eni_queue_number, kind.queues)
        && least(input.minimum_secondary_eni_queue_number, kind.queues)
        && least(input.minimum_queue_pair_number, kind.queue_pairs)
        && least(input.minimum_disk_quantity, view::DISKS)
        && least(input.minimum_initial_credit, view::first_credits(kind))
        && least(input.minimum_baseline_credit, kind.credits_per_hour.unwrap_or(0))
}
