//! `UpdateSecret`

use kms::secret::Secret;
use kms::secret::describe;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::params::Unbuilt;
use wire::{Cx, Effect};

use super::{Named, OfSecret, SecretName};
use crate::errors::Result;
use crate::field::Description;

/// Gives a secret another description.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateSecret {
    /// Secret, by its name or its resource name.
    secret_name: SecretName,
    /// New description, up to 8,192 characters; an empty one changes nothing.
    #[serde(default)]
    description: Description,
    /// What other kinds of secrets have.
    #[serde(default, rename = "ExtendedConfig")]
    _extended_config: Unbuilt,
}

impl OfSecret for UpdateSecret {
    const NAME: &'static str = "UpdateSecret";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SecretName", "orders/db"), ("Description", "password of the shop")];
    type Output = Named;

    fn secret(&self) -> &SecretName {
        &self.secret_name
    }

    fn handle(self, cx: &mut Cx<'_>, secret: Secret) -> Result<Named> {
        let secret_name = secret.name.clone();
        if !self.description.0.is_empty() {
            describe(cx.scope(), secret, self.description.0)?;
        }
        Ok(Named { secret_name })
    }
}
