//! `DescribeCloudAssistantStatus`

use alibaba_core::catalogue::catalogue;
use alibaba_core::list::{Listed, Page};
use compute::catalogue::OperatingSystem;
use compute::instance::{AnyOf, Filter, Instance, Status};
use compute::invocation::{Activity, activity};
use kernel::{Timestamp, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::targets::{is_windows, takes};
use crate::ecs::checks::each;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Text};
use crate::ecs::{Ecs, codes};
use crate::page::{NumberedOrToken, PlaceOrToken};

/// How many instances a call may name.
const MOST: usize = 100;

/// The version that a shell answers with: one that knows everything that the sandbox asks of it.
// GUESS: clients compare it with the least version that a feature needs, the highest of which is 2.2.3.541.
const VERSION: &str = "2.2.3.541";

/// Says of instances whether their cloud assistant answers.
///
/// What answers in an instance of the sandbox is its shell, while one is open. Others are shown as the vendor shows an instance
/// that never reported.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeCloudAssistantStatus {
    /// Region of the instances.
    region_id: RegionId,
    /// Up to 100 instances; all by default.
    #[serde(default)]
    instance_id: Vec<String>,
    /// Operating system: `Windows`, `Linux` or `FreeBSD`.
    #[serde(default, rename = "OSType")]
    os_type: Text,
}

/// The cloud assistant of an instance.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    instance_id: String,
    cloud_assistant_status: &'static str,
    cloud_assistant_version: &'static str,
    last_heartbeat_time: String,
    last_invoked_time: String,
    invocation_count: i64,
    active_task_count: i64,
    support_session_manager: bool,
    #[serde(rename = "OSType")]
    os_type: &'static str,
}

impl Listed for View {
    const LIST: &'static str = "InstanceCloudAssistantStatusSet";
    const ITEM: &'static str = "InstanceCloudAssistantStatus";
}

impl Operation for DescribeCloudAssistantStatus {
    const NAME: &'static str = "DescribeCloudAssistantStatus";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId.1", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = With<Self, NumberedOrToken<50, 10, 50>>;
    type Output = Page<View, PlaceOrToken>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = input.instance_id.iter().map(String::as_str);
        each("ecs:DescribeCloudAssistantStatus", caller, call, "instance", ids)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        if input.instance_id.len() > MOST {
            return Err(Error::of(codes::cloud_assistant::TOO_MANY_INSTANCES));
        }
        let systems: &[OperatingSystem] = match input.os_type.get().map(str::to_lowercase).as_deref() {
            None => &[OperatingSystem::Linux, OperatingSystem::Windows],
            Some("linux") => &[OperatingSystem::Linux],
            Some("windows") => &[OperatingSystem::Windows],
            Some("freebsd") => &[],
            Some(_) => return Err(Error::invalid("OSType")),
        };
        let images = catalogue().images().iter().filter(|image| systems.contains(&image.os));
        let images =
            AnyOf::System { images: images.map(|image| image.id.clone()).collect(), systems: systems.to_vec() };
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: Some(input.instance_id).filter(|ids| !ids.is_empty()),
            any_of: input.os_type.get().map(|_| images).into_iter().collect(),
            ..Filter::default()
        };
        let part = compute::instance::list(cx.scope(), &filter, page.window())?;
        let ids: Vec<_> = part.items.iter().map(|instance| instance.id.as_str()).collect();
        let activity = activity(cx.scope(), &ids)?;
        let (shells, now) = (&cx.sandbox().shells, cx.now());
        Ok(page.answer(part, |instance| {
            let is_up = instance.status(now) == Status::Running;
            let activity = activity.get(&instance.id).copied().unwrap_or_default();
            let answers = is_up && takes(shells, &instance);
            View::of(instance, activity, Some(now).filter(|_| answers))
        }))
    }
}

impl View {
    /// `answered_at` is when the assistant answered last.
    fn of(instance: Instance, activity: Activity, answered_at: Option<Timestamp>) -> Self {
        Self {
            cloud_assistant_status: if answered_at.is_some() { "true" } else { "false" },
            cloud_assistant_version: if answered_at.is_some() { VERSION } else { "" },
            last_heartbeat_time: answered_at.map(time::seconds).unwrap_or_default(),
            last_invoked_time: activity.last_at.map(time::seconds).unwrap_or_default(),
            invocation_count: activity.asked,
            active_task_count: activity.open,
            support_session_manager: false,
            os_type: if is_windows(&instance) { "Windows" } else { "Linux" },
            instance_id: instance.id,
        }
    }
}
