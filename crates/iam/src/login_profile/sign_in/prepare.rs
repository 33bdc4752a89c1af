//! The costly part of a sign-in, done before its transaction.

use std::net::IpAddr;

use store::Scope;

use crate::error::{Error, Result};
use crate::login_profile::PasswordChange;
use crate::mfa::Code;
use crate::name::Name;
use crate::password::{self, Compared, OF_NO_PASSWORD, Password};
use crate::user;

/// What somebody gives who wants to sign in.
#[derive(Debug)]
pub struct Given {
    /// The password.
    pub password: Password,
    /// A new password, for a user who must choose one.
    pub new_password: Option<Password>,
    /// A code of the user's MFA device.
    pub code: Option<Code>,
    /// Two codes, one after the other, of the device that the user was offered.
    pub codes: Option<[Code; 2]>,
    /// Where it comes from.
    pub from: IpAddr,
}

/// A sign-in with its costly part done: the password compared with the one that is kept, and the new one hashed.
#[derive(Debug)]
pub struct SigningIn {
    pub(super) user: Name,
    pub(super) given: Given,
    pub(super) password: Compared,
    /// The change to the new password; `None` where the password was wrong when this was prepared.
    pub(super) change: Option<PasswordChange>,
}

impl SigningIn {
    /// Prepares a sign-in under a name. Takes some milliseconds, so no transaction that writes may be open.
    ///
    /// One hash is computed whatever the name: whoever does not know the password learns nothing from the time it takes.
    pub fn prepare(scope: &mut Scope<'_>, user: Name, given: Given) -> Result<Self> {
        let current = match user::get(scope, &user) {
            Ok(user) => password::rows::latest(scope, &user.id, 1)?.pop(),
            Err(Error::NotFound { .. }) => None,
            Err(error) => return Err(error),
        };
        let kept = current.as_deref().unwrap_or(OF_NO_PASSWORD);
        let password = Compared::with(given.password.clone(), [kept])?;
        let change = match &given.new_password {
            Some(new) if password.matches(kept)? => {
                Some(PasswordChange::prepare(scope, &user, given.password.clone(), new.clone())?)
            }
            _ => None,
        };
        Ok(Self { user, given, password, change })
    }

    /// The name that somebody signs in under.
    pub fn user(&self) -> &Name {
        &self.user
    }
}
