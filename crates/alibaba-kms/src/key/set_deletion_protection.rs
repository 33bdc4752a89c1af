//! `SetDeletionProtection`

use kms::key::Key;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::Done;
use crate::errors::Result;
use crate::field::{Description, KeyRef};
use crate::of_key::OfKey;

/// Protects a key from being deleted, or no longer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SetDeletionProtection {
    /// Key, by its resource name.
    protected_resource_arn: Option<KeyRef>,
    /// Key, by its identifier; counts where no resource name is given.
    key_id: Option<KeyRef>,
    /// Whether it is protected.
    enable_deletion_protection: bool,
    /// Why it is protected, up to 8,192 characters; counts only with a protection.
    #[serde(default)]
    deletion_protection_description: Description,
}

impl OfKey for SetDeletionProtection {
    const NAME: &'static str = "SetDeletionProtection";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ProtectedResourceArn", "acs:kms:cn-hangzhou:1234567890123456:key/key-bp1abcdefghijklmnopqr"),
        ("EnableDeletionProtection", "true"),
        ("DeletionProtectionDescription", "used by the shop"),
    ];
    type Output = Done;

    fn key(&self) -> Option<&KeyRef> {
        self.protected_resource_arn.as_ref().or(self.key_id.as_ref())
    }

    fn handle(self, cx: &mut Cx<'_>, key: Key) -> Result<Done> {
        let reason = self.deletion_protection_description.0;
        kms::key::protect(cx.scope(), key, self.enable_deletion_protection, reason)?;
        Ok(Done {})
    }
}
