//! `DescribeSnapshotPackage`

use alibaba_core::list::{Listed, Page, Place};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::RegionId;
use crate::page::Numbered;

/// Lists the packages of room for snapshots that the account bought. No operation of ECS sells any, so there is none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSnapshotPackage {
    /// Region.
    #[serde(rename = "RegionId")]
    _region_id: RegionId,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    display_name: String,
    init_capacity: i64,
    start_time: String,
    end_time: String,
}

impl Listed for View {
    const LIST: &'static str = "SnapshotPackages";
    const ITEM: &'static str = "SnapshotPackage";
}

impl Operation for DescribeSnapshotPackage {
    const NAME: &'static str = "DescribeSnapshotPackage";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou")];
    type Service = Ecs;
    type Input = With<Self, Numbered<100>>;
    type Output = Page<View, Place>;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DescribeSnapshotPackage", caller, call, "snapshot", "*")
    }

    fn handle(_: &mut Cx<'_>, With(_, page): Self::Input) -> Result<Self::Output> {
        Ok(page.cut(Vec::<View>::new(), |view| view))
    }
}
