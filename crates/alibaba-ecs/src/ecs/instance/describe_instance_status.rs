//! `DescribeInstanceStatus`

use compute::instance::Filter;
use compute::listing::Window;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{PageNumber, PageSize, RegionId, Text};

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
    /// Page, from 1.
    #[serde(default)]
    page_number: PageNumber,
    /// Instances of a page, 1 to 50; 10 by default.
    #[serde(default)]
    page_size: PageSize<50>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    instance_statuses: InstanceStatuses,
    total_count: i64,
    page_number: i64,
    page_size: i64,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct InstanceStatuses {
    instance_status: Vec<InstanceStatus>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct InstanceStatus {
    instance_id: String,
    status: &'static str,
}

impl Operation for DescribeInstanceStatus {
    const NAME: &'static str = "DescribeInstanceStatus";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou"), ("PageSize", "50")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:DescribeInstanceStatus", caller, call, "instance", "*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
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
        let window = Window::page(input.page_number.0, input.page_size.0);
        let part = compute::instance::list(cx.scope(), &filter, window)?;
        let now = cx.now();
        let status = |instance: compute::instance::Instance| InstanceStatus {
            status: view::status(instance.status(now)),
            instance_id: instance.id,
        };
        Ok(Output {
            instance_statuses: InstanceStatuses { instance_status: part.items.into_iter().map(status).collect() },
            total_count: part.total,
            page_number: input.page_number.0,
            page_size: input.page_size.0,
        })
    }
}
