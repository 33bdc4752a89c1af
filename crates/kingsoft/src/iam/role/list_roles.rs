//! `ListRoles`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{Marker, MaxItems};
use crate::iam::role::Roles;
use crate::krn;

/// Lists the roles of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListRoles {
    /// Where the page begins.
    #[serde(default)]
    marker: Marker,
    /// How many roles the page has.
    #[serde(default)]
    max_items: MaxItems,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    list_roles_result: Roles,
}

impl Operation for ListRoles {
    const NAME: &'static str = "ListRoles";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:ListRoles", krn::role(caller.account(), "*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let page = iam::role::list(cx.scope(), input.marker.after(), input.max_items.0)?;
        Ok(Output { list_roles_result: Roles::page(cx.caller().account(), page) })
    }
}
