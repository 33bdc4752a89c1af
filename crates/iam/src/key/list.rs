//! The rule: list access keys.

use store::Scope;

use super::{AccessKey, rows};
use crate::error::Result;
use crate::name::Name;
use crate::user;

/// The keys of a user, oldest first; those of the account itself when `user` is `None`.
pub fn list(scope: &mut Scope<'_>, user: Option<&Name>) -> Result<Vec<AccessKey>> {
    let user_id = match user {
        Some(name) => Some(user::get(scope, name)?.id),
        None => None,
    };
    Ok(rows::of_user(scope, user_id.as_deref())?)
}

/// The keys of every user of the account, oldest first.
pub fn of_users(scope: &mut Scope<'_>) -> Result<Vec<AccessKey>> {
    Ok(rows::of_users(scope)?)
}
