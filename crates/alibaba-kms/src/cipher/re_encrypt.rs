//! `ReEncrypt`

use kms::Vault;
use kms::cipher::{decrypt, encrypt, key_of};
use kms::key::Key;
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Check, Checks, Cx, Effect, Staged};

use super::{Output, refused};
use crate::errors::{Error, Result};
use crate::field::{EncryptionContext, KeyRef, Required, Text};
use crate::{Kms, of_key, place};

/// Decrypts what was encrypted with a key and encrypts it with another, or with another context.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ReEncrypt {
    /// What was encrypted.
    #[schemars(extend("writeOnly" = true))]
    ciphertext_blob: Required,
    /// What was known beside the key, as a JSON object of texts.
    #[serde(default)]
    source_encryption_context: EncryptionContext,
    /// The key that encrypts anew, by its identifier, an alias or a resource name.
    destination_key_id: KeyRef,
    /// What both sides know beside that key, as a JSON object of texts.
    #[serde(default)]
    destination_encryption_context: EncryptionContext,
    /// Key pair that encrypted the text; texts of key pairs cannot be encrypted anew yet.
    #[serde(default, rename = "SourceKeyId")]
    _source_key_id: Unbuilt,
    /// Its version.
    #[serde(default, rename = "SourceKeyVersionId")]
    _source_key_version_id: Unbuilt,
    /// How it encrypted.
    #[serde(default, rename = "SourceEncryptionAlgorithm")]
    _source_encryption_algorithm: Unbuilt,
    /// Whether everything is checked and nothing done: `true` or `false`.
    #[serde(default)]
    dry_run: Text,
}

/// The keys on both sides, where they are found.
#[derive(Debug, Default)]
pub struct Sides {
    source: Option<Key>,
    destination: Option<Key>,
}

impl Staged for ReEncrypt {
    const NAME: &'static str = "ReEncrypt";
    const EFFECT: Effect = Effect::Read;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        (
            "CiphertextBlob",
            "MmFiMWE5ODMtNzA3Mi00YmJjLWE1ODItNTg0YjViZDhhMWIyAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        ),
        ("SourceEncryptionContext", r#"{"table":"orders"}"#),
        ("DestinationKeyId", "key-bp1abcdefghijklmnopqr"),
        ("DestinationEncryptionContext", r#"{"table":"invoices"}"#),
    ];
    type Service = Kms;
    type Input = Self;
    type Prepared = ();
    type Loaded = Sides;
    type Output = Output;

    fn load(cx: &mut Cx<'_>, input: &Self, (): ()) -> std::result::Result<Sides, Fault> {
        let call = cx.call();
        let stated = place::stated_region(call);
        let source = key_of(cx.scope(), &input.ciphertext_blob)?;
        let source = source.filter(|key| stated.is_none_or(|stated| key.region == stated));
        Ok(Sides { source, destination: of_key::find(cx.scope(), call, &input.destination_key_id)? })
    }

    fn checks(input: &Self, sides: &Sides, caller: &Caller, call: &Call) -> Checks {
        let source = match &sides.source {
            Some(key) => place::key_arn(&key.region, caller.account(), &key.id),
            None => place::all(caller, call, "key/*"),
        };
        let (named, found) = (&input.destination_key_id, sides.destination.as_ref());
        Checks::only(Check::new("kms:ReEncryptFrom", source)).and(of_key::about(
            "kms:ReEncryptTo".to_owned(),
            caller,
            call,
            named,
            found,
        ))
    }

    fn handle(cx: &mut Cx<'_>, input: Self, sides: Sides) -> Result<Output> {
        let source = sides.source.ok_or_else(|| Error::invalid("CiphertextBlob"))?;
        let destination = of_key::present(&input.destination_key_id, sides.destination, true)?;
        let dry_run = input.dry_run.truth("DryRun")?;
        let vault = Vault::new(&cx.sandbox().vault);
        let (from, to) = (&input.source_encryption_context.0, &input.destination_encryption_context.0);
        let plain = decrypt(cx.scope(), vault, &source, &input.ciphertext_blob, from).map_err(refused)?.plain;
        let made = encrypt(cx.scope(), vault, &destination, &plain, to).map_err(refused)?;
        if dry_run { Err(Error::dry_run()) } else { Ok(made.into()) }
    }
}
