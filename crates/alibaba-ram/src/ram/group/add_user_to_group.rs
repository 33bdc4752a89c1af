//! `AddUserToGroup`

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::{GroupName, UserName};
use crate::ram::view::Empty;

/// Puts a user into a group; the group's policies count with the user's next call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AddUserToGroup {
    /// Name of the group.
    group_name: GroupName,
    /// Name of the user.
    user_name: UserName,
}

impl Operation for AddUserToGroup {
    const NAME: &'static str = "AddUserToGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("GroupName", "developers"), ("UserName", "alice")];
    type Service = Ram;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        let user = Check::new("ram:AddUserToGroup", arn::user(caller.account(), &input.user_name.0));
        Checks::only(user).and(Check::new("ram:AddUserToGroup", arn::group(caller.account(), &input.group_name.0)))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        iam::group::add_user(cx.scope(), &input.group_name.into(), &input.user_name.into())?;
        Ok(Empty {})
    }
}
