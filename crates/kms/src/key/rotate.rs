//! The rules: rotate a key, and have it rotated by itself.

use jiff::SignedDuration;
use kernel::Timestamp;
use store::Scope;

use super::modify::keep;
use super::{Key, Rotation, Version, rows, version};
use crate::error::{Error, Result};
use crate::vault::Vault;

/// How many terms are made up for at most, where the clock was moved past many of them.
const MOST_AT_ONCE: i64 = 50;

/// Gives a key a new version, which encryptions use from now on. Earlier ones still decrypt.
pub fn rotate(scope: &mut Scope<'_>, vault: Vault<'_>, key: Key) -> Result<(Key, Version)> {
    key.check_own()?;
    if !key.spec.is_symmetric() {
        return Err(Error::NotForThis { id: key.id });
    }
    key.check_usable()?;
    let at = scope.now();
    turn(scope, vault, key, at)
}

/// Has a key rotated by itself after so many seconds each, or no longer.
pub fn set_rotation(scope: &mut Scope<'_>, key: Key, every: Option<i64>) -> Result<Key> {
    key.check_own()?;
    if !key.spec.is_symmetric() && every.is_some() {
        return Err(Error::NotForThis { id: key.id });
    }
    key.check_changeable()?;
    let key = keep(scope, Key { rotates_every: every, ..key }, &["rotates_every"])?;
    wake(scope, &key);
    Ok(key)
}

/// Says when a key is rotated next, where it is.
pub(super) fn wake(scope: &mut Scope<'_>, key: &Key) {
    if let Rotation::At(at) = key.rotation() {
        scope.wake_at(at);
    }
}

/// Rotates the keys of the account whose time has come, once for every term that has passed, and says how many there were.
pub(crate) fn rotate_due(scope: &mut Scope<'_>, vault: Vault<'_>) -> Result<usize> {
    let due = rows::to_rotate(scope)?;
    let count = due.len();
    for mut key in due {
        for at in moments(&key, scope.now()) {
            (key, _) = turn(scope, vault, key, at)?;
        }
    }
    Ok(count)
}

/// When the next key of the account is rotated.
pub(crate) fn next_rotation(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    let rotating = rows::rotating(scope)?;
    Ok(rotating.iter().filter_map(Key::next_rotation).min())
}

/// The moments up to now at which a key is rotated; the last ones, where there are many.
fn moments(key: &Key, now: Timestamp) -> Vec<Timestamp> {
    let every = key.rotates_every.unwrap_or(i64::MAX).max(1);
    let terms = (now.as_second() - key.rotated_at.as_second()) / every;
    let first = (terms - MOST_AT_ONCE).max(0) + 1;
    let after = |term: i64| key.rotated_at.checked_add(SignedDuration::from_secs(term.saturating_mul(every))).ok();
    (first..=terms).filter_map(after).collect()
}

fn turn(scope: &mut Scope<'_>, vault: Vault<'_>, key: Key, at: Timestamp) -> Result<(Key, Version)> {
    let made = version::make(scope, vault, &key.id, key.spec, at)?;
    let key = Key { primary_version: made.id.clone(), rotated_at: at, ..key };
    let key = keep(scope, key, &["primary_version", "rotated_at"])?;
    wake(scope, &key);
    Ok((key, made))
}
