//! `ListUsers`

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::{Marker, MaxItems};
use crate::ram::view;

/// Lists the users of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListUsers {
    /// Where the page begins.
    marker: Option<Marker>,
    /// How many users a page has.
    #[serde(default)]
    max_items: MaxItems,
}

#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    users: Users,
    is_truncated: bool,
    marker: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Users {
    user: Vec<view::User>,
}

impl Operation for ListUsers {
    const NAME: &'static str = "ListUsers";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("MaxItems", "100")];
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListUsers", arn::ram(caller.account(), "user/*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let after = input.marker.as_ref().map(|marker| marker.0.as_str());
        let page = iam::user::list(cx.scope(), &[], after, input.max_items.0)?;
        Ok(Output {
            is_truncated: page.next.is_some(),
            marker: page.next.as_deref().map(Marker::hide),
            users: Users { user: page.items.into_iter().map(view::User::from).collect() },
        })
    }
}
