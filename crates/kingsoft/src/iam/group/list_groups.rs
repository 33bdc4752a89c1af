//! `ListGroups`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::Part;
use crate::iam::group::Groups;
use crate::krn;

/// Lists the groups of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ListGroups {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    list_groups_result: Groups,
}

impl Operation for ListGroups {
    const NAME: &'static str = "ListGroups";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Iam;
    type Input = With<Self, Part>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:ListGroups", krn::group(caller.account(), "*"))
    }

    fn handle(cx: &mut Cx<'_>, With(_, part): Self::Input) -> Result<Output, Error> {
        let page = iam::group::list(cx.scope(), part.marker.after(), part.max_items.0)?;
        let total = iam::group::count(cx.scope())?;
        Ok(Output { list_groups_result: Groups::page(cx, page, total)? })
    }
}
