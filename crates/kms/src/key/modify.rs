//! The rules: change what a key says of itself, enable and disable it, protect it.

use store::{Scope, table};

use super::{Key, rotate};
use crate::error::Result;

/// Gives a key another description.
pub fn describe(scope: &mut Scope<'_>, key: Key, description: String) -> Result<Key> {
    key.check_own()?;
    key.check_changeable()?;
    keep(scope, Key { description, ..key }, &["description"])
}

/// Lets a key be used.
pub fn enable(scope: &mut Scope<'_>, key: Key) -> Result<Key> {
    key.check_own()?;
    key.check_changeable()?;
    let key = keep(scope, Key { enabled: true, ..key }, &["enabled"])?;
    rotate::wake(scope, &key);
    Ok(key)
}

/// Keeps a key from being used. What was encrypted with it cannot be decrypted until it is enabled.
pub fn disable(scope: &mut Scope<'_>, key: Key) -> Result<Key> {
    key.check_own()?;
    key.check_changeable()?;
    keep(scope, Key { enabled: false, ..key }, &["enabled"])
}

/// Protects a key from being deleted, or no longer. A reason is kept only with a protection.
pub fn protect(scope: &mut Scope<'_>, key: Key, protected: bool, reason: String) -> Result<Key> {
    key.check_own()?;
    key.check_changeable()?;
    let protected_for = if protected { reason } else { String::new() };
    keep(scope, Key { protected, protected_for, ..key }, &["protected", "protected_for"])
}

/// Keeps these columns of a key as they are now.
pub(super) fn keep(scope: &mut Scope<'_>, key: Key, columns: &[&str]) -> Result<Key> {
    table::update(scope, &key, columns)?;
    Ok(key)
}
