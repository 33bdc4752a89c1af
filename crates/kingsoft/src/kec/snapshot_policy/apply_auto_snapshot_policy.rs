//! `ApplyAutoSnapshotPolicy`

use compute::snapshot_policy::apply;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{Done, asks_with};
use crate::ebs::volume::all_present;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::{Id, Ids};
use crate::kec::location::known_region;

/// Has a policy make snapshots of volumes, in place of the one that did.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ApplyAutoSnapshotPolicy {
    /// The policy.
    auto_snapshot_policy_id: Id,
    /// The volumes.
    attach_volume_id: Ids,
}

impl Operation for ApplyAutoSnapshotPolicy {
    const NAME: &'static str = "ApplyAutoSnapshotPolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("AutoSnapshotPolicyId", "860576274707722240"), ("AttachVolumeId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Kec;
    type Input = Self;
    type Output = Done;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let volumes = input.attach_volume_id.clone().wanted().unwrap_or_default();
        asks_with("kec:ApplyAutoSnapshotPolicy", &input.auto_snapshot_policy_id.0, &volumes, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Done, Error> {
        let region = known_region(cx)?;
        let volumes = input.attach_volume_id.wanted().ok_or(Error::Wanting("AttachVolumeId"))?;
        all_present(cx, &volumes)?;
        let volumes: Vec<_> = volumes.iter().map(String::as_str).collect();
        apply(cx.scope(), &region.id, &input.auto_snapshot_policy_id.0, &volumes)?;
        Ok(Done::YES)
    }
}
