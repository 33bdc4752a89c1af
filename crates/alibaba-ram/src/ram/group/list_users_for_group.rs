//! `ListUsersForGroup`

use alibaba_core::arn;
use iam::group::Member;
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::page::{Listed, Page, Part};
use crate::ram::Ram;
use crate::ram::field::GroupName;

/// Lists the members of a group, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListUsersForGroup {
    /// Name of the group.
    group_name: GroupName,
}

#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct User {
    user_name: String,
    display_name: Option<String>,
    join_date: String,
}

impl Listed for User {
    const LIST: &'static str = "Users";
    const ITEM: &'static str = "User";
}

impl Operation for ListUsersForGroup {
    const NAME: &'static str = "ListUsersForGroup";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("GroupName", "developers"), ("MaxItems", "100")];
    type Service = Ram;
    type Input = With<Self, Part>;
    type Output = Page<User>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListUsersForGroup", arn::group(caller.account(), &input.group_name.0))
    }

    fn handle(cx: &mut Cx<'_>, With(input, part): Self::Input) -> iam::Result<Page<User>> {
        let group = input.group_name.into();
        let page = iam::group::members_of(cx.scope(), &group, part.after(), part.limit())?;
        let listed = |member: Member| User {
            user_name: member.user.name.to_string(),
            display_name: member.user.display_name,
            join_date: time::seconds(member.joined_at),
        };
        Ok(page.map(listed).into())
    }
}
