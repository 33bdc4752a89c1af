//! `ListUsersForGroup`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{GroupName, Marker, MaxItems, page_of};
use crate::iam::view;
use crate::krn;

/// Lists the users of a group, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListUsersForGroup {
    /// Name of the group.
    group_name: GroupName,
    /// How many users the page has.
    #[serde(default)]
    max_items: MaxItems,
    /// Number of the page; the first is 1.
    page: Option<u32>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    list_users_for_group_result: Users,
}

/// Here the list is a plain one.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Users {
    users: Vec<view::User<&'static str>>,
    is_truncated: bool,
    marker: &'static str,
}

impl Operation for ListUsersForGroup {
    const NAME: &'static str = "ListUsersForGroup";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("GroupName", "developers")];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:ListUsersForGroup", krn::group(caller.account(), &input.group_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let members = iam::group::members_of(cx.scope(), &input.group_name.into(), None, usize::MAX)?.items;
        let page = page_of(members, input.page, &Marker::default(), input.max_items);
        let account = cx.caller().account();
        let list_users_for_group_result = Users {
            users: page.items.into_iter().map(|member| view::User::new(account, member.user)).collect(),
            is_truncated: page.next.is_some(),
            marker: "",
        };
        Ok(Output { list_users_for_group_result })
    }
}
