//! What the operations on policies of users have of their own.

use alibaba_core::arn;
use iam::Name;
use iam::attachment::HolderKind;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Holder, Pair};
use crate::ram::field::{PolicyName, PolicyType, UserName};

/// Policies are attached to users.
#[derive(Debug)]
pub struct User;

/// Attaches a policy to a user, or detaches it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct PairInput {
    /// Whose policy it is: `System` or `Custom`.
    policy_type: PolicyType,
    /// Name of the policy.
    policy_name: PolicyName,
    /// Name of the user.
    user_name: UserName,
    /// Resource group that the attachment is limited to; the whole account when it is left out.
    resource_group_id: Option<String>,
}

/// Lists the policies that are attached to a user.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct OnlyInput {
    /// Name of the user.
    user_name: UserName,
}

impl Holder for User {
    const KIND: HolderKind = HolderKind::User;
    const ATTACH: &'static str = "AttachPolicyToUser";
    const DETACH: &'static str = "DetachPolicyFromUser";
    const LIST: &'static str = "ListPoliciesForUser";
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess"), ("UserName", "alice")];
    const LIST_EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice")];
    type Pair = PairInput;
    type Only = OnlyInput;

    fn pair(input: &PairInput) -> Pair {
        Pair {
            policy_type: input.policy_type,
            policy: Name::from(input.policy_name.0.as_str()),
            holder: Name::from(input.user_name.0.as_str()),
            resource_group: input.resource_group_id.clone(),
        }
    }

    fn name(input: &OnlyInput) -> &str {
        &input.user_name.0
    }

    fn arn(account: &str, name: &str) -> String {
        arn::user(account, name)
    }
}
