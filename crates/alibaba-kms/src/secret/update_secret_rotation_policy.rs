//! `UpdateSecretRotationPolicy`

use kms::secret::Secret;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::{Named, OfSecret, SecretName};
use crate::errors::{Error, Result};
use crate::field::Text;
use crate::key::rotation;

/// Has a secret rotated by itself, which secrets of other kinds than `Generic` are, or no longer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateSecretRotationPolicy {
    /// Secret, by its name or its resource name.
    secret_name: SecretName,
    /// Whether it is rotated by itself.
    enable_automatic_rotation: bool,
    /// After how long; no secret here is rotated by itself.
    #[serde(default)]
    rotation_interval: Text,
}

impl OfSecret for UpdateSecretRotationPolicy {
    const NAME: &'static str = "UpdateSecretRotationPolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SecretName", "orders/db"), ("EnableAutomaticRotation", "false")];
    type Output = Named;

    fn secret(&self) -> &SecretName {
        &self.secret_name
    }

    fn handle(self, _: &mut Cx<'_>, secret: Secret) -> Result<Named> {
        if self.enable_automatic_rotation {
            return Err(Error::unsupported());
        }
        if self.rotation_interval.get().is_some_and(|term| rotation::seconds(term).is_none()) {
            return Err(Error::invalid("RotationInterval"));
        }
        Ok(Named { secret_name: secret.name })
    }
}
