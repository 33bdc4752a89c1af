//! `DescribeScalingActivities`

use alibaba_core::list::{Listed, Page, Place};
use compute::listing::Window;
use compute::scaling::{Activity, ActivityFilter, ActivityKind, activities};
use kernel::{Timestamp, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::description;
use crate::ecs::Result;
use crate::ecs::field::{RegionId, Text};
use crate::ess::Ess;
use crate::ess::field::asks;
use crate::page::Numbered;

/// Lists what was done to the instances of groups, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeScalingActivities {
    /// Region of the groups.
    region_id: RegionId,
    /// Group.
    #[serde(default)]
    scaling_group_id: Text,
    /// Up to 20 activities.
    scaling_activity_id: Option<Vec<String>>,
    /// What became of them: `Successful`, `Warning`, `Failed`, `InProgress` or `Rejected`.
    #[serde(default)]
    status_code: Text,
    /// Task that puts new instances in the place of old ones.
    #[serde(default, rename = "InstanceRefreshTaskId")]
    _instance_refresh_task_id: Unbuilt,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    scaling_activity_id: String,
    scaling_group_id: String,
    cause: String,
    description: String,
    status_code: &'static str,
    status_message: String,
    progress: i64,
    start_time: String,
    end_time: Option<String>,
    scaling_instance_number: usize,
    total_capacity: String,
    attached_capacity: String,
    auto_created_capacity: String,
    created_instances: Instances,
    destroyed_instances: Instances,
}

#[derive(Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Instances {
    instance_id: Vec<String>,
}

impl Listed for View {
    const LIST: &'static str = "ScalingActivities";
    const ITEM: &'static str = "ScalingActivity";
}

impl Operation for DescribeScalingActivities {
    const NAME: &'static str = "DescribeScalingActivities";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ScalingGroupId", "asg-bp67acfmxazb4pa1b2c3")];
    type Service = Ess;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        asks("ess:DescribeScalingActivities", caller, call, input.scaling_group_id.get().unwrap_or_default())
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let filter = ActivityFilter {
            region: Some(input.region_id.0.id.clone()),
            group: input.scaling_group_id.cloned(),
            ids: input.scaling_activity_id,
        };
        let now = cx.now();
        let Some(status) = input.status_code.get() else {
            let part = activities(cx.scope(), &filter, page.window())?;
            return Ok(page.answer(part, |activity| View::of(activity, now)));
        };
        // What became of an activity follows from the time.
        let all = activities(cx.scope(), &filter, Window::ALL)?.items.into_iter().map(|one| View::of(one, now));
        Ok(page.cut(all.filter(|view| view.status_code == status).collect(), |view| view))
    }
}

impl View {
    fn of(activity: Activity, now: Timestamp) -> Self {
        let (description, message) = description(&activity);
        let is_done = activity.ended_at.is_some_and(|at| at <= now);
        let status_code = match (is_done, activity.problem.is_empty()) {
            (false, _) => "InProgress",
            (true, true) => "Successful",
            (true, false) => "Failed",
        };
        let number = activity.instances.len();
        let instances = Instances { instance_id: activity.instances };
        let (created, destroyed) = match activity.kind {
            ActivityKind::Add => (instances, Instances::default()),
            ActivityKind::Remove => (Instances::default(), instances),
            ActivityKind::Attach | ActivityKind::Detach => Default::default(),
        };
        Self {
            cause: activity.cause,
            description,
            status_code,
            status_message: if is_done { message } else { String::new() },
            progress: if is_done { 100 } else { 50 },
            start_time: time::minutes(activity.started_at),
            end_time: activity.ended_at.filter(|_| is_done).map(time::minutes),
            scaling_instance_number: number,
            total_capacity: activity.total.to_string(),
            attached_capacity: activity.attached.to_string(),
            auto_created_capacity: (activity.total - activity.attached).to_string(),
            created_instances: created,
            destroyed_instances: destroyed,
            scaling_activity_id: activity.id,
            scaling_group_id: activity.group,
        }
    }
}
