//! `SetKeyPolicy`

use kms::key::Key;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::Done;
use crate::errors::{Error, Result};
use crate::field::{KeyRef, Required, Text};
use crate::of_key::OfKey;

/// Sets the policy of a key in an instance of the service. Keys of the account lie in none and have no policy.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SetKeyPolicy {
    /// Key, by its identifier or its resource name.
    key_id: KeyRef,
    /// Name of the policy: `default`.
    #[serde(default)]
    policy_name: Text,
    /// The policy.
    #[serde(rename = "Policy")]
    _policy: Required,
}

/// Refuses a policy of another name, and then any: nothing lies in an instance.
pub(crate) fn refuse<T>(name: &Text) -> Result<T> {
    match name.get() {
        None | Some("default") => Err(Error::unsupported()),
        Some(_) => Err(Error::no_resource()),
    }
}

impl OfKey for SetKeyPolicy {
    const NAME: &'static str = "SetKeyPolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("KeyId", "key-bp1abcdefghijklmnopqr"),
        (
            "Policy",
            r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["kms:*"],"Principal":{"RAM":["acs:ram::1234567890123456:*"]},"Resource":["*"]}]}"#,
        ),
    ];
    type Output = Done;

    fn key(&self) -> Option<&KeyRef> {
        Some(&self.key_id)
    }

    fn handle(self, _: &mut Cx<'_>, _: Key) -> Result<Done> {
        refuse(&self.policy_name)
    }
}
