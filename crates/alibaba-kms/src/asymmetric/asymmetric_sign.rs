//! `AsymmetricSign`

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kms::Vault;
use kms::asymmetric::sign;
use kms::key::Key;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::{Cx, Effect};

use super::{check_digest, scheme};
use crate::errors::{Error, Result};
use crate::field::{Base64, KeyRef, Required, Text};
use crate::of_key::OfKey;

/// Signs a digest with a version of a key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AsymmetricSign {
    /// Key, by its identifier, an alias or a resource name.
    key_id: KeyRef,
    /// Version of the key.
    key_version_id: Required,
    /// How: `RSA_PSS_SHA_256`, `RSA_PKCS1_SHA_256` or `ECDSA_SHA_256`.
    algorithm: Required,
    /// The digest that SHA-256 makes of the message, in base64.
    digest: Base64,
    /// Whether everything is checked and nothing done: `true` or `false`.
    #[serde(default)]
    dry_run: Text,
}

/// The signature.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    key_id: String,
    key_version_id: String,
    value: String,
}

impl OfKey for AsymmetricSign {
    const NAME: &'static str = "AsymmetricSign";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("KeyId", "key-bp1abcdefghijklmnopqr"),
        ("KeyVersionId", "2ab1a983-7072-4bbc-a582-584b5bd8a1b2"),
        ("Algorithm", "ECDSA_SHA_256"),
        ("Digest", "ZOyIygCyaOW6GjVnihtTFtIS9PNmskdyMlNKiuyjfzw="),
    ];
    const BY_ALIAS: bool = true;
    type Output = Output;

    fn key(&self) -> Option<&KeyRef> {
        Some(&self.key_id)
    }

    fn handle(self, cx: &mut Cx<'_>, key: Key) -> Result<Output> {
        let scheme = scheme(&self.algorithm)?;
        check_digest(&self.digest)?;
        let dry_run = self.dry_run.truth("DryRun")?;
        let vault = Vault::new(&cx.sandbox().vault);
        let made = sign(cx.scope(), vault, (&key, &self.key_version_id), scheme, &self.digest.0)?;
        if dry_run {
            return Err(Error::dry_run());
        }
        Ok(Output { key_id: key.id, key_version_id: self.key_version_id.to_string(), value: STANDARD.encode(made) })
    }
}
