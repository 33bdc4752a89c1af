//! `ListAliasesByKeyId`

use alibaba_core::list::{Page, Place};
use kms::key::Key;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect, With};

use super::View;
use crate::errors::Result;
use crate::field::KeyRef;
use crate::of_key::OfKey;
use crate::page::Pages;

/// Lists the aliases of a key, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListAliasesByKeyId {
    /// Key, by its identifier or its resource name.
    key_id: KeyRef,
}

impl OfKey for With<ListAliasesByKeyId, Pages> {
    const NAME: &'static str = "ListAliasesByKeyId";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("KeyId", "key-bp1abcdefghijklmnopqr")];
    type Output = Page<View, Place>;

    fn key(&self) -> Option<&KeyRef> {
        Some(&self.0.key_id)
    }

    fn handle(self, cx: &mut Cx<'_>, key: Key) -> Result<Page<View, Place>> {
        let found = kms::alias::list(cx.scope(), &key.region, Some(&key.id), self.1.wanted())?;
        let account = cx.caller().account();
        Ok(self.1.answer(found, |alias| View::of(alias, account)))
    }
}
