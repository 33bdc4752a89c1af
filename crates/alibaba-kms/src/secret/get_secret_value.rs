//! `GetSecretValue`

use kernel::time;
use kms::Vault;
use kms::secret::Secret;
use kms::secret::{Which, value};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use wire::{Cx, Effect};

use super::{GENERIC, OfSecret, SecretName, stages};
use crate::errors::{Error, Result};
use crate::field::Text;

/// Hands out the text of a secret: of its current version, or of the one that is named.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetSecretValue {
    /// Secret, by its name or its resource name.
    secret_name: SecretName,
    /// Version.
    #[serde(default)]
    version_id: Text,
    /// Stage that the version is in; `ACSCurrent` where no version is named either.
    #[serde(default)]
    version_stage: Text,
    /// Whether what other kinds of secrets have is shown; there is nothing.
    #[serde(rename = "FetchExtendedConfig")]
    _fetch_extended_config: Option<bool>,
    /// Whether everything is checked and nothing done: `true` or `false`.
    #[serde(default)]
    dry_run: Text,
}

/// The text.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    secret_name: String,
    secret_type: &'static str,
    secret_data: String,
    secret_data_type: String,
    version_id: String,
    version_stages: Value,
    create_time: String,
    automatic_rotation: &'static str,
}

impl OfSecret for GetSecretValue {
    const NAME: &'static str = "GetSecretValue";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SecretName", "orders/db"), ("VersionStage", "ACSCurrent")];
    const ON_KEY: Option<&'static str> = Some("kms:Decrypt");
    type Output = Output;

    fn secret(&self) -> &SecretName {
        &self.secret_name
    }

    fn handle(self, cx: &mut Cx<'_>, secret: Secret) -> Result<Output> {
        let dry_run = self.dry_run.truth("DryRun")?;
        let vault = Vault::new(&cx.sandbox().vault);
        let which = Which { version: self.version_id.get(), stage: self.version_stage.get() };
        let (version, text) = value(cx.scope(), vault, &secret, which)?;
        if dry_run {
            return Err(Error::dry_run());
        }
        Ok(Output {
            secret_name: secret.name,
            secret_type: GENERIC,
            secret_data: text,
            secret_data_type: version.data_type,
            version_id: version.name,
            version_stages: stages(&version.stages),
            create_time: time::seconds(version.created_at),
            automatic_rotation: "Disabled",
        })
    }
}
