//! `ListAliases`

use alibaba_core::list::{Page, Place};
use kms::alias::list;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::View;
use crate::Kms;
use crate::errors::Result;
use crate::page::Pages;
use crate::place;

/// Lists the aliases of the region, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ListAliases {}

impl Operation for ListAliases {
    const NAME: &'static str = "ListAliases";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("PageNumber", "1"), ("PageSize", "20")];
    type Service = Kms;
    type Input = With<Self, Pages>;
    type Output = Page<View, Place>;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::of("kms:ListAliases", place::all(caller, call, "alias"))
    }

    fn handle(cx: &mut Cx<'_>, With(_, pages): Self::Input) -> Result<Self::Output> {
        let region = place::region(cx.call());
        let found = list(cx.scope(), region, None, pages.wanted())?;
        let account = cx.caller().account();
        Ok(pages.answer(found, |alias| View::of(alias, account)))
    }
}
