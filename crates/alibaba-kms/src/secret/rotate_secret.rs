//! `RotateSecret`

use kms::secret::Secret;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::{Named, OfSecret, SecretName, VersionName};
use crate::errors::{Error, Result};

/// Rotates a secret at once, which secrets of other kinds than `Generic` are. There is none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RotateSecret {
    /// Secret, by its name or its resource name.
    secret_name: SecretName,
    /// Name of the version that is made.
    #[serde(rename = "VersionId")]
    _version_id: VersionName,
}

impl OfSecret for RotateSecret {
    const NAME: &'static str = "RotateSecret";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("SecretName", "orders/db"), ("VersionId", "v2")];
    type Output = Named;

    fn secret(&self) -> &SecretName {
        &self.secret_name
    }

    fn handle(self, _: &mut Cx<'_>, _: Secret) -> Result<Named> {
        Err(Error::unsupported())
    }
}
