//! Passwords, codes, and what an account chooses about its users' sign-ins.

use iam::mfa::Code;
use iam::password::Password;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Problem;

use super::Name;

/// A password: up to 128 characters. What it must hold is for the account's password policy to judge.
///
/// No page names a longest password; the bound keeps the work for its hash small.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(extend("writeOnly" = true))]
pub(crate) struct Secret(#[schemars(with = "String")] pub(crate) Password);

impl TryFrom<String> for Secret {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.chars().count() <= 128 { Ok(Self(Password::new(text))) } else { Err(Problem::Length) }
    }
}

/// A code that an MFA device shows: six digits.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(extend("writeOnly" = true))]
pub(crate) struct AuthenticationCode(#[schemars(with = "String")] pub(crate) Code);

impl TryFrom<String> for AuthenticationCode {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        Code::new(text).map(Self).map_err(|_| Problem::Format)
    }
}

/// Resource name of an MFA device, such as `acs:ram::1234567890123456:mfa/phone`.
///
/// One that names no device of the account is no mistake of form: there is no such device.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct SerialNumber(#[schemars(length(min = 1, max = 256))] pub(crate) String);

impl SerialNumber {
    /// The name of the device, in an account.
    pub(crate) fn device(&self, account: &str) -> Option<Name> {
        let relative = self.0.strip_prefix("acs:ram::")?.strip_prefix(account)?.strip_prefix(':')?;
        relative.strip_prefix("mfa/").filter(|name| !name.is_empty()).map(Name::from)
    }
}

impl TryFrom<String> for SerialNumber {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if (1..=256).contains(&text.chars().count()) { Ok(Self(text)) } else { Err(Problem::Length) }
    }
}

/// Alias of an account: 3 to 32 lower-case letters, digits and hyphens, the hyphens single and inside.
///
/// The vendor's metadata of 2026 says 32; its older pages, and its error text still, say 63.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct AccountAlias(#[schemars(length(min = 3, max = 32))] pub(crate) String);

impl TryFrom<String> for AccountAlias {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if !(3..=32).contains(&text.chars().count()) {
            return Err(Problem::Length);
        }
        let part = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if text.split('-').all(part) { Ok(Self(text)) } else { Err(Problem::Format) }
    }
}

/// Networks that users may sign in from: up to 40 addresses or networks separated by `;`, 512 characters in all.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct NetworkMasks(#[schemars(length(max = 512))] pub(crate) String);

impl TryFrom<String> for NetworkMasks {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let masks: Vec<_> = text.split(';').filter(|mask| !mask.is_empty()).collect();
        if text.chars().count() > 512 || masks.len() > 40 {
            return Err(Problem::Length);
        }
        let known = |mask: &&str| mask.parse::<ipnet::IpNet>().is_ok() || mask.parse::<std::net::IpAddr>().is_ok();
        if masks.iter().all(known) { Ok(Self(text)) } else { Err(Problem::Format) }
    }
}

/// A number with a smallest and a largest value.
macro_rules! number {
    ($(#[$doc:meta])* $name:ident, $least:literal, $most:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
        #[serde(try_from = "i64")]
        pub(crate) struct $name(#[schemars(range(min = $least, max = $most))] pub(crate) u32);

        impl TryFrom<i64> for $name {
            type Error = Problem;

            fn try_from(number: i64) -> Result<Self, Problem> {
                match u32::try_from(number) {
                    Ok(number) if ($least..=$most).contains(&number) => Ok(Self(number)),
                    _ => Err(Problem::Range),
                }
            }
        }
    };
}

number! {
    /// How many characters a password has at least: 8 to 32.
    MinimumLength, 8, 32
}
number! {
    /// How many days a password is good for: 0 to 1,095.
    PasswordAge, 0, 1_095
}
number! {
    /// How many of the latest passwords may not be chosen again: 0 to 24.
    ReusePrevention, 0, 24
}
number! {
    /// How many wrong passwords an hour allows: 0 to 32.
    LoginAttempts, 0, 32
}
number! {
    /// How long a sign-in lasts, in hours: 1 to 24.
    SessionHours, 1, 24
}
