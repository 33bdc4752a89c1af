//! `RemoveUserFromGroup`

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::{GroupName, UserName};
use crate::ram::view::Empty;

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
    type Service = Ram;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        let user = Check::new("ram:RemoveUserFromGroup", arn::user(caller.account(), &input.user_name.0));
        Checks::only(user).and(Check::new("ram:RemoveUserFromGroup", arn::group(caller.account(), &input.group_name.0)))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        iam::group::remove_user(cx.scope(), &input.group_name.into(), &input.user_name.into())?;
        Ok(Empty {})
    }
}
