//! `SetAccountAlias`

use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use crate::account::OfAccount;
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

impl OfAccount for SetAccountAlias {
    const NAME: &'static str = "SetAccountAlias";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("AccountAlias", "my-company")];
    type Service = Ram;
    type Input = Self;
    type Output = Empty;

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        iam::account_alias::set(cx.scope(), &input.account_alias.0)?;
        Ok(Empty {})
    }
}
