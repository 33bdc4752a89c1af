//! Secrets.

mod create_secret;
mod delete_secret;
mod describe_secret;
mod get_secret_policy;
mod get_secret_value;
mod list_secret_version_ids;
mod list_secrets;
mod name;
mod of_secret;
mod put_secret_value;
mod restore_secret;
mod rotate_secret;
mod set_secret_policy;
mod update_secret;
mod update_secret_rotation_policy;
mod update_secret_version_stage;

pub use create_secret::CreateSecret;
pub use delete_secret::DeleteSecret;
pub use describe_secret::DescribeSecret;
pub use get_secret_policy::GetSecretPolicy;
pub use get_secret_value::GetSecretValue;
pub use list_secret_version_ids::ListSecretVersionIds;
pub use list_secrets::ListSecrets;
pub use name::{SecretData, SecretName, VersionName};
pub use of_secret::{Of, OfSecret};
pub use put_secret_value::PutSecretValue;
pub use restore_secret::RestoreSecret;
pub use rotate_secret::RotateSecret;
pub use set_secret_policy::SetSecretPolicy;
pub use update_secret::UpdateSecret;
pub use update_secret_rotation_policy::UpdateSecretRotationPolicy;
pub use update_secret_version_stage::UpdateSecretVersionStage;

use alibaba_core::list::Listed;
use kernel::Tags;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use crate::errors::{Error, Result};
use crate::field::Text;

/// The kind of every secret here: those of other kinds are rotated by the products that they are for.
const GENERIC: &str = "Generic";

/// An answer that says of a secret nothing but its name.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Named {
    secret_name: String,
}

/// Whether a text can be the name of a stage: 1 to 64 characters. GUESS: the limit, which is that of the names of versions.
fn is_stage(text: &str) -> bool {
    (1..=64).contains(&text.len())
}

/// Stages of a version in an answer.
fn stages(stages: &[String]) -> Value {
    json!({"VersionStage": stages})
}

/// What the text is: `text`, the default, or `binary`.
fn data_type(text: &Text) -> Result<&str> {
    match text.get() {
        None => Ok("text"),
        Some(kind @ ("text" | "binary")) => Ok(kind),
        Some(_) => Err(Error::invalid("SecretDataType")),
    }
}

/// A tag of a secret in its own answers.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TagView {
    tag_key: String,
    tag_value: String,
}

impl Listed for TagView {
    const LIST: &'static str = "Tags";
    const ITEM: &'static str = "Tag";
}

fn tag_views(tags: &Tags) -> Value {
    let tag = |(key, value): (&str, &str)| TagView { tag_key: key.to_owned(), tag_value: value.to_owned() };
    json!({"Tag": tags.iter().map(tag).collect::<Vec<_>>()})
}
