//! `UpdateRotationPolicy`

use kms::key::Key;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::{Done, rotation};
use crate::errors::{Error, Result};
use crate::field::{KeyRef, Text};
use crate::of_key::OfKey;

/// Has a key rotated by itself, or no longer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateRotationPolicy {
    /// Key, by its identifier or its resource name.
    key_id: KeyRef,
    /// Whether it is rotated by itself.
    enable_automatic_rotation: bool,
    /// After how long, from 7 to 730 days, such as `30d`; needed where it is rotated by itself.
    #[serde(default)]
    rotation_interval: Text,
}

impl OfKey for UpdateRotationPolicy {
    const NAME: &'static str = "UpdateRotationPolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("KeyId", "key-bp1abcdefghijklmnopqr"), ("EnableAutomaticRotation", "true"), ("RotationInterval", "30d")];
    type Output = Done;

    fn key(&self) -> Option<&KeyRef> {
        Some(&self.key_id)
    }

    fn handle(self, cx: &mut Cx<'_>, key: Key) -> Result<Done> {
        let every = if self.enable_automatic_rotation {
            let term = self.rotation_interval.get().ok_or_else(|| Error::missing("RotationInterval"))?;
            Some(rotation::seconds(term).ok_or_else(|| Error::invalid("RotationInterval"))?)
        } else {
            None
        };
        kms::key::set_rotation(cx.scope(), key, every)?;
        Ok(Done {})
    }
}
