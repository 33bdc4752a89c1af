//! The rule: let a user sign in.

use store::Scope;

use super::{LoginProfile, rows, sign_in};
use crate::error::{Error, Kind, Result};
use crate::name::Name;
use crate::password::{self, HISTORY, Hashed, PasswordRefusal};
use crate::{password_policy, user};

/// A login profile to be made.
#[derive(Debug)]
pub struct New {
    /// Password; without one the user cannot sign in with any.
    pub password: Option<Hashed>,
    /// Whether the user must choose another at the next sign-in.
    pub password_reset_required: bool,
    /// Whether the user must bind an MFA device at the next sign-in.
    pub mfa_bind_required: bool,
    /// Whether the user may sign in with a password.
    pub active: bool,
}

/// Gives a user a login profile. The password must follow the account's password policy.
pub fn create(scope: &mut Scope<'_>, user: &Name, new: &New) -> Result<LoginProfile> {
    let user = user::get(scope, user)?;
    if rows::find(scope, &user.id)?.is_some() {
        return Err(Error::AlreadyExists { kind: Kind::LoginProfile, name: user.name.to_string() });
    }
    let profile = LoginProfile {
        active: new.active,
        mfa_bind_required: new.mfa_bind_required,
        password_reset_required: new.password_reset_required,
        initial_password: new.password.is_some(),
        password_set_at: new.password.is_some().then(|| scope.now()),
        created_at: scope.now(),
        updated_at: scope.now(),
        last_login_at: user.last_login_at,
        user_id: user.id,
        user_name: user.name,
    };
    let inserted = rows::insert(scope, &profile);
    inserted.map_err(Error::unless_free(Kind::LoginProfile, &profile.user_name))?;
    if let Some(password) = &new.password {
        set_password(scope, &profile, password, PasswordRefusal::Weak)?;
    }
    Ok(profile)
}

/// Makes a password the one that counts; `weak` says what it is when the policy refuses it.
pub(super) fn set_password(
    scope: &mut Scope<'_>,
    profile: &LoginProfile,
    password: &Hashed,
    weak: PasswordRefusal,
) -> Result<()> {
    if !password_policy::get(scope)?.allows(password.password(), &profile.user_name) {
        return Err(weak.into());
    }
    // Source: the vendor's page on SetPasswordPolicy of 2015-05-01.
    sign_in::wrong::forget(scope, &profile.user_name)?;
    Ok(password::rows::add(scope, &profile.user_id, password.hash(), i64::from(HISTORY))?)
}
