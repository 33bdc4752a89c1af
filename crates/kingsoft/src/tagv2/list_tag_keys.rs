//! `ListTagKeys`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::known::all;
use super::page::Paging;
use super::{Tag, asks};
use crate::kec::errors::Error;

/// Lists the keys of the account's tags.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListTagKeys {
    /// Only this key. GUESS: the whole key, and not a part of it.
    tag_key: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    tag_keys: Vec<String>,
    page: i64,
    page_size: i64,
    total: i64,
}

impl Operation for ListTagKeys {
    const NAME: &'static str = "ListTagKeys";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("PageSize", "50")];
    type Service = Tag;
    type Input = With<Self, Paging>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("tagv2:ListTagKeys", "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        let wanted = input.tag_key.filter(|key| !key.is_empty());
        let mut keys: Vec<_> = all(cx)?.into_iter().map(|tag| tag.key).collect();
        // Tags stand in the order of their keys.
        keys.dedup();
        keys.retain(|key| wanted.as_ref().is_none_or(|wanted| wanted == key));
        let part = paging.of(keys);
        Ok(Output { tag_keys: part.items, page: paging.page(), page_size: paging.size(), total: part.total })
    }
}
