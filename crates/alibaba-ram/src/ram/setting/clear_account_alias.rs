//! `ClearAccountAlias`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::view::Empty;

/// Takes the account's alias away; an account without one stays as it is.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ClearAccountAlias {}

impl Operation for ClearAccountAlias {
    const NAME: &'static str = "ClearAccountAlias";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Ram;
    type Input = Self;
    type Output = Empty;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        super::check("ram:ClearAccountAlias", caller)
    }

    fn handle(cx: &mut Cx<'_>, _: Self) -> iam::Result<Empty> {
        iam::account_alias::clear(cx.scope())?;
        Ok(Empty {})
    }
}
