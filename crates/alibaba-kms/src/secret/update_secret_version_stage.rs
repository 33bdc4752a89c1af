//! `UpdateSecretVersionStage`

use kms::Error as Refusal;
use kms::secret::Secret;
use kms::secret::move_stage;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::{Named, OfSecret, SecretName, is_stage};
use crate::errors::{Error, Result};
use crate::field::{Required, Text};

/// Gives a stage to a version of a secret, or takes it from one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateSecretVersionStage {
    /// Secret, by its name or its resource name.
    secret_name: SecretName,
    /// Stage: `ACSCurrent`, `ACSPrevious`, or one of the account's own, 1 to 64 characters.
    version_stage: Required,
    /// Version that the stage is taken from.
    #[serde(default)]
    remove_from_version: Text,
    /// Version that the stage is given to; needed for the two stages of the service.
    #[serde(default)]
    move_to_version: Text,
}

impl OfSecret for UpdateSecretVersionStage {
    const NAME: &'static str = "UpdateSecretVersionStage";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SecretName", "orders/db"), ("VersionStage", "checked"), ("MoveToVersion", "v1")];
    type Output = Named;

    fn secret(&self) -> &SecretName {
        &self.secret_name
    }

    fn handle(self, cx: &mut Cx<'_>, secret: Secret) -> Result<Named> {
        let (from, to) = (self.remove_from_version.get(), self.move_to_version.get());
        if from.is_none() && to.is_none() {
            return Err(Error::missing("MoveToVersion"));
        }
        if !is_stage(&self.version_stage) {
            return Err(Error::invalid("VersionStage"));
        }
        move_stage(cx.scope(), &secret, &self.version_stage, from, to).map_err(|refusal| match refusal {
            Refusal::NotInStage { .. } => Error::invalid("VersionStage"),
            Refusal::NoVersion { id } => Refusal::NoSecret { name: id }.into(),
            other => other.into(),
        })?;
        Ok(Named { secret_name: secret.name })
    }
}
