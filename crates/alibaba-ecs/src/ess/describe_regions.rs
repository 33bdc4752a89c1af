//! `DescribeRegions`

use alibaba_core::arn;
use alibaba_core::catalogue::catalogue;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::Ess;
use crate::ecs::Result;
use crate::ecs::field::Text;
use crate::ecs::region::in_english;

/// Lists the regions in which groups can be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeRegions {
    /// Language of the names: `zh-CN` (default), `en-US` or `ja`.
    #[serde(default)]
    accept_language: Text,
}

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
    region_endpoint: String,
    local_name: &'static str,
    /// Whether groups cannot be outside of VPCs: the sandbox has nothing there.
    classic_unavailable: bool,
    vpc_unavailable: bool,
}

impl Operation for DescribeRegions {
    const NAME: &'static str = "DescribeRegions";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("AcceptLanguage", "en-US")];
    type Service = Ess;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("ess:DescribeRegions", arn::regional("ess", call.region.as_deref(), caller.account(), "*"))
    }

    fn handle(_: &mut Cx<'_>, input: Self) -> Result<Output> {
        let english = in_english(input.accept_language.get())?;
        let region = |region: &'static compute::catalogue::Region| Region {
            region_id: &region.id,
            region_endpoint: format!("ess.{}.aliyuncs.com", region.id),
            local_name: if english { &region.name_en } else { &region.name_local },
            classic_unavailable: true,
            vpc_unavailable: false,
        };
        Ok(Output { regions: Regions { region: catalogue().regions().iter().map(region).collect() } })
    }
}
