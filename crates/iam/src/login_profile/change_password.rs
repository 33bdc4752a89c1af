//! The rule: a user changes its own password.

use store::Scope;

use super::create::set_password;
use super::{LoginProfile, get, rows};
use crate::error::{Error, Result};
use crate::name::Name;
use crate::password::{self, Compared, HISTORY, Hashed, Password, PasswordRefusal};
use crate::password_policy;

/// A change of password with its costly part done: the hash of the new one, and both compared with the latest ones.
#[derive(Debug)]
pub struct PasswordChange {
    old: Compared,
    new: Compared,
    hashed: Hashed,
}

impl PasswordChange {
    /// Prepares the change for a user, from the passwords that are kept now. Takes up to some tens of milliseconds, so no
    /// transaction that writes may be open.
    pub fn prepare(scope: &mut Scope<'_>, user: &Name, old: Password, new: Password) -> Result<Self> {
        let latest = match get(scope, user) {
            Ok(profile) => password::rows::latest(scope, &profile.user_id, i64::from(HISTORY))?,
            // The rule refuses it.
            Err(Error::NotFound { .. }) => Vec::new(),
            Err(error) => return Err(error),
        };
        let remembered = remembered(scope)?;
        let hashes = || latest.iter().map(String::as_str);
        Ok(Self {
            old: Compared::with(old, hashes().take(1))?,
            hashed: Hashed::new(scope.mint(), new.clone())?,
            new: Compared::with(new, hashes().take(remembered))?,
        })
    }
}

/// How many of the latest passwords a new one must not be.
fn remembered(scope: &mut Scope<'_>) -> Result<usize> {
    Ok(usize::try_from(password_policy::get(scope)?.reuse_prevention).unwrap_or(usize::MAX))
}

/// Changes the password of a user who knows the old one.
pub fn change_password(scope: &mut Scope<'_>, user: &Name, change: &PasswordChange) -> Result<()> {
    Chosen::new(scope, user, change)?.keep(scope)
}

/// A new password that a user may choose.
pub(super) struct Chosen<'c> {
    profile: LoginProfile,
    hashed: &'c Hashed,
}

impl<'c> Chosen<'c> {
    /// Looks at a change without making it.
    ///
    /// The new password must follow the password policy and must not be one of as many of the latest as the policy says;
    /// the one that counts is the first of them.
    pub(super) fn new(scope: &mut Scope<'_>, user: &Name, change: &'c PasswordChange) -> Result<Self> {
        let profile = get(scope, user)?;
        let latest = password::rows::latest(scope, &profile.user_id, i64::from(HISTORY))?;
        match latest.first() {
            Some(current) if change.old.matches(current)? => {}
            _ => return Err(PasswordRefusal::OldWrong.into()),
        }
        if !password_policy::get(scope)?.allows(change.hashed.password(), &profile.user_name) {
            return Err(PasswordRefusal::NewWeak.into());
        }
        for hash in latest.iter().take(remembered(scope)?) {
            if change.new.matches(hash)? {
                return Err(Error::Password(PasswordRefusal::NewReused));
            }
        }
        Ok(Self { profile, hashed: &change.hashed })
    }

    /// Makes it the password that counts.
    pub(super) fn keep(self, scope: &mut Scope<'_>) -> Result<()> {
        let mut profile = self.profile;
        set_password(scope, &profile, self.hashed, PasswordRefusal::NewWeak)?;
        profile.initial_password = false;
        profile.password_reset_required = false;
        profile.updated_at = scope.now();
        Ok(rows::update(scope, &profile)?)
    }
}
