//! The rules: read the networks of a key and of an account.

use store::Scope;

use super::{KeyPolicy, rows};
use crate::error::{Error, Kind, Result};
use crate::key;
use crate::name::Name;

/// The networks that a key of this user, or of the account itself, may be used from.
pub fn get(scope: &mut Scope<'_>, user: Option<&Name>, key_id: &str) -> Result<KeyPolicy> {
    key::find(scope, user, key_id)?;
    rows::find(scope, key_id)?.ok_or_else(|| Error::not_found(Kind::KeyPolicy, key_id))
}

/// The networks that the keys of the account may be used from.
pub fn of_account(scope: &mut Scope<'_>) -> Result<KeyPolicy> {
    rows::find(scope, rows::ACCOUNT)?.ok_or_else(|| Error::not_found(Kind::KeyPolicy, ""))
}
