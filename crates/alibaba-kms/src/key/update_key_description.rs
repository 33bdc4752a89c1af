//! `UpdateKeyDescription`

use kms::key::Key;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::Done;
use crate::errors::Result;
use crate::field::{Description, KeyRef};
use crate::of_key::OfKey;

/// Gives a key another description.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateKeyDescription {
    /// Key, by its identifier or its resource name.
    key_id: KeyRef,
    /// New description, up to 8,192 characters.
    description: Description,
}

impl OfKey for UpdateKeyDescription {
    const NAME: &'static str = "UpdateKeyDescription";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("KeyId", "key-bp1abcdefghijklmnopqr"), ("Description", "orders of the shop")];
    type Output = Done;

    fn key(&self) -> Option<&KeyRef> {
        Some(&self.key_id)
    }

    fn handle(self, cx: &mut Cx<'_>, key: Key) -> Result<Done> {
        kms::key::describe(cx.scope(), key, self.description.0)?;
        Ok(Done {})
    }
}
