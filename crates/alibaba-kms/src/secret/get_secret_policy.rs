//! `GetSecretPolicy`

use kms::secret::Secret;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::{Cx, Effect};

use super::{OfSecret, SecretName};
use crate::errors::Result;
use crate::field::Text;

/// Says what the policy of a secret in an instance of the service is. Secrets of the account lie in none and have no policy.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetSecretPolicy {
    /// Secret, by its name or its resource name.
    secret_name: SecretName,
    /// Name of the policy: `default`.
    #[serde(default)]
    policy_name: Text,
}

/// The policy.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    policy: String,
}

impl OfSecret for GetSecretPolicy {
    const NAME: &'static str = "GetSecretPolicy";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("SecretName", "orders/db"), ("PolicyName", "default")];
    type Output = Output;

    fn secret(&self) -> &SecretName {
        &self.secret_name
    }

    fn handle(self, _: &mut Cx<'_>, _: Secret) -> Result<Output> {
        crate::key::refuse_policy(&self.policy_name)
    }
}
