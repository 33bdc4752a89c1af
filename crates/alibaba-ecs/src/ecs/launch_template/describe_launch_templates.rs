//! `DescribeLaunchTemplates`

use alibaba_core::list::{Listed, Page, Place};
use compute::launch_template::{Filter, LaunchTemplate, TAGGED, list};
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ecs::Ecs;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Text};
use crate::page::Numbered;
use crate::tag::{self as tags, Tag, TagsView};

/// Lists launch templates, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeLaunchTemplates {
    /// Region of the launch templates.
    region_id: RegionId,
    /// Ids.
    #[serde(default)]
    launch_template_id: Vec<String>,
    /// Names.
    #[serde(default)]
    launch_template_name: Vec<String>,
    /// Resource group of the launch templates themselves.
    #[serde(default)]
    template_resource_group_id: Text,
    /// Tags of the launch templates themselves.
    #[serde(default)]
    template_tag: Vec<Tag>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    launch_template_id: String,
    launch_template_name: String,
    default_version_number: i64,
    latest_version_number: i64,
    resource_group_id: String,
    created_by: String,
    create_time: String,
    modified_time: String,
    tags: TagsView,
}

impl Listed for View {
    const LIST: &'static str = "LaunchTemplateSets";
    const ITEM: &'static str = "LaunchTemplateSet";
}

impl Operation for DescribeLaunchTemplates {
    const NAME: &'static str = "DescribeLaunchTemplates";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("LaunchTemplateName.1", "web")];
    type Service = Ecs;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let ids = input.launch_template_id.iter().map(String::as_str);
        with_tags(each("ecs:DescribeLaunchTemplates", caller, call, "launchtemplate", ids), &input.template_tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let some = |list: Vec<String>| Some(list).filter(|list| !list.is_empty());
        let filter = Filter {
            region: Some(input.region_id.0.id.clone()),
            ids: some(input.launch_template_id),
            names: some(input.launch_template_name),
            resource_group: input.template_resource_group_id.cloned(),
            tags: tags::filter(&input.template_tag)?,
        };
        let part = list(cx.scope(), &filter, page.window())?;
        let ids: Vec<_> = part.items.iter().map(|template| template.id.as_str()).collect();
        let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
        Ok(page.answer(part, |template| {
            let tags = tags.get(&template.id);
            View::of(template, tags)
        }))
    }
}

impl View {
    fn of(template: LaunchTemplate, tags: Option<&Tags>) -> Self {
        Self {
            tags: tags.into(),
            launch_template_id: template.id,
            launch_template_name: template.name,
            default_version_number: template.default_version,
            latest_version_number: template.latest_version,
            resource_group_id: template.resource_group,
            created_by: template.created_by,
            create_time: time::seconds(template.created_at),
            modified_time: time::seconds(template.modified_at),
        }
    }
}
