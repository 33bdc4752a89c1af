//! `ListResourceTags`

use alibaba_core::list::{List, Listed};
use kms::key::Key;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::{Cx, Effect};

use super::of;
use crate::errors::Result;
use crate::field::KeyRef;
use crate::of_key::OfKey;

/// Lists the tags of a key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListResourceTags {
    /// Key, by its identifier or its resource name.
    key_id: KeyRef,
}

/// A tag.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Item {
    key_id: String,
    tag_key: String,
    tag_value: String,
}

impl Listed for Item {
    const LIST: &'static str = "Tags";
    const ITEM: &'static str = "Tag";
}

impl OfKey for ListResourceTags {
    const NAME: &'static str = "ListResourceTags";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("KeyId", "key-bp1abcdefghijklmnopqr")];
    type Output = List<Item>;

    fn key(&self) -> Option<&KeyRef> {
        Some(&self.key_id)
    }

    fn handle(self, cx: &mut Cx<'_>, key: Key) -> Result<List<Item>> {
        let tags = of(cx.scope(), &key)?;
        let item = |(tag_key, tag_value): (&str, &str)| Item {
            key_id: key.id.clone(),
            tag_key: tag_key.to_owned(),
            tag_value: tag_value.to_owned(),
        };
        Ok(tags.iter().map(item).collect())
    }
}
