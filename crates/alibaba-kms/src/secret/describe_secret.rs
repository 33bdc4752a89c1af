//! `DescribeSecret`

use kernel::time;
use kms::secret::Secret;
use kms::secret::TAGGED;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_with::skip_serializing_none;
use wire::{Cx, Effect};

use super::{GENERIC, OfSecret, SecretName, tag_views};
use crate::errors::Result;
use crate::field::Text;
use crate::place::secret_arn;

/// Says what is known about a secret, but for its text.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSecret {
    /// Secret, by its name or its resource name.
    secret_name: SecretName,
    /// Whether its tags are shown: `true` or `false`.
    #[serde(default)]
    fetch_tags: Text,
}

/// What is known.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    secret_name: String,
    arn: String,
    secret_type: &'static str,
    description: String,
    encryption_key_id: Option<String>,
    create_time: String,
    update_time: String,
    planned_delete_time: Option<String>,
    automatic_rotation: &'static str,
    tags: Option<Value>,
}

impl OfSecret for DescribeSecret {
    const NAME: &'static str = "DescribeSecret";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("SecretName", "orders/db"), ("FetchTags", "true")];
    type Output = Output;

    fn secret(&self) -> &SecretName {
        &self.secret_name
    }

    fn handle(self, cx: &mut Cx<'_>, secret: Secret) -> Result<Output> {
        let tags = if self.fetch_tags.truth("FetchTags")? {
            Some(tag_views(&store::tag::of(cx.scope(), TAGGED, &secret.place)?))
        } else {
            None
        };
        Ok(Output {
            arn: secret_arn(&secret.region, cx.caller().account(), &secret.name),
            secret_name: secret.name,
            secret_type: GENERIC,
            description: secret.description,
            encryption_key_id: Some(secret.key_id).filter(|id| !id.is_empty()),
            create_time: time::seconds(secret.created_at),
            update_time: time::seconds(secret.updated_at),
            planned_delete_time: secret.delete_at.map(time::seconds),
            automatic_rotation: "Disabled",
            tags,
        })
    }
}
