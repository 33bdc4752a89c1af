//! `GetAccountAlias`

use iam::{Error, Kind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;

/// Returns the account's alias.
#[derive(Debug)]
pub struct GetAccountAlias;

/// `GetAccountAlias` has no parameters.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Input {}

/// Answer of `GetAccountAlias`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    account_alias: String,
}

impl Operation for GetAccountAlias {
    const NAME: &'static str = "GetAccountAlias";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Ram;
    type Input = Input;
    type Output = Output;

    fn checks(_: &Input, caller: &Caller, _: &Call) -> Checks {
        super::check("ram:GetAccountAlias", caller)
    }

    fn handle(cx: &mut Cx<'_>, _: Input) -> iam::Result<Output> {
        let alias = iam::account_alias::get(cx.scope())?;
        let account = cx.caller().account();
        Ok(Output { account_alias: alias.ok_or_else(|| Error::not_found(Kind::AccountAlias, account))? })
    }
}
