//! The rule: change a user's login profile.

use store::Scope;

use super::create::set_password;
use super::{LoginProfile, get, rows};
use crate::error::Result;
use crate::name::Name;
use crate::password::{Hashed, PasswordRefusal};

/// What is to change; `None` keeps the value.
#[derive(Debug, Default)]
pub struct Change {
    /// New password.
    pub password: Option<Hashed>,
    /// Whether the user must choose another at the next sign-in.
    pub password_reset_required: Option<bool>,
    /// Whether the user must bind an MFA device at the next sign-in.
    pub mfa_bind_required: Option<bool>,
    /// Whether the user may sign in with a password.
    pub active: Option<bool>,
}

/// Changes a user's login profile and returns it as it is then.
///
/// A password that an administrator sets must follow the password policy, but may be one of the latest: the vendor
/// lists no such refusal here.
pub fn update(scope: &mut Scope<'_>, user: &Name, change: &Change) -> Result<LoginProfile> {
    let mut profile = get(scope, user)?;
    let comes_back = !profile.active && change.active == Some(true);
    profile.active = change.active.unwrap_or(profile.active);
    profile.mfa_bind_required = change.mfa_bind_required.unwrap_or(profile.mfa_bind_required);
    profile.password_reset_required = change.password_reset_required.unwrap_or(profile.password_reset_required);
    profile.updated_at = scope.now();
    if let Some(password) = &change.password {
        set_password(scope, &profile, password, PasswordRefusal::Weak)?;
        // A first password, or one that comes with the profile's coming back, is an initial one.
        profile.initial_password = comes_back || profile.password_set_at.is_none();
        profile.password_set_at = Some(scope.now());
    }
    rows::update(scope, &profile)?;
    Ok(profile)
}
