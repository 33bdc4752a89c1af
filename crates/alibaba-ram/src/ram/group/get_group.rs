//! `GetGroup`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::GroupName;
use crate::ram::identities::Identities;

/// `GetGroup`; RAM and IMS have it.
#[derive(Debug)]
pub struct GetGroup<S = Ram>(PhantomData<S>);

/// Returns one group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Name of the group.
    group_name: GroupName,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output<G> {
    group: G,
}

impl<S: Identities> Operation for GetGroup<S> {
    const NAME: &'static str = "GetGroup";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("GroupName", "developers")];
    type Service = S;
    type Input = Input;
    type Output = Output<S::Group>;

    fn checks(input: &Input, caller: &Caller, _: &Call) -> Checks {
        S::checks(Self::NAME, caller, &format!("group/{}", input.group_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> iam::Result<Self::Output> {
        let group = iam::group::get(cx.scope(), &input.group_name.into())?;
        Ok(Output { group: group.into() })
    }
}
