//! `ListResourceGroups`

use kernel::Tags;
use kernel::page::{Counted, Numbered};
use schemars::JsonSchema;
use serde::Deserialize;
use store::tag::Wanted;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view;
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
    /// It is about to be gone.
    PendingDelete,
}

impl From<Status> for iam::resource_group::Status {
    fn from(status: Status) -> Self {
        match status {
            Status::Creating => Self::Creating,
            Status::Ready => Self::Ready,
            Status::PendingDelete => Self::PendingDelete,
        }
    }
}

impl ListResourceGroups {
    fn wants(&self, group: &view::ResourceGroup) -> bool {
        let part =
            |wanted: &Option<String>, text: &str| wanted.as_ref().is_none_or(|part| text.contains(part.as_str()));
        let one = self.resource_group_id.as_ref().filter(|id| !id.is_empty() && self.resource_group_ids.is_empty());
        part(&self.name, &group.name)
            && part(&self.display_name, &group.display_name)
            && one.is_none_or(|id| *id == group.id)
            && (self.resource_group_ids.is_empty() || self.resource_group_ids.contains(&group.id))
            && self.status.is_none_or(|status| view::word(status.into()) == group.status)
    }
}

/// Whether tags meet what is asked about them.
fn meets(tags: Option<&Tags>, wanted: &[Wanted]) -> bool {
    let has = |wanted: &Wanted| {
        let value = tags.and_then(|tags| tags.get(&wanted.key));
        value.is_some_and(|value| wanted.value.as_ref().is_none_or(|wanted| wanted == value))
    };
    wanted.iter().all(has)
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
        let (account, now) = (cx.caller().account(), cx.scope().now());
        // An account has few groups, and the default one is in no row.
        let default = super::default_group(cx)?;
        let others = iam::resource_group::list(cx.scope())?;
        let tags = store::tag::of_kind(cx.scope(), iam::resource_group::TAGGED)?;
        let wanted = input.tag.clone().wanted();
        let others = others.into_iter().map(|group| view::ResourceGroup::of(account, group, now));
        let groups = std::iter::once(default).chain(others);
        let found: Vec<_> = groups.filter(|group| input.wants(group) && meets(tags.get(&group.id), &wanted)).collect();
        let count = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
        let total = i64::try_from(found.len()).unwrap_or(i64::MAX);
        let shown = |group: view::ResourceGroup| {
            let tags = tags.get(&group.id);
            if input.include_tags { group.with_tags(tags) } else { group }
        };
        let items = found.into_iter().skip(count(page.skip())).take(count(page.size)).map(shown).collect();
        Ok(Page::numbered(page, Counted { items, total }))
    }
}
