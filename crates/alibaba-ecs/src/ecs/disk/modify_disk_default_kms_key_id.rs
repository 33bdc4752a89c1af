//! `ModifyDiskDefaultKMSKeyId`

use compute::disk::set_default_key;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::encryption::check;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;

/// Chooses the key that encrypted disks of a region get where their order names none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyDiskDefaultKMSKeyId {
    /// Region of the disks.
    region_id: RegionId,
    /// Key, which must be enabled.
    #[serde(rename = "KMSKeyId")]
    kms_key_id: Required,
}

impl Operation for ModifyDiskDefaultKMSKeyId {
    const NAME: &'static str = "ModifyDiskDefaultKMSKeyId";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("KMSKeyId", "key-bp1abcdefghijklmnopqr")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifyDiskDefaultKMSKeyId", caller, call, "disk", "*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let key = check(cx, input.region_id.0, &input.kms_key_id)?;
        set_default_key(cx.scope(), &input.region_id.0.id, &key.id)?;
        Ok(Empty {})
    }
}
