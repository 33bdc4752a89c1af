//! `DescribeInvocationResults`

use alibaba_core::list::{Listed, Page};
use compute::invocation::{Invocation, Outcome, Phase, ResultFilter, TAGGED, many, results};
use kernel::{Tags, Timestamp, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
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

/// Lists what came of invocations of the last thirty days on each instance, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeInvocationResults {
    /// Region of the invocations.
    region_id: RegionId,
    /// Invocation.
    #[serde(default)]
    invoke_id: Text,
    /// Command.
    #[serde(default)]
    command_id: Text,
    /// Instance.
    #[serde(default)]
    instance_id: Text,
    /// How far it is: `Running`, `Finished`, `Success`, `Failed`, `PartialFailed`, `Stopping` or `Stopped`.
    #[serde(default)]
    invoke_record_status: Text,
    /// Whether the runs of a repeated invocation that are over are listed, and not the state now; it takes an invocation.
    #[serde(default)]
    include_history: bool,
    /// How what the scripts wrote is shown: `Base64` (default) or `PlainText`.
    #[serde(default)]
    content_encoding: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags that the invocations have.
    #[serde(default)]
    tag: Vec<Tag>,
}

/// A list with where it stands, one name further down than in other answers.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    invocation: Page<View, PlaceOrToken>,
}

/// What came of an invocation on an instance.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct View {
    invoke_id: String,
    command_id: String,
    instance_id: String,
    invocation_status: &'static str,
    invoke_record_status: &'static str,
    error_code: &'static str,
    error_info: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    exit_code: Option<i64>,
    output: String,
    dropped: i64,
    repeats: i64,
    username: String,
    launcher: String,
    termination_mode: &'static str,
    start_time: String,
    finished_time: String,
    stop_time: String,
    tags: TagsView,
}

impl Listed for View {
    const LIST: &'static str = "InvocationResults";
    const ITEM: &'static str = "InvocationResult";
}

impl Operation for DescribeInvocationResults {
    const NAME: &'static str = "DescribeInvocationResults";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InvokeId", "t-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = With<Self, NumberedOrToken<50, 10, 50>>;
    type Output = Output;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let checks = of_list("ecs:DescribeInvocationResults", caller, call, &input.instance_id, &input.command_id);
        with_tags(checks, &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Output> {
        if input.include_history && input.invoke_id.is_absent() {
            return Err(Error::missing("InvokeId"));
        }
        let statuses = |word| words::statuses(word).ok_or_else(|| Error::invalid("InvokeRecordStatus"));
        let filter = ResultFilter {
            region: Some(input.region_id.0.id.clone()),
            invocation_id: input.invoke_id.cloned(),
            command_id: input.command_id.cloned(),
            instance_id: input.instance_id.cloned(),
            statuses: input.invoke_record_status.get().map(statuses).transpose()?,
            history: input.include_history,
            resource_group: input.resource_group_id.cloned(),
            since: shown_since(cx.now()),
            tags: tags::filter(&input.tag)?,
        };
        let encoding = Encoding::of(&input.content_encoding, Encoding::Base64);
        let part = results(cx.scope(), &filter, page.window())?;
        let mut ids: Vec<_> = part.items.iter().map(|result| result.invocation_id.as_str()).collect();
        ids.dedup();
        let invocations = many(cx.scope(), &ids)?;
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        let invocation = page.answer(part, |result| {
            let id = result.invocation_id.clone();
            View::of(result, invocations.get(&id), tags.get(&id), encoding)
        });
        Ok(Output { invocation })
    }
}

impl View {
    fn of(result: Outcome, invocation: Option<&Invocation>, tags: Option<&Tags>, encoding: Encoding) -> Self {
        let (error_code, error_info) = words::of_cause(&result);
        let at = |moment: Option<Timestamp>| moment.map(time::seconds).unwrap_or_default();
        let ends_tree = invocation.is_some_and(|invocation| invocation.ends_tree);
        Self {
            invocation_status: words::of_status(result.status),
            invoke_record_status: words::of_phase(Phase::of(result.status)),
            error_code,
            error_info,
            exit_code: result.exit_code,
            output: encoding.show(&result.output),
            dropped: result.dropped,
            repeats: result.runs,
            username: invocation.map(|invocation| invocation.user.clone()).unwrap_or_default(),
            launcher: invocation.map(|invocation| invocation.script.launcher.clone()).unwrap_or_default(),
            termination_mode: if ends_tree { "ProcessTree" } else { "Process" },
            start_time: at(result.started_at),
            finished_time: at(result.finished_at),
            stop_time: at(result.stopped_at),
            tags: tags.into(),
            invoke_id: result.invocation_id,
            command_id: result.command_id,
            instance_id: result.instance_id,
        }
    }
}
