//! Access keys of users, and of the account itself.

mod create_access_key;
mod delete_access_key;
mod get_access_key_last_used;
mod list_access_keys;
mod update_access_key;

pub use create_access_key::CreateAccessKey;
pub use delete_access_key::DeleteAccessKey;
pub use get_access_key_last_used::GetAccessKeyLastUsed;
pub use list_access_keys::ListAccessKeys;
pub use update_access_key::UpdateAccessKey;

use alibaba_core::arn;
use iam::security_preference::Own;
use iam::{Error, Kind, Name};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::{Caller, Identity};
use wire::{Check, Checks, Problem};

use crate::ram::field::UserName;

/// Whether calls signed with a key are accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub(crate) enum Status {
    /// They are.
    Active,
    /// They are not.
    Inactive,
}

/// Name of the user whose keys a call is about; an empty one counts as left out.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct KeyOwner(Option<String>);

impl TryFrom<String> for KeyOwner {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() { Ok(Self(None)) } else { UserName::try_from(text).map(|name| Self(Some(name.0))) }
    }
}

impl KeyOwner {
    /// The user of this name.
    pub(crate) fn of(name: UserName) -> Self {
        Self(Some(name.0))
    }
}

/// The name that a call or its caller gives: of the user whose keys it is about.
pub(crate) fn named<'a>(caller: &'a Caller, owner: Option<&'a KeyOwner>) -> Option<&'a str> {
    owner.and_then(|owner| owner.0.as_deref()).or_else(|| caller.user().map(Name::as_str))
}

/// What a call about keys asks: about the user, who may be let manage its own.
fn check(action: &'static str, caller: &Caller, owner: Option<&KeyOwner>) -> Checks {
    let user = arn::user(caller.account(), named(caller, owner).unwrap_or("*"));
    Checks::only(Check::new(action, user).on_own(Own::AccessKeys))
}

/// The user whose keys a call is about; `None` when the account itself asks for its own.
///
/// A session of a role has no keys: a call of one that names no user is about a user who is not there.
pub(crate) fn owner(caller: &Caller, owner: Option<&KeyOwner>) -> iam::Result<Option<Name>> {
    match (named(caller, owner), &caller.identity) {
        (Some(name), _) => Ok(Some(name.into())),
        (None, Identity::Root) => Ok(None),
        (None, _) => Err(Error::not_found(Kind::User, "")),
    }
}
