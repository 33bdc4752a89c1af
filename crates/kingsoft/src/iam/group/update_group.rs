//! `UpdateGroup`

use iam::group::Change;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{GroupName, GroupText};
use crate::iam::view::Done;
use crate::krn;

/// Changes the description of a group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateGroup {
    /// Name of the group.
    group_name: GroupName,
    /// New description, up to 64 characters.
    description: Option<GroupText>,
}

impl Operation for UpdateGroup {
    const NAME: &'static str = "UpdateGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("GroupName", "developers"), ("Description", "Those who build and run.")];
    type Service = Iam;
    type Input = Self;
    type Output = Done;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:UpdateGroup", krn::group(caller.account(), &input.group_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Done, Error> {
        let change = Change { comments: input.description.map(|text| text.0), ..Change::default() };
        iam::group::update(cx.scope(), &input.group_name.into(), change)?;
        Ok(Done::YES)
    }
}
