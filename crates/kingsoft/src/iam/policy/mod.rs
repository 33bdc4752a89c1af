//! Policies and their versions.

mod change_version;
mod create_policy;
mod create_policy_version;
mod delete_policy;
mod get_policy;
mod get_policy_version;
mod list_policies;
mod list_policy_versions;
mod update_policy;

pub use change_version::{ChangeVersion, DeletePolicyVersion, SetDefaultPolicyVersion};
pub use create_policy::CreatePolicy;
pub use create_policy_version::CreatePolicyVersion;
pub use delete_policy::DeletePolicy;
pub use get_policy::GetPolicy;
pub use get_policy_version::GetPolicyVersion;
pub use list_policies::ListPolicies;
pub use list_policy_versions::ListPolicyVersions;
pub use update_policy::UpdatePolicy;
