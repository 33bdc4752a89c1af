//! Access keys of users and of the account itself.

mod create_access_key;
mod delete_access_key;
mod list_access_keys;
mod list_all_user_access_keys;
mod update_access_key;

pub use create_access_key::CreateAccessKey;
pub use delete_access_key::DeleteAccessKey;
pub use list_access_keys::ListAccessKeys;
pub use list_all_user_access_keys::ListAllUserAccessKeys;
pub use update_access_key::UpdateAccessKey;

use iam::Name;
use sts::{Caller, Identity};

use super::errors::Error;
use super::field::UserName;
use crate::krn;

/// Whose keys a call is about: the user it names, else whoever calls; `None` for the account itself.
fn holder(caller: &Caller, user: Option<UserName>) -> Result<Option<Name>, Error> {
    match (user, &caller.identity) {
        (Some(user), _) => Ok(Some(user.into())),
        (None, Identity::Root) => Ok(None),
        (None, _) => caller.user().cloned().map(Some).ok_or(Error::Wanting("UserName")),
    }
}

/// The same as policies are asked about it.
fn holder_krn(user: Option<&UserName>, caller: &Caller) -> String {
    match (user, caller.user()) {
        (Some(user), _) => krn::user(caller.account(), &user.0),
        (None, Some(user)) => krn::user(caller.account(), user),
        (None, None) => krn::iam(caller.account(), "root"),
    }
}
