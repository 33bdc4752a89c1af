//! `DeleteGroup`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::GroupName;
use crate::ram::identities::Identities;
use crate::ram::view::Empty;

/// `DeleteGroup`; RAM and IMS have it.
#[derive(Debug)]
pub struct DeleteGroup<S = Ram>(PhantomData<S>);

/// Deletes a group that has no member and no policy.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Name of the group.
    group_name: GroupName,
}

impl<S: Identities> Operation for DeleteGroup<S> {
    const NAME: &'static str = "DeleteGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("GroupName", "developers")];
    type Service = S;
    type Input = Input;
    type Output = Empty;

    fn checks(input: &Input, caller: &Caller, _: &Call) -> Checks {
        S::checks(Self::NAME, caller, &format!("group/{}", input.group_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> iam::Result<Empty> {
        iam::group::delete(cx.scope(), &input.group_name.into())?;
        Ok(Empty {})
    }
}
