//! What happens to keys by itself at a time: they are rotated and deleted.

use kernel::Timestamp;
use store::Scope;

use crate::error::Result;
use crate::key;
use crate::vault::Vault;

/// Does what is due in the account, and says to how many keys something happened.
pub fn run(scope: &mut Scope<'_>, vault: Vault<'_>) -> Result<usize> {
    let deleted = key::delete_due(scope)?;
    Ok(deleted + key::rotate_due(scope, vault)?)
}

/// When something next happens by itself in the account.
pub fn next(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    let deletion = key::next_deletion(scope)?;
    Ok(deletion.into_iter().chain(key::next_rotation(scope)?).min())
}
