//! `DeleteAutoSnapshotPolicy`

use compute::snapshot_policy::{delete, get};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::asks;
use crate::asks::each;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Ids;
use crate::kec::location::known_region;

/// Deletes policies for snapshots, all of them or none. The snapshots that they made stay.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteAutoSnapshotPolicy {
    /// The policies.
    auto_snapshot_policy_id: Ids,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    auto_snapshot_policy_set: Vec<Deleted>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Deleted {
    auto_snapshot_policy_id: String,
    r#return: bool,
}

impl Operation for DeleteAutoSnapshotPolicy {
    const NAME: &'static str = "DeleteAutoSnapshotPolicy";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("AutoSnapshotPolicyId.1", "860576274707722240")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "kec:DeleteAutoSnapshotPolicy";
        let ids = input.auto_snapshot_policy_id.clone().wanted().unwrap_or_default();
        each(&ids, |id| asks(action, id, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let region = known_region(cx)?;
        let ids = input.auto_snapshot_policy_id.wanted().ok_or(Error::Wanting("AutoSnapshotPolicyId"))?;
        for id in &ids {
            get(cx.scope(), &region.id, id)?;
        }
        let mut gone = Vec::with_capacity(ids.len());
        for id in ids {
            delete(cx.scope(), &region.id, &id)?;
            gone.push(Deleted { auto_snapshot_policy_id: id, r#return: true });
        }
        Ok(Output { auto_snapshot_policy_set: gone })
    }
}
