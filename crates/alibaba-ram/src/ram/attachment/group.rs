//! What the operations on policies of groups have of their own.

use alibaba_core::arn;
use iam::attachment::HolderKind;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Holder;
use crate::ram::field::GroupName;

/// Policies are attached to groups.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct Group {
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

    fn name(&self) -> &str {
        &self.group_name.0
    }

    fn arn(account: &str, name: &str) -> String {
        arn::group(account, name)
    }
}
