//! `DescribeTagKeys`

use iam::account_tag;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::page::Counted;
use super::{Tag, asks};
use crate::kec::errors::Error;
use crate::tagv2::{ResourceType, known};

/// Lists the keys of the account's tags.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeTagKeys {
    /// Only those that resources of this kind have.
    resource_type: Option<ResourceType>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    tag_key_sum: i64,
    tag_key_set: Vec<Shown>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Shown {
    key: String,
}

impl Operation for DescribeTagKeys {
    const NAME: &'static str = "DescribeTagKeys";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("ResourceType", "kec-instance"), ("MaxResults", "50")];
    type Service = Tag;
    type Input = With<Self, Counted>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        asks("tag:DescribeTagKeys", caller, call)
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        let mut tags = match input.resource_type {
            None => known::all(cx)?,
            Some(kind) => account_tag::list(cx.scope(), &[kind.tagged()])?,
        };
        tags.retain(|tag| input.resource_type.is_none() || tag.uses > 0);
        // Tags stand in the order of their keys.
        tags.dedup_by(|next, tag| next.key == tag.key);
        let (part, next_token) = paging.of(tags);
        let tag_key_set = part.items.into_iter().map(|tag| Shown { key: tag.key }).collect();
        Ok(Output { next_token, tag_key_sum: part.total, tag_key_set })
    }
}
