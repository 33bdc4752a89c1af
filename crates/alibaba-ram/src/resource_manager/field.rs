//! Values of parameters that only Resource Management has.

use alibaba_core::principal_name::{Domain, PrincipalName as Parsed};
use iam::attachment::HolderKind;
use iam::{Error, Kind, Name};
use kernel::page::Numbered;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::Problem;

/// Number of a page; the first is 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "i64")]
struct PageNumber(#[schemars(range(min = 1))] i64);

impl Default for PageNumber {
    fn default() -> Self {
        Self(1)
    }
}

impl TryFrom<i64> for PageNumber {
    type Error = Problem;

    fn try_from(number: i64) -> Result<Self, Problem> {
        if number > 0 { Ok(Self(number)) } else { Err(Problem::Range) }
    }
}

/// How many items a page has: 1 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "i64")]
struct PageSize(#[schemars(range(min = 1, max = 100))] i64);

impl Default for PageSize {
    fn default() -> Self {
        Self(10)
    }
}

impl TryFrom<i64> for PageSize {
    type Error = Problem;

    fn try_from(size: i64) -> Result<Self, Problem> {
        if (1..=100).contains(&size) { Ok(Self(size)) } else { Err(Problem::Range) }
    }
}

/// The page that a call asks for.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Numbers {
    /// Number of the page, from 1.
    #[serde(default)]
    page_number: PageNumber,
    /// How many items a page has, 1 to 100; 10 by default.
    #[serde(default)]
    page_size: PageSize,
}

impl From<Numbers> for Numbered {
    fn from(asked: Numbers) -> Self {
        Self { number: asked.page_number.0, size: asked.page_size.0 }
    }
}

/// Kind of an identity that policies are attached to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub(super) enum PrincipalType {
    /// A user.
    #[serde(rename = "IMSUser")]
    User,
    /// A group of users.
    #[serde(rename = "IMSGroup")]
    Group,
    /// A role.
    #[serde(rename = "ServiceRole")]
    Role,
}

impl From<PrincipalType> for HolderKind {
    fn from(kind: PrincipalType) -> Self {
        match kind {
            PrincipalType::User => Self::User,
            PrincipalType::Group => Self::Group,
            PrincipalType::Role => Self::Role,
        }
    }
}

impl From<HolderKind> for PrincipalType {
    fn from(kind: HolderKind) -> Self {
        match kind {
            HolderKind::User => Self::User,
            HolderKind::Group => Self::Group,
            HolderKind::Role => Self::Role,
        }
    }
}

/// Name of a user, group or role with the domain of its account, such as `alice@1234567890123456.onaliyun.com`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(super) struct PrincipalName(#[schemars(with = "String")] Parsed);

impl TryFrom<String> for PrincipalName {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        Parsed::parse(&text).map(Self).ok_or(Problem::Format)
    }
}

impl PrincipalName {
    /// Kind of the identity, as its name tells it.
    pub(super) fn kind(&self) -> PrincipalType {
        self.0.kind.into()
    }

    /// The name in the account, when it is one of this kind there. Nothing of another account is found.
    pub(super) fn holder(&self, kind: PrincipalType, domain: &Domain) -> iam::Result<Name> {
        let kind = HolderKind::from(kind);
        if self.0.kind == kind && domain.has(&self.0) {
            return Ok(self.0.name.clone());
        }
        let missing = match kind {
            HolderKind::User => Kind::User,
            HolderKind::Group => Kind::Group,
            HolderKind::Role => Kind::Role,
        };
        Err(Error::not_found(missing, self.0.name.as_str()))
    }
}

/// Name of a resource group: 2 to 50 letters, digits and hyphens, the first a letter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(super) struct GroupName(#[schemars(length(min = 2, max = 50))] pub(super) String);

impl TryFrom<String> for GroupName {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() {
            return Err(Problem::Missing);
        }
        if !(2..=50).contains(&text.chars().count()) {
            return Err(Problem::Length);
        }
        let letters = text.starts_with(|letter: char| letter.is_ascii_alphabetic());
        let plain = text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
        if letters && plain { Ok(Self(text)) } else { Err(Problem::Characters) }
    }
}

/// Name that people are shown of a resource group: 1 to 50 characters.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(super) struct GroupDisplayName(#[schemars(length(min = 1, max = 50))] pub(super) String);

impl TryFrom<String> for GroupDisplayName {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        match text.chars().count() {
            0 => Err(Problem::Missing),
            1..=50 => Ok(Self(text)),
            _ => Err(Problem::Length),
        }
    }
}

/// A resource group, or the number of the account for all of it: 1 to 64 characters.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(super) struct ResourceGroupId(#[schemars(length(min = 1, max = 64))] pub(super) String);

impl TryFrom<String> for ResourceGroupId {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if (1..=64).contains(&text.chars().count()) { Ok(Self(text)) } else { Err(Problem::Length) }
    }
}
