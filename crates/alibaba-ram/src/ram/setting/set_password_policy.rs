//! `SetPasswordPolicy`

use iam::password_policy::PasswordPolicy;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect, With};

use super::{PasswordDemands, PasswordPolicyOutput, PasswordPolicyView};
use crate::account::OfAccount;
use crate::ram::Ram;

/// Sets the account's password policy.
///
/// What is left out gets its default: the vendor's page says so of `HardExpiry` and names defaults for the others,
/// and Terraform's provider sends every value that is not zero. What only the newer interface knows stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SetPasswordPolicy {
    /// Whether a user whose password has grown too old must wait for an administrator; `false` by default.
    #[serde(default)]
    hard_expiry: bool,
}

impl OfAccount for SetPasswordPolicy {
    const NAME: &'static str = "SetPasswordPolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("MinimumPasswordLength", "12"), ("RequireNumbers", "true"), ("MaxLoginAttemps", "5")];
    type Service = Ram;
    type Input = With<PasswordDemands, Self>;
    type Output = PasswordPolicyOutput<PasswordPolicyView>;

    fn handle(cx: &mut Cx<'_>, With(demands, input): Self::Input) -> iam::Result<Self::Output> {
        let kept = iam::password_policy::get(cx.scope())?;
        let policy = demands.or(&PasswordPolicy { hard_expiry: input.hard_expiry, ..kept });
        iam::password_policy::set(cx.scope(), &policy)?;
        Ok(policy.into())
    }
}
