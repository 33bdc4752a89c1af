//! `DescribeInstanceStatus`

use alibaba_core::list::{Listed, Page, Place};
use compute::instance::Filter;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Text};
use crate::page::Numbered;

/// Lists instances with their states.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInstanceStatus {
    /// Region of the instances.
    region_id: RegionId,
    /// Zone.
    #[serde(default)]
    zone_id: Text,
    /// Up to 100 instances; all by default.
    #[serde(default)]
    instance_id: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct InstanceStatus {
    instance_id: String,
    status: &'static str,
}

impl Listed for InstanceStatus {
    const LIST: &'static str = "InstanceStatuses";
    const ITEM: &'static str = "InstanceStatus";
}

impl Operation for DescribeInstanceStatus {
    const NAME: &'static str = "DescribeInstanceStatus";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou"), ("PageSize", "50")];
    type Service = Ecs;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<InstanceStatus, Place>;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DescribeInstanceStatus", caller, call, "instance", "*")
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        if let Some(zone) = input.zone_id.get()
            && input.region_id.0.zone(zone).is_none()
        {
            return Err(Error::of(codes::region::ZONE_NOT_FOUND));
        }
        if input.instance_id.len() > 100 {
            return Err(Error::invalid("InstanceId"));
        }
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            zone: input.zone_id.cloned(),
            ids: Some(input.instance_id).filter(|ids| !ids.is_empty()),
            ..Filter::default()
        };
        let part = compute::instance::list(cx.scope(), &filter, page.window())?;
        let now = cx.now();
        let status = |instance: compute::instance::Instance| InstanceStatus {
            status: view::status(instance.status(now)),
            instance_id: instance.id,
        };
        Ok(page.answer(part, status))
    }
}
