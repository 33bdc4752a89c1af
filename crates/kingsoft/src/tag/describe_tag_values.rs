//! `DescribeTagValues`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::page::Counted;
use super::{Tag, asks};
use crate::kec::errors::Error;
use crate::kec::field::TagKey;
use crate::tagv2::known;

/// Lists the values that the account's tags have under a key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeTagValues {
    /// The key.
    tag_key: TagKey,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    tag_value_sum: i64,
    tag_value_set: Vec<Shown>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Shown {
    key: String,
    value: String,
}

impl Operation for DescribeTagValues {
    const NAME: &'static str = "DescribeTagValues";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("TagKey", "team"), ("MaxResults", "50")];
    type Service = Tag;
    type Input = With<Self, Counted>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        asks("tag:DescribeTagValues", caller, call)
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        let mut tags = known::all(cx)?;
        tags.retain(|tag| tag.key == input.tag_key.0);
        let (part, next_token) = paging.of(tags);
        let tag_value_set = part.items.into_iter().map(|tag| Shown { key: tag.key, value: tag.value }).collect();
        Ok(Output { next_token, tag_value_sum: part.total, tag_value_set })
    }
}
