//! `ListGroups`

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::page::{Page, Part};
use crate::ram::{Ram, view};

/// Lists the groups of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ListGroups {}

impl Operation for ListGroups {
    const NAME: &'static str = "ListGroups";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("MaxItems", "100")];
    type Service = Ram;
    type Input = With<Self, Part>;
    type Output = Page<view::Group>;

    fn checks(_: &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListGroups", arn::ram(caller.account(), "group/*"))
    }

    fn handle(cx: &mut Cx<'_>, With(_, part): Self::Input) -> iam::Result<Page<view::Group>> {
        let page = iam::group::list(cx.scope(), part.after(), part.limit_of_100())?;
        Ok(page.map(view::Group::from).into())
    }
}
