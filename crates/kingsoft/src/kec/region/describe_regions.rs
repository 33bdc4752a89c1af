//! `DescribeRegions`

use compute::catalogue::Region;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::catalogue::catalogue;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::location::kec;

/// Lists the regions.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct DescribeRegions {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    region_set: Vec<Shown>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Shown {
    region: String,
    region_name: String,
}

impl Operation for DescribeRegions {
    const NAME: &'static str = "DescribeRegions";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("kec:DescribeRegions", kec(caller, call, "*"))
    }

    fn handle(_: &mut Cx<'_>, _: Self) -> Result<Output, Error> {
        let shown = |region: &Region| Shown { region: region.id.clone(), region_name: region.name_local.clone() };
        Ok(Output { region_set: catalogue().regions().iter().map(shown).collect() })
    }
}
