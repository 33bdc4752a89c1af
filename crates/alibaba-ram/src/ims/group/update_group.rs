//! `UpdateGroup`

use iam::group::Change;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::field::NewDisplayName;
use crate::ims::{Ims, checks, view};
use crate::page::One;
use crate::ram::field::{Comments, GroupName};

/// Changes a group; members and policies stay with a renamed one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateGroup {
    /// Name of the group.
    group_name: GroupName,
    /// New name.
    new_group_name: Option<GroupName>,
    /// New name to show to people; an empty one removes it.
    new_display_name: Option<NewDisplayName>,
    /// New free text; an empty one removes it.
    new_comments: Option<Comments>,
}

impl Operation for UpdateGroup {
    const NAME: &'static str = "UpdateGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("GroupName", "developers"), ("NewDisplayName", "People who build things")];
    type Service = Ims;
    type Input = Self;
    type Output = One<view::Group>;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, &format!("group/{}", input.group_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<One<view::Group>> {
        let change = Change {
            name: input.new_group_name.map(Into::into),
            display_name: input.new_display_name.map(|name| name.0),
            comments: input.new_comments.map(Into::into),
        };
        let group = iam::group::update(cx.scope(), &input.group_name.into(), change)?;
        Ok(One(group.into()))
    }
}
