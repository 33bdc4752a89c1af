//! Policies and their versions.

mod create_policy;
mod create_policy_version;
mod delete_policy;
mod delete_policy_version;
mod get_policy;
mod get_policy_version;
mod list_entities_for_policy;
mod list_policies;
mod list_policy_versions;
mod set_default_policy_version;
mod update_policy_description;

pub use create_policy::{CreatePolicy, NewPolicy};
pub use create_policy_version::{CreatePolicyVersion, NewVersion};
pub use delete_policy::DeletePolicy;
pub use delete_policy_version::DeletePolicyVersion;
pub use get_policy::GetPolicy;
pub use get_policy_version::GetPolicyVersion;
pub use list_entities_for_policy::ListEntitiesForPolicy;
pub use list_policies::ListPolicies;
pub use list_policy_versions::ListPolicyVersions;
pub use set_default_policy_version::SetDefaultPolicyVersion;
pub use update_policy_description::UpdatePolicyDescription;

use alibaba_core::arn;
use sts::Caller;

use crate::ram::field::PolicyType;

/// A policy as policies are asked about it.
pub(crate) fn arn_of(caller: &Caller, kind: PolicyType, name: &str) -> String {
    match kind {
        PolicyType::System => arn::policy("system", name),
        PolicyType::Custom => arn::policy(caller.account(), name),
    }
}
