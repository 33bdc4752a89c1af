//! `DisableDiskEncryptionByDefault`

use compute::disk::encrypt_by_default;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::RegionId;
use crate::ecs::view::Empty;

/// Has only those new disks of a region encrypted whose order says so.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DisableDiskEncryptionByDefault {
    /// Region of the disks.
    region_id: RegionId,
}

impl Operation for DisableDiskEncryptionByDefault {
    const NAME: &'static str = "DisableDiskEncryptionByDefault";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DisableDiskEncryptionByDefault", caller, call, "disk", "*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        encrypt_by_default(cx.scope(), &input.region_id.0.id, false)?;
        Ok(Empty {})
    }
}
