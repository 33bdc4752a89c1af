//! What the operations on policies of groups have of their own.

use alibaba_core::arn;
use iam::Name;
use iam::attachment::HolderKind;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Holder, Pair};
use crate::ram::field::{GroupName, PolicyName, PolicyType};

/// Policies are attached to groups.
#[derive(Debug)]
pub struct Group;

/// Attaches a policy to a user group, or detaches it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct PairInput {
    /// Whose policy it is: `System` or `Custom`.
    policy_type: PolicyType,
    /// Name of the policy.
    policy_name: PolicyName,
    /// Name of the group.
    group_name: GroupName,
    /// Resource group that the attachment is limited to; the whole account when it is left out.
    resource_group_id: Option<String>,
}

/// Lists the policies that are attached to a user group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct OnlyInput {
    /// Name of the group.
    group_name: GroupName,
}

impl Holder for Group {
    const KIND: HolderKind = HolderKind::Group;
    const ATTACH: &'static str = "AttachPolicyToGroup";
    const DETACH: &'static str = "DetachPolicyFromGroup";
    const LIST: &'static str = "ListPoliciesForGroup";
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess"), ("GroupName", "developers")];
    const LIST_EXAMPLE: &'static [(&'static str, &'static str)] = &[("GroupName", "developers")];
    type Pair = PairInput;
    type Only = OnlyInput;

    fn pair(input: &PairInput) -> Pair {
        Pair {
            policy_type: input.policy_type,
            policy: Name::from(input.policy_name.0.as_str()),
            holder: Name::from(input.group_name.0.as_str()),
            resource_group: input.resource_group_id.clone(),
        }
    }

    fn name(input: &OnlyInput) -> &str {
        &input.group_name.0
    }

    fn arn(account: &str, name: &str) -> String {
        arn::group(account, name)
    }
}
