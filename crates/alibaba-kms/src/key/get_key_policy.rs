//! `GetKeyPolicy`

use kms::key::Key;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::{Cx, Effect};

use crate::errors::Result;
use crate::field::{KeyRef, Text};
use crate::of_key::OfKey;

/// Says what the policy of a key in an instance of the service is. Keys of the account lie in none and have no policy.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetKeyPolicy {
    /// Key, by its identifier or its resource name.
    key_id: KeyRef,
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

impl OfKey for GetKeyPolicy {
    const NAME: &'static str = "GetKeyPolicy";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("KeyId", "key-bp1abcdefghijklmnopqr"), ("PolicyName", "default")];
    type Output = Output;

    fn key(&self) -> Option<&KeyRef> {
        Some(&self.key_id)
    }

    fn handle(self, _: &mut Cx<'_>, _: Key) -> Result<Output> {
        super::set_key_policy::refuse(&self.policy_name)
    }
}
