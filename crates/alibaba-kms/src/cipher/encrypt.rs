//! `Encrypt`

use kms::Vault;
use kms::cipher::{LONGEST, encrypt};
use kms::key::Key;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::{Output, refused};
use crate::errors::{Error, Result};
use crate::field::{EncryptionContext, KeyRef, Required, Text};
use crate::of_key::OfKey;

/// Encrypts a text with the primary version of a key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Encrypt {
    /// Key, by its identifier, an alias or a resource name.
    key_id: KeyRef,
    /// The text, up to 6 KiB. It decrypts to what it was; nothing depends on its being base64.
    #[schemars(extend("writeOnly" = true))]
    plaintext: Required,
    /// What both sides know beside the key, as a JSON object of texts; needed again to decrypt.
    #[serde(default)]
    encryption_context: EncryptionContext,
    /// Whether everything is checked and nothing done: `true` or `false`.
    #[serde(default)]
    dry_run: Text,
}

impl OfKey for Encrypt {
    const NAME: &'static str = "Encrypt";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("KeyId", "key-bp1abcdefghijklmnopqr"),
        ("Plaintext", "SGVsbG8="),
        ("EncryptionContext", r#"{"table":"orders"}"#),
    ];
    const BY_ALIAS: bool = true;
    type Output = Output;

    fn key(&self) -> Option<&KeyRef> {
        Some(&self.key_id)
    }

    fn handle(self, cx: &mut Cx<'_>, key: Key) -> Result<Output> {
        if self.plaintext.len() > LONGEST {
            return Err(Error::invalid("Plaintext"));
        }
        let dry_run = self.dry_run.truth("DryRun")?;
        let vault = Vault::new(&cx.sandbox().vault);
        let made = encrypt(cx.scope(), vault, &key, self.plaintext.as_bytes(), &self.encryption_context.0);
        let made = made.map_err(refused)?;
        if dry_run { Err(Error::dry_run()) } else { Ok(made.into()) }
    }
}
