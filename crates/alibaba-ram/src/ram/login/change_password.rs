//! `ChangePassword`

use std::marker::PhantomData;

use iam::login_profile::PasswordChange;
use iam::security_preference::SelfService;
use iam::{Error, Name};
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::{Before, Call, Checks, Cx, Effect, Staged};

use crate::ram::Ram;
use crate::ram::field::Secret;
use crate::ram::identities::Identities;
use crate::ram::password;
use crate::ram::view::Empty;

/// `ChangePassword`; RAM and IMS have it.
#[derive(Debug)]
pub struct ChangePassword<S = Ram>(PhantomData<S>);

/// Changes the password of the user who calls.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// The password until now.
    old_password: Secret,
    /// The password from now on; it must follow the account's password policy.
    new_password: Secret,
}

impl<S: Identities> Staged for ChangePassword<S> {
    const NAME: &'static str = "ChangePassword";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("OldPassword", "an-Example-0"), ("NewPassword", "an-Example-1")];
    type Service = S;
    type Input = Input;
    type Prepared = Option<PasswordChange>;
    type Loaded = Option<PasswordChange>;
    type Output = Empty;

    async fn prepare(before: &Before<'_>, input: &Input) -> iam::Result<Option<PasswordChange>> {
        password::change(before, &input.old_password, &input.new_password).await
    }

    fn load(_: &mut Cx<'_>, _: &Input, change: Option<PasswordChange>) -> Result<Option<PasswordChange>, Fault> {
        Ok(change)
    }

    fn checks(_: &Input, _: &Option<PasswordChange>, caller: &Caller, _: &Call) -> Checks {
        // A session of a role is no user; what it is asked about stands for any.
        let user = caller.user().map_or("*", Name::as_str);
        Checks::only(S::check(Self::NAME, caller, &format!("user/{user}")).self_service(SelfService::Password.name()))
    }

    fn handle(cx: &mut Cx<'_>, _: Input, change: Option<PasswordChange>) -> iam::Result<Empty> {
        let user = cx.caller().user().ok_or(Error::UsersOnly)?;
        iam::login_profile::change_password(cx.scope(), user, &change.ok_or(Error::UsersOnly)?)?;
        Ok(Empty {})
    }
}
