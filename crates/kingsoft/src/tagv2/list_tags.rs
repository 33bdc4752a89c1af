//! `ListTags`

use iam::account_tag::AccountTag;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::known::{all, made_at};
use super::page::Paging;
use super::{Tag, asks, number};
use crate::kec::errors::Error;

/// Lists the tags of the account by key and value: those that were made, and those that resources have.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListTags {
    /// Only those with this key. GUESS: the whole key, and not a part of it.
    key: Option<String>,
    /// Only those with this value. GUESS: the whole value, and not a part of it.
    value: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    tags: Vec<Shown>,
    page: i64,
    page_size: i64,
    total: i64,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Shown {
    id: u32,
    key: String,
    value: String,
    create_time: String,
    /// 1 where no resource has it.
    can_delete: u8,
    is_bill_tag: u8,
}

impl From<AccountTag> for Shown {
    fn from(tag: AccountTag) -> Self {
        Self {
            id: number(&tag.key, &tag.value),
            create_time: made_at(&tag),
            can_delete: u8::from(tag.uses == 0),
            is_bill_tag: 0,
            key: tag.key,
            value: tag.value,
        }
    }
}

impl Operation for ListTags {
    const NAME: &'static str = "ListTags";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("Key", "team"), ("PageSize", "50")];
    type Service = Tag;
    type Input = With<Self, Paging>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("tagv2:ListTags", "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        let (key, value) = (input.key.as_deref(), input.value.as_deref());
        let is = |wanted: Option<&str>, text: &str| wanted.is_none_or(|wanted| wanted.is_empty() || wanted == text);
        let mut tags = all(cx)?;
        tags.retain(|tag| is(key, &tag.key) && is(value, &tag.value));
        let part = paging.of(tags);
        Ok(Output {
            tags: part.items.into_iter().map(Into::into).collect(),
            page: paging.page(),
            page_size: paging.size(),
            total: part.total,
        })
    }
}
