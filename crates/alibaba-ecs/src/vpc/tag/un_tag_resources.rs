//! `UnTagResources`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{check_ids, checks, kind};
use crate::ecs::field::{RegionId, Required};
use crate::ecs::tags;
use crate::ecs::view::Empty;
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;

/// Removes tags from resources. The name has a capital `T` here, unlike that of ECS.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UnTagResources {
    /// Region of the resources.
    region_id: RegionId,
    /// Kind of the resources: `VPC`, `VSWITCH` or `ROUTETABLE`.
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

impl Operation for UnTagResources {
    const NAME: &'static str = "UnTagResources";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ResourceType", "VPC"),
        ("ResourceId.1", "vpc-bp1opxu1zkhn00gzva1b2"),
        ("TagKey.1", "team"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        checks("vpc:UnTagResources", caller, call, &input.resource_type, &input.resource_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let kind = kind(&input.resource_type)?;
        if input.resource_id.is_empty() {
            return Err(Error::missing("ResourceId"));
        }
        if input.tag_key.is_empty() && !input.all {
            return Err(Error::missing("TagKey"));
        }
        check_ids(&input.resource_id)?;
        if input.tag_key.len() > tags::MOST {
            return Err(tags::too_many());
        }
        tags::unset(cx.scope(), kind, &input.region_id.0.id, &input.resource_id, &input.tag_key)?;
        Ok(Empty {})
    }
}
