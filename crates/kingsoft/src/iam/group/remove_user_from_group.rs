//! `RemoveUserFromGroup`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::Check;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{GroupName, UserName};
use crate::iam::view::Done;
use crate::krn;

/// Takes a user out of a group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RemoveUserFromGroup {
    /// Name of the group.
    group_name: GroupName,
    /// Name of the user.
    user_name: UserName,
}

impl Operation for RemoveUserFromGroup {
    const NAME: &'static str = "RemoveUserFromGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("GroupName", "developers"), ("UserName", "alice")];
    type Service = Iam;
    type Input = Self;
    type Output = Done;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:RemoveUserFromGroup", krn::group(caller.account(), &input.group_name.0))
            .and(Check::new("iam:RemoveUserFromGroup", krn::user(caller.account(), &input.user_name.0)))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Done, Error> {
        iam::group::remove_user(cx.scope(), &input.group_name.into(), &input.user_name.into())?;
        Ok(Done::YES)
    }
}
