//! `TagResources`

use iam::quota::{Limit, at_most};
use iam::resource_group::TAGGED;
use kernel::Tags;
use schemars::JsonSchema;
use serde::Deserialize;
use store::tag;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{ResourceIds, ResourceType};
use crate::ram::field::TagList;
use crate::ram::view::Empty;
use crate::resource_manager::ResourceManager;

/// Sets tags on resource groups.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TagResources {
    /// Kind of the resources: `ResourceGroup`.
    #[serde(default, rename = "ResourceType")]
    _resource_type: ResourceType,
    /// Up to 50 groups.
    resource_id: ResourceIds,
    /// Up to 20 tags.
    tag: TagList,
}

impl Operation for TagResources {
    const NAME: &'static str = "TagResources";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ResourceType", "ResourceGroup"),
        ("ResourceId.1", "rg-acfmxazb4ph6aiy"),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "shop"),
    ];
    type Service = ResourceManager;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        input.resource_id.checks(Self::NAME, caller, |check| input.tag.facts_of(check))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        let ids = input.resource_id.all_there(cx.scope())?;
        let tags = Tags::from(input.tag);
        let present = tag::of_many(cx.scope(), TAGGED, &ids)?;
        for id in &ids {
            let present = present.get(*id);
            let fresh = tags.iter().filter(|(key, _)| present.and_then(|present| present.get(key)).is_none()).count();
            at_most(cx.scope(), Limit::Tags, present.map_or(0, Tags::len) + fresh)?;
        }
        tag::set_many(cx.scope(), TAGGED, &ids, &tags)?;
        Ok(Empty {})
    }
}
