//! `SetPasswordPolicy`

use iam::password_policy::PasswordPolicy;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::PasswordPolicyView;
use crate::ram::Ram;
use crate::ram::field::{LoginAttempts, MinimumLength, PasswordAge, ReusePrevention};

/// Sets the account's password policy.
///
/// What is left out gets its default: the vendor's page says so of `HardExpiry` and names defaults for the others,
/// and Terraform's provider sends every value that is not zero. What only the newer interface knows stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_excessive_bools, reason = "the vendor's interface has one for each demand")]
pub struct SetPasswordPolicy {
    /// How many characters a password has at least, 8 to 32; 8 by default.
    minimum_password_length: Option<MinimumLength>,
    /// Whether it must hold a lower-case letter; `false` by default.
    #[serde(default)]
    require_lowercase_characters: bool,
    /// Whether it must hold an upper-case letter; `false` by default.
    #[serde(default)]
    require_uppercase_characters: bool,
    /// Whether it must hold a digit; `false` by default.
    #[serde(default)]
    require_numbers: bool,
    /// Whether it must hold a character that is neither letter nor digit; `false` by default.
    #[serde(default)]
    require_symbols: bool,
    /// Whether a user whose password has grown too old must wait for an administrator; `false` by default.
    #[serde(default)]
    hard_expiry: bool,
    /// How many days a password is good for, 0 to 1,095; 0, the default, for ever.
    max_password_age: Option<PasswordAge>,
    /// How many of the latest passwords may not be chosen again, 0 to 24; 0 by default.
    password_reuse_prevention: Option<ReusePrevention>,
    /// How many wrong passwords an hour allows, 0 to 32; 0, the default, for any number. The spelling is the vendor's.
    max_login_attemps: Option<LoginAttempts>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    password_policy: PasswordPolicyView,
}

impl Operation for SetPasswordPolicy {
    const NAME: &'static str = "SetPasswordPolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("MinimumPasswordLength", "12"), ("RequireNumbers", "true"), ("MaxLoginAttemps", "5")];
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        super::check("ram:SetPasswordPolicy", caller)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let kept = iam::password_policy::get(cx.scope())?;
        let default = PasswordPolicy::default();
        let policy = PasswordPolicy {
            minimum_length: input.minimum_password_length.map_or(default.minimum_length, |length| length.0),
            require_lowercase: input.require_lowercase_characters,
            require_uppercase: input.require_uppercase_characters,
            require_numbers: input.require_numbers,
            require_symbols: input.require_symbols,
            hard_expiry: input.hard_expiry,
            maximum_age: input.max_password_age.map_or(default.maximum_age, |age| age.0),
            reuse_prevention: input.password_reuse_prevention.map_or(default.reuse_prevention, |count| count.0),
            maximum_attempts: input.max_login_attemps.map_or(default.maximum_attempts, |count| count.0),
            ..kept
        };
        iam::password_policy::set(cx.scope(), &policy)?;
        Ok(Output { password_policy: policy.into() })
    }
}
