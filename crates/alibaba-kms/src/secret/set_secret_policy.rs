//! `SetSecretPolicy`

use kms::secret::Secret;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::{OfSecret, SecretName};
use crate::errors::Result;
use crate::field::{Required, Text};
use crate::key::Done;

/// Sets the policy of a secret in an instance of the service. Secrets of the account lie in none and have no policy.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SetSecretPolicy {
    /// Secret, by its name or its resource name.
    secret_name: SecretName,
    /// Name of the policy: `default`.
    #[serde(default)]
    policy_name: Text,
    /// The policy.
    #[serde(rename = "Policy")]
    _policy: Required,
}

impl OfSecret for SetSecretPolicy {
    const NAME: &'static str = "SetSecretPolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SecretName", "orders/db"), ("Policy", r#"{"Version":"1","Statement":[]}"#)];
    type Output = Done;

    fn secret(&self) -> &SecretName {
        &self.secret_name
    }

    fn handle(self, _: &mut Cx<'_>, _: Secret) -> Result<Done> {
        crate::key::refuse_policy(&self.policy_name)
    }
}
