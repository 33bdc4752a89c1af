//! Users.

mod create_user;
mod delete_user;
mod get_user;
mod list_users;
mod update_user;

pub use create_user::CreateUser;
pub use delete_user::DeleteUser;
pub use get_user::GetUser;
pub use list_users::ListUsers;
pub use update_user::UpdateUser;

use iam::Name;
use sts::Caller;

use super::errors::Error;
use super::field::UserName;

/// The user that a call is about, as policies are asked about it: the one it names, else the caller.
pub(crate) fn named(user: Option<&UserName>, caller: &Caller) -> String {
    match user {
        Some(user) => user.0.clone(),
        None => caller.user().map(ToString::to_string).unwrap_or_default(),
    }
}

/// The same for the handler, which needs one.
pub(crate) fn wanted(caller: &Caller, user: Option<UserName>) -> Result<Name, Error> {
    user.map(Name::from).or_else(|| caller.user().cloned()).ok_or(Error::Wanting("UserName"))
}
