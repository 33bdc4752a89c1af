//! From which networks access keys may be used.

mod get_access_key_policy;
mod get_access_key_policy_for_account;
mod set_access_key_policy;
mod set_access_key_policy_for_account;

pub use get_access_key_policy::GetAccessKeyPolicy;
pub use get_access_key_policy_for_account::GetAccessKeyPolicyForAccount;
pub use set_access_key_policy::SetAccessKeyPolicy;
pub use set_access_key_policy_for_account::SetAccessKeyPolicyForAccount;
