//! Policies attached to users, groups and roles.

mod change_policy;
mod list_policy_attachments;

pub use change_policy::ChangePolicy;
pub use list_policy_attachments::ListPolicyAttachments;

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Check, Checks};

use super::field::{PrincipalName, PrincipalType, ResourceGroupId};
use crate::ram::field::{PolicyName, PolicyType};
use crate::ram::policy::arn_of;

/// Attaches a policy to a user, a group or a role, or detaches it, for the account or for one resource group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Pair {
    /// Whose policy it is: `System` or `Custom`.
    policy_type: PolicyType,
    /// Name of the policy.
    policy_name: PolicyName,
    /// Kind of the holder: `IMSUser`, `IMSGroup` or `ServiceRole`.
    principal_type: PrincipalType,
    /// Name of the holder with the domain of the account.
    principal_name: PrincipalName,
    /// Resource group that the attachment is limited to, or the number of the account for all of it.
    resource_group_id: ResourceGroupId,
}

/// A call that attaches or detaches.
const EXAMPLE: &[(&str, &str)] = &[
    ("PolicyType", "System"),
    ("PolicyName", "ReadOnlyAccess"),
    ("PrincipalType", "IMSUser"),
    ("PrincipalName", "alice@1234567890123456.onaliyun.com"),
    ("ResourceGroupId", "1234567890123456"),
];

/// The policy is asked about, and every holder of the kind.
///
/// Source: the vendor's page "RAM authorization" of Resource Management.
fn checks(operation: &str, input: &Pair, caller: &Caller) -> Checks {
    let action = format!("ram:{operation}");
    let account = caller.account();
    let holders = match input.principal_type {
        PrincipalType::User => format!("acs:ims:*:{account}:user/*"),
        PrincipalType::Group => format!("acs:ims:*:{account}:group/*"),
        PrincipalType::Role => arn::ram(account, "role/*"),
    };
    let policy = arn_of(caller, input.policy_type, &input.policy_name.0);
    Checks::of(action.clone(), policy).and(Check::new(action, holders))
}
