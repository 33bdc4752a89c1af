//! `DeleteSecret`

use kernel::time;
use kms::secret::Secret;
use kms::secret::{Deletion, delete};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::{Cx, Effect};

use super::{OfSecret, SecretName};
use crate::errors::{Error, Result};
use crate::field::Text;

/// Deletes a secret, after some days in which it can be brought back, or at once.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteSecret {
    /// Secret, by its name or its resource name.
    secret_name: SecretName,
    /// Whether it is deleted at once, for good: `true` or `false`.
    #[serde(default)]
    force_delete_without_recovery: Text,
    /// After how many days it is deleted, 7 to 30; 30 by default.
    #[serde(default)]
    recovery_window_in_days: Text,
}

/// When it is deleted.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    secret_name: String,
    planned_delete_time: String,
}

impl OfSecret for DeleteSecret {
    const NAME: &'static str = "DeleteSecret";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SecretName", "orders/db"), ("RecoveryWindowInDays", "7")];
    type Output = Output;

    fn secret(&self) -> &SecretName {
        &self.secret_name
    }

    fn handle(self, cx: &mut Cx<'_>, secret: Secret) -> Result<Output> {
        let now = self.force_delete_without_recovery.truth("ForceDeleteWithoutRecovery")?;
        let deletion = match self.recovery_window_in_days.get() {
            _ if now => Deletion::Now,
            None => Deletion::After(30),
            Some(text) => {
                let days = text.parse().ok().filter(|days| (7..=30).contains(days));
                Deletion::After(days.ok_or_else(|| Error::invalid("RecoveryWindowInDays"))?)
            }
        };
        let secret_name = secret.name.clone();
        let at = delete(cx.scope(), secret, deletion)?;
        Ok(Output { secret_name, planned_delete_time: time::seconds(at) })
    }
}
