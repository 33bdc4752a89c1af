//! `DeleteGroup`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::GroupName;
use crate::iam::view::Done;
use crate::krn;

/// Deletes a group that has no user and no policy.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteGroup {
    /// Name of the group.
    group_name: GroupName,
}

impl Operation for DeleteGroup {
    const NAME: &'static str = "DeleteGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("GroupName", "developers")];
    type Service = Iam;
    type Input = Self;
    type Output = Done;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:DeleteGroup", krn::group(caller.account(), &input.group_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Done, Error> {
        iam::group::delete(cx.scope(), &input.group_name.into())?;
        Ok(Done::YES)
    }
}
