//! What the operations on policies of roles have of their own.

use alibaba_core::arn;
use iam::attachment::HolderKind;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Holder;
use crate::ram::field::RoleName;

/// Policies are attached to roles.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct Role {
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

    fn name(&self) -> &str {
        &self.role_name.0
    }

    fn arn(account: &str, name: &str) -> String {
        arn::role(account, name)
    }
}
