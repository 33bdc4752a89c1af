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

use iam::Name;
use iam::security_preference::Own;
use sts::Caller;
use wire::{Check, Checks, Cx};

use crate::ims::field::KeyOwnerName;
use crate::ram::key;

/// What a call about keys asks: about the user that it names, else about the caller.
pub(super) fn check(operation: &str, caller: &Caller, owner: Option<&KeyOwnerName>) -> Check {
    let owner = owner.and_then(KeyOwnerName::asked);
    let name = key::named(caller, owner.as_ref()).unwrap_or("*");
    crate::ims::check(operation, caller, &format!("user/{name}"))
}

/// The same, of a caller who may be let manage its own keys.
fn checks(operation: &str, caller: &Caller, owner: Option<&KeyOwnerName>) -> Checks {
    Checks::only(check(operation, caller, owner).on_own(Own::AccessKeys))
}

/// The user whose keys a call is about; `None` when the account itself asks for its own.
pub(super) fn owner(cx: &mut Cx<'_>, owner: Option<KeyOwnerName>) -> iam::Result<Option<Name>> {
    let owner = match owner {
        Some(owner) => owner.known(cx.scope())?,
        None => None,
    };
    key::owner(cx.caller(), owner.as_ref())
}
