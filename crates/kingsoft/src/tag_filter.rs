//! Lists that are narrowed to what has tags.

use schemars::JsonSchema;
use serde::Deserialize;
use store::tag::Wanted;

use crate::kec::field::{Ids, TagKey, TagValue};

/// A tag that is asked for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct TagPair {
    /// Its key.
    name: TagKey,
    /// Its value.
    #[serde(default)]
    value: TagValue,
}

/// What a thing must have of tags: one of each of these keys, and each of these tags.
pub(crate) fn wanted(keys: Ids, pairs: Vec<TagPair>) -> Vec<Wanted> {
    let keys = keys.wanted().unwrap_or_default().into_iter().map(|key| Wanted { key, value: None });
    let pairs = pairs.into_iter().map(|tag| Wanted { key: tag.name.0, value: Some(tag.value.0) });
    keys.chain(pairs).collect()
}
