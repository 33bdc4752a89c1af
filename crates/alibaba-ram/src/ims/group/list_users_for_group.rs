//! `ListUsersForGroup`

use alibaba_core::principal_name::Domain;
use iam::attachment::HolderKind;
use iam::group::Member;
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ims::{Ims, checks};
use crate::page::{Listed, Page, Part};
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
    user_id: String,
    user_principal_name: String,
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
    type Service = Ims;
    type Input = With<Self, Part>;
    type Output = Page<User>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, &format!("group/{}", input.group_name.0))
    }

    fn handle(cx: &mut Cx<'_>, With(input, part): Self::Input) -> iam::Result<Page<User>> {
        let group = input.group_name.into();
        let page = iam::group::members_of(cx.scope(), &group, part.after(), part.limit_of_100())?;
        let domain = Domain::of_account(cx.scope())?;
        let listed = |member: Member| User {
            user_principal_name: domain.name(HolderKind::User, &member.user.name),
            user_id: member.user.id,
            display_name: member.user.display_name,
            join_date: time::seconds(member.joined_at),
        };
        Ok(page.map(listed).into())
    }
}
