//! `SetAccountAlias`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::AccountAlias;
use crate::ram::view::Empty;

/// Gives the account an alias that no other account has; an earlier one is free again.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SetAccountAlias {
    /// The alias.
    account_alias: AccountAlias,
}

impl Operation for SetAccountAlias {
    const NAME: &'static str = "SetAccountAlias";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("AccountAlias", "my-company")];
    type Service = Ram;
    type Input = Self;
    type Output = Empty;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        super::check("ram:SetAccountAlias", caller)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        iam::account_alias::set(cx.scope(), &input.account_alias.0)?;
        Ok(Empty {})
    }
}
