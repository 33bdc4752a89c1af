//! `DescribeInstanceMaintenanceAttributes`

use alibaba_core::arn;
use alibaba_core::list::{Listed, Page, Place};
use compute::instance::{Filter, Instance};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::stored_attributes::StoredAttributes;
use crate::ecs::Ecs;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::RegionId;
use crate::page::Numbered;

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
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
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

impl Listed for View {
    const LIST: &'static str = "MaintenanceAttributes";
    const ITEM: &'static str = "MaintenanceAttribute";
}

impl Operation for DescribeInstanceMaintenanceAttributes {
    const NAME: &'static str = "DescribeInstanceMaintenanceAttributes";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId.1", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = With<Self, Numbered<100>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        // The page says that this one is allowed for all resources or for none.
        let region = Some(input.region_id.0.id.as_str());
        Checks::of("ecs:DescribeInstanceMaintenanceAttributes", arn::regional("ecs", region, caller.account(), "*"))
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        if input.instance_id.len() > 100 {
            return Err(Error::invalid("InstanceId"));
        }
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: Some(input.instance_id).filter(|ids| !ids.is_empty()),
            ..Filter::default()
        };
        let part = compute::instance::list(cx.scope(), &filter, page.window())?;
        Ok(page.answer(part, view))
    }
}

fn view(instance: Instance) -> View {
    let stored = StoredAttributes::of(&instance.extras);
    let span = |(start_time, end_time)| Span { start_time, end_time };
    View {
        action_on_maintenance: json!({
            "Value": stored.maintenance_action.as_deref().unwrap_or(USUAL),
            "DefaultValue": USUAL,
            "SupportedValues": {"SupportedValue": super::modify_instance_maintenance_attributes::ACTIONS},
        }),
        maintenance_windows: Windows {
            maintenance_window: stored.maintenance_windows.unwrap_or_default().into_iter().map(span).collect(),
        },
        notify_on_maintenance: stored.maintenance_notify.unwrap_or(false),
        instance_id: instance.id,
    }
}
