//! `ListUsersForGroup`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::page::{Page, Part};
use crate::ram::Ram;
use crate::ram::field::GroupName;
use crate::ram::identities::Identities;

/// `ListUsersForGroup`; RAM and IMS have it.
#[derive(Debug)]
pub struct ListUsersForGroup<S = Ram>(PhantomData<S>);

/// Lists the members of a group, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Name of the group.
    group_name: GroupName,
}

impl<S: Identities> Operation for ListUsersForGroup<S> {
    const NAME: &'static str = "ListUsersForGroup";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("GroupName", "developers"), ("MaxItems", "100")];
    type Service = S;
    type Input = With<Input, Part>;
    type Output = Page<S::Member>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        S::checks(Self::NAME, caller, &format!("group/{}", input.group_name.0))
    }

    fn handle(cx: &mut Cx<'_>, With(input, part): Self::Input) -> iam::Result<Self::Output> {
        S::members(cx.scope(), &input.group_name.into(), &part)
    }
}
