//! `ListFunctions`

use functions::function::{Filter, TAGGED, list};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use store::tag::Wanted;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::about;
use super::view::{Tag, View};
use crate::error::{Error, Result};
use crate::{Fc, region};

/// Lists functions by name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListFunctions {
    /// What names begin with.
    prefix: Option<String>,
    /// What names begin with, where `prefix` is left out.
    function_name: Option<String>,
    /// What descriptions contain.
    description: Option<String>,
    /// What the code is written in.
    runtime: Option<String>,
    /// Kind of graphics processor.
    gpu_type: Option<String>,
    /// Version of the service: `v3`, the only one there is.
    fc_version: Option<String>,
    /// Resource group.
    resource_group_id: Option<String>,
    /// Tags that functions have.
    #[serde(default)]
    tags: Vec<Tag>,
    /// Where the list goes on: what the answer before this one said.
    next_token: Option<String>,
    /// How many, 1 to 100; 20 by default.
    limit: Option<usize>,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Output {
    functions: Vec<View>,
    next_token: Option<String>,
}

impl Operation for ListFunctions {
    const NAME: &'static str = "ListFunctions";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("prefix", "res"), ("limit", "10")];
    type Service = Fc;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(about("fc:ListFunctions", caller, call, "*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let limit = input.limit.unwrap_or(20);
        if !(1..=100).contains(&limit) {
            return Err(Error::invalid("'limit' is invalid: it must be between 1 and 100"));
        }
        let given = |text: Option<String>| text.filter(|text| !text.is_empty());
        if given(input.fc_version).is_some_and(|version| version != "v3") {
            return Ok(Output { functions: Vec::new(), next_token: None });
        }
        let wanted = |tag: Tag| Wanted { key: tag.key, value: Some(tag.value).filter(|value| !value.is_empty()) };
        let filter = Filter {
            region: region::known(cx.call())?,
            prefix: given(input.prefix).or(given(input.function_name)),
            description: given(input.description),
            runtime: given(input.runtime),
            resource_group: given(input.resource_group_id),
            tags: input.tags.into_iter().map(wanted).collect(),
            after: given(input.next_token),
            limit,
        };
        let (found, next_token) = list(cx.scope(), &filter)?;
        let kind = given(input.gpu_type);
        let of_kind = |configuration: &super::Configuration| {
            kind.as_ref().is_none_or(|kind| {
                configuration.gpu_config.as_ref().and_then(|gpu| gpu.gpu_type.as_ref()) == Some(kind)
            })
        };
        let keys: Vec<_> = found.iter().map(|function| function.key.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), TAGGED, &keys)?;
        let account = cx.caller().account();
        let shown = found.into_iter().filter(|function| of_kind(&super::Configuration::of(&function.configuration)));
        let functions = shown.map(|function| {
            let tags = tags.get(&function.key);
            View::of(account, function, tags)
        });
        Ok(Output { functions: functions.collect(), next_token })
    }
}
