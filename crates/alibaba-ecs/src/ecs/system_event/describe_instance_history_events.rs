//! `DescribeInstanceHistoryEvents`

use alibaba_core::list::{Listed, Page};
use compute::listing::Part;
use kernel::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ecs::Ecs;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Text};
use crate::page::{NumberedOrToken, PlaceOrToken};
use crate::tag::{self as tags, Tag};

/// States of an event.
const STATES: [&str; 7] = ["Scheduled", "Avoided", "Executing", "Executed", "Canceled", "Failed", "Inquiring"];

/// Kinds of resources that have events.
const KINDS: [&str; 3] = ["instance", "ddh", "managedhost"];

/// Lists the system events of instances. The machines of the sandbox never fail and need no care, so there is none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInstanceHistoryEvents {
    /// Region of the instances.
    #[serde(rename = "RegionId")]
    _region_id: RegionId,
    /// Instance; all by default.
    #[serde(default)]
    instance_id: Text,
    /// Kind of resource: `instance`, the default, `ddh` or `managedhost`.
    #[serde(default)]
    resource_type: Text,
    /// Up to 100 resources of that kind, which count before `InstanceId`.
    #[serde(default)]
    resource_id: Vec<String>,
    /// Up to 100 events.
    #[serde(default)]
    event_id: Vec<String>,
    /// Kind of event, such as `SystemMaintenance.Reboot`, where `InstanceEventType` names none.
    #[serde(default, rename = "EventType")]
    _event_type: Text,
    /// Up to 30 kinds of events.
    #[serde(default)]
    instance_event_type: Vec<String>,
    /// State, where `InstanceEventCycleStatus` names none.
    #[serde(default)]
    event_cycle_status: Text,
    /// Up to seven states.
    #[serde(default)]
    instance_event_cycle_status: Vec<String>,
    /// When it was announced.
    #[serde(default)]
    event_publish_time: Span,
    /// When it was to happen.
    #[serde(default)]
    not_before: Span,
    /// How much it matters; the page says that this is not available.
    #[serde(default, rename = "ImpactLevel")]
    _impact_level: Text,
    /// Resource group.
    #[serde(default, rename = "ResourceGroupId")]
    _resource_group_id: Text,
    /// Tags of the resources.
    #[serde(default)]
    tag: Vec<Tag>,
}

/// From when to when.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Span {
    /// From.
    #[serde(default)]
    start: Text,
    /// To.
    #[serde(default)]
    end: Text,
}

/// A system event.
#[derive(Debug, Serialize, JsonSchema)]
pub struct View(Value);

impl Listed for View {
    const LIST: &'static str = "InstanceSystemEventSet";
    const ITEM: &'static str = "InstanceSystemEventType";
}

impl Operation for DescribeInstanceHistoryEvents {
    const NAME: &'static str = "DescribeInstanceHistoryEvents";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = With<Self, NumberedOrToken<100, 10, 100>>;
    type Output = Page<View, PlaceOrToken>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let named = input.resource_id.iter().map(String::as_str);
        let one = input.instance_id.get().filter(|_| input.resource_id.is_empty());
        let kind = match input.resource_type.get() {
            Some("ddh" | "managedhost") => "ddh",
            _ => "instance",
        };
        with_tags(each("ecs:DescribeInstanceHistoryEvents", caller, call, kind, named.chain(one)), &input.tag)
    }

    fn handle(_: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        check(&input)?;
        Ok(page.answer(Part { items: Vec::new(), total: 0, next: None }, View))
    }
}

fn check(input: &DescribeInstanceHistoryEvents) -> Result<()> {
    if input.resource_type.get().is_some_and(|kind| !KINDS.contains(&kind)) {
        return Err(Error::invalid("ResourceType"));
    }
    let counts = [
        ("ResourceId", input.resource_id.len(), 100),
        ("EventId", input.event_id.len(), 100),
        ("InstanceEventType", input.instance_event_type.len(), 30),
        ("InstanceEventCycleStatus", input.instance_event_cycle_status.len(), STATES.len()),
    ];
    if let Some((name, ..)) = counts.iter().find(|(_, count, most)| count > most) {
        return Err(Error::invalid(name));
    }
    if input.event_cycle_status.get().is_some_and(|state| !STATES.contains(&state)) {
        return Err(Error::invalid("EventCycleStatus"));
    }
    if !input.instance_event_cycle_status.iter().all(|state| STATES.contains(&state.as_str())) {
        return Err(Error::invalid("InstanceEventCycleStatus"));
    }
    for (name, text) in [
        ("EventPublishTime.Start", &input.event_publish_time.start),
        ("EventPublishTime.End", &input.event_publish_time.end),
        ("NotBefore.Start", &input.not_before.start),
        ("NotBefore.End", &input.not_before.end),
    ] {
        if text.get().is_some_and(|text| text.parse::<Timestamp>().is_err()) {
            return Err(Error::invalid(name));
        }
    }
    tags::filter(&input.tag).map(drop)
}
