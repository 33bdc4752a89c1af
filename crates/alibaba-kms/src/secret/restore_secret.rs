//! `RestoreSecret`

use kms::secret::Secret;
use kms::secret::restore;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::{Named, OfSecret, SecretName};
use crate::errors::Result;

/// Brings back a secret that is to be deleted.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RestoreSecret {
    /// Secret, by its name or its resource name.
    secret_name: SecretName,
}

impl OfSecret for RestoreSecret {
    const NAME: &'static str = "RestoreSecret";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("SecretName", "orders/db")];
    type Output = Named;

    fn secret(&self) -> &SecretName {
        &self.secret_name
    }

    fn handle(self, cx: &mut Cx<'_>, secret: Secret) -> Result<Named> {
        let secret = restore(cx.scope(), secret)?;
        Ok(Named { secret_name: secret.name })
    }
}
