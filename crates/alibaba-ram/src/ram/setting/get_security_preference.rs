//! `GetSecurityPreference`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::SecurityPreferenceOutput;
use crate::account::OfAccount;
use crate::ram::Ram;
use crate::ram::identities::Identities;

/// `GetSecurityPreference`; RAM and IMS have it.
#[derive(Debug)]
pub struct GetSecurityPreference<S = Ram>(PhantomData<S>);

/// Returns what the account lets its users do to themselves, and how they sign in.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Input {}

impl<S: Identities> OfAccount for GetSecurityPreference<S> {
    const NAME: &'static str = "GetSecurityPreference";
    const EFFECT: Effect = Effect::Read;
    type Service = S;
    type Input = Input;
    type Output = SecurityPreferenceOutput<S::SecurityPreference>;

    fn handle(cx: &mut Cx<'_>, _: Input) -> iam::Result<Self::Output> {
        Ok(iam::security_preference::get(cx.scope())?.into())
    }
}
