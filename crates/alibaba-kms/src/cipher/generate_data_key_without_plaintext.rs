//! `GenerateDataKeyWithoutPlaintext`

use kms::Vault;
use kms::cipher::data_key;
use kms::key::Key;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::generate_data_key::length;
use super::{Output, refused};
use crate::errors::{Error, Result};
use crate::field::{EncryptionContext, KeyRef, Text};
use crate::of_key::OfKey;

/// Makes a key for use outside, and hands it out encrypted alone.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GenerateDataKeyWithoutPlaintext {
    /// Key, by its identifier, an alias or a resource name.
    key_id: KeyRef,
    /// Length: `AES_256`, the default, or `AES_128`.
    #[serde(default)]
    key_spec: Text,
    /// Length in bytes, 1 to 1,024; wins over `KeySpec`.
    number_of_bytes: Option<u32>,
    /// What both sides know beside the key, as a JSON object of texts; needed again to decrypt.
    #[serde(default)]
    encryption_context: EncryptionContext,
    /// Whether everything is checked and nothing done: `true` or `false`.
    #[serde(default)]
    dry_run: Text,
}

impl OfKey for GenerateDataKeyWithoutPlaintext {
    const NAME: &'static str = "GenerateDataKeyWithoutPlaintext";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("KeyId", "key-bp1abcdefghijklmnopqr"),
        ("KeySpec", "AES_256"),
        ("EncryptionContext", r#"{"table":"orders"}"#),
    ];
    const BY_ALIAS: bool = true;
    type Output = Output;

    fn key(&self) -> Option<&KeyRef> {
        Some(&self.key_id)
    }

    fn handle(self, cx: &mut Cx<'_>, key: Key) -> Result<Output> {
        let bytes = length(&self.key_spec, self.number_of_bytes)?;
        let dry_run = self.dry_run.truth("DryRun")?;
        let vault = Vault::new(&cx.sandbox().vault);
        let (made, _) = data_key(cx.scope(), vault, &key, bytes, &self.encryption_context.0).map_err(refused)?;
        if dry_run { Err(Error::dry_run()) } else { Ok(made.into()) }
    }
}
