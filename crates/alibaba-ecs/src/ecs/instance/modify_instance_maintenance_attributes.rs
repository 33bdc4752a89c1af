//! `ModifyInstanceMaintenanceAttributes`

use compute::instance::Change;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::stored_attributes::StoredAttributes;
use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Text};
use crate::ecs::view::Empty;

/// What may be done with an instance whose machine fails.
pub(super) const ACTIONS: [&str; 3] = ["Stop", "AutoRecover", "AutoRedeploy"];

/// Changes what is to be done with instances whose machines need care, and when.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyInstanceMaintenanceAttributes {
    /// Region of the instances.
    region_id: RegionId,
    /// Up to 100 instances.
    #[serde(default)]
    instance_id: Vec<String>,
    /// Times of day at which care may be taken.
    #[serde(default)]
    maintenance_window: Vec<Span>,
    /// What is done with an instance whose machine fails: `Stop`, `AutoRecover` or `AutoRedeploy`.
    #[serde(default)]
    action_on_maintenance: Text,
    /// Whether an event is sent before.
    notify_on_maintenance: Option<bool>,
}

/// Part of a day.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Span {
    /// Begin, a full hour such as `02:00:00`.
    #[serde(default)]
    start_time: Text,
    /// End, a full hour such as `06:00:00`.
    #[serde(default)]
    end_time: Text,
}

impl Operation for ModifyInstanceMaintenanceAttributes {
    const NAME: &'static str = "ModifyInstanceMaintenanceAttributes";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("InstanceId.1", "i-bp67acfmxazb4pa1b2c3"),
        ("ActionOnMaintenance", "AutoRecover"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.instance_id.iter().map(String::as_str);
        each("ecs:ModifyInstanceMaintenanceAttributes", caller, call, "instance", ids)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        if input.instance_id.is_empty() {
            return Err(Error::missing("InstanceId"));
        }
        if input.instance_id.len() > 100 {
            return Err(Error::about(codes::instance::MAINTENANCE_INVALID, "InstanceId"));
        }
        if input.action_on_maintenance.get().is_some_and(|action| !ACTIONS.contains(&action)) {
            return Err(Error::about(codes::instance::MAINTENANCE_INVALID, "ActionOnMaintenance"));
        }
        let spans = input.maintenance_window.iter().map(|span| {
            let hour = |text: &Text| text.cloned().filter(|text| is_hour(text));
            hour(&span.start_time)
                .zip(hour(&span.end_time))
                .ok_or_else(|| Error::about(codes::instance::MAINTENANCE_INVALID, "MaintenanceWindow"))
        });
        let spans = spans.collect::<Result<Vec<_>>>()?;
        let stored = StoredAttributes {
            maintenance_action: input.action_on_maintenance.cloned(),
            maintenance_notify: input.notify_on_maintenance,
            maintenance_windows: Some(spans).filter(|spans| !spans.is_empty()),
            ..StoredAttributes::default()
        };
        let extras = stored.into_extras();
        for id in &input.instance_id {
            let instance = compute::instance::get(cx.scope(), id)?;
            if instance.region != input.region_id.0.id {
                return Err(compute::Error::not_found(compute::Kind::Instance, id).into());
            }
            let change = Change { extras: extras.clone(), ..Change::default() };
            compute::instance::modify(cx.scope(), id, change)?;
        }
        Ok(Empty {})
    }
}

/// Whether a text is a full hour of the day.
fn is_hour(text: &str) -> bool {
    let hour = text.strip_suffix(":00:00").filter(|hour| hour.len() == 2);
    hour.and_then(|hour| hour.parse::<u8>().ok()).is_some_and(|hour| hour < 24)
}
