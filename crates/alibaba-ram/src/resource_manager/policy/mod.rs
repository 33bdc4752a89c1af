//! Policies and their versions.

mod delete_policy;
mod get_policy;
mod list_policies;

pub use delete_policy::DeletePolicy;
pub use get_policy::GetPolicy;
pub use list_policies::ListPolicies;
