//! `DescribeCloudAssistantStatus`

use alibaba_core::catalogue::catalogue;
use alibaba_core::list::{Listed, Page};
use compute::catalogue::OperatingSystem;
use compute::instance::{AnyOf, Filter, Instance};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Text};
use crate::ecs::image::software;
use crate::page::{NumberedOrToken, PlaceOrToken};

/// How many instances a call may name.
const MOST: usize = 100;

/// Says of instances whether their cloud assistant answers.
///
/// Nothing runs in an instance of the sandbox, so none does: it is shown as the vendor shows an instance that never reported.
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
    last_heartbeat_time: &'static str,
    last_invoked_time: &'static str,
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
            return Err(Error::invalid("InstanceId"));
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
        Ok(page.answer(part, view))
    }
}

fn view(instance: Instance) -> View {
    let os_type = match software::of(&instance).map(|software| software.os) {
        Some(OperatingSystem::Windows) => "Windows",
        _ => "Linux",
    };
    View {
        instance_id: instance.id,
        cloud_assistant_status: "false",
        cloud_assistant_version: "",
        last_heartbeat_time: "",
        last_invoked_time: "",
        invocation_count: 0,
        active_task_count: 0,
        support_session_manager: false,
        os_type,
    }
}
