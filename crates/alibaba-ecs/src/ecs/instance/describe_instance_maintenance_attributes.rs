//! `DescribeInstanceMaintenanceAttributes`

use alibaba_core::arn;
use compute::instance::{Filter, Instance};
use compute::listing::Window;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::kept::Kept;
use crate::ecs::Ecs;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{PageNumber, PageSize, RegionId};

/// What becomes of an instance whose machine fails, where nothing else was said.
const USUAL: &str = "AutoRecover";

/// Lists what is to be done with instances whose machines need care, and when.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInstanceMaintenanceAttributes {
    /// Region of the instances.
    region_id: RegionId,
    /// Up to 100 instances; all by default.
    #[serde(default)]
    instance_id: Vec<String>,
    /// Page, from 1.
    #[serde(default)]
    page_number: PageNumber,
    /// Instances of a page, 1 to 100; 10 by default.
    #[serde(default)]
    page_size: PageSize<100>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    maintenance_attributes: Attributes,
    total_count: i64,
    page_number: i64,
    page_size: i64,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Attributes {
    maintenance_attribute: Vec<View>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct View {
    instance_id: String,
    action_on_maintenance: Value,
    maintenance_windows: Windows,
    notify_on_maintenance: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Windows {
    maintenance_window: Vec<Span>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Span {
    start_time: String,
    end_time: String,
}

impl Operation for DescribeInstanceMaintenanceAttributes {
    const NAME: &'static str = "DescribeInstanceMaintenanceAttributes";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId.1", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        // The page says that this one is allowed for all resources or for none.
        let region = Some(input.region_id.0.id.as_str());
        Checks::of("ecs:DescribeInstanceMaintenanceAttributes", arn::regional("ecs", region, caller.account(), "*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if input.instance_id.len() > 100 {
            return Err(Error::invalid("InstanceId"));
        }
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: Some(input.instance_id).filter(|ids| !ids.is_empty()),
            ..Filter::default()
        };
        let window = Window::page(input.page_number.0, input.page_size.0);
        let part = compute::instance::list(cx.scope(), &filter, window)?;
        Ok(Output {
            maintenance_attributes: Attributes { maintenance_attribute: part.items.into_iter().map(view).collect() },
            total_count: part.total,
            page_number: input.page_number.0,
            page_size: input.page_size.0,
        })
    }
}

fn view(instance: Instance) -> View {
    let kept = Kept::of(&instance.extras);
    let span = |(start_time, end_time)| Span { start_time, end_time };
    View {
        action_on_maintenance: json!({
            "Value": kept.maintenance_action.as_deref().unwrap_or(USUAL),
            "DefaultValue": USUAL,
            "SupportedValues": {"SupportedValue": super::modify_instance_maintenance_attributes::ACTIONS},
        }),
        maintenance_windows: Windows {
            maintenance_window: kept.maintenance_windows.unwrap_or_default().into_iter().map(span).collect(),
        },
        notify_on_maintenance: kept.maintenance_notify.unwrap_or(false),
        instance_id: instance.id,
    }
}
