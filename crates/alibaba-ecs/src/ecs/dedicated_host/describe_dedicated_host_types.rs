//! `DescribeDedicatedHostTypes`

use alibaba_core::list::{List, Listed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::kinds::{HostKind, KINDS, RATIOS};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Text};

/// Lists the types of dedicated hosts and which instances each takes.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeDedicatedHostTypes {
    /// Region; every one has every type.
    #[serde(rename = "RegionId")]
    _region_id: RegionId,
    /// Type.
    #[serde(default)]
    dedicated_host_type: Text,
    /// Family of instance types that it takes.
    #[serde(default)]
    supported_instance_type_family: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct Output {
    #[serde(flatten)]
    types: List<View>,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct View {
    dedicated_host_type: &'static str,
    sockets: u32,
    cores: u32,
    total_vcpus: i64,
    memory_size: u32,
    support_cpu_over_commit_ratio: bool,
    cpu_over_commit_ratio_range: Option<&'static str>,
    physical_gpus: u32,
    total_vgpus: u32,
    #[serde(rename = "GPUSpec")]
    gpu_spec: &'static str,
    local_storage_amount: u32,
    local_storage_capacity: u32,
    local_storage_category: &'static str,
    supported_instance_type_families: Value,
    supported_instance_types_list: Value,
}

impl Listed for View {
    const LIST: &'static str = "DedicatedHostTypes";
    const ITEM: &'static str = "DedicatedHostType";
}

impl Operation for DescribeDedicatedHostTypes {
    const NAME: &'static str = "DescribeDedicatedHostTypes";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("DedicatedHostType", "ddh.g6")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DescribeDedicatedHostTypes", caller, call, "ddh", "*")
    }

    fn handle(_: &mut Cx<'_>, input: Self) -> Result<Output> {
        let is_wanted = |kind: &&HostKind| {
            input.dedicated_host_type.get().is_none_or(|id| id == kind.id)
                && input.supported_instance_type_family.get().is_none_or(|family| kind.families.contains(&family))
        };
        Ok(Output { types: KINDS.iter().filter(is_wanted).map(View::of).collect() })
    }
}

impl View {
    fn of(kind: &HostKind) -> Self {
        // The sample shows the processors at the highest ratio.
        let most = if kind.takes_ratio() { *RATIOS.end() } else { 1.0 };
        Self {
            dedicated_host_type: kind.id,
            sockets: kind.sockets,
            cores: kind.cores,
            total_vcpus: kind.vcpus(most),
            memory_size: kind.memory_gib,
            support_cpu_over_commit_ratio: kind.takes_ratio(),
            cpu_over_commit_ratio_range: kind.takes_ratio().then_some("1-5"),
            physical_gpus: 0,
            total_vgpus: 0,
            gpu_spec: "",
            local_storage_amount: 0,
            local_storage_capacity: 0,
            local_storage_category: "",
            supported_instance_type_families: json!({"SupportedInstanceTypeFamily": kind.families}),
            supported_instance_types_list: json!({"SupportedInstanceTypesList": kind.types()}),
        }
    }
}
