//! `DescribeKecIamRoles`

use kernel::page::Paged;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::view::{Page, Role};
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::location::kec;
use crate::kec::role::pass::is_usable;

/// Lists the roles that instances can be given.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct DescribeKecIamRoles {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    list_roles_result: Page<Role<Vec<String>>>,
}

impl Operation for DescribeKecIamRoles {
    const NAME: &'static str = "DescribeKecIamRoles";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("kec:DescribeKecIamRoles", kec(caller, call, "instance/*"))
    }

    fn handle(cx: &mut Cx<'_>, _: Self) -> Result<Output, Error> {
        let roles = iam::role::list(cx.scope(), None, usize::MAX)?;
        let usable = roles.items.into_iter().filter(|role| is_usable(cx, role)).collect();
        let page = Paged { items: usable, next: None };
        let account = cx.caller().account();
        Ok(Output { list_roles_result: page.map(|role| Role::listed(account, role)).into() })
    }
}
