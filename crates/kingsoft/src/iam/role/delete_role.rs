//! `DeleteRole`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::RoleName;
use crate::iam::view::Done;
use crate::krn;

/// Deletes a role that has no policy. Its sessions end at once.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteRole {
    /// Name of the role.
    role_name: RoleName,
}

impl Operation for DeleteRole {
    const NAME: &'static str = "DeleteRole";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RoleName", "MyApplicationRole")];
    type Service = Iam;
    type Input = Self;
    type Output = Done;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:DeleteRole", krn::role(caller.account(), &input.role_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Done, Error> {
        iam::role::delete(cx.scope(), &input.role_name.into())?;
        Ok(Done::YES)
    }
}
