//! `ListSecretVersionIds`

use alibaba_core::list::{Listed, Page, Place};
use kernel::time;
use kms::secret::Secret;
use kms::secret::{Version, versions};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use wire::{Cx, Effect, With};

use super::{OfSecret, SecretName, stages};
use crate::errors::Result;
use crate::field::Text;
use crate::page::Pages;

/// Lists the versions of a secret, newest first: those that are in a stage, or all.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListSecretVersionIds {
    /// Secret, by its name or its resource name.
    secret_name: SecretName,
    /// Whether versions that are in no stage are listed: `true` or `false`.
    #[serde(default)]
    include_deprecated: Text,
}

/// The versions.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    secret_name: String,
    #[serde(flatten)]
    page: Page<Item, Place>,
}

/// A version.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Item {
    version_id: String,
    version_stages: Value,
    create_time: String,
}

impl Listed for Item {
    const LIST: &'static str = "VersionIds";
    const ITEM: &'static str = "VersionId";
}

impl OfSecret for With<ListSecretVersionIds, Pages> {
    const NAME: &'static str = "ListSecretVersionIds";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SecretName", "orders/db"), ("IncludeDeprecated", "true")];
    type Output = Output;

    fn secret(&self) -> &SecretName {
        &self.0.secret_name
    }

    fn handle(self, cx: &mut Cx<'_>, secret: Secret) -> Result<Output> {
        let all = self.0.include_deprecated.truth("IncludeDeprecated")?;
        let found = versions(cx.scope(), &secret, all, self.1.wanted())?;
        let item = |version: Version| Item {
            version_stages: stages(&version.stages),
            create_time: time::seconds(version.created_at),
            version_id: version.name,
        };
        Ok(Output { secret_name: secret.name, page: self.1.answer(found, item) })
    }
}
