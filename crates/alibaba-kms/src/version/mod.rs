//! Versions of keys.

mod create_key_version;
mod describe_key_version;
mod list_key_versions;

pub use create_key_version::CreateKeyVersion;
pub use describe_key_version::DescribeKeyVersion;
pub use list_key_versions::ListKeyVersions;

use alibaba_core::list::Listed;
use kernel::time;
use kms::key::Version;
use schemars::JsonSchema;
use serde::Serialize;

/// A version of a key.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    key_id: String,
    key_version_id: String,
    creation_date: String,
}

impl Listed for View {
    const LIST: &'static str = "KeyVersions";
    const ITEM: &'static str = "KeyVersion";
}

impl From<Version> for View {
    fn from(version: Version) -> Self {
        let creation_date = time::seconds(version.created_at);
        Self { key_id: version.key_id, key_version_id: version.id, creation_date }
    }
}

/// An answer about one version.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    key_version: View,
}
