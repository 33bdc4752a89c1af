//! `ListGroupsForUser`

use alibaba_core::arn;
use iam::group::Joined;
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::page::{List, Listed};
use crate::ram::Ram;
use crate::ram::field::UserName;

/// Lists the groups that a user is in.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListGroupsForUser {
    /// Name of the user.
    user_name: UserName,
}

#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Group {
    group_id: String,
    group_name: String,
    comments: Option<String>,
    join_date: String,
}

impl Listed for Group {
    const LIST: &'static str = "Groups";
    const ITEM: &'static str = "Group";
}

impl Operation for ListGroupsForUser {
    const NAME: &'static str = "ListGroupsForUser";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice")];
    type Service = Ram;
    type Input = Self;
    type Output = List<Group>;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListGroupsForUser", arn::user(caller.account(), &input.user_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<List<Group>> {
        let groups = iam::group::groups_of(cx.scope(), &input.user_name.into())?;
        let listed = |joined: Joined| Group {
            group_id: joined.group.id,
            group_name: joined.group.name.to_string(),
            comments: joined.group.comments,
            join_date: time::seconds(joined.joined_at),
        };
        Ok(groups.into_iter().map(listed).collect())
    }
}
