//! `ScheduleKeyDeletion`

use kms::key::Key;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::Done;
use crate::errors::{Error, Result};
use crate::field::KeyRef;
use crate::of_key::OfKey;

/// Has a key deleted after some days; until then it cannot be used.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ScheduleKeyDeletion {
    /// Key, by its identifier or its resource name.
    key_id: KeyRef,
    /// After how many days, 7 to 366.
    pending_window_in_days: u32,
}

impl OfKey for ScheduleKeyDeletion {
    const NAME: &'static str = "ScheduleKeyDeletion";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("KeyId", "key-bp1abcdefghijklmnopqr"), ("PendingWindowInDays", "7")];
    type Output = Done;

    fn key(&self) -> Option<&KeyRef> {
        Some(&self.key_id)
    }

    fn handle(self, cx: &mut Cx<'_>, key: Key) -> Result<Done> {
        if !(7..=366).contains(&self.pending_window_in_days) {
            return Err(Error::invalid("PendingWindowInDays"));
        }
        kms::key::schedule_deletion(cx.scope(), key, self.pending_window_in_days)?;
        Ok(Done {})
    }
}
