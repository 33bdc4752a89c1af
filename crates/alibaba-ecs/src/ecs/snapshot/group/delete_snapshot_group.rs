//! `DeleteSnapshotGroup`

use alibaba_core::list::{List, Listed};
use compute::snapshot::group::{Deleted, delete};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::{Result, snapshot as refused};
use crate::ecs::field::{RegionId, Required};

/// Deletes a group with its snapshots. One that an image has stays, and is a snapshot of its own from then on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteSnapshotGroup {
    /// Region of the group.
    region_id: RegionId,
    /// Group.
    snapshot_group_id: Required,
}

/// What became of a snapshot.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    operation_status: &'static str,
    error_code: &'static str,
    error_msg: &'static str,
    related_item_set: Value,
}

impl Listed for View {
    const LIST: &'static str = "OperationProgressSet";
    const ITEM: &'static str = "OperationProgress";
}

impl Operation for DeleteSnapshotGroup {
    const NAME: &'static str = "DeleteSnapshotGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("SnapshotGroupId", "ssg-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = List<View>;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DeleteSnapshotGroup", caller, call, "snapshotgroup", &input.snapshot_group_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Self::Output> {
        let deleted = delete(cx.scope(), &input.region_id.0.id, &input.snapshot_group_id)?;
        Ok(deleted.iter().map(View::of).collect())
    }
}

impl View {
    fn of(deleted: &Deleted) -> Self {
        let code = deleted.refusal.as_ref().map(refused);
        Self {
            operation_status: if code.is_none() { "Success" } else { "Failed" },
            error_code: code.map(|code| code.code).unwrap_or_default(),
            error_msg: code.map(|code| code.text).unwrap_or_default(),
            related_item_set: json!({"RelatedItem": [{"Name": "SnapshotId", "Value": deleted.snapshot.id}]}),
        }
    }
}
