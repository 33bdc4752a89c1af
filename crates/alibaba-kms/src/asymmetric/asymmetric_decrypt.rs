//! `AsymmetricDecrypt`

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kms::Vault;
use kms::asymmetric::decrypt;
use kms::key::Key;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::{Cx, Effect};

use super::padding;
use crate::errors::{Error, Result};
use crate::field::{Base64, KeyRef, Required, Text};
use crate::of_key::OfKey;

/// Decrypts what was encrypted with the public half of a version of a key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AsymmetricDecrypt {
    /// Key, by its identifier, an alias or a resource name.
    key_id: KeyRef,
    /// Version of the key.
    key_version_id: Required,
    /// How: `RSAES_OAEP_SHA_256` or `RSAES_OAEP_SHA_1`.
    algorithm: Required,
    /// What was encrypted, in base64.
    #[schemars(extend("writeOnly" = true))]
    ciphertext_blob: Base64,
    /// Whether everything is checked and nothing done: `true` or `false`.
    #[serde(default)]
    dry_run: Text,
}

/// What was decrypted.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    key_id: String,
    key_version_id: String,
    plaintext: String,
}

impl OfKey for AsymmetricDecrypt {
    const NAME: &'static str = "AsymmetricDecrypt";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("KeyId", "key-bp1abcdefghijklmnopqr"),
        ("KeyVersionId", "2ab1a983-7072-4bbc-a582-584b5bd8a1b2"),
        ("Algorithm", "RSAES_OAEP_SHA_256"),
        (
            "CiphertextBlob",
            "BQKP+1zK6+ZEMxTP5qaVzcsgXtWplYBKm0NXdSnB5FzliFxE1bSiu4dnEIlca2JpeH7yz1/S6fed630H+hIH6DoM25fTLNcKj+mFB0Xnh9m2+HN59Mn4",
        ),
    ];
    const BY_ALIAS: bool = true;
    type Output = Output;

    fn key(&self) -> Option<&KeyRef> {
        Some(&self.key_id)
    }

    fn handle(self, cx: &mut Cx<'_>, key: Key) -> Result<Output> {
        let padding = padding(&self.algorithm)?;
        let dry_run = self.dry_run.truth("DryRun")?;
        let vault = Vault::new(&cx.sandbox().vault);
        let half = (&key, &*self.key_version_id);
        let made = decrypt(cx.scope(), vault, half, padding, &self.ciphertext_blob.0)?;
        if dry_run {
            return Err(Error::dry_run());
        }
        let plaintext = STANDARD.encode(made);
        Ok(Output { key_id: key.id, key_version_id: self.key_version_id.to_string(), plaintext })
    }
}
