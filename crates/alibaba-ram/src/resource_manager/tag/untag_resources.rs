//! `UntagResources`

use iam::resource_group::TAGGED;
use schemars::JsonSchema;
use serde::Deserialize;
use store::tag;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{ResourceIds, ResourceType};
use crate::ram::view::Empty;
use crate::resource_manager::ResourceManager;

/// Removes tags from resource groups.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UntagResources {
    /// Kind of the resources: `ResourceGroup`.
    #[serde(default, rename = "ResourceType")]
    _resource_type: ResourceType,
    /// Up to 50 groups.
    resource_id: ResourceIds,
    /// Keys.
    #[serde(default)]
    tag_key: Vec<String>,
    /// Whether every tag is removed; counts only where no key is named.
    #[serde(default)]
    all: bool,
}

impl Operation for UntagResources {
    const NAME: &'static str = "UntagResources";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ResourceType", "ResourceGroup"), ("ResourceId.1", "rg-acfmxazb4ph6aiy"), ("TagKey.1", "team")];
    type Service = ResourceManager;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        input.resource_id.checks(Self::NAME, caller, |check| check)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        let ids = input.resource_id.all_there(cx.scope())?;
        if !input.tag_key.is_empty() {
            tag::unset_many(cx.scope(), TAGGED, &ids, &input.tag_key)?;
        } else if input.all {
            tag::clear_many(cx.scope(), TAGGED, &ids)?;
        }
        Ok(Empty {})
    }
}
