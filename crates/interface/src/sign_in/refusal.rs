//! Why nobody was signed in, and what comes next.

use std::fmt::Display;
use std::net::IpAddr;

use http::StatusCode;
use iam::Name;
use iam::login_profile::{self, WhyChange};
use iam::mfa::Seed;
use iam::password::PasswordRefusal;
use kernel::{Timestamp, time};
use schemars::JsonSchema;
use serde::Serialize;

use crate::admin::Refusal;

/// Why nobody was signed in.
#[derive(Debug, thiserror::Error)]
pub enum NotSignedIn {
    /// What was asked for has no meaning.
    #[error("{0}")]
    Malformed(String),
    /// There is no session of this token.
    #[error("send `Authorization: Bearer` with the token of a session")]
    NoSession,
    /// The access key is unknown, or its secret or token is wrong.
    #[error("the access key, its secret or its token is wrong")]
    WrongKey,
    /// The access key is inactive.
    #[error("the access key is inactive")]
    InactiveKey,
    /// The session of a role has ended.
    #[error("the session of the role has ended")]
    EndedRoleSession,
    /// The access key belongs to a session, and its token is missing.
    #[error("the access key belongs to a session: send its `security_token`")]
    MissingToken,
    /// The networks of the access key do not hold the address.
    #[error("the network access restriction policy of the access key does not allow calls from {0}")]
    KeyNetwork(IpAddr),
    /// The user is gone, or may sign in no more.
    #[error("the user is gone or may sign in no more")]
    UserGone,
    /// There is no such user, its password is another, or it may not sign in.
    #[error("the user name or the password is wrong, or the user may not sign in")]
    WrongPassword,
    /// Too many wrong passwords were given.
    #[error("too many wrong passwords were given; none counts before {}", time::seconds(*.0))]
    TooMany(Timestamp),
    /// The account does not let users sign in from this address.
    #[error("the account does not let its users sign in from {0}")]
    Network(IpAddr),
    /// The password has grown too old, and only an administrator can set another.
    #[error("the password has expired; an administrator has to set another")]
    PasswordExpired,
    /// A code of the user's MFA device is missing or wrong.
    #[error("{}", if *.wrong { "the code is wrong or was used before" } else { "send the `code` of the MFA device" })]
    MfaCode {
        /// Whether one was given.
        wrong: bool,
    },
    /// A new password is missing or not good enough.
    #[error("{0}")]
    NewPassword(WhyNewPassword),
    /// A new password was given for nothing.
    #[error("the password need not be changed; leave `new_password` out and call `ChangePassword`")]
    NothingToChange,
    /// The user must bind an MFA device, which it is offered.
    #[error(
        "{}",
        if *.wrong { "the codes are not two that the MFA device shows one after the other now" }
        else { "an MFA device must be bound: send two of its codes in `mfa_codes`, one after the other" }
    )]
    BindMfa {
        /// What it is offered.
        offer: MfaOffer,
        /// Whether codes were given.
        wrong: bool,
    },
    /// The user must have an MFA device, and only an administrator may bind one.
    #[error("an MFA device must be bound, which the account leaves to its administrators")]
    BindForbidden,
    /// Codes of a device to be bound were given for nothing.
    #[error("no MFA device is to be bound; leave `mfa_codes` out")]
    NothingToBind,
    /// A quota is used up.
    #[error("{0}")]
    Quota(String),
    /// There is nobody like the one who was to be acted as.
    #[error("{0}")]
    NoSuchCaller(String),
    /// The sandbox cannot write.
    #[error("the sandbox cannot write: its disk is full, or a limit on the size of its files is reached")]
    DiskFull,
    /// The sandbox failed.
    #[error("the sandbox failed; its log says why")]
    Failed,
}

/// Why a new password is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WhyNewPassword {
    /// One must be chosen.
    #[error("{}: send another in `new_password`", because(*.0))]
    Due(WhyChange),
    /// The one that was given is refused.
    #[error("the new password is refused: {0}")]
    Refused(PasswordRefusal),
}

fn because(why: WhyChange) -> &'static str {
    match why {
        WhyChange::Reset => "the password must be changed",
        WhyChange::InitialExpired => "the initial password has expired",
        WhyChange::Expired => "the password has expired",
    }
}

/// What a client sends next, beside what it sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    /// `code`: a code of the user's MFA device.
    MfaCode,
    /// `new_password`: another password.
    NewPassword,
    /// `mfa_codes`: two codes of the device that is offered.
    BindMfa,
}

/// An MFA device that a user is offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MfaOffer {
    /// What its codes are made of, for typing in: base32.
    pub seed: String,
    /// The same for an authenticator that reads addresses: `otpauth://totp/...`.
    pub uri: String,
}

impl MfaOffer {
    /// An offer to a user of an account.
    pub(super) fn new(seed: &Seed, account: &str, user: &Name) -> Self {
        Self { seed: seed.base32(), uri: seed.address(account, user.as_str()) }
    }
}

impl NotSignedIn {
    /// What the rule about passwords said.
    pub(super) fn of_rule(
        refused: login_profile::NotSignedIn,
        from: IpAddr,
        offer: impl FnOnce(&Seed) -> MfaOffer,
    ) -> Self {
        use login_profile::NotSignedIn as Rule;
        match refused {
            Rule::Network => Self::Network(from),
            Rule::Wrong => Self::WrongPassword,
            Rule::TooMany { until } => Self::TooMany(until),
            Rule::Expired => Self::PasswordExpired,
            Rule::MustGiveCode { wrong } => Self::MfaCode { wrong },
            Rule::MustChangePassword(why) => Self::NewPassword(WhyNewPassword::Due(why)),
            Rule::NewPassword(refusal) => Self::NewPassword(WhyNewPassword::Refused(refusal)),
            Rule::NothingToChange => Self::NothingToChange,
            Rule::MustBindMfa { seed, wrong } => Self::BindMfa { offer: offer(&seed), wrong },
            Rule::BindForbidden => Self::BindForbidden,
            Rule::NothingToBind => Self::NothingToBind,
        }
    }

    /// A rule failed.
    pub(super) fn of_error(error: iam::Error) -> Self {
        match error {
            iam::Error::Store(fault) if fault.is_disk_full() => {
                tracing::error!(%fault, "a sign-in could not be written");
                Self::DiskFull
            }
            iam::Error::LimitExceeded { .. } => Self::Quota(error.to_string()),
            error => Self::failed(error),
        }
    }

    /// A fault of ours: told to the log, not to the caller.
    pub(super) fn failed(cause: impl Display) -> Self {
        tracing::error!(%cause, "a sign-in failed");
        Self::Failed
    }

    /// What a client can send to go on.
    pub fn next(&self) -> Option<Next> {
        match self {
            Self::MfaCode { .. } => Some(Next::MfaCode),
            Self::NewPassword(_) => Some(Next::NewPassword),
            Self::BindMfa { .. } => Some(Next::BindMfa),
            _ => None,
        }
    }

    /// The MFA device that the user is offered.
    pub fn offer(&self) -> Option<&MfaOffer> {
        match self {
            Self::BindMfa { offer, .. } => Some(offer),
            _ => None,
        }
    }

    /// Status of the answer in HTTP.
    pub fn status(&self) -> u16 {
        match self {
            Self::Malformed(_) | Self::NothingToChange | Self::NothingToBind => 400,
            Self::NoSession
            | Self::WrongKey
            | Self::InactiveKey
            | Self::EndedRoleSession
            | Self::MissingToken
            | Self::UserGone
            | Self::WrongPassword => 401,
            Self::KeyNetwork(_)
            | Self::Network(_)
            | Self::PasswordExpired
            | Self::MfaCode { .. }
            | Self::NewPassword(_)
            | Self::BindMfa { .. }
            | Self::BindForbidden => 403,
            Self::NoSuchCaller(_) => 404,
            Self::Quota(_) => 409,
            Self::TooMany(_) => 429,
            Self::Failed => 500,
            Self::DiskFull => 503,
        }
    }
}

impl From<NotSignedIn> for Refusal {
    fn from(refused: NotSignedIn) -> Self {
        let status = StatusCode::from_u16(refused.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self::new(status, refused.to_string())
    }
}
