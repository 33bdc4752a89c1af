//! `ListRoles`

use alibaba_core::arn;
use alibaba_core::principal_name::Domain;
use kernel::page::Counted;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::page::{Page, Place};
use crate::ram::view;
use crate::resource_manager::ResourceManager;
use crate::resource_manager::field::Numbers;

/// Lists the roles of the account, those of services among them, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ListRoles {}

impl Operation for ListRoles {
    const NAME: &'static str = "ListRoles";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("PageNumber", "1"), ("PageSize", "50")];
    type Service = ResourceManager;
    type Input = With<Self, Numbers>;
    type Output = Page<view::Role, Place>;

    fn checks(_: &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListRoles", arn::ram(caller.account(), "role/*"))
    }

    fn handle(cx: &mut Cx<'_>, With(_, page): Self::Input) -> iam::Result<Self::Output> {
        let page = page.into();
        let found = iam::role::page(cx.scope(), page)?;
        let mut roles = Vec::with_capacity(found.items.len());
        let domain = Domain::of_account(cx.scope())?;
        for each in found.items {
            let whole = view::Role::whole::<ResourceManager>(cx, &domain, each)?;
            roles.push(view::Role { assume_role_policy_document: None, ..whole });
        }
        Ok(Page::numbered(page, Counted { items: roles, total: found.total }))
    }
}
