//! `CreateKeyVersion`

use kms::Vault;
use kms::key::Key;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::Output;
use crate::errors::Result;
use crate::field::KeyRef;
use crate::of_key::OfKey;

/// Gives a key a new version, which encryptions use from now on. Earlier ones still decrypt.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateKeyVersion {
    /// Key, by its identifier or its resource name.
    key_id: KeyRef,
}

impl OfKey for CreateKeyVersion {
    const NAME: &'static str = "CreateKeyVersion";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("KeyId", "key-bp1abcdefghijklmnopqr")];
    type Output = Output;

    fn key(&self) -> Option<&KeyRef> {
        Some(&self.key_id)
    }

    fn handle(self, cx: &mut Cx<'_>, key: Key) -> Result<Output> {
        let vault = Vault::new(&cx.sandbox().vault);
        let (_, made) = kms::key::rotate(cx.scope(), vault, key)?;
        Ok(Output { key_version: made.into() })
    }
}
