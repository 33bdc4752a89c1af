//! `DescribeRegions`

use alibaba_core::arn;
use alibaba_core::catalogue::catalogue;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::in_english;
use crate::ecs::Ecs;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Text;

/// Lists the regions.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeRegions {
    /// Language of the names: `zh-CN` (default), `en-US` or `ja`.
    #[serde(default)]
    accept_language: Text,
    /// How instances are to be paid for; every region sells them all ways.
    #[serde(default, rename = "InstanceChargeType")]
    _instance_charge_type: Text,
    /// What is to be bought, such as `instance`; every region has it.
    #[serde(default)]
    resource_type: Text,
}

/// What regions are asked about.
const RESOURCES: [&str; 4] = ["instance", "disk", "reservedinstance", "ddh"];

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    regions: Regions,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Regions {
    region: Vec<Region>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Region {
    region_id: &'static str,
    region_endpoint: &'static str,
    local_name: &'static str,
    status: &'static str,
}

impl Operation for DescribeRegions {
    const NAME: &'static str = "DescribeRegions";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("AcceptLanguage", "en-US")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("ecs:DescribeRegions", arn::regional("ecs", call.region.as_deref(), caller.account(), "*"))
    }

    fn handle(_: &mut Cx<'_>, input: Self) -> Result<Output> {
        let english = in_english(input.accept_language.get())?;
        if input.resource_type.get().is_some_and(|kind| !RESOURCES.contains(&kind.to_lowercase().as_str())) {
            return Err(Error::of(codes::call::RESOURCE_TYPE_NOT_FOUND));
        }
        let region = |region: &'static compute::catalogue::Region| Region {
            region_id: &region.id,
            region_endpoint: &region.endpoint,
            local_name: if english { &region.name_en } else { &region.name_local },
            status: "available",
        };
        Ok(Output { regions: Regions { region: catalogue().regions().iter().map(region).collect() } })
    }
}
