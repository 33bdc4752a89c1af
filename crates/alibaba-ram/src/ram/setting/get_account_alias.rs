//! `GetAccountAlias`

use iam::{Error, Kind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::{Cx, Effect};

use crate::account::OfAccount;
use crate::ram::Ram;

/// Returns the account's alias.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GetAccountAlias {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    account_alias: String,
}

impl OfAccount for GetAccountAlias {
    const NAME: &'static str = "GetAccountAlias";
    const EFFECT: Effect = Effect::Read;
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn handle(cx: &mut Cx<'_>, _: Self) -> iam::Result<Output> {
        let alias = iam::account_alias::get(cx.scope())?;
        let account = cx.caller().account();
        Ok(Output { account_alias: alias.ok_or_else(|| Error::not_found(Kind::AccountAlias, account))? })
    }
}
