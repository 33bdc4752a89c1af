//! The rule: a user signs in with its password, and with a second factor where one is asked for.
//!
//! Everything is given in one call; what is missing is said one thing after the other, and nothing is changed until
//! nothing is missing. A refusal is an answer of the rule like any other, and is committed: it counts.

mod prepare;
pub(super) mod wrong;

pub use prepare::{Given, SigningIn};

use kernel::Timestamp;
use store::{Fault, Scope};

use super::change_password::Chosen;
use super::{DAY, LoginProfile, PasswordStatus, rows};
use crate::error::{Error, Result};
use crate::mfa::{self, MfaDevice, Seed};
use crate::password::{self, PasswordRefusal};
use crate::password_policy::{self, PasswordPolicy};
use crate::security_preference::{self, MfaAtLogin, SecurityPreference};
use crate::user::{self, User};

/// A user who has signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The user.
    pub user: User,
    /// Whether a second factor was given.
    pub mfa: bool,
    /// How long its session may last, in seconds.
    pub longest: i64,
}

/// What stands in the way of signing in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSignedIn {
    /// The account does not let users sign in from that address.
    Network,
    /// There is no such user, its password is another, or it may not sign in. Nothing tells these apart.
    Wrong,
    /// Too many wrong passwords were given, so none counts for a while.
    TooMany {
        /// Until then, by the sandbox's clock.
        until: Timestamp,
    },
    /// The password has grown too old, and only an administrator can set another.
    Expired,
    /// A code of the user's MFA device is missing, or the one that was given is none of its codes or was used before.
    MustGiveCode {
        /// Whether one was given.
        wrong: bool,
    },
    /// The user must choose another password now.
    MustChangePassword(WhyChange),
    /// The new password is refused.
    NewPassword(PasswordRefusal),
    /// A new password was given, and the user need not choose one.
    NothingToChange,
    /// The user must bind an MFA device now.
    MustBindMfa {
        /// Seed of the device that it is offered.
        seed: Seed,
        /// Whether codes were given and are not those of this device.
        wrong: bool,
    },
    /// The user must have an MFA device, and only an administrator may bind one.
    BindForbidden,
    /// Codes of a device to be bound were given, and there is none to be bound.
    NothingToBind,
}

/// Why a user must choose another password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WhyChange {
    /// Whoever set the password said so.
    Reset,
    /// The password that somebody else set has grown too old.
    InitialExpired,
    /// The password has grown too old.
    Expired,
}

/// Signs a user in, or says what stands in the way. Commit either answer: a wrong password counts, and a device that was
/// offered is offered again.
///
/// The order is the one in which somebody who has less learns less: without the password nothing about the user, without
/// the second factor nothing can be changed. A code counts once, as soon as a session begins with it. A wrong code counts
/// like a wrong password; no page of the vendor's speaks of them.
pub fn sign_in(scope: &mut Scope<'_>, ask: &SigningIn) -> Result<std::result::Result<SignedIn, NotSignedIn>> {
    let refused = match admit(scope, ask) {
        Ok(signed_in) => return Ok(Ok(signed_in)),
        Err(Stop::Failed(error)) => return Err(error),
        Err(Stop::Refused(refused)) => refused,
    };
    if refused.counts() && password_policy::get(scope)?.maximum_attempts > 0 {
        wrong::add(scope, &ask.user)?;
    }
    Ok(Err(refused))
}

/// Why a sign-in goes no further.
enum Stop {
    Refused(NotSignedIn),
    Failed(Error),
}

impl From<NotSignedIn> for Stop {
    fn from(refused: NotSignedIn) -> Self {
        Self::Refused(refused)
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Failed(fault.into())
    }
}

impl NotSignedIn {
    /// Whether it counts as a wrong password.
    fn counts(&self) -> bool {
        matches!(self, Self::Wrong | Self::MustGiveCode { wrong: true } | Self::MustBindMfa { wrong: true, .. })
    }
}

fn admit(scope: &mut Scope<'_>, ask: &SigningIn) -> std::result::Result<SignedIn, Stop> {
    let (preference, policy) = (security_preference::get(scope)?, password_policy::get(scope)?);
    if !preference.lets_in_from(ask.given.from) {
        return Err(NotSignedIn::Network.into());
    }
    if let Some(until) = wrong::locked_until(scope, &ask.user, policy.maximum_attempts)? {
        return Err(NotSignedIn::TooMany { until }.into());
    }
    let (mut user, profile) = known(scope, ask, &preference)?.ok_or(NotSignedIn::Wrong)?;
    let change = must_change(&profile, &policy, scope.now())?;
    let factor = second_factor(scope, ask, &profile, &preference)?;
    let chosen = new_password(scope, ask, change)?;
    if matches!(factor, Factor::ToBind) {
        bind_offered(scope, ask, &user, &preference)?;
    }
    // Nothing is missing: from here on things change.
    if let Some(chosen) = chosen {
        chosen.keep(scope)?;
    }
    let mfa = match factor {
        Factor::Shown(mut device, step) => {
            device.last_step = Some(step);
            mfa::rows::update(scope, &device)?;
            true
        }
        Factor::ToBind => true,
        Factor::None => false,
    };
    wrong::forget(scope, &ask.user)?;
    user.last_login_at = Some(scope.now());
    user::rows::keep_last_login(scope, &user)?;
    Ok(SignedIn { user, mfa, longest: i64::from(preference.session_hours) * 60 * 60 })
}

/// The user and its profile, when the password is right and the profile lets it in.
fn known(
    scope: &mut Scope<'_>,
    ask: &SigningIn,
    preference: &SecurityPreference,
) -> Result<Option<(User, LoginProfile)>> {
    let user = match user::get(scope, &ask.user) {
        Ok(user) => user,
        Err(Error::NotFound { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    let Some(profile) = rows::find(scope, &user.id)? else { return Ok(None) };
    let current = password::rows::latest(scope, &user.id, 1)?;
    let right = match current.first() {
        Some(current) => ask.password.matches(current)?,
        None => false,
    };
    let may = right && profile.active && !is_idle(&profile, preference, scope.now());
    Ok(may.then_some((user, profile)))
}

/// Whether a user has not signed in for so long that the account lets it in no more. A change of its profile by an
/// administrator begins the time anew.
fn is_idle(profile: &LoginProfile, preference: &SecurityPreference, now: Timestamp) -> bool {
    let since = profile.last_login_at.map_or(profile.updated_at, |last| last.max(profile.updated_at));
    now.as_second() - since.as_second() >= i64::from(preference.idle_days_users) * DAY
}

/// Why a user must choose another password, if it must.
fn must_change(
    profile: &LoginProfile,
    policy: &PasswordPolicy,
    now: Timestamp,
) -> std::result::Result<Option<WhyChange>, NotSignedIn> {
    let age = profile.password_set_at.map_or(0, |set_at| now.as_second() - set_at.as_second());
    if policy.maximum_age > 0 && age >= i64::from(policy.maximum_age) * DAY {
        return if policy.hard_expiry { Err(NotSignedIn::Expired) } else { Ok(Some(WhyChange::Expired)) };
    }
    if profile.password_status(policy, now) == PasswordStatus::InitialExpired {
        return Ok(Some(WhyChange::InitialExpired));
    }
    Ok(profile.password_reset_required.then_some(WhyChange::Reset))
}

/// The new password, when the user must choose one and gives one that is good. An account that does not let its users
/// change their passwords lets them choose one here all the same: it is the account that asks for it.
fn new_password<'a>(
    scope: &mut Scope<'_>,
    ask: &'a SigningIn,
    why: Option<WhyChange>,
) -> std::result::Result<Option<Chosen<'a>>, Stop> {
    match (why, &ask.change) {
        // Where a new password is given without its change, the old one became right after this was prepared.
        (Some(why), None) => Err(NotSignedIn::MustChangePassword(why).into()),
        (None, _) if ask.given.new_password.is_some() => Err(NotSignedIn::NothingToChange.into()),
        (None, _) => Ok(None),
        (Some(_), Some(change)) => Chosen::new(scope, &ask.user, change).map(Some).map_err(|error| match error {
            Error::Password(refusal) => NotSignedIn::NewPassword(refusal).into(),
            error => error.into(),
        }),
    }
}

/// What a user has shown beside its password.
enum Factor {
    /// Nothing, and nothing is asked for.
    None,
    /// A code of its device, with the step of the code.
    Shown(MfaDevice, i64),
    /// Nothing yet: it must bind a device.
    ToBind,
}

/// Looks at the second factor. A user who has a device gives a code wherever the account leaves it to the users' own
/// settings; a code that is given is looked at even where none is asked for.
fn second_factor(
    scope: &mut Scope<'_>,
    ask: &SigningIn,
    profile: &LoginProfile,
    preference: &SecurityPreference,
) -> std::result::Result<Factor, Stop> {
    let device = mfa::rows::of_user(scope, &profile.user_id)?;
    let wanted = match preference.mfa_at_login {
        MfaAtLogin::Mandatory => true,
        MfaAtLogin::Independent => profile.mfa_bind_required || device.is_some(),
        MfaAtLogin::Adaptive => false,
    };
    if ask.given.codes.is_some() && (device.is_some() || !wanted) {
        return Err(NotSignedIn::NothingToBind.into());
    }
    match (device, &ask.given.code) {
        (Some(device), Some(code)) => {
            let step = device.seed.step_at(code, scope.now(), device.last_step)?;
            let step = step.ok_or(NotSignedIn::MustGiveCode { wrong: true })?;
            Ok(Factor::Shown(device, step))
        }
        (Some(_), None) if wanted => Err(NotSignedIn::MustGiveCode { wrong: false }.into()),
        (None, Some(_)) if !wanted => Err(NotSignedIn::MustGiveCode { wrong: true }.into()),
        (None, _) if wanted => Ok(Factor::ToBind),
        _ => Ok(Factor::None),
    }
}

/// Binds the device that a user was offered, or offers it one. An account that does not let its users manage their
/// devices leaves it to its administrators.
fn bind_offered(
    scope: &mut Scope<'_>,
    ask: &SigningIn,
    user: &User,
    preference: &SecurityPreference,
) -> std::result::Result<(), Stop> {
    if !preference.own_mfa_devices {
        return Err(NotSignedIn::BindForbidden.into());
    }
    if let Some(codes) = &ask.given.codes
        && mfa::accept(scope, user, codes)?
    {
        return Ok(());
    }
    let seed = mfa::offer(scope, &user.id)?;
    Err(NotSignedIn::MustBindMfa { seed, wrong: ask.given.codes.is_some() }.into())
}

#[cfg(test)]
mod tests;
