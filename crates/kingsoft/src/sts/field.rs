//! Values of STS's parameters: each type states its rule once.

use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

use crate::field::texts;
use crate::krn;

texts! {
    /// Name of a session: 1 to 64 of letters, digits and `_+=,.@-`. No page states the rule.
    SessionName = 1 to 64 of |c| c.is_ascii_alphanumeric() || "_+=,.@-".contains(c);
    /// Session policy: 1 to 1,024 characters.
    SessionPolicy = 1 to 1024 of |_| true;
}

/// Resource name of a role: `krn:ksc:iam::<account>:role/<name>`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(super) struct RoleKrn {
    /// Account of the role.
    pub(super) account: String,
    /// Name of the role.
    pub(super) role: String,
}

impl TryFrom<String> for RoleKrn {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let (account, role) = krn::parse(&text, "role").ok_or(Problem::Format)?;
        Ok(Self { account: account.to_owned(), role: role.to_owned() })
    }
}
