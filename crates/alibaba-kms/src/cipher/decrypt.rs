//! `Decrypt`

use kms::Vault;
use kms::cipher::{decrypt, key_of};
use kms::key::Key;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged};

use super::refused;
use crate::Kms;
use crate::errors::{Error, Result};
use crate::field::{EncryptionContext, Required, Text};
use crate::place;

/// Decrypts what was encrypted with a key, which the text itself names.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Decrypt {
    /// What was encrypted.
    #[schemars(extend("writeOnly" = true))]
    ciphertext_blob: Required,
    /// What was known beside the key, as a JSON object of texts.
    #[serde(default)]
    encryption_context: EncryptionContext,
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

impl Staged for Decrypt {
    const NAME: &'static str = "Decrypt";
    const EFFECT: Effect = Effect::Read;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        (
            "CiphertextBlob",
            "MmFiMWE5ODMtNzA3Mi00YmJjLWE1ODItNTg0YjViZDhhMWIyAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        ),
        ("EncryptionContext", r#"{"table":"orders"}"#),
    ];
    type Service = Kms;
    type Input = Self;
    type Prepared = ();
    type Loaded = Option<Key>;
    type Output = Output;

    fn load(cx: &mut Cx<'_>, input: &Self, (): ()) -> std::result::Result<Option<Key>, Fault> {
        let stated = place::stated_region(cx.call());
        let found = key_of(cx.scope(), &input.ciphertext_blob)?;
        Ok(found.filter(|key| stated.is_none_or(|stated| key.region == stated)))
    }

    fn checks(_: &Self, found: &Option<Key>, caller: &Caller, call: &Call) -> Checks {
        let resource = match found {
            Some(key) => place::key_arn(&key.region, caller.account(), &key.id),
            None => place::all(caller, call, "key/*"),
        };
        Checks::of("kms:Decrypt", resource)
    }

    fn handle(cx: &mut Cx<'_>, input: Self, found: Option<Key>) -> Result<Output> {
        let key = found.ok_or_else(|| Error::invalid("CiphertextBlob"))?;
        let dry_run = input.dry_run.truth("DryRun")?;
        let vault = Vault::new(&cx.sandbox().vault);
        let made = decrypt(cx.scope(), vault, &key, &input.ciphertext_blob, &input.encryption_context.0);
        let made = made.map_err(refused)?;
        if dry_run {
            return Err(Error::dry_run());
        }
        let plaintext = String::from_utf8(made.plain).map_err(|_| Error::invalid("CiphertextBlob"))?;
        Ok(Output { key_id: made.key_id, key_version_id: made.version_id, plaintext })
    }
}
