//! `DescribeKey`

use kms::key::Key;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::view::Output;
use crate::errors::Result;
use crate::field::KeyRef;
use crate::of_key::OfKey;

/// Says what is known about a key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeKey {
    /// Key, by its identifier, an alias or a resource name.
    key_id: KeyRef,
}

impl OfKey for DescribeKey {
    const NAME: &'static str = "DescribeKey";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("KeyId", "key-bp1abcdefghijklmnopqr")];
    const BY_ALIAS: bool = true;
    type Output = Output;

    fn key(&self) -> Option<&KeyRef> {
        Some(&self.key_id)
    }

    fn handle(self, cx: &mut Cx<'_>, key: Key) -> Result<Output> {
        Ok(Output::of(key, cx.caller().account(), true))
    }
}
