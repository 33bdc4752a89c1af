//! `ModifyKey`

use compute::key_pair::modify;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{Sks, asks};
use crate::kec::errors::Error;
use crate::kec::field::{Id, Label};
use crate::kec::location::known_region;
use crate::vpc::Returned;

/// Gives a key another name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyKey {
    /// The key.
    key_id: Id,
    /// New name, up to 64 characters.
    key_name: Label,
}

impl Operation for ModifyKey {
    const NAME: &'static str = "ModifyKey";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("KeyId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("KeyName", "web")];
    type Service = Sks;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        asks("sks:ModifyKey", &input.key_id.0, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let region = known_region(cx)?;
        modify(cx.scope(), &region.id, &input.key_id.0, &input.key_name.0)?;
        Ok(Returned::YES)
    }
}
