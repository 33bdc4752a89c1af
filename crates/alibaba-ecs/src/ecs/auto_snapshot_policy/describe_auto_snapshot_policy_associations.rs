//! `DescribeAutoSnapshotPolicyAssociations`

use alibaba_core::list::{Listed, Page};
use compute::disk::{Disk, Filter, Policy, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::WORD;
use crate::ecs::Ecs;
use crate::ecs::checks::{about, each};
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Text};
use crate::page::{Tokened, TokenedPlace};

/// Lists which policies make snapshots of which disks, the newest disk first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeAutoSnapshotPolicyAssociations {
    /// Region of the disks.
    #[serde(alias = "regionId")]
    region_id: RegionId,
    /// Policy.
    #[serde(default, alias = "autoSnapshotPolicyId")]
    auto_snapshot_policy_id: Text,
    /// Disk.
    #[serde(default)]
    disk_id: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    auto_snapshot_policy_id: String,
    disk_id: String,
}

impl Listed for View {
    const LIST: &'static str = "AutoSnapshotPolicyAssociations";
    const ITEM: &'static str = "AutoSnapshotPolicyAssociation";
}

impl Operation for DescribeAutoSnapshotPolicyAssociations {
    const NAME: &'static str = "DescribeAutoSnapshotPolicyAssociations";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("AutoSnapshotPolicyId", "sp-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = With<Self, Tokened<10, 100>>;
    type Output = Page<View, TokenedPlace>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:DescribeAutoSnapshotPolicyAssociations";
        each(action, caller, call, WORD, input.auto_snapshot_policy_id.get())
            .and_if(input.disk_id.get(), |id| about(action, caller, call, "disk", id))
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: input.disk_id.cloned().map(|id| vec![id]),
            policy: Some(input.auto_snapshot_policy_id.cloned().map_or(Policy::Any, Policy::This)),
            ..Filter::default()
        };
        let part = list(cx.scope(), &filter, page.window())?;
        Ok(TokenedPlace::answer(part, |disk: Disk| View {
            auto_snapshot_policy_id: disk.spec.policy_id,
            disk_id: disk.id,
        }))
    }
}
