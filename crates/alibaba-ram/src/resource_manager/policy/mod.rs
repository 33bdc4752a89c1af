//! Policies and their versions.

mod create_policy;
mod create_policy_version;
mod delete_policy;
mod get_policy;
mod list_policies;

pub use create_policy::CreatePolicy;
pub use create_policy_version::CreatePolicyVersion;
pub use delete_policy::DeletePolicy;
pub use get_policy::GetPolicy;
pub use list_policies::ListPolicies;
