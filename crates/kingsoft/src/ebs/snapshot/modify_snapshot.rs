//! `ModifySnapshot`

use compute::snapshot::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ebs::volume::field::{Description, OptionalName};
use crate::ebs::{Ebs, of_snapshot, snapshot};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Returned;

/// Changes the name and the description of a snapshot.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifySnapshot {
    /// The snapshot.
    snapshot_id: Id,
    /// New name: 2 to 50 letters, digits, `-` and `_`.
    #[serde(default)]
    snapshot_name: OptionalName,
    /// New description: up to 128 characters.
    snapshot_desc: Option<Description>,
}

impl Operation for ModifySnapshot {
    const NAME: &'static str = "ModifySnapshot";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SnapshotId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("SnapshotName", "before-upgrade")];
    type Service = Ebs;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(of_snapshot("ebs:ModifySnapshot", &input.snapshot_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let snapshot = snapshot(cx, &input.snapshot_id.0)?;
        let change = Change {
            name: input.snapshot_name.given(),
            description: input.snapshot_desc.map(|text| text.0),
            ..Change::default()
        };
        modify(cx.scope(), &snapshot.id, change)?;
        Ok(Returned::YES)
    }
}
