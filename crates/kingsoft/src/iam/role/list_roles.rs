//! `ListRoles`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::Part;
use crate::iam::view::{Page, Role};
use crate::krn;

/// Lists the roles of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ListRoles {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    list_roles_result: Page<Role<Vec<String>>>,
}

impl Operation for ListRoles {
    const NAME: &'static str = "ListRoles";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Iam;
    type Input = With<Self, Part>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:ListRoles", krn::role(caller.account(), "*"))
    }

    fn handle(cx: &mut Cx<'_>, With(_, part): Self::Input) -> Result<Output, Error> {
        let page = iam::role::list(cx.scope(), part.marker.after(), part.max_items.0)?;
        let account = cx.caller().account();
        Ok(Output { list_roles_result: page.map(|role| Role::listed(account, role)).into() })
    }
}
