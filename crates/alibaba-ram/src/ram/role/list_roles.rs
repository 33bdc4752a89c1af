//! `ListRoles`

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::page::{Page, Part};
use crate::ram::field::TagList;
use crate::ram::{Ram, view};

/// Lists the roles of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListRoles {
    /// Tags that the roles must have.
    #[serde(default)]
    tag: TagList,
}

impl Operation for ListRoles {
    const NAME: &'static str = "ListRoles";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("MaxItems", "100")];
    type Service = Ram;
    type Input = With<Self, Part>;
    type Output = Page<view::Role>;

    fn checks(_: &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListRoles", arn::ram(caller.account(), "role/*"))
    }

    fn handle(cx: &mut Cx<'_>, With(input, part): Self::Input) -> iam::Result<Page<view::Role>> {
        let account = cx.caller().account();
        let wanted = input.tag.wanted();
        let page = iam::role::summaries(cx.scope(), &wanted, part.after(), part.limit())?;
        Ok(page.map(|role| view::Role::listed(account, role)).into())
    }
}
