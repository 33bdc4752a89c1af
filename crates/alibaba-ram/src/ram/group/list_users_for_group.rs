//! `ListUsersForGroup`

use alibaba_core::arn;
use iam::group::Member;
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::{GroupName, Marker, MaxItems};

/// Lists the members of a group, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListUsersForGroup {
    /// Name of the group.
    group_name: GroupName,
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
    user: Vec<Listed>,
}

#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Listed {
    user_name: String,
    display_name: Option<String>,
    join_date: String,
}

impl Operation for ListUsersForGroup {
    const NAME: &'static str = "ListUsersForGroup";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("GroupName", "developers"), ("MaxItems", "100")];
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListUsersForGroup", arn::group(caller.account(), &input.group_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let after = input.marker.as_ref().map(|marker| marker.0.as_str());
        let group = input.group_name.into();
        let page = iam::group::members_of(cx.scope(), &group, after, input.max_items.0)?;
        let listed = |member: Member| Listed {
            user_name: member.user.name.to_string(),
            display_name: member.user.display_name,
            join_date: time::seconds(member.joined_at),
        };
        Ok(Output {
            is_truncated: page.next.is_some(),
            marker: page.next.as_deref().map(Marker::hide),
            users: Users { user: page.items.into_iter().map(listed).collect() },
        })
    }
}
