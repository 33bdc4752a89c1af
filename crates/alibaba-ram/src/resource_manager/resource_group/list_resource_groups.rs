//! `ListResourceGroups`

use kernel::page::{Counted, Numbered};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view::{self, READY};
use crate::page::{Page, Place};
use crate::ram::field::TagList;
use crate::resource_manager::ResourceManager;
use crate::resource_manager::field::Numbers;

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
    type Input = With<Self, Numbers>;
    type Output = Page<view::ResourceGroup, Place>;

    fn checks(_: &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("resourcemanager:ListResourceGroups", super::arn_of(caller.account(), "*"))
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> iam::Result<Self::Output> {
        let page = Numbered::from(page);
        let group = super::default_group(cx)?.with_tags(input.include_tags);
        let found = Some(group).filter(|group| input.wants(group));
        let total = found.iter().len().try_into().unwrap_or(i64::MAX);
        let items = found.into_iter().filter(|_| page.skip() == 0).collect();
        Ok(Page::numbered(page, Counted { items, total }))
    }
}
