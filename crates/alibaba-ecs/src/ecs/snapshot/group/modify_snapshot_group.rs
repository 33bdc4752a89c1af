//! `ModifySnapshotGroup`

use compute::snapshot::group::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::super::text;
use super::name;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;

/// Changes the name or the description of a group of snapshots.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifySnapshotGroup {
    /// Region of the group.
    region_id: RegionId,
    /// Group.
    snapshot_group_id: Required,
    /// New name, 2 to 128 characters.
    name: Option<String>,
    /// New description, 2 to 256 characters; an empty one removes it.
    description: Option<String>,
}

impl Operation for ModifySnapshotGroup {
    const NAME: &'static str = "ModifySnapshotGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("SnapshotGroupId", "ssg-bp67acfmxazb4pa1b2c3"), ("Name", "after")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifySnapshotGroup", caller, call, "snapshotgroup", &input.snapshot_group_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let change = Change {
            name: input.name.as_deref().map(|text| name(Some(text))).transpose()?,
            description: input.description.as_deref().map(|remark| text::description(Some(remark))).transpose()?,
        };
        modify(cx.scope(), &input.region_id.0.id, &input.snapshot_group_id, change)?;
        Ok(Empty {})
    }
}
