//! `GetPasswordPolicy`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::PasswordPolicyOutput;
use crate::account::OfAccount;
use crate::ram::Ram;
use crate::ram::identities::Identities;

/// `GetPasswordPolicy`; RAM and IMS have it.
#[derive(Debug)]
pub struct GetPasswordPolicy<S = Ram>(PhantomData<S>);

/// Returns the account's password policy.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Input {}

impl<S: Identities> OfAccount for GetPasswordPolicy<S> {
    const NAME: &'static str = "GetPasswordPolicy";
    const EFFECT: Effect = Effect::Read;
    type Service = S;
    type Input = Input;
    type Output = PasswordPolicyOutput<S::PasswordPolicy>;

    fn handle(cx: &mut Cx<'_>, _: Input) -> iam::Result<Self::Output> {
        Ok(iam::password_policy::get(cx.scope())?.into())
    }
}
