//! `GetGroup`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::GroupName;
use crate::iam::view;
use crate::krn;

/// Returns one group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetGroup {
    /// Name of the group.
    group_name: GroupName,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    get_group_result: Got,
}

/// Three clients look for the group in three places, so it is in all of them.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Got {
    group: Outer,
    user_group: view::Group,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Outer {
    #[serde(flatten)]
    fields: view::Group,
    group: view::Group,
}

impl Operation for GetGroup {
    const NAME: &'static str = "GetGroup";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("GroupName", "developers")];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:GetGroup", krn::group(caller.account(), &input.group_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let group = iam::group::get(cx.scope(), &input.group_name.into())?;
        let group = super::shown(cx, group)?;
        let got = Got { group: Outer { fields: group.clone(), group: group.clone() }, user_group: group };
        Ok(Output { get_group_result: got })
    }
}
