//! `UpdateSecretRotationPolicy`

use kms::secret::Secret;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::params::Unbuilt;
use wire::{Cx, Effect};

use super::{Named, OfSecret, SecretName};
use crate::errors::{Error, Result};

/// Has a secret rotated by itself, which secrets of other kinds than `Generic` are, or no longer.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateSecretRotationPolicy {
    /// Secret, by its name or its resource name.
    secret_name: SecretName,
    /// Whether it is rotated by itself.
    enable_automatic_rotation: bool,
    /// After how long; no secret here is rotated by itself.
    #[serde(default, rename = "RotationInterval")]
    _rotation_interval: Unbuilt,
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
        Ok(Named { secret_name: secret.name })
    }
}
