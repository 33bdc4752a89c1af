//! `GetLoginProfile`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::Output;
use crate::ram::Ram;
use crate::ram::identities::{Identities, NamesUser};

/// `GetLoginProfile`; RAM and IMS have it.
#[derive(Debug)]
pub struct GetLoginProfile<S = Ram>(PhantomData<S>);

/// Returns how a user signs in.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Input {}

impl<S: Identities> Operation for GetLoginProfile<S> {
    const NAME: &'static str = "GetLoginProfile";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[S::User::EXAMPLE];
    type Service = S;
    type Input = With<Input, S::User>;
    type Output = Output<S::LoginProfile>;

    fn checks(With(_, user): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::only(S::check_user(Self::NAME, caller, user))
    }

    fn handle(cx: &mut Cx<'_>, With(_, user): Self::Input) -> iam::Result<Self::Output> {
        let user = user.known(cx.scope())?;
        let profile = iam::login_profile::get(cx.scope(), &user)?;
        Ok(Output { login_profile: S::login_profile(cx, profile)? })
    }
}
