//! `DescribeInvocations`

use alibaba_core::list::{List, Listed, Page};
use compute::invocation::{Filter, Invocation, Outcome, Phase, Repeat, TAGGED, Task, current, list};
use kernel::{Tags, Timestamp, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::content::Encoding;
use super::{of_list, shown_since, words};
use crate::ecs::Ecs;
use crate::ecs::checks::with_tags;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Text};
use crate::page::{NumberedOrToken, PlaceOrToken};
use crate::tag::{self as tags, Tag, TagsView};

/// Lists invocations of commands of the last thirty days, newest first, with what came of each on every instance.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInvocations {
    /// Region of the invocations.
    region_id: RegionId,
    /// Invocation.
    #[serde(default)]
    invoke_id: Text,
    /// Command.
    #[serde(default)]
    command_id: Text,
    /// Name of the command; does not count where an instance is named.
    #[serde(default)]
    command_name: Text,
    /// Kind of script.
    #[serde(default)]
    command_type: Text,
    /// Instance.
    #[serde(default)]
    instance_id: Text,
    /// How often it is done; does not count where an instance is named.
    #[serde(default)]
    repeat_mode: Text,
    /// Whether it will be done by itself.
    timed: Option<bool>,
    /// What came of it: `Pending`, `Running`, `Scheduled`, `Success`, `Finished`, `Failed`, `PartialFailed`, `Stopping` or
    /// `Stopped`.
    #[serde(default)]
    invoke_status: Text,
    /// Whether what the scripts wrote is shown; it takes an invocation or an instance.
    #[serde(default)]
    include_output: bool,
    /// How scripts and what they wrote are shown: `Base64` (default) or `PlainText`.
    #[serde(default)]
    content_encoding: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags that the invocations have.
    #[serde(default)]
    tag: Vec<Tag>,
}

/// An invocation.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    invoke_id: String,
    command_id: String,
    command_name: String,
    command_description: String,
    command_type: &'static str,
    command_content: String,
    parameters: String,
    working_dir: String,
    timeout: i64,
    launcher: String,
    username: String,
    repeat_mode: &'static str,
    timed: bool,
    frequency: String,
    termination_mode: &'static str,
    invocation_status: &'static str,
    invoke_status: &'static str,
    creation_time: String,
    #[serde(flatten)]
    instances: List<OnInstance>,
    tags: TagsView,
}

/// What came of an invocation on an instance.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct OnInstance {
    instance_id: String,
    invocation_status: &'static str,
    instance_invoke_status: &'static str,
    error_code: &'static str,
    error_info: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    exit_code: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<String>,
    dropped: i64,
    repeats: i64,
    timed: bool,
    creation_time: String,
    update_time: String,
    start_time: String,
    finish_time: String,
    stop_time: String,
}

impl Listed for View {
    const LIST: &'static str = "Invocations";
    const ITEM: &'static str = "Invocation";
}

impl Listed for OnInstance {
    const LIST: &'static str = "InvokeInstances";
    const ITEM: &'static str = "InvokeInstance";
}

impl Operation for DescribeInvocations {
    const NAME: &'static str = "DescribeInvocations";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InvokeId", "t-bp67acfmxazb4pa1b2c3"), ("IncludeOutput", "true")];
    type Service = Ecs;
    type Input = With<Self, NumberedOrToken<50, 10, 50>>;
    type Output = Page<View, PlaceOrToken>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let checks = of_list("ecs:DescribeInvocations", caller, call, &input.instance_id, &input.command_id);
        with_tags(checks, &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        if input.include_output && input.invoke_id.is_absent() && input.instance_id.is_absent() {
            return Err(Error::missing("InvokeId"));
        }
        let encoding = Encoding::of(&input.content_encoding, Encoding::Base64);
        let filter = input.filter(cx.now())?;
        let part = list(cx.scope(), &filter, page.window())?;
        let ids: Vec<_> = part.items.iter().map(|invocation| invocation.id.as_str()).collect();
        let mut results = current(cx.scope(), &ids)?;
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        let with_output = input.include_output;
        Ok(page.answer(part, |invocation| {
            let tags = tags.get(&invocation.id);
            let results = results.remove(&invocation.id).unwrap_or_default();
            View::of(invocation, results, tags, encoding, with_output)
        }))
    }
}

impl DescribeInvocations {
    fn filter(&self, now: Timestamp) -> Result<Filter> {
        let (mut overall, mut phase) = (None, None);
        match self.invoke_status.get() {
            // Nothing is stopped while it runs, so nothing ever is on its way to being stopped.
            None | Some("Stopping") => {}
            Some(word @ ("Pending" | "Scheduled" | "Success")) => overall = words::overall(word),
            Some(word) => phase = Some(words::phase(word).ok_or_else(|| Error::invalid("InvokeStatus"))?),
        }
        let ids = self.invoke_id.cloned().map(|id| vec![id]);
        // The page says so of these two.
        let with_instance = self.instance_id.get().is_some();
        let repeat: Option<Repeat> = self.repeat_mode.get().map(words::repeat).transpose()?;
        Ok(Filter {
            task: Task::Script,
            region: Some(self.region_id.0.id.clone()),
            ids: if self.invoke_status.get() == Some("Stopping") { Some(Vec::new()) } else { ids },
            command_id: self.command_id.cloned(),
            name: self.command_name.cloned().filter(|_| !with_instance),
            language: self.command_type.get().map(words::language).transpose()?,
            repeat: repeat.filter(|_| !with_instance),
            is_ahead: self.timed,
            overall,
            phase,
            instance_id: self.instance_id.cloned(),
            resource_group: self.resource_group_id.cloned(),
            since: shown_since(now),
            tags: tags::filter(&self.tag)?,
        })
    }
}

impl View {
    fn of(
        invocation: Invocation,
        results: Vec<Outcome>,
        tags: Option<&Tags>,
        encoding: Encoding,
        with_output: bool,
    ) -> Self {
        let script = invocation.script;
        let timed = invocation.repeat != Repeat::Once;
        let on = |result| OnInstance::of(result, timed, encoding, with_output);
        Self {
            invoke_id: invocation.id,
            command_id: invocation.command_id,
            command_name: invocation.name,
            command_description: invocation.description,
            command_type: words::of_language(script.language),
            command_content: encoding.show(&script.content),
            parameters: Value::Object(invocation.parameters).to_string(),
            working_dir: script.working_dir,
            timeout: script.timeout,
            launcher: script.launcher,
            username: invocation.user,
            repeat_mode: words::of_repeat(invocation.repeat),
            timed,
            frequency: invocation.frequency,
            termination_mode: if invocation.ends_tree { "ProcessTree" } else { "Process" },
            invocation_status: words::of_overall(invocation.overall),
            invoke_status: words::of_phase(invocation.phase),
            creation_time: time::seconds(invocation.created_at),
            instances: results.into_iter().map(on).collect(),
            tags: tags.into(),
        }
    }
}

impl OnInstance {
    fn of(result: Outcome, timed: bool, encoding: Encoding, with_output: bool) -> Self {
        let (error_code, error_info) = words::of_cause(&result);
        let at = |moment: Option<Timestamp>| moment.map(time::seconds).unwrap_or_default();
        Self {
            invocation_status: words::of_status(result.status),
            instance_invoke_status: words::of_phase(Phase::of(result.status)),
            error_code,
            error_info,
            exit_code: result.exit_code,
            output: with_output.then(|| encoding.show(&result.output)),
            dropped: result.dropped,
            repeats: result.runs,
            timed,
            creation_time: time::seconds(result.created_at),
            update_time: time::seconds(result.updated_at),
            start_time: at(result.started_at),
            finish_time: at(result.finished_at),
            stop_time: at(result.stopped_at),
            instance_id: result.instance_id,
        }
    }
}
