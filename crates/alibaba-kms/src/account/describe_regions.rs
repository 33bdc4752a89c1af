//! `DescribeRegions`

use alibaba_core::catalogue::catalogue;
use alibaba_core::list::{List, Listed};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::Kms;
use crate::errors::Result;

/// Lists the regions of the service: every one that the sandbox has.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct DescribeRegions {}

/// A region.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Item {
    region_id: &'static str,
}

impl Listed for Item {
    const LIST: &'static str = "Regions";
    const ITEM: &'static str = "Region";
}

impl Operation for DescribeRegions {
    const NAME: &'static str = "DescribeRegions";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Kms;
    type Input = Self;
    type Output = List<Item>;

    fn checks(_: &Self, _: &Caller, _: &Call) -> Checks {
        Checks::authenticated("the vendor's page on permissions says that this needs none")
    }

    fn handle(_: &mut Cx<'_>, _: Self) -> Result<List<Item>> {
        Ok(catalogue().regions().iter().map(|region| Item { region_id: &region.id }).collect())
    }
}
