//! `TagResource`

use kms::key::Key;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Checks, Cx, Effect};

use super::{Pair, only_keys, read, set};
use crate::checks::with_tags;
use crate::errors::{Error, Result};
use crate::field::{KeyRef, Text};
use crate::key::Done;
use crate::of_key::OfKey;

/// Sets tags on a key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TagResource {
    /// Key, by its identifier or its resource name.
    key_id: Option<KeyRef>,
    /// Secret; there is none.
    #[serde(default)]
    secret_name: Text,
    /// Certificate; there is none.
    #[serde(default)]
    certificate_id: Text,
    /// Up to 20 tags, as a JSON array of objects with `TagKey` and `TagValue`.
    #[serde(default)]
    tags: Vec<Pair>,
}

impl OfKey for TagResource {
    const NAME: &'static str = "TagResource";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("KeyId", "key-bp1abcdefghijklmnopqr"), ("Tags", r#"[{"TagKey":"team","TagValue":"shop"}]"#)];
    type Output = Done;

    fn key(&self) -> Option<&KeyRef> {
        self.key_id.as_ref()
    }

    fn more(&self, checks: Checks) -> Checks {
        with_tags(checks, &self.tags)
    }

    fn absent(&self) -> Result<()> {
        only_keys([&self.secret_name, &self.certificate_id])
    }

    fn handle(self, cx: &mut Cx<'_>, key: Key) -> Result<Done> {
        if self.tags.is_empty() {
            return Err(Error::missing("Tags"));
        }
        let tags = read(&self.tags, "Tags")?;
        set(cx.scope(), &[&key.id], &tags)?;
        Ok(Done {})
    }
}
