//! `JoinResourceGroup`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::checks::one;
use super::field::{RegionId, Required};
use super::view::Empty;
use super::{Ecs, Result};
use crate::resource::{self, Product};
use crate::resource_group::join;

/// Moves a resource of ECS to another resource group.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct JoinResourceGroup {
    /// The group that it is moved to.
    resource_group_id: Required,
    /// Resource.
    resource_id: Required,
    /// Its kind, such as `instance` or `securitygroup`, in whatever letter case.
    resource_type: Required,
    /// Its region.
    region_id: Option<RegionId>,
}

impl Operation for JoinResourceGroup {
    const NAME: &'static str = "JoinResourceGroup";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ResourceType", "securitygroup"),
        ("ResourceId", "sg-bp67acfmxazb4pa1b2c3"),
        ("ResourceGroupId", "rg-acfmxazb4ph6aiy"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:JoinResourceGroup", caller, call, &input.resource_type.to_lowercase(), &input.resource_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let kind = resource::tagged(Product::Ecs, &input.resource_type)?;
        let region = input.region_id.map(|region| region.0.id.as_str());
        join(cx.scope(), kind, region, &input.resource_id, &input.resource_group_id)?;
        Ok(Empty {})
    }
}
