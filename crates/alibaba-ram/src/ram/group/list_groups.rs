//! `ListGroups`

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::{Marker, MaxItems};
use crate::ram::view;

/// Lists the groups of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListGroups {
    /// Where the page begins.
    marker: Option<Marker>,
    /// How many groups a page has, up to 100.
    #[serde(default)]
    max_items: MaxItems,
}

#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    groups: Groups,
    is_truncated: bool,
    marker: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Groups {
    group: Vec<view::Group>,
}

impl Operation for ListGroups {
    const NAME: &'static str = "ListGroups";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("MaxItems", "100")];
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListGroups", arn::ram(caller.account(), "group/*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let after = input.marker.as_ref().map(|marker| marker.0.as_str());
        let page = iam::group::list(cx.scope(), after, input.max_items.at_most(100))?;
        Ok(Output {
            is_truncated: page.next.is_some(),
            marker: page.next.as_deref().map(Marker::hide),
            groups: Groups { group: page.items.into_iter().map(view::Group::from).collect() },
        })
    }
}
