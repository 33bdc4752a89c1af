//! The rules: say from which networks keys may be used.

use store::Scope;

use super::{KeyPolicy, rows};
use crate::error::Result;
use crate::key;
use crate::name::Name;

/// Says from which networks a key of this user, or of the account itself, may be used from the next call on.
pub fn set(scope: &mut Scope<'_>, user: Option<&Name>, key_id: &str, policy: &KeyPolicy) -> Result<()> {
    key::find(scope, user, key_id)?;
    Ok(rows::keep(&mut scope.change_authority()?, key_id, policy)?)
}

/// Says from which networks those keys of the account may be used that have no active policy of their own.
pub fn set_of_account(scope: &mut Scope<'_>, policy: &KeyPolicy) -> Result<()> {
    Ok(rows::keep(&mut scope.change_authority()?, rows::ACCOUNT, policy)?)
}
