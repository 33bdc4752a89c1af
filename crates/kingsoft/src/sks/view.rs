//! Keys in answers.

use compute::key_pair::KeyPair;
use kernel::time;
use schemars::JsonSchema;
use serde::Serialize;

use crate::iam::project::DEFAULT;

/// A key: its public half.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Key {
    key_id: String,
    key_name: String,
    public_key: String,
    create_time: String,
    project_id: i64,
}

impl From<KeyPair> for Key {
    fn from(pair: KeyPair) -> Self {
        Self {
            key_id: pair.id,
            key_name: pair.label,
            public_key: pair.public_key,
            create_time: time::seconds(pair.created_at),
            project_id: DEFAULT,
        }
    }
}
