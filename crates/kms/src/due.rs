//! What happens to keys and secrets by itself at a time: keys are rotated, both are deleted.

use kernel::Timestamp;
use store::Scope;

use crate::error::Result;
use crate::vault::Vault;
use crate::{key, secret};

/// Does what is due in the account, and says to how many keys and secrets something happened.
pub fn run(scope: &mut Scope<'_>, vault: Vault<'_>) -> Result<usize> {
    let deleted = key::delete_due(scope)?;
    Ok(deleted + key::rotate_due(scope, vault)? + secret::delete_due(scope)?)
}

/// When something next happens by itself in the account.
pub fn next(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    let deletion = key::next_deletion(scope)?;
    let secrets = secret::next_deletion(scope)?;
    Ok(deletion.into_iter().chain(key::next_rotation(scope)?).chain(secrets).min())
}
