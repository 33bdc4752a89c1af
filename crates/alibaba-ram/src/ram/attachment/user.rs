//! What the operations on policies of users have of their own.

use alibaba_core::arn;
use iam::attachment::HolderKind;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Holder;
use crate::ram::field::UserName;

/// Policies are attached to users.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct User {
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

    fn name(&self) -> &str {
        &self.user_name.0
    }

    fn arn(account: &str, name: &str) -> String {
        arn::user(account, name)
    }
}
