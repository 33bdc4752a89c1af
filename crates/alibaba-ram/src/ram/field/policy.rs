//! Policies and their versions.

use iam::policy::Owner;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::Problem;

/// Whose policy it is: `System` for the cloud's own, `Custom` for the account's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub(crate) enum PolicyType {
    /// A policy that the cloud maintains.
    System,
    /// A policy that the account wrote.
    Custom,
}

impl From<PolicyType> for Owner {
    fn from(kind: PolicyType) -> Self {
        match kind {
            PolicyType::System => Self::System,
            PolicyType::Custom => Self::Account,
        }
    }
}

impl From<Owner> for PolicyType {
    fn from(owner: Owner) -> Self {
        match owner {
            Owner::System => Self::System,
            Owner::Account => Self::Custom,
        }
    }
}

/// Text of a policy: 1 to 6,144 characters. What it says is for the policy language to judge.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct PolicyDocument(#[schemars(length(min = 1, max = 6_144))] pub(crate) String);

impl TryFrom<String> for PolicyDocument {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if (1..=6_144).contains(&text.chars().count()) { Ok(Self(text)) } else { Err(Problem::Length) }
    }
}

/// Name of a version, such as `v1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct VersionId(#[schemars(with = "String")] pub(crate) i64);

impl TryFrom<String> for VersionId {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let number = text.strip_prefix('v').filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()));
        match number.and_then(|digits| digits.parse().ok()) {
            Some(number) if number > 0 => Ok(Self(number)),
            _ => Err(Problem::Format),
        }
    }
}

impl VersionId {
    /// The name of a version.
    pub(crate) fn show(number: i64) -> String {
        format!("v{number}")
    }
}
