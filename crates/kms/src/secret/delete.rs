//! The rules: delete a secret, at once or after some days, and bring it back.

use jiff::SignedDuration;
use kernel::Timestamp;
use store::{Scope, table};

use super::{Secret, TAGGED, Version, rows};
use crate::error::{Error, Result};

/// When a secret is to be deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deletion {
    /// At once, for good.
    Now,
    /// After so many days, until which it can be brought back.
    After(u32),
}

/// Deletes a secret, and says when that is.
pub fn delete(scope: &mut Scope<'_>, secret: Secret, deletion: Deletion) -> Result<Timestamp> {
    match deletion {
        Deletion::Now => {
            remove(scope, &[&secret.place])?;
            Ok(scope.now())
        }
        Deletion::After(days) => {
            secret.check_usable()?;
            let span = SignedDuration::from_hours(24 * i64::from(days));
            let at = scope.now().checked_add(span).unwrap_or(Timestamp::MAX);
            scope.wake_at(at);
            table::update(scope, &Secret { delete_at: Some(at), ..secret }, &["delete_at"])?;
            Ok(at)
        }
    }
}

/// Brings back a secret that is pending deletion.
pub fn restore(scope: &mut Scope<'_>, secret: Secret) -> Result<Secret> {
    if secret.delete_at.is_none() {
        return Err(Error::SecretNotPending { name: secret.name });
    }
    let secret = Secret { delete_at: None, ..secret };
    table::update(scope, &secret, &["delete_at"])?;
    Ok(secret)
}

/// Deletes the secrets of the account whose time has come, and says how many there were.
pub(crate) fn delete_due(scope: &mut Scope<'_>) -> Result<usize> {
    let due = rows::to_delete(scope)?;
    let places: Vec<&str> = due.iter().map(String::as_str).collect();
    if !places.is_empty() {
        remove(scope, &places)?;
    }
    Ok(due.len())
}

/// When the next secret of the account is deleted.
pub(crate) fn next_deletion(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    Ok(rows::next_deletion(scope)?)
}

fn remove(scope: &mut Scope<'_>, places: &[&str]) -> Result<()> {
    let versions = rows::versions_of(scope, places)?;
    let versions: Vec<&str> = versions.iter().map(|version| version.version_place.as_str()).collect();
    table::delete::<Version>(scope, &versions)?;
    table::delete::<Secret>(scope, places)?;
    store::tag::clear_many(scope, TAGGED, places)?;
    Ok(())
}
