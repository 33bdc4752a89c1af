//! `TagResources`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{check_ids, kind};
use crate::ecs::Ecs;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required};
use crate::ecs::tags::{self, Tag};
use crate::ecs::view::Empty;

/// Sets tags on resources.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TagResources {
    /// Region of the resources.
    region_id: RegionId,
    /// Kind of the resources: `instance`, `disk`, `eni` or `securitygroup`.
    resource_type: Required,
    /// Up to 50 resources.
    #[serde(default)]
    resource_id: Vec<String>,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
}

impl Operation for TagResources {
    const NAME: &'static str = "TagResources";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ResourceType", "instance"),
        ("ResourceId.1", "i-bp67acfmxazb4pa1b2c3"),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "web"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let (kind, ids) = (input.resource_type.to_lowercase(), input.resource_id.iter().map(String::as_str));
        with_tags(each("ecs:TagResources", caller, call, &kind, ids), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let kind = kind(&input.resource_type)?;
        if input.resource_id.is_empty() {
            return Err(Error::of(codes::tag::NO_RESOURCES));
        }
        if input.tag.is_empty() {
            return Err(Error::of(codes::tag::NO_TAGS));
        }
        check_ids(&input.resource_id)?;
        let tags = tags::read(&input.tag)?;
        tags::set(cx.scope(), kind, &input.region_id.0.id, &input.resource_id, &tags)?;
        Ok(Empty {})
    }
}
