//! `UpdateLoginProfile`

use alibaba_core::arn;
use iam::login_profile::Change;
use iam::password::Hashed;
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::{Before, Call, Checks, Cx, Effect, Staged};

use crate::ram::Ram;
use crate::ram::field::{Secret, UserName};
use crate::ram::password;
use crate::ram::view::Empty;

/// Changes how a user signs in.
///
/// What is left out stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateLoginProfile {
    /// Name of the user.
    user_name: UserName,
    /// New password; it must follow the account's password policy.
    password: Option<Secret>,
    /// Whether the user must choose another at the next sign-in.
    password_reset_required: Option<bool>,
    /// Whether the user must bind an MFA device at the next sign-in.
    #[serde(rename = "MFABindRequired")]
    mfa_bind_required: Option<bool>,
}

impl Staged for UpdateLoginProfile {
    const NAME: &'static str = "UpdateLoginProfile";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice"), ("MFABindRequired", "true")];
    type Service = Ram;
    type Input = Self;
    type Prepared = Option<Hashed>;
    type Loaded = Option<Hashed>;
    type Output = Empty;

    async fn prepare(before: &Before<'_>, input: &Self) -> iam::Result<Option<Hashed>> {
        password::hashed(before, input.password.as_ref()).await
    }

    fn load(_: &mut Cx<'_>, _: &Self, password: Option<Hashed>) -> Result<Option<Hashed>, Fault> {
        Ok(password)
    }

    fn checks(input: &Self, _: &Option<Hashed>, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:UpdateLoginProfile", arn::user(caller.account(), &input.user_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self, password: Option<Hashed>) -> iam::Result<Empty> {
        let change = Change {
            password,
            password_reset_required: input.password_reset_required,
            mfa_bind_required: input.mfa_bind_required,
            active: None,
        };
        iam::login_profile::update(cx.scope(), &input.user_name.into(), &change)?;
        Ok(Empty {})
    }
}
