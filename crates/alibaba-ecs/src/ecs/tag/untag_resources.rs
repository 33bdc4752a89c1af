//! `UntagResources`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{check_ids, kind};
use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required};
use crate::ecs::tags;
use crate::ecs::view::Empty;

/// Removes tags from resources.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UntagResources {
    /// Region of the resources.
    region_id: RegionId,
    /// Kind of the resources: `instance`, `disk`, `eni` or `securitygroup`.
    resource_type: Required,
    /// Up to 50 resources.
    #[serde(default)]
    resource_id: Vec<String>,
    /// Up to 20 keys.
    #[serde(default)]
    tag_key: Vec<String>,
    /// Whether every tag is removed; counts only where no key is named.
    #[serde(default)]
    all: bool,
}

impl Operation for UntagResources {
    const NAME: &'static str = "UntagResources";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ResourceType", "instance"),
        ("ResourceId.1", "i-bp67acfmxazb4pa1b2c3"),
        ("TagKey.1", "team"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let (kind, ids) = (input.resource_type.to_lowercase(), input.resource_id.iter().map(String::as_str));
        each("ecs:UntagResources", caller, call, &kind, ids)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let kind = kind(&input.resource_type)?;
        if input.resource_id.is_empty() {
            return Err(Error::of(codes::tag::NO_RESOURCES));
        }
        if input.tag_key.is_empty() && !input.all {
            return Err(Error::of(codes::tag::NO_TAGS));
        }
        check_ids(&input.resource_id)?;
        if input.tag_key.len() > tags::MOST {
            return Err(tags::too_many());
        }
        tags::unset(cx.scope(), kind, &input.region_id.0.id, &input.resource_id, &input.tag_key)?;
        Ok(Empty {})
    }
}
