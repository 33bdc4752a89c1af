//! `ListGroupsForUser`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{Part, UserName, page_of};
use crate::iam::group::Groups;
use crate::krn;

/// Lists the groups that a user is in.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListGroupsForUser {
    /// Name of the user.
    user_name: UserName,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    list_groups_for_user_result: Groups,
}

impl Operation for ListGroupsForUser {
    const NAME: &'static str = "ListGroupsForUser";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("UserName", "alice")];
    type Service = Iam;
    type Input = With<Self, Part>;
    type Output = Output;

    fn checks(With(input, _): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:ListGroupsForUser", krn::user(caller.account(), &input.user_name.0))
    }

    fn handle(cx: &mut Cx<'_>, With(input, part): Self::Input) -> Result<Output, Error> {
        let joined = iam::group::groups_of(cx.scope(), &input.user_name.into())?;
        let total = joined.len();
        let groups: Vec<_> = joined.into_iter().map(|joined| joined.group).collect();
        let page = page_of(groups, None, &part.marker, part.max_items);
        Ok(Output { list_groups_for_user_result: Groups::page(cx, page, total)? })
    }
}
