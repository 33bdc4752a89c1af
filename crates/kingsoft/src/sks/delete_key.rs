//! `DeleteKey`

use compute::key_pair::{delete, get};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{Sks, asks};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::known_region;
use crate::vpc::Returned;

/// Deletes a key. Instances that it was put into keep it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteKey {
    /// The key.
    key_id: Id,
}

impl Operation for DeleteKey {
    const NAME: &'static str = "DeleteKey";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("KeyId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Sks;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        asks("sks:DeleteKey", &input.key_id.0, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let region = known_region(cx)?;
        let pair = get(cx.scope(), &region.id, &input.key_id.0)?;
        delete(cx.scope(), &region.id, &[pair.name])?;
        Ok(Returned::YES)
    }
}
