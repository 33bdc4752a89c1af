//! `ListTagsByResourceIds`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::tag;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::field::Uuids;
use super::{ResourceType, Tag, each, number};
use crate::kec::errors::Error;

/// Lists the tags of resources.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListTagsByResourceIds {
    /// Kind of the resources, such as `instance` or `eip`.
    resource_type: ResourceType,
    /// The resources, with commas between them.
    resource_uuids: Uuids,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    tags: Vec<Shown>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Shown {
    resource_uuid: String,
    tag_id: u32,
    tag_key: String,
    tag_value: String,
}

impl Operation for ListTagsByResourceIds {
    const NAME: &'static str = "ListTagsByResourceIds";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ResourceType", "instance"), ("ResourceUuids", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Tag;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let resources = input.resource_uuids.iter().map(|id| (input.resource_type, id));
        each("tagv2:ListTagsByResourceIds", resources, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let ids: Vec<_> = input.resource_uuids.iter().collect();
        let found = tag::of_many(cx.scope(), input.resource_type.tagged(), &ids)?;
        let mut tags = Vec::new();
        for id in input.resource_uuids.iter() {
            let Some(found) = found.get(id) else { continue };
            tags.extend(found.iter().map(|(key, value)| Shown {
                resource_uuid: id.to_owned(),
                tag_id: number(key, value),
                tag_key: key.to_owned(),
                tag_value: value.to_owned(),
            }));
        }
        Ok(Output { tags })
    }
}
