//! `ReplaceResourcesTags`

use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::tag;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{ResourceType, Tag, Uuids, each};
use crate::kec::errors::Error;
use crate::kec::field::{TagKey, TagValue};
use crate::kec::location::region;

/// Gives resources these tags in place of all that they have.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ReplaceResourcesTags {
    /// Kind of the resources: `instance` or `eip`.
    resource_type: ResourceType,
    /// The resources.
    replace_tags: Vec<Replaced>,
    /// The tags. Terraform's provider writes them `Tag_0_Key`; none takes all tags away.
    #[serde(default)]
    tag: Vec<Pair>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Replaced {
    /// The resources, with commas between them.
    resource_uuids: Uuids,
    /// Numbers of tags, which the sandbox does not keep.
    tag_ids: Option<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Pair {
    /// Key: 1 to 128 characters.
    key: TagKey,
    /// Value: up to 255 characters.
    #[serde(default)]
    value: TagValue,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    result: bool,
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
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.replace_tags.iter().flat_map(|replaced| replaced.resource_uuids.iter());
        each("tagv2:ReplaceResourcesTags", input.resource_type, ids, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        if input.replace_tags.iter().any(|replaced| replaced.tag_ids.is_some()) {
            let reason = "the sandbox keeps tags by key and value, not by number";
            return Err(Error::Unfit("ReplaceTags.TagIds", reason.to_owned()));
        }
        let tags: Tags = input.tag.into_iter().map(|pair| (pair.key.0, pair.value.0)).collect();
        let ids: Vec<_> = input.replace_tags.iter().flat_map(|replaced| replaced.resource_uuids.iter()).collect();
        let here = region(cx.call()).to_owned();
        let places = input.resource_type.kind().regions_and_groups(cx.scope(), &ids)?;
        if let Some(missing) = ids.iter().find(|id| places.get(**id).is_none_or(|place| place.region != here)) {
            return Err(compute::Error::not_found(input.resource_type.refused(), *missing).into());
        }
        tag::clear_many(cx.scope(), input.resource_type.tagged(), &ids)?;
        tag::set_many(cx.scope(), input.resource_type.tagged(), &ids, &tags)?;
        Ok(Output { result: true })
    }
}
