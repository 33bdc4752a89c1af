//! `ListTagValues`

use iam::account_tag::AccountTag;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::field::Listed;
use super::known::{all, made_at};
use super::page::Paging;
use super::{Tag, asks, number};
use crate::kec::errors::Error;

/// Lists the values of the account's tags with the keys that they belong to.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListTagValues {
    /// Only those of these keys, with commas between them.
    #[serde(default)]
    tag_keys: Listed,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    tag_values: Vec<Shown>,
    page: i64,
    page_size: i64,
    total: i64,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Shown {
    /// A text here, and a number elsewhere.
    #[serde(rename = "ID")]
    id: String,
    key: String,
    value: String,
    create_time: String,
    /// How many resources have it.
    bind_num: i64,
}

impl From<AccountTag> for Shown {
    fn from(tag: AccountTag) -> Self {
        Self {
            id: number(&tag.key, &tag.value).to_string(),
            create_time: made_at(&tag),
            bind_num: tag.uses,
            key: tag.key,
            value: tag.value,
        }
    }
}

impl Operation for ListTagValues {
    const NAME: &'static str = "ListTagValues";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("TagKeys", "team,stage"), ("PageSize", "50")];
    type Service = Tag;
    type Input = With<Self, Paging>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("tagv2:ListTagValues", "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        let mut tags = all(cx)?;
        tags.retain(|tag| input.tag_keys.passes(&tag.key));
        let part = paging.of(tags);
        Ok(Output {
            tag_values: part.items.into_iter().map(Into::into).collect(),
            page: paging.page(),
            page_size: paging.size(),
            total: part.total,
        })
    }
}
