//! `ClearAccountAlias`

use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use crate::account::OfAccount;
use crate::ram::Ram;
use crate::ram::view::Empty;

/// Takes the account's alias away; an account without one stays as it is.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ClearAccountAlias {}

impl OfAccount for ClearAccountAlias {
    const NAME: &'static str = "ClearAccountAlias";
    const EFFECT: Effect = Effect::Write;
    type Service = Ram;
    type Input = Self;
    type Output = Empty;

    fn handle(cx: &mut Cx<'_>, _: Self) -> iam::Result<Empty> {
        iam::account_alias::clear(cx.scope())?;
        Ok(Empty {})
    }
}
