//! From which networks access keys may be used.

mod get_access_key_policy;
mod get_access_key_policy_for_account;
mod set_access_key_policy;
mod set_access_key_policy_for_account;

pub use get_access_key_policy::GetAccessKeyPolicy;
pub use get_access_key_policy_for_account::GetAccessKeyPolicyForAccount;
pub use set_access_key_policy::SetAccessKeyPolicy;
pub use set_access_key_policy_for_account::SetAccessKeyPolicyForAccount;

use schemars::JsonSchema;
use serde::Serialize;

/// An answer that is the policy of one key.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(rename = "Output")]
pub struct OfKey {
    access_key_id: String,
    access_key_policy: String,
}

/// An answer that is the policy of the account's keys.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(rename = "Output")]
pub struct OfWholeAccount {
    access_key_policy: String,
}
