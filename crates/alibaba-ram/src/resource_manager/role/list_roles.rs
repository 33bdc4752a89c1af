//! `ListRoles`

use alibaba_core::arn;
use alibaba_core::principal_name::Domain;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::view;
use crate::resource_manager::ResourceManager;
use crate::resource_manager::field::{PageNumber, PageSize, page};

/// Lists the roles of the account, those of services among them, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListRoles {
    /// Number of the page, from 1.
    #[serde(default)]
    page_number: PageNumber,
    /// How many roles a page has, 1 to 100; 10 by default.
    #[serde(default)]
    page_size: PageSize,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    roles: Roles,
    total_count: i64,
    page_number: i64,
    page_size: i64,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Roles {
    role: Vec<view::Role>,
}

impl Operation for ListRoles {
    const NAME: &'static str = "ListRoles";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("PageNumber", "1"), ("PageSize", "50")];
    type Service = ResourceManager;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListRoles", arn::ram(caller.account(), "role/*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let page = page(input.page_number, input.page_size);
        let found = iam::role::page(cx.scope(), page)?;
        let mut role = Vec::with_capacity(found.items.len());
        let domain = Domain::of_account(cx.scope())?;
        for each in found.items {
            let whole = view::Role::whole::<ResourceManager>(cx, &domain, each)?;
            role.push(view::Role { assume_role_policy_document: None, ..whole });
        }
        let roles = Roles { role };
        Ok(Output { roles, total_count: found.total, page_number: page.number, page_size: page.size })
    }
}
