//! `SetPasswordPolicy`

use iam::password_policy::PasswordPolicy;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect, With};

use super::PasswordPolicyView;
use crate::account::OfAccount;
use crate::ims::Ims;
use crate::ims::field::{DifferentCharacters, InitialPasswordAge};
use crate::ram::setting::{PasswordDemands, PasswordPolicyOutput};

/// Sets the account's password policy. What is left out gets its default, as in RAM.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SetPasswordPolicy {
    /// How many different characters it must hold, 0 to 8; 0 by default.
    minimum_password_different_character: Option<DifferentCharacters>,
    /// Whether it must not contain the user's name; `false` by default.
    #[serde(default)]
    password_not_contain_user_name: bool,
    /// Whether passwords known from leaks are to be refused when programs set them; kept and shown.
    #[serde(default)]
    intercept_risk_password_on_api: bool,
    /// Whether a user whose password has grown too old must wait for an administrator; `false` by default.
    #[serde(default)]
    hard_expire: bool,
    /// How many days a password that somebody else set is good for, 0 to 90; 14 by default.
    initial_password_age: Option<InitialPasswordAge>,
}

impl OfAccount for SetPasswordPolicy {
    const NAME: &'static str = "SetPasswordPolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("MinimumPasswordLength", "12"), ("RequireNumbers", "true"), ("MaxLoginAttemps", "5")];
    type Service = Ims;
    type Input = With<PasswordDemands, Self>;
    type Output = PasswordPolicyOutput<PasswordPolicyView>;

    fn handle(cx: &mut Cx<'_>, With(demands, input): Self::Input) -> iam::Result<Self::Output> {
        let default = PasswordPolicy::default();
        let rest = PasswordPolicy {
            minimum_different: input
                .minimum_password_different_character
                .map_or(default.minimum_different, |count| count.0),
            refuse_user_name: input.password_not_contain_user_name,
            refuse_risky: input.intercept_risk_password_on_api,
            hard_expiry: input.hard_expire,
            initial_age: input.initial_password_age.map_or(default.initial_age, |age| age.0),
            ..default
        };
        let policy = demands.or(&rest);
        iam::password_policy::set(cx.scope(), &policy)?;
        Ok(policy.into())
    }
}
