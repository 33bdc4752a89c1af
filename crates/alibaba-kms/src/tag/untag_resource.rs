//! `UntagResource`

use kms::key::{Key, TAGGED};
use schemars::JsonSchema;
use serde::Deserialize;
use store::tag;
use wire::{Cx, Effect};

use super::{MOST, only_keys};
use crate::errors::{Error, Result};
use crate::field::{KeyRef, Text};
use crate::key::Done;
use crate::of_key::OfKey;

/// Removes tags from a key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UntagResource {
    /// Key, by its identifier or its resource name.
    key_id: Option<KeyRef>,
    /// Secret; there is none.
    #[serde(default)]
    secret_name: Text,
    /// Certificate; there is none.
    #[serde(default)]
    certificate_id: Text,
    /// Up to 20 keys of tags, as a JSON array.
    #[serde(default)]
    tag_keys: Vec<String>,
}

impl OfKey for UntagResource {
    const NAME: &'static str = "UntagResource";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("KeyId", "key-bp1abcdefghijklmnopqr"), ("TagKeys", r#"["team"]"#)];
    type Output = Done;

    fn key(&self) -> Option<&KeyRef> {
        self.key_id.as_ref()
    }

    fn absent(&self) -> Result<()> {
        only_keys([&self.secret_name, &self.certificate_id])
    }

    fn handle(self, cx: &mut Cx<'_>, key: Key) -> Result<Done> {
        if self.tag_keys.is_empty() {
            return Err(Error::missing("TagKeys"));
        }
        if self.tag_keys.len() > MOST {
            return Err(Error::invalid("TagKeys"));
        }
        tag::unset_many(cx.scope(), TAGGED, &[&key.id], &self.tag_keys)?;
        Ok(Done {})
    }
}
