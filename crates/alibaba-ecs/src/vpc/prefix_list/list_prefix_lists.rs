//! `ListPrefixLists`

use compute::listing::Window;
use compute::network::prefix_list::{Filter, PrefixList, TAGGED, list};
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope};

use super::{SERVICE, word};
use crate::ecs::checks::{each, with_tags};
use crate::ecs::field::{NextToken, RegionId, Text};
use crate::ecs::{Error, Result};
use crate::tag::{self as tags, Tag};
use crate::vpc::Vpc;
use crate::vpc::view::{group, owner, tag_list};

/// Lists prefix lists of VPC, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListPrefixLists {
    /// Region of the lists.
    region_id: RegionId,
    /// Up to 20 lists.
    #[serde(default)]
    prefix_list_ids: Vec<String>,
    /// Name.
    #[serde(default)]
    prefix_list_name: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags.
    #[serde(default)]
    tags: Vec<Tag>,
    /// Lists of a part, 1 to 100; 20 by default.
    max_results: Option<i64>,
    /// Where the part begins.
    #[serde(default)]
    next_token: NextToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    prefix_lists: Vec<View>,
    max_results: i64,
    total_count: i64,
    next_token: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct View {
    prefix_list_id: String,
    prefix_list_name: String,
    prefix_list_description: String,
    /// The vendor's models have this one, and Terraform's provider reads the next.
    prefix_list_status: &'static str,
    status: &'static str,
    ip_version: &'static str,
    max_entries: i64,
    cidr_blocks: Vec<String>,
    share_type: &'static str,
    owner_id: String,
    region_id: String,
    resource_group_id: String,
    creation_time: String,
    tags: Vec<Value>,
}

impl Operation for ListPrefixLists {
    const NAME: &'static str = "ListPrefixLists";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RegionId", "cn-hangzhou")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.prefix_list_ids.iter().map(String::as_str);
        with_tags(each("vpc:ListPrefixLists", caller, call, "prefixlist", ids), &input.tags)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        if input.prefix_list_ids.len() > 20 {
            return Err(Error::invalid("PrefixListIds"));
        }
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            service: Some(SERVICE.to_owned()),
            ids: Some(input.prefix_list_ids).filter(|ids| !ids.is_empty()),
            name: input.prefix_list_name.cloned(),
            family: None,
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tags)?,
        };
        let most = input.max_results.unwrap_or(20).clamp(1, 100);
        let part = list(cx.scope(), &filter, Window::after(input.next_token.0, most))?;
        let ids: Vec<_> = part.items.iter().map(|list| list.id.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        let (total_count, next_token) = (part.total, NextToken::write(part.next));
        let scope = cx.scope();
        let view = |list: PrefixList| {
            let tags = tags.get(&list.id);
            View::of(scope, list, tags)
        };
        let prefix_lists = part.items.into_iter().map(view).collect();
        Ok(Output { prefix_lists, max_results: most, total_count, next_token })
    }
}

impl View {
    fn of(scope: &Scope<'_>, list: PrefixList, tags: Option<&Tags>) -> Self {
        Self {
            prefix_list_status: "Created",
            status: "Created",
            ip_version: word(list.family),
            cidr_blocks: list.entries.iter().map(|entry| entry.block.clone()).collect(),
            share_type: "",
            owner_id: owner(scope).to_string(),
            resource_group_id: group(scope, list.resource_group),
            creation_time: time::seconds(list.created_at),
            tags: tag_list(tags),
            prefix_list_id: list.id,
            prefix_list_name: list.name,
            prefix_list_description: list.description,
            max_entries: list.max_entries,
            region_id: list.region,
        }
    }
}
