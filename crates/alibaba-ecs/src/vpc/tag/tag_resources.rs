//! `TagResources`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{check_ids, checks, kind};
use crate::ecs::checks::with_tags;
use crate::ecs::field::{RegionId, Required};
use crate::ecs::tags::{self, Tag};
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;

/// Sets tags on resources.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TagResources {
    /// Region of the resources.
    region_id: RegionId,
    /// Kind of the resources: `VPC`, `VSWITCH` or `ROUTETABLE`.
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
        ("ResourceType", "VPC"),
        ("ResourceId.1", "vpc-bp1opxu1zkhn00gzva1b2"),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "net"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(checks("vpc:TagResources", caller, call, &input.resource_type, &input.resource_id), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let kind = kind(&input.resource_type)?;
        if input.resource_id.is_empty() {
            return Err(Error::missing("ResourceId"));
        }
        if input.tag.is_empty() {
            return Err(Error::missing("Tag"));
        }
        check_ids(&input.resource_id)?;
        let tags = tags::read(&input.tag)?;
        tags::set(cx.scope(), kind, &input.region_id.0.id, &input.resource_id, &tags)?;
        Ok(Empty {})
    }
}
