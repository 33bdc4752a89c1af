//! `GetPublicKey`

use kms::Vault;
use kms::asymmetric::public_key;
use kms::key::Key;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::{Cx, Effect};

use crate::errors::{Error, Result};
use crate::field::{KeyRef, Required, Text};
use crate::of_key::OfKey;

/// Hands out the public half of a version of a key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetPublicKey {
    /// Key, by its identifier, an alias or a resource name.
    key_id: KeyRef,
    /// Version of the key.
    key_version_id: Required,
    /// Whether everything is checked and nothing done: `true` or `false`.
    #[serde(default)]
    dry_run: Text,
}

/// The public half, in PEM.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    key_id: String,
    key_version_id: String,
    public_key: String,
}

impl OfKey for GetPublicKey {
    const NAME: &'static str = "GetPublicKey";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("KeyId", "key-bp1abcdefghijklmnopqr"), ("KeyVersionId", "2ab1a983-7072-4bbc-a582-584b5bd8a1b2")];
    const BY_ALIAS: bool = true;
    type Output = Output;

    fn key(&self) -> Option<&KeyRef> {
        Some(&self.key_id)
    }

    fn handle(self, cx: &mut Cx<'_>, key: Key) -> Result<Output> {
        let dry_run = self.dry_run.truth("DryRun")?;
        let vault = Vault::new(&cx.sandbox().vault);
        let public_key = public_key(cx.scope(), vault, (&key, &self.key_version_id))?;
        if dry_run {
            return Err(Error::dry_run());
        }
        Ok(Output { key_id: key.id, key_version_id: self.key_version_id.to_string(), public_key })
    }
}
