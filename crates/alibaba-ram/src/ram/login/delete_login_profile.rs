//! `DeleteLoginProfile`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ram::Ram;
use crate::ram::identities::{Identities, NamesUser};
use crate::ram::view::Empty;

/// `DeleteLoginProfile`; RAM and IMS have it.
#[derive(Debug)]
pub struct DeleteLoginProfile<S = Ram>(PhantomData<S>);

/// Lets a user sign in no more; its passwords are forgotten.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Input {}

impl<S: Identities> Operation for DeleteLoginProfile<S> {
    const NAME: &'static str = "DeleteLoginProfile";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[S::User::EXAMPLE];
    type Service = S;
    type Input = With<Input, S::User>;
    type Output = Empty;

    fn checks(With(_, user): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::only(S::check_user(Self::NAME, caller, user))
    }

    fn handle(cx: &mut Cx<'_>, With(_, user): Self::Input) -> iam::Result<Empty> {
        let user = user.known(cx.scope())?;
        iam::login_profile::delete(cx.scope(), &user)?;
        Ok(Empty {})
    }
}
