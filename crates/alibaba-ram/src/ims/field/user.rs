//! Values about users.

use alibaba_core::principal_name::{Domain, PrincipalName};
use iam::attachment::HolderKind;
use iam::{Error, Kind, Name};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Scope;
use wire::Problem;

use crate::ram::field::UserName;

/// Name of a user with the domain of its account: `alice@1234567890123456.onaliyun.com`, up to 128 characters.
///
/// The account's alias may stand for its number.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct UserPrincipalName(#[schemars(with = "String", length(max = 128))] PrincipalName);

impl TryFrom<String> for UserPrincipalName {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.chars().count() > 128 {
            return Err(Problem::Length);
        }
        let name = PrincipalName::parse(&text).filter(|name| name.kind == HolderKind::User).ok_or(Problem::Format)?;
        UserName::try_from(name.name.to_string())?;
        Ok(Self(name))
    }
}

impl UserPrincipalName {
    /// Name of the user, for the question to the policies.
    pub(crate) fn user(&self) -> &Name {
        &self.0.name
    }

    /// Name of a user that is to be there. A name in another domain is nobody's.
    pub(crate) fn known(self, scope: &mut Scope<'_>) -> iam::Result<Name> {
        if Domain::of_account(scope)?.has(&self.0) {
            Ok(self.0.name)
        } else {
            Err(Error::not_found(Kind::User, self.0.name.as_str()))
        }
    }

    /// Name that a user is to have. Only the domain of the account is there to be used.
    pub(crate) fn free(self, scope: &mut Scope<'_>) -> iam::Result<Name> {
        if Domain::of_account(scope)?.has(&self.0) {
            Ok(self.0.name)
        } else {
            Err(Error::not_found(Kind::AccountAlias, self.0.name.as_str()))
        }
    }
}

/// Name of the user whose keys a call is about; an empty one counts as left out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct KeyOwnerName(#[schemars(with = "String")] pub(crate) Option<UserPrincipalName>);

impl TryFrom<String> for KeyOwnerName {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() { Ok(Self(None)) } else { UserPrincipalName::try_from(text).map(|name| Self(Some(name))) }
    }
}

/// Name to show to people: 1 to 24 characters.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct DisplayName(#[schemars(length(min = 1, max = 24))] pub(crate) String);

impl TryFrom<String> for DisplayName {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() { Err(Problem::Length) } else { NewDisplayName::try_from(text).map(|name| Self(name.0)) }
    }
}

/// Name to show to people: up to 24 characters; an empty one for none.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct NewDisplayName(#[schemars(length(max = 24))] pub(crate) String);

impl TryFrom<String> for NewDisplayName {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.chars().count() > 24 {
            return Err(Problem::Length);
        }
        if text.chars().any(char::is_control) { Err(Problem::Characters) } else { Ok(Self(text)) }
    }
}

/// Which users a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub(crate) enum UserStatus {
    /// Those who may use the cloud.
    #[default]
    #[serde(rename = "active")]
    Active,
    /// Those who were frozen.
    #[serde(rename = "freeze")]
    Freeze,
    /// Both.
    #[serde(rename = "active,freeze")]
    Any,
}

impl UserStatus {
    /// Whether the list can show anybody. The sandbox freezes no user.
    pub(crate) fn has_users(self) -> bool {
        self != Self::Freeze
    }
}
