//! `CreateGroup`

use iam::group::New;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::field::NewDisplayName;
use crate::ims::{Ims, checks, view};
use crate::page::One;
use crate::ram::field::{Comments, GroupName, filled};

/// Creates a user group without members.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateGroup {
    /// Name of the group, unique in the account.
    group_name: GroupName,
    /// Name to show to people, up to 24 characters.
    display_name: Option<NewDisplayName>,
    /// Free text, up to 128 characters.
    comments: Option<Comments>,
}

impl Operation for CreateGroup {
    const NAME: &'static str = "CreateGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("GroupName", "developers"), ("DisplayName", "Developers")];
    type Service = Ims;
    type Input = Self;
    type Output = One<view::Group>;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, "group/*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<One<view::Group>> {
        let new = New {
            name: input.group_name.into(),
            display_name: filled(input.display_name.map(|name| name.0)),
            comments: filled(input.comments),
        };
        let group = iam::group::create(cx.scope(), new)?;
        Ok(One(group.into()))
    }
}
