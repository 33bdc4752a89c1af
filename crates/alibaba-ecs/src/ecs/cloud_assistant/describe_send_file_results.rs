//! `DescribeSendFileResults`

use alibaba_core::list::{List, Listed, Page};
use compute::invocation::{Filter, Invocation, Outcome, TAGGED, Task, current, list};
use kernel::{Tags, Timestamp, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::content::Encoding;
use super::send_file::Attributes;
use super::{shown_since, words};
use crate::ecs::Ecs;
use crate::ecs::checks::{one, with_tags};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Text};
use crate::page::{NumberedOrToken, PlaceOrToken};
use crate::tag::{self as tags, Tag, TagsView};

/// Lists files that were sent in the last thirty days, newest first, with what came of each on every instance.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeSendFileResults {
    /// Region of the instances.
    region_id: RegionId,
    /// Sending.
    #[serde(default)]
    invoke_id: Text,
    /// Instance.
    #[serde(default)]
    instance_id: Text,
    /// Name of the file.
    #[serde(default)]
    name: Text,
    /// What came of it: `Pending`, `Running`, `Success`, `Failed` or `PartialFailed`.
    #[serde(default)]
    invocation_status: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags that the sendings have.
    #[serde(default)]
    tag: Vec<Tag>,
}

/// A file that was sent.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    invoke_id: String,
    name: String,
    description: String,
    content: String,
    content_type: String,
    target_dir: String,
    file_owner: String,
    file_group: String,
    file_mode: String,
    overwrite: &'static str,
    invocation_status: &'static str,
    vm_count: usize,
    creation_time: String,
    #[serde(flatten)]
    instances: List<OnInstance>,
    tags: TagsView,
}

/// What came of it on an instance.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(rename = "FileOnInstance")]
struct OnInstance {
    instance_id: String,
    invocation_status: &'static str,
    error_code: &'static str,
    error_info: String,
    creation_time: String,
    start_time: String,
    finish_time: String,
    update_time: String,
}

impl Listed for View {
    const LIST: &'static str = "Invocations";
    const ITEM: &'static str = "Invocation";
}

impl Listed for OnInstance {
    const LIST: &'static str = "InvokeInstances";
    const ITEM: &'static str = "InvokeInstance";
}

impl Operation for DescribeSendFileResults {
    const NAME: &'static str = "DescribeSendFileResults";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InvokeId", "f-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = With<Self, NumberedOrToken<50, 10, 50>>;
    type Output = Page<View, PlaceOrToken>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let id = input.instance_id.get().unwrap_or("*");
        with_tags(one("ecs:DescribeSendFileResults", caller, call, "instance", id), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let overall = |word| words::overall(word).ok_or_else(|| Error::invalid("InvocationStatus"));
        let filter = Filter {
            task: Task::File,
            region: Some(input.region_id.0.id.clone()),
            ids: input.invoke_id.cloned().map(|id| vec![id]),
            name: input.name.cloned(),
            overall: input.invocation_status.get().map(overall).transpose()?,
            instance_id: input.instance_id.cloned(),
            resource_group: input.resource_group_id.cloned(),
            since: shown_since(cx.now()),
            tags: tags::filter(&input.tag)?,
            ..Filter::default()
        };
        let part = list(cx.scope(), &filter, page.window())?;
        let ids: Vec<_> = part.items.iter().map(|sending| sending.id.as_str()).collect();
        let mut results = current(cx.scope(), &ids)?;
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        Ok(page.answer(part, |sending| {
            let tags = tags.get(&sending.id);
            let results = results.remove(&sending.id).unwrap_or_default();
            View::of(sending, results, tags)
        }))
    }
}

impl View {
    fn of(sending: Invocation, results: Vec<Outcome>, tags: Option<&Tags>) -> Self {
        let attributes = Attributes::of(sending.extras);
        Self {
            invoke_id: sending.id,
            name: sending.name,
            description: sending.description,
            // The vendor's sample shows a plain text in Base64.
            content: Encoding::Base64.show(&sending.script.content),
            content_type: attributes.content_type,
            target_dir: attributes.target_dir,
            file_owner: attributes.file_owner,
            file_group: attributes.file_group,
            file_mode: attributes.file_mode,
            overwrite: if attributes.overwrite { "true" } else { "false" },
            invocation_status: words::of_overall(sending.overall),
            vm_count: results.len(),
            creation_time: time::seconds(sending.created_at),
            instances: results.into_iter().map(OnInstance::of).collect(),
            tags: tags.into(),
        }
    }
}

impl OnInstance {
    fn of(result: Outcome) -> Self {
        let (error_code, error_info) = words::of_cause(&result);
        let at = |moment: Option<Timestamp>| moment.map(time::seconds).unwrap_or_default();
        Self {
            invocation_status: words::of_status(result.status),
            error_code,
            error_info,
            creation_time: time::seconds(result.created_at),
            start_time: at(result.started_at),
            finish_time: at(result.finished_at),
            update_time: time::seconds(result.updated_at),
            instance_id: result.instance_id,
        }
    }
}
