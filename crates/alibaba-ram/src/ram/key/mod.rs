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

use iam::security_preference::SelfService;
use iam::{Error, Kind, Name};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::{Caller, Identity};
use wire::{Check, Checks, Cx, Problem};

use crate::ram::field::UserName;
use crate::ram::identities::{Identities, NamesOwner};

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
pub(crate) struct KeyOwner(pub(crate) Option<String>);

impl TryFrom<String> for KeyOwner {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() { Ok(Self(None)) } else { UserName::try_from(text).map(|name| Self(Some(name.0))) }
    }
}

/// What a call about keys asks: about the user that it names, else about the caller.
pub(crate) fn check<S: Identities>(operation: &str, caller: &Caller, owner: &S::Owner) -> Check {
    let user = owner.asked().or_else(|| caller.user().map(Name::as_str));
    S::check(operation, caller, &format!("user/{}", user.unwrap_or("*")))
}

/// The same, of a caller who may be let manage its own keys.
fn checks<S: Identities>(operation: &str, caller: &Caller, owner: &S::Owner) -> Checks {
    Checks::only(check::<S>(operation, caller, owner).self_service(SelfService::AccessKeys.name()))
}

/// The user whose keys a call is about; `None` when the account itself asks for its own.
///
/// A session of a role has no keys: a call of one that names no user is about a user who is not there.
pub(crate) fn owner(cx: &mut Cx<'_>, owner: impl NamesOwner) -> iam::Result<Option<Name>> {
    let named = owner.known(cx.scope())?;
    let caller = cx.caller();
    match (named.or_else(|| caller.user().cloned()), &caller.identity) {
        (Some(name), _) => Ok(Some(name)),
        (None, Identity::Root) => Ok(None),
        (None, _) => Err(Error::not_found(Kind::User, "")),
    }
}
