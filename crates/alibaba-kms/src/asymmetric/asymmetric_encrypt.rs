//! `AsymmetricEncrypt`

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kms::asymmetric::encrypt;
use kms::key::Key;
use kms::{Error as Refusal, Vault};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::{Cx, Effect};

use super::padding;
use crate::errors::{Error, Result};
use crate::field::{Base64, KeyRef, Required, Text};
use crate::of_key::OfKey;

/// Encrypts a short text with the public half of a version of a key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AsymmetricEncrypt {
    /// Key, by its identifier, an alias or a resource name.
    key_id: KeyRef,
    /// Version of the key.
    key_version_id: Required,
    /// How: `RSAES_OAEP_SHA_256` or `RSAES_OAEP_SHA_1`.
    algorithm: Required,
    /// The text, in base64: with SHA-256 up to 190 bytes for RSA of 2,048 bits.
    #[schemars(extend("writeOnly" = true))]
    plaintext: Base64,
    /// Whether everything is checked and nothing done: `true` or `false`.
    #[serde(default)]
    dry_run: Text,
}

/// What was encrypted.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    key_id: String,
    key_version_id: String,
    ciphertext_blob: String,
}

impl OfKey for AsymmetricEncrypt {
    const NAME: &'static str = "AsymmetricEncrypt";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("KeyId", "key-bp1abcdefghijklmnopqr"),
        ("KeyVersionId", "2ab1a983-7072-4bbc-a582-584b5bd8a1b2"),
        ("Algorithm", "RSAES_OAEP_SHA_256"),
        ("Plaintext", "SGVsbG8="),
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
        let made = encrypt(cx.scope(), vault, half, padding, &self.plaintext.0).map_err(|refusal| match refusal {
            Refusal::Length => Error::invalid("Plaintext"),
            other => other.into(),
        })?;
        if dry_run {
            return Err(Error::dry_run());
        }
        let ciphertext_blob = STANDARD.encode(made);
        Ok(Output { key_id: key.id, key_version_id: self.key_version_id.to_string(), ciphertext_blob })
    }
}
