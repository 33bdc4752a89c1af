//! `ListResourceGroups`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::{self, READY};
use crate::ram::field::TagList;
use crate::resource_manager::ResourceManager;
use crate::resource_manager::field::{PageNumber, PageSize, page};

/// Lists the resource groups of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListResourceGroups {
    /// Part of the name.
    name: Option<String>,
    /// Part of the name that people are shown.
    display_name: Option<String>,
    /// One group; `ResourceGroupIds` goes before it.
    resource_group_id: Option<String>,
    /// Several groups.
    #[serde(default)]
    resource_group_ids: Vec<String>,
    /// State: `Creating`, `OK` or `PendingDelete`.
    status: Option<Status>,
    /// Tags that the groups must have.
    #[serde(default)]
    tag: TagList,
    /// Whether the answer has the groups' tags.
    #[serde(default)]
    include_tags: bool,
    /// Number of the page, from 1.
    #[serde(default)]
    page_number: PageNumber,
    /// How many groups a page has, 1 to 100; 10 by default.
    #[serde(default)]
    page_size: PageSize,
}

/// State of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
enum Status {
    /// It is being made.
    Creating,
    /// It is ready.
    #[serde(rename = "OK")]
    Ready,
    /// It is about to be deleted.
    PendingDelete,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    resource_groups: ResourceGroups,
    total_count: i64,
    page_number: i64,
    page_size: i64,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct ResourceGroups {
    resource_group: Vec<view::ResourceGroup>,
}

impl ListResourceGroups {
    fn wants(&self, group: &view::ResourceGroup) -> bool {
        let part =
            |wanted: &Option<String>, text: &str| wanted.as_ref().is_none_or(|part| text.contains(part.as_str()));
        let one = self.resource_group_id.as_ref().filter(|id| !id.is_empty() && self.resource_group_ids.is_empty());
        part(&self.name, group.name)
            && part(&self.display_name, group.display_name)
            && one.is_none_or(|id| *id == group.id)
            && (self.resource_group_ids.is_empty() || self.resource_group_ids.contains(&group.id))
            && self.status.is_none_or(|status| status == Status::Ready && group.status == READY)
            && self.tag.0.is_empty()
    }
}

impl Operation for ListResourceGroups {
    const NAME: &'static str = "ListResourceGroups";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("Status", "OK"), ("PageSize", "50")];
    type Service = ResourceManager;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("resourcemanager:ListResourceGroups", super::arn_of(caller.account(), "*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let page = page(input.page_number, input.page_size);
        let group = super::default_group(cx)?.with_tags(input.include_tags);
        let found = Some(group).filter(|group| input.wants(group));
        Ok(Output {
            total_count: found.iter().len().try_into().unwrap_or(i64::MAX),
            resource_groups: ResourceGroups {
                resource_group: found.into_iter().filter(|_| page.skip() == 0).collect(),
            },
            page_number: page.number,
            page_size: page.size,
        })
    }
}
