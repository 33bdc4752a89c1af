//! `ListUsers`

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::page::{Page, Part};
use crate::ram::{Ram, view};

/// Lists the users of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ListUsers {}

impl Operation for ListUsers {
    const NAME: &'static str = "ListUsers";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("MaxItems", "100")];
    type Service = Ram;
    type Input = With<Self, Part>;
    type Output = Page<view::User>;

    fn checks(_: &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListUsers", arn::ram(caller.account(), "user/*"))
    }

    fn handle(cx: &mut Cx<'_>, With(_, part): Self::Input) -> iam::Result<Page<view::User>> {
        let page = iam::user::list(cx.scope(), &[], part.after(), part.limit())?;
        Ok(page.map(view::User::from).into())
    }
}
