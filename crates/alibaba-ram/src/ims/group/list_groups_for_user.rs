//! `ListGroupsForUser`

use iam::group::Joined;
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::field::UserPrincipalName;
use crate::ims::{Ims, checks, view};
use crate::page::{List, Listed};

/// Lists the groups that a user is in.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListGroupsForUser {
    /// Name of the user with the domain of the account.
    user_principal_name: UserPrincipalName,
}

#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Group {
    group_id: String,
    group_name: String,
    display_name: Option<String>,
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
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserPrincipalName", "alice@1234567890123456.onaliyun.com")];
    type Service = Ims;
    type Input = Self;
    type Output = List<Group>;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, &format!("user/{}", input.user_principal_name.user()))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<List<Group>> {
        let user = input.user_principal_name.known(cx.scope())?;
        let groups = iam::group::groups_of(cx.scope(), &user)?;
        let listed = |joined: Joined| Group {
            group_id: view::number_of_group(&joined.group.id),
            group_name: joined.group.name.to_string(),
            display_name: joined.group.display_name,
            comments: joined.group.comments,
            join_date: time::seconds(joined.joined_at),
        };
        Ok(groups.into_iter().map(listed).collect())
    }
}
