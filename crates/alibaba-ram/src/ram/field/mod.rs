//! Values of RAM's parameters: each type states its rule once.
//!
//! Source: the vendor's interface metadata; length limits are in characters.

mod page;
mod policy;
mod sign_in;
mod tag;

#[cfg(test)]
mod tests;

pub(crate) use page::{Marker, MaxItems, PageSize};
pub(crate) use policy::{PolicyDocument, PolicyType, VersionId};
pub(crate) use sign_in::{
    AccountAlias, AuthenticationCode, LoginAttempts, MinimumLength, NetworkMasks, PasswordAge, ReusePrevention, Secret,
    SerialNumber, SessionHours,
};
pub(crate) use tag::{ResourceNames, ResourceType, TagKeys, TagList};

use iam::Name;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

/// A text with a length and an alphabet.
macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $length:expr, $allowed:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
        #[serde(try_from = "String")]
        pub(crate) struct $name(pub(crate) String);

        impl TryFrom<String> for $name {
            type Error = Problem;

            fn try_from(text: String) -> Result<Self, Problem> {
                if !$length.contains(&text.chars().count()) {
                    return Err(Problem::Length);
                }
                let allowed: fn(char) -> bool = $allowed;
                if text.chars().all(allowed) { Ok(Self(text)) } else { Err(Problem::Characters) }
            }
        }

        impl From<$name> for Name {
            fn from(name: $name) -> Self {
                Name::new(name.0)
            }
        }
    };
}

text! {
    /// Name of a user: 1 to 64 letters, digits, `.`, `-`, `_` and `@`.
    UserName, (1..=64), |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@')
}
text! {
    /// Name of a group: 1 to 64 letters, digits, `.`, `-` and `_`.
    GroupName, (1..=64), |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')
}
text! {
    /// Name of a role that is there: 1 to 64 letters, digits, `.`, `-`, and `_` before the suffix of a service's role.
    RoleName, (1..=64), |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')
}
text! {
    /// Name of a role to be made: 1 to 64 letters, digits, `.` and `-`.
    NewRoleName, (1..=64), |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')
}
text! {
    /// Name of a service, such as `ess.aliyuncs.com`: 1 to 128 characters.
    ServiceName, (1..=128), |_| true
}
text! {
    /// What tells several roles of one service apart: up to 64 letters, digits, `.` and `-`; empty for nothing.
    CustomSuffix, (0..=64), |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')
}
text! {
    /// Name of a policy: 1 to 128 letters, digits and `-`.
    PolicyName, (1..=128), |c| c.is_ascii_alphanumeric() || c == '-'
}
text! {
    /// Name of an MFA device: 1 to 64 letters, digits, `.` and `-`.
    MfaDeviceName, (1..=64), |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')
}
text! {
    /// Description of a role or policy: up to 1,024 characters.
    Description, (0..=1_024), |_| true
}
text! {
    /// Comments on a user or group: up to 128 characters.
    Comments, (0..=128), |_| true
}
text! {
    /// Name to show to people: up to 128 characters.
    DisplayName, (0..=128), |c| !c.is_control()
}

/// Longest session of a role, in seconds: 3,600 to 43,200.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "i64")]
pub(crate) struct MaxSession(#[schemars(range(min = 3_600, max = 43_200))] pub(crate) i64);

impl Default for MaxSession {
    fn default() -> Self {
        Self(3_600)
    }
}

impl TryFrom<i64> for MaxSession {
    type Error = Problem;

    fn try_from(seconds: i64) -> Result<Self, Problem> {
        if (3_600..=43_200).contains(&seconds) { Ok(Self(seconds)) } else { Err(Problem::Range) }
    }
}

/// A mail address; an empty one for none.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct Email(pub(crate) String);

impl TryFrom<String> for Email {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let spaced = text.chars().any(|c| c.is_whitespace() || c.is_control());
        let shaped = text.split_once('@').is_some_and(|(user, host)| {
            !user.is_empty()
                && !host.contains('@')
                && host.split('.').count() > 1
                && host.split('.').all(|l| !l.is_empty())
        });
        let fits = text.len() <= 128 && !spaced && shaped;
        if text.is_empty() || fits { Ok(Self(text)) } else { Err(Problem::Format) }
    }
}

/// A phone number, such as `86-18600008888`: country code, hyphen, number; an empty one for none.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct MobilePhone(pub(crate) String);

impl TryFrom<String> for MobilePhone {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let digits = |part: &str, most: usize| {
            (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let shaped = text.split_once('-').is_some_and(|(country, number)| digits(country, 4) && digits(number, 15));
        if text.is_empty() || shaped { Ok(Self(text)) } else { Err(Problem::Format) }
    }
}

/// A text that was given and is not empty.
pub(crate) fn filled<T: Into<String>>(value: Option<T>) -> Option<String> {
    value.map(Into::into).filter(|text| !text.is_empty())
}

/// Texts are taken out of their types where the domain stores them.
macro_rules! texts {
    ($($name:ident),*) => { $(
        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }
    )* };
}

texts!(Description, Comments, DisplayName, Email, MobilePhone, CustomSuffix);
