//! `DescribeCommands`

use alibaba_core::list::Page;
use compute::command::{Filter, TAGGED, list};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::command_view::CommandView;
use super::content::Encoding;
use super::words;
use crate::ecs::Ecs;
use crate::ecs::checks::{one, with_tags};
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Text};
use crate::page::{NumberedOrToken, PlaceOrToken};
use crate::tag::{self as tags, Tag};

/// Lists commands of the account, newest first. There are no public commands.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeCommands {
    /// Region of the commands.
    region_id: RegionId,
    /// Command.
    #[serde(default)]
    command_id: Text,
    /// Name, in which `*` stands for anything.
    #[serde(default)]
    name: Text,
    /// Description, in which `*` stands for anything.
    #[serde(default)]
    description: Text,
    /// Kind of script.
    #[serde(default, rename = "Type")]
    kind: Text,
    /// Whose public commands are listed, of which there are none; those of the account by default.
    #[serde(default)]
    provider: Text,
    /// Whether only the newest versions of public commands are listed.
    #[serde(rename = "Latest")]
    _latest: Option<bool>,
    /// How scripts are shown: `Base64` (default) or `PlainText`.
    #[serde(default)]
    content_encoding: Text,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Tags that the commands have.
    #[serde(default)]
    tag: Vec<Tag>,
}

impl Operation for DescribeCommands {
    const NAME: &'static str = "DescribeCommands";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("CommandId", "c-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = With<Self, NumberedOrToken<50, 10, 50>>;
    type Output = Page<CommandView, PlaceOrToken>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let id = input.command_id.get().unwrap_or("*");
        with_tags(one("ecs:DescribeCommands", caller, call, "command", id), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let ids = input.command_id.cloned().map(|id| vec![id]);
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            // A provider has public commands alone.
            ids: if input.provider.is_absent() { ids } else { Some(Vec::new()) },
            name: input.name.cloned(),
            description: input.description.cloned(),
            language: input.kind.get().map(words::language).transpose()?,
            resource_group: input.resource_group_id.cloned(),
            tags: tags::filter(&input.tag)?,
        };
        let encoding = Encoding::of(&input.content_encoding, Encoding::Base64);
        let part = list(cx.scope(), &filter, page.window())?;
        let ids: Vec<_> = part.items.iter().map(|command| command.id.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        Ok(page.answer(part, |command| {
            let tags = tags.get(&command.id);
            CommandView::of(command, tags, encoding)
        }))
    }
}
