//! `CreateGroup`

use alibaba_core::arn;
use iam::group::New;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::page::One;
use crate::ram::Ram;
use crate::ram::field::{Comments, GroupName, filled};
use crate::ram::view;

/// Creates a user group without members.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateGroup {
    /// Name of the group, unique in the account.
    group_name: GroupName,
    /// Free text, up to 128 characters.
    comments: Option<Comments>,
}

impl Operation for CreateGroup {
    const NAME: &'static str = "CreateGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("GroupName", "developers"), ("Comments", "People who build things")];
    type Service = Ram;
    type Input = Self;
    type Output = One<view::Group>;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:CreateGroup", arn::ram(caller.account(), "group/*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<One<view::Group>> {
        let new = New { name: input.group_name.into(), display_name: None, comments: filled(input.comments) };
        let group = iam::group::create(cx.scope(), new)?;
        Ok(One(view::Group { update_date: None, ..group.into() }))
    }
}
