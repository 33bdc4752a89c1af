//! `ResetDiskDefaultKMSKeyId`

use compute::disk::set_default_key;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::RegionId;
use crate::ecs::view::Empty;

/// Goes back to the key of ECS for encrypted disks of a region whose order names none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ResetDiskDefaultKMSKeyId {
    /// Region of the disks.
    region_id: RegionId,
}

impl Operation for ResetDiskDefaultKMSKeyId {
    const NAME: &'static str = "ResetDiskDefaultKMSKeyId";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ResetDiskDefaultKMSKeyId", caller, call, "disk", "*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        set_default_key(cx.scope(), &input.region_id.0.id, "")?;
        Ok(Empty {})
    }
}
