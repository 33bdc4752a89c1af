//! `EnableKey`

use kms::key::Key;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::Done;
use crate::errors::Result;
use crate::field::KeyRef;
use crate::of_key::OfKey;

/// Lets a key be used.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct EnableKey {
    /// Key, by its identifier or its resource name.
    key_id: KeyRef,
}

impl OfKey for EnableKey {
    const NAME: &'static str = "EnableKey";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("KeyId", "key-bp1abcdefghijklmnopqr")];
    type Output = Done;

    fn key(&self) -> Option<&KeyRef> {
        Some(&self.key_id)
    }

    fn handle(self, cx: &mut Cx<'_>, key: Key) -> Result<Done> {
        kms::key::enable(cx.scope(), key)?;
        Ok(Done {})
    }
}
