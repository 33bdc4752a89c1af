//! `DescribeKeyVersion`

use kms::key::Key;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::Output;
use crate::errors::Result;
use crate::field::{KeyRef, Required};
use crate::of_key::OfKey;

/// Says what is known about a version of a key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeKeyVersion {
    /// Key, by its identifier, an alias or a resource name.
    key_id: KeyRef,
    /// Version.
    key_version_id: Required,
}

impl OfKey for DescribeKeyVersion {
    const NAME: &'static str = "DescribeKeyVersion";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("KeyId", "key-bp1abcdefghijklmnopqr"), ("KeyVersionId", "2ab1a983-7072-4bbc-a582-584b5bd8a1b2")];
    const BY_ALIAS: bool = true;
    type Output = Output;

    fn key(&self) -> Option<&KeyRef> {
        Some(&self.key_id)
    }

    fn handle(self, cx: &mut Cx<'_>, key: Key) -> Result<Output> {
        let version = kms::key::version::get(cx.scope(), &key, &self.key_version_id)?;
        Ok(Output { key_version: version.into() })
    }
}
