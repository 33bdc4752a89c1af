//! Policies attached to users, groups and roles: three families of operations over one [`Holder`].

mod attach_policy;
mod detach_policy;
mod group;
mod list_policies_for;
mod role;
mod user;

pub use attach_policy::AttachPolicy;
pub use detach_policy::DetachPolicy;
pub use group::Group;
pub use list_policies_for::ListPoliciesFor;
pub use role::Role;
pub use user::User;

use std::fmt::Debug;

use alibaba_core::resource_group;
use iam::Name;
use iam::attachment::{HolderKind, Reach};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use sts::Caller;
use wire::{Check, Checks, Scope};

use crate::ram::field::PolicyType;
use crate::ram::policy;

/// A kind of identity that policies are attached to, with the words that differ from kind to kind.
pub trait Holder: Debug + Send + Sync + 'static {
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

    /// Parameters of the calls that attach and detach.
    type Pair: DeserializeOwned + JsonSchema + Send + Sync;
    /// Parameters of the call that lists.
    type Only: DeserializeOwned + JsonSchema + Send + Sync;

    /// Policy and holder of a call that attaches or detaches.
    fn pair(input: &Self::Pair) -> Pair;
    /// Name of the holder in a call that lists.
    fn name(input: &Self::Only) -> &str;
    /// The holder as policies are asked about it.
    fn arn(account: &str, name: &str) -> String;
}

/// A policy and an identity that it is attached to, or is to be.
#[derive(Debug)]
pub struct Pair {
    policy_type: PolicyType,
    policy: Name,
    holder: Name,
    resource_group: Option<String>,
}

impl Pair {
    /// How far the attachment is to reach.
    fn reach(&self, scope: &mut Scope<'_>) -> iam::Result<Reach> {
        resource_group::reach(scope, self.resource_group.as_deref().unwrap_or_default())
    }

    /// How far the attachment that is to go reaches.
    fn named_reach(&self, account: &str) -> Reach {
        resource_group::named(account, self.resource_group.as_deref().unwrap_or_default())
    }
}

/// Both the holder and the policy are asked about.
fn checks<H: Holder>(operation: &'static str, input: &H::Pair, caller: &Caller) -> Checks {
    let action = format!("ram:{operation}");
    let pair = H::pair(input);
    let on_holder = Check::new(action.clone(), H::arn(caller.account(), pair.holder.as_str()));
    Checks::only(on_holder).and(Check::new(action, policy::arn_of(caller, pair.policy_type, pair.policy.as_str())))
}
