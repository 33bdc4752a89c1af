//! `ReplaceResourcesTags`

use kernel::Tags;
use schemars::JsonSchema;
use serde::Deserialize;
use store::tag;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::field::{TagIds, Uuids};
use super::{Done, Pair, ResourceType, Tag, each, known};
use crate::kec::errors::Error;

/// Gives resources these tags in place of all that they have. A tag that there is not yet is made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ReplaceResourcesTags {
    /// Kind of the resources, such as `instance` or `eip`.
    resource_type: ResourceType,
    /// The resources.
    replace_tags: Vec<Replaced>,
    /// The tags. Terraform's provider writes them `Tag_0_Key`; where there are neither these nor numbers of tags, all tags
    /// are taken away.
    #[serde(default)]
    tag: Vec<Pair>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Replaced {
    /// The resources, with commas between them.
    resource_uuids: Uuids,
    /// Numbers of tags that these resources get beside the others, with commas between them.
    #[serde(default)]
    tag_ids: TagIds,
}

impl Operation for ReplaceResourcesTags {
    const NAME: &'static str = "ReplaceResourcesTags";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ResourceType", "instance"),
        ("ReplaceTags.1.ResourceUuids", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "web"),
    ];
    type Service = Tag;
    type Input = Self;
    type Output = Done;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.replace_tags.iter().flat_map(|replaced| replaced.resource_uuids.iter());
        let resources = ids.map(|id| (input.resource_type, id));
        each("tagv2:ReplaceResourcesTags", resources, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Done, Error> {
        let kind = input.resource_type;
        let named: Tags = input.tag.into_iter().map(|pair| (pair.key.0, pair.value.0)).collect();
        let all: Vec<_> = input.replace_tags.iter().flat_map(|replaced| replaced.resource_uuids.iter()).collect();
        kind.find(cx, &all)?;
        known::keep(cx, &named)?;
        for replaced in &input.replace_tags {
            let ids: Vec<_> = replaced.resource_uuids.iter().collect();
            let numbered = known::numbered(cx, &replaced.tag_ids)?;
            let tags: Tags = named.iter().chain(numbered.iter()).collect();
            tag::clear_many(cx.scope(), kind.tagged(), &ids)?;
            tag::set_many(cx.scope(), kind.tagged(), &ids, &tags)?;
        }
        Ok(Done::YES)
    }
}
