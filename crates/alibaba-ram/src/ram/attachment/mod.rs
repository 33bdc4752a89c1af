//! Policies attached to users, groups and roles: three families of operations over one [`Holder`].

mod change_policy;
mod group;
mod list_policies_for;
mod role;
mod user;

pub use change_policy::{Attach, ChangePolicy, Detach, Verb};
pub use group::Group;
pub use list_policies_for::ListPoliciesFor;
pub use role::Role;
pub use user::User;

use std::fmt::Debug;

use iam::attachment::HolderKind;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::ram::field::{PolicyName, PolicyType};

/// An identity that policies are attached to, as a call names it, with the words that differ from kind to kind.
pub trait Holder: DeserializeOwned + JsonSchema + Debug + Send + Sync + 'static {
    /// The kind.
    const KIND: HolderKind;
    /// Name of the operation that attaches.
    const ATTACH: &'static str;
    /// Name of the operation that detaches.
    const DETACH: &'static str;
    /// Name of the operation that lists.
    const LIST: &'static str;
    /// Example of a call that attaches or detaches.
    const EXAMPLE: &'static [(&'static str, &'static str)];
    /// Example of a call that lists.
    const LIST_EXAMPLE: &'static [(&'static str, &'static str)];

    /// Name of the holder.
    fn name(&self) -> &str;
    /// The holder as policies are asked about it.
    fn arn(account: &str, name: &str) -> String;
}

/// Attaches a policy to a user, group or role, or detaches it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Policy {
    /// Whose policy it is: `System` or `Custom`.
    policy_type: PolicyType,
    /// Name of the policy.
    policy_name: PolicyName,
    /// Resource group that the attachment is limited to; the whole account when it is left out.
    resource_group_id: Option<String>,
}
