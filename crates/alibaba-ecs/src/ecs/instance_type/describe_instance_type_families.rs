//! `DescribeInstanceTypeFamilies`

use alibaba_core::arn;
use alibaba_core::catalogue::catalogue;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Text};

/// Lists the instance families.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInstanceTypeFamilies {
    /// Region.
    region_id: RegionId,
    /// Generation, such as `ecs-5`.
    #[serde(default)]
    generation: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    instance_type_families: Families,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Families {
    instance_type_family: Vec<Family>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Family {
    instance_type_family_id: &'static str,
    generation: &'static str,
}

impl Operation for DescribeInstanceTypeFamilies {
    const NAME: &'static str = "DescribeInstanceTypeFamilies";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        let region = Some(input.region_id.0.id.as_str());
        Checks::of("ecs:DescribeInstanceTypeFamilies", arn::regional("ecs", region, caller.account(), "*"))
    }

    fn handle(_: &mut Cx<'_>, input: Self) -> Result<Output> {
        let families = catalogue().families().iter();
        let families = families
            .filter(|family| input.generation.get().is_none_or(|generation| generation == family.generation))
            .map(|family| Family { instance_type_family_id: &family.id, generation: &family.generation });
        Ok(Output { instance_type_families: Families { instance_type_family: families.collect() } })
    }
}
