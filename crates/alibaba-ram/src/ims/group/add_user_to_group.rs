//! `AddUserToGroup`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::field::UserPrincipalName;
use crate::ims::{Ims, check};
use crate::ram::field::GroupName;
use crate::ram::view::Empty;

/// Puts a user into a group; the group's policies count with the user's next call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct AddUserToGroup {
    /// Name of the user with the domain of the account.
    user_principal_name: UserPrincipalName,
    /// Name of the group.
    group_name: GroupName,
}

impl Operation for AddUserToGroup {
    const NAME: &'static str = "AddUserToGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("UserPrincipalName", "alice@1234567890123456.onaliyun.com"), ("GroupName", "developers")];
    type Service = Ims;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        let about = |relative: String| check(Self::NAME, caller, &relative);
        let user = about(format!("user/{}", input.user_principal_name.user()));
        Checks::only(user).and(about(format!("group/{}", input.group_name.0)))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        let user = input.user_principal_name.known(cx.scope())?;
        iam::group::add_user(cx.scope(), &input.group_name.into(), &user)?;
        Ok(Empty {})
    }
}
