//! `ListKeyVersions`

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

/// Lists the versions of a key, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListKeyVersions {
    /// Key, by its identifier, an alias or a resource name.
    key_id: KeyRef,
}

impl OfKey for With<ListKeyVersions, Pages> {
    const NAME: &'static str = "ListKeyVersions";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("KeyId", "key-bp1abcdefghijklmnopqr"), ("PageSize", "50")];
    const BY_ALIAS: bool = true;
    type Output = Page<View, Place>;

    fn key(&self) -> Option<&KeyRef> {
        Some(&self.0.key_id)
    }

    fn handle(self, cx: &mut Cx<'_>, key: Key) -> Result<Page<View, Place>> {
        let found = kms::key::versions(cx.scope(), &key, self.1.wanted())?;
        Ok(self.1.answer(found, View::from))
    }
}
