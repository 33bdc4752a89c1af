//! `GetGroup`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::arn;
use crate::ram::Ram;
use crate::ram::field::GroupName;
use crate::ram::view;

/// Returns one group.
#[derive(Debug)]
pub struct GetGroup;

/// Parameters of `GetGroup`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Name of the group.
    group_name: GroupName,
}

/// Answer of `GetGroup`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    group: view::Group,
}

impl Operation for GetGroup {
    const NAME: &'static str = "GetGroup";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("GroupName", "developers")];
    type Service = Ram;
    type Input = Input;
    type Output = Output;

    fn checks(input: &Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:GetGroup", arn::group(caller.account(), &input.group_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> iam::Result<Output> {
        let group = iam::group::get(cx.scope(), &input.group_name.into())?;
        Ok(Output { group: group.into() })
    }
}
