//! The rule: a user changes its own password.

use store::Scope;

use super::create::set_password;
use super::{get, rows};
use crate::error::{Error, Result};
use crate::name::Name;
use crate::password::{self, HISTORY, Password, PasswordRefusal};
use crate::password_policy;

/// Changes the password of a user who knows the old one.
///
/// The new one must follow the password policy and must not be one of as many of the latest as the policy says; the
/// one that counts is the first of them.
pub async fn change_password(scope: &mut Scope<'_>, user: &Name, old: &Password, new: &Password) -> Result<()> {
    let mut profile = get(scope, user).await?;
    let latest = password::rows::latest(scope, &profile.user_id, i64::from(HISTORY))?;
    match latest.first() {
        Some(current) if password::matches(old, &current.hash)? => {}
        _ => return Err(PasswordRefusal::OldWrong.into()),
    }
    let policy = password_policy::get(scope).await?;
    if !policy.allows(new, &profile.user_name) {
        return Err(PasswordRefusal::NewWeak.into());
    }
    let remembered = usize::try_from(policy.reuse_prevention).unwrap_or(usize::MAX);
    for kept in latest.iter().take(remembered) {
        if password::matches(new, &kept.hash)? {
            return Err(Error::Password(PasswordRefusal::NewReused));
        }
    }
    set_password(scope, &profile, new, PasswordRefusal::NewWeak).await?;
    profile.initial_password = false;
    profile.password_reset_required = false;
    profile.updated_at = scope.now();
    Ok(rows::update(scope, &profile)?)
}
