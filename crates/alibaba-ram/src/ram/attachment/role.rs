//! What the operations on policies of roles have of their own.

use alibaba_core::arn;
use iam::Name;
use iam::attachment::HolderKind;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Holder, Pair};
use crate::ram::field::{PolicyName, PolicyType, RoleName};

/// Policies are attached to roles.
#[derive(Debug)]
pub struct Role;

/// Attaches a policy to a role, or detaches it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct PairInput {
    /// Whose policy it is: `System` or `Custom`.
    policy_type: PolicyType,
    /// Name of the policy.
    policy_name: PolicyName,
    /// Name of the role.
    role_name: RoleName,
    /// Resource group that the attachment is limited to; the whole account when it is left out.
    resource_group_id: Option<String>,
}

/// Lists the policies that are attached to a role.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct OnlyInput {
    /// Name of the role.
    role_name: RoleName,
}

impl Holder for Role {
    const KIND: HolderKind = HolderKind::Role;
    const ATTACH: &'static str = "AttachPolicyToRole";
    const DETACH: &'static str = "DetachPolicyFromRole";
    const LIST: &'static str = "ListPoliciesForRole";
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess"), ("RoleName", "MyApplicationRole")];
    const LIST_EXAMPLE: &'static [(&'static str, &'static str)] = &[("RoleName", "MyApplicationRole")];
    type Pair = PairInput;
    type Only = OnlyInput;

    fn pair(input: &PairInput) -> Pair {
        Pair {
            policy_type: input.policy_type,
            policy: Name::from(input.policy_name.0.as_str()),
            holder: Name::from(input.role_name.0.as_str()),
            resource_group: input.resource_group_id.clone(),
        }
    }

    fn name(input: &OnlyInput) -> &str {
        &input.role_name.0
    }

    fn arn(account: &str, name: &str) -> String {
        arn::role(account, name)
    }
}
