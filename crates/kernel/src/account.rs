//! Accounts, and the clouds they belong to.

use std::fmt;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::SystemPolicies;
use crate::mint::IdFormat;

/// Number of a cloud account as its vendor prints it, such as `1234567890123456`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct AccountId(String);

/// An account id was not 4 to 32 decimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an account id is 4 to 32 decimal digits")]
pub struct InvalidAccountId;

impl AccountId {
    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for AccountId {
    type Error = InvalidAccountId;

    fn try_from(text: String) -> Result<Self, InvalidAccountId> {
        let digits = text.bytes().all(|b| b.is_ascii_digit());
        if digits && (4..=32).contains(&text.len()) { Ok(Self(text)) } else { Err(InvalidAccountId) }
    }
}

impl std::str::FromStr for AccountId {
    type Err = InvalidAccountId;

    fn from_str(text: &str) -> Result<Self, InvalidAccountId> {
        Self::try_from(text.to_owned())
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Key of one account in one cloud; every stored row belongs to a tenant.
///
/// An account that lives in two clouds is two tenants, so nothing of one can be seen in the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TenantId(pub i64);

/// What distinguishes one cloud from another without naming it in any rule.
///
/// A dialect crate declares one as a constant.
#[derive(Debug)]
pub struct Cloud {
    /// Short name, such as `alibaba`; stored with each account.
    pub name: &'static str,
    /// Policy language of the cloud, as the policy engine spells it.
    pub policy_dialect: &'static str,
    /// Whether a name leads to a thing only in the case it was made with.
    ///
    /// Two names that differ in case alone are never given out; this says whether one finds the other. It
    /// must be true where the policy language compares names with case, or a policy about one spelling
    /// could be evaded with another.
    pub exact_names: bool,
    /// Key that stands for the vendor where a row says whose policy it means.
    pub system: TenantId,
    /// The policies which the vendor itself maintains.
    pub system_policies: &'static LazyLock<SystemPolicies>,
    /// Spelling of identifiers.
    pub shapes: IdFormats,
    /// How many of each thing an account may have, by the name of the quota.
    pub quotas: &'static [(&'static str, u64)],
}

/// How a cloud spells the identifiers that the core mints.
#[derive(Debug)]
pub struct IdFormats {
    /// Account numbers.
    pub account: IdFormat,
    /// Users.
    pub user: IdFormat,
    /// User groups.
    pub group: IdFormat,
    /// Roles.
    pub role: IdFormat,
    /// Long-term access keys.
    pub access_key: IdFormat,
    /// Secrets of long-term access keys.
    pub secret: IdFormat,
    /// Access keys of sessions.
    pub session_key: IdFormat,
}

/// One account in one cloud.
#[derive(Debug)]
pub struct Tenant {
    /// Key of its rows.
    pub id: TenantId,
    /// Number that resource names carry.
    pub account: AccountId,
    /// The cloud it belongs to.
    pub cloud: &'static Cloud,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_id_is_digits_only() {
        assert!("1234567890123456".parse::<AccountId>().is_ok());
        for wrong in ["", "123", "12345x", "١٢٣٤٥", &"1".repeat(33)] {
            assert_eq!(wrong.parse::<AccountId>(), Err(InvalidAccountId), "{wrong}");
        }
    }
}
