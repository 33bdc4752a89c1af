//! Values about sign-ins and what an account chooses about them.

use alibaba_core::principal_name::Domain;
use iam::Name;
use iam::security_preference::MfaAtLogin;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::Problem;

use crate::ram::field::AccountAlias;

/// Name of an MFA device: 1 to 64 letters, digits and `-`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct MfaDeviceName(#[schemars(length(min = 1, max = 64))] String);

impl TryFrom<String> for MfaDeviceName {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if !(1..=64).contains(&text.chars().count()) {
            return Err(Problem::Length);
        }
        let plain = text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        if plain { Ok(Self(text)) } else { Err(Problem::Characters) }
    }
}

impl From<MfaDeviceName> for Name {
    fn from(name: MfaDeviceName) -> Self {
        Self::new(name.0)
    }
}

/// Domain of an account: its alias or its number, and `.onaliyun.com`; up to 64 characters.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct DefaultDomain(#[schemars(with = "String", length(max = 64))] pub(crate) AccountAlias);

impl TryFrom<String> for DefaultDomain {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.chars().count() > 64 {
            return Err(Problem::Length);
        }
        let label = Domain::label_of(&text).ok_or(Problem::Format)?;
        AccountAlias::try_from(label.to_owned()).map(Self)
    }
}

/// How many different characters a password must hold: 0 to 8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "i64")]
pub(crate) struct DifferentCharacters(#[schemars(range(min = 0, max = 8))] pub(crate) u32);

impl TryFrom<i64> for DifferentCharacters {
    type Error = Problem;

    fn try_from(count: i64) -> Result<Self, Problem> {
        u32::try_from(count).ok().filter(|count| *count <= 8).map(Self).ok_or(Problem::Range)
    }
}

/// How many days a password that somebody else set is good for: 0 to 90.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "i64")]
pub(crate) struct InitialPasswordAge(#[schemars(range(min = 0, max = 90))] pub(crate) u32);

impl TryFrom<i64> for InitialPasswordAge {
    type Error = Problem;

    fn try_from(days: i64) -> Result<Self, Problem> {
        u32::try_from(days).ok().filter(|days| *days <= 90).map(Self).ok_or(Problem::Range)
    }
}

/// After how many days without use something counts no more: 90, 180, 365 or 730.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "i64")]
pub(crate) struct IdleDays(pub(crate) u32);

impl TryFrom<i64> for IdleDays {
    type Error = Problem;

    fn try_from(days: i64) -> Result<Self, Problem> {
        u32::try_from(days).ok().filter(|days| [90, 180, 365, 730].contains(days)).map(Self).ok_or(Problem::Value)
    }
}

/// Whether a second factor is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum MfaOperation {
    /// Always.
    Mandatory,
    /// As each user's login profile says.
    Independent,
    /// At unusual sign-ins.
    Adaptive,
}

impl From<MfaOperation> for MfaAtLogin {
    fn from(choice: MfaOperation) -> Self {
        match choice {
            MfaOperation::Mandatory => Self::Mandatory,
            MfaOperation::Independent => Self::Independent,
            MfaOperation::Adaptive => Self::Adaptive,
        }
    }
}

impl From<MfaAtLogin> for MfaOperation {
    fn from(choice: MfaAtLogin) -> Self {
        match choice {
            MfaAtLogin::Mandatory => Self::Mandatory,
            MfaAtLogin::Independent => Self::Independent,
            MfaAtLogin::Adaptive => Self::Adaptive,
        }
    }
}

/// What happens at a risky sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) enum RiskOperation {
    /// The user may go on.
    Autonomous,
    /// The user must give a second factor.
    EnforceVerify,
}

impl RiskOperation {
    /// The word, as clients send it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Autonomous => "autonomous",
            Self::EnforceVerify => "enforceVerify",
        }
    }
}

/// How a user may prove at sign-in who it is. The vendor's page names the first two; the tests of Terraform's provider send
/// all three in one list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(crate) enum VerificationType {
    /// A text message.
    Sms,
    /// A mail.
    Email,
    /// An MFA device.
    Mfa,
}

impl VerificationType {
    /// The word, as clients send it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Sms => "sms",
            Self::Email => "email",
            Self::Mfa => "mfa",
        }
    }
}
