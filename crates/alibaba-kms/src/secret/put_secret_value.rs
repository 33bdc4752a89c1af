//! `PutSecretValue`

use kms::Vault;
use kms::secret::Secret;
use kms::secret::{CURRENT, Put, put};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use wire::{Cx, Effect};

use super::{OfSecret, SecretData, SecretName, VersionName, data_type, is_stage, stages};
use crate::errors::{Error, Result};
use crate::field::Text;

/// Keeps a new version of a secret, which is the current one unless other stages are named.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct PutSecretValue {
    /// Secret, by its name or its resource name.
    secret_name: SecretName,
    /// Name of the version, 1 to 64 characters. One that is there already must have the same text.
    version_id: VersionName,
    /// The text, up to 30 KiB.
    secret_data: SecretData,
    /// What the text is: `text`, the default, or `binary`.
    #[serde(default)]
    secret_data_type: Text,
    /// Up to 8 stages that the version enters, as a JSON array; `ACSCurrent` by default.
    #[serde(default)]
    version_stages: Vec<String>,
}

/// The version.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    secret_name: String,
    version_id: String,
    version_stages: Value,
}

impl OfSecret for PutSecretValue {
    const NAME: &'static str = "PutSecretValue";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SecretName", "orders/db"), ("VersionId", "v2"), ("SecretData", "hunter3")];
    const ON_KEY: Option<&'static str> = Some("kms:GenerateDataKey");
    type Output = Output;

    fn secret(&self) -> &SecretName {
        &self.secret_name
    }

    fn handle(self, cx: &mut Cx<'_>, secret: Secret) -> Result<Output> {
        let mut wanted = self.version_stages;
        if wanted.len() > 8 || !wanted.iter().all(|stage| is_stage(stage)) {
            return Err(Error::invalid("VersionStages"));
        }
        if wanted.is_empty() {
            wanted.push(CURRENT.to_owned());
        }
        let vault = Vault::new(&cx.sandbox().vault);
        let new = Put {
            version: &self.version_id.0,
            data: &self.secret_data.0,
            data_type: data_type(&self.secret_data_type)?,
            stages: wanted,
        };
        let version = put(cx.scope(), vault, &secret, &new)?;
        Ok(Output { secret_name: secret.name, version_id: version.name, version_stages: stages(&version.stages) })
    }
}
