//! `DescribeDiskDefaultKMSKeyId`

use compute::disk::defaults;
use kms::Vault;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::encryption::of_service;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::RegionId;

/// Says which key encrypted disks of a region get where their order names none. The key of ECS is made when it is first asked for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeDiskDefaultKMSKeyId {
    /// Region of the disks.
    region_id: RegionId,
}

#[derive(Debug, Serialize, JsonSchema)]
pub struct Output {
    #[serde(rename = "KMSKeyId")]
    kms_key_id: String,
}

impl Operation for DescribeDiskDefaultKMSKeyId {
    const NAME: &'static str = "DescribeDiskDefaultKMSKeyId";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DescribeDiskDefaultKMSKeyId", caller, call, "disk", "*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let region = input.region_id.0;
        let chosen = defaults(cx.scope(), &region.id)?.key_id;
        let vault = Vault::new(&cx.sandbox().vault);
        let kms_key_id = if chosen.is_empty() { of_service(cx.scope(), vault, region)? } else { chosen };
        Ok(Output { kms_key_id })
    }
}
