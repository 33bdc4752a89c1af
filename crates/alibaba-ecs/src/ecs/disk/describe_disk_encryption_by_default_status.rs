//! `DescribeDiskEncryptionByDefaultStatus`

use compute::disk::defaults;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::RegionId;

/// Says whether every new disk of a region is encrypted.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeDiskEncryptionByDefaultStatus {
    /// Region of the disks.
    region_id: RegionId,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    encrypted: bool,
}

impl Operation for DescribeDiskEncryptionByDefaultStatus {
    const NAME: &'static str = "DescribeDiskEncryptionByDefaultStatus";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DescribeDiskEncryptionByDefaultStatus", caller, call, "disk", "*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        Ok(Output { encrypted: defaults(cx.scope(), &input.region_id.0.id)?.encrypted })
    }
}
