//! `DescribePrefixLists`

use std::collections::HashMap;

use alibaba_core::list::{List, Listed};
use compute::listing::Window;
use compute::network::prefix_list::{Filter, PrefixList, TAGGED, associations, list};
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{SERVICE, text, word};
use crate::ecs::Ecs;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{NextToken, RegionId, Text};
use crate::tag::{self as tags, Tag, TagsView};

/// Lists prefix lists, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribePrefixLists {
    /// Region of the lists.
    region_id: RegionId,
    /// Up to 100 lists.
    #[serde(default)]
    prefix_list_id: Vec<String>,
    /// Name, in which `*` stands for anything.
    #[serde(default)]
    prefix_list_name: Text,
    /// Kind of the addresses: `IPv4` or `IPv6`.
    #[serde(default)]
    address_family: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Lists of a part, 1 to 100; 10 by default.
    max_results: Option<i64>,
    /// Where the part begins.
    #[serde(default)]
    next_token: NextToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(flatten)]
    list: List<View>,
    next_token: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct View {
    prefix_list_id: String,
    prefix_list_name: String,
    description: String,
    address_family: &'static str,
    max_entries: i64,
    association_count: usize,
    resource_group_id: String,
    creation_time: String,
    tags: TagsView,
}

impl Listed for View {
    const LIST: &'static str = "PrefixLists";
    const ITEM: &'static str = "PrefixList";
}

impl Operation for DescribePrefixLists {
    const NAME: &'static str = "DescribePrefixLists";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.prefix_list_id.iter().map(String::as_str);
        with_tags(each("ecs:DescribePrefixLists", caller, call, "prefixlist", ids), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if input.prefix_list_id.len() > 100 {
            return Err(Error::invalid("PrefixListId"));
        }
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            service: Some(SERVICE.to_owned()),
            ids: Some(input.prefix_list_id).filter(|ids| !ids.is_empty()),
            name: input.prefix_list_name.cloned(),
            family: input.address_family.get().map(text::family).transpose()?,
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tag)?,
        };
        let window = Window::after(input.next_token.0, input.max_results.unwrap_or(10).clamp(1, 100));
        let part = list(cx.scope(), &filter, window)?;
        let ids: Vec<_> = part.items.iter().map(|list| list.id.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        let users = associations(cx.scope(), &ids)?;
        let view = |list: PrefixList| {
            let count = users.iter().filter(|(named, _)| *named == list.id).count();
            View::of(list, count, &tags)
        };
        let next_token = NextToken::write(part.next);
        Ok(Output { list: part.items.into_iter().map(view).collect(), next_token })
    }
}

impl View {
    fn of(list: PrefixList, association_count: usize, tags: &HashMap<String, Tags>) -> Self {
        Self {
            tags: tags.get(&list.id).into(),
            association_count,
            prefix_list_id: list.id,
            prefix_list_name: list.name,
            description: list.description,
            address_family: word(list.family),
            max_entries: list.max_entries,
            resource_group_id: list.resource_group,
            creation_time: time::seconds(list.created_at),
        }
    }
}
