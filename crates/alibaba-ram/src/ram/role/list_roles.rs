//! `ListRoles`

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::{Marker, MaxItems, TagList};
use crate::ram::view;

/// Lists the roles of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListRoles {
    /// Where the page begins.
    marker: Option<Marker>,
    /// How many roles a page has.
    #[serde(default)]
    max_items: MaxItems,
    /// Tags that the roles must have.
    #[serde(default)]
    tag: TagList,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    roles: Roles,
    is_truncated: bool,
    marker: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Roles {
    role: Vec<view::Role>,
}

impl Operation for ListRoles {
    const NAME: &'static str = "ListRoles";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("MaxItems", "100")];
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListRoles", arn::ram(caller.account(), "role/*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let account = cx.caller().account();
        let wanted = input.tag.wanted();
        let after = input.marker.as_ref().map(|marker| marker.0.as_str());
        let page = iam::role::summaries(cx.scope(), &wanted, after, input.max_items.0)?;
        let roles = page.items.into_iter().map(|role| view::Role::listed(account, role));
        Ok(Output {
            roles: Roles { role: roles.collect() },
            is_truncated: page.next.is_some(),
            marker: page.next.as_deref().map(Marker::hide),
        })
    }
}
