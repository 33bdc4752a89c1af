//! `CreateGroup`

use iam::group::New;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{GroupName, GroupText};
use crate::iam::view;
use crate::krn;

/// Creates a group without users.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateGroup {
    /// Name of the group, unique in the account.
    group_name: GroupName,
    /// Free text, up to 64 characters.
    description: Option<GroupText>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    create_group_result: One,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct One {
    group: view::Group,
}

impl Operation for CreateGroup {
    const NAME: &'static str = "CreateGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("GroupName", "developers"), ("Description", "Those who build.")];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:CreateGroup", krn::group(caller.account(), &input.group_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let comments = input.description.map(|text| text.0);
        let new = New { name: input.group_name.into(), display_name: None, comments };
        let group = iam::group::create(cx.scope(), new)?;
        Ok(Output { create_group_result: One { group: view::Group::new(cx.caller().account(), group, 0, 0) } })
    }
}
