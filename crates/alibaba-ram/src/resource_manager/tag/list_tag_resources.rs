//! `ListTagResources`

use iam::resource_group::TAGGED;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use store::tag::{self, Tagged};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{ResourceIds, ResourceType};
use crate::ram::field::{Marker, TagList};
use crate::resource_manager::ResourceManager;

/// Lists tags with the resource groups that carry them, part by part.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListTagResources {
    /// Kind of the resources: `ResourceGroup`.
    #[serde(default, rename = "ResourceType")]
    _resource_type: ResourceType,
    /// Up to 50 groups; all by default.
    #[serde(default)]
    resource_id: ResourceIds,
    /// Tags that the groups must have.
    #[serde(default)]
    tag: TagList,
    /// Where the part begins.
    next_token: Option<Marker>,
    /// How many tags a part has, 1 to 100; 50 by default.
    max_results: Option<i64>,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    tag_resources: Vec<TagResource>,
    next_token: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct TagResource {
    resource_id: String,
    resource_type: &'static str,
    tag_key: String,
    tag_value: String,
}

impl Operation for ListTagResources {
    const NAME: &'static str = "ListTagResources";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ResourceType", "ResourceGroup"), ("ResourceId.1", "rg-acfmxazb4ph6aiy")];
    type Service = ResourceManager;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        input.resource_id.checks(Self::NAME, caller, |check| input.tag.facts_of(check))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let limit = usize::try_from(input.max_results.unwrap_or(50).clamp(1, 100)).unwrap_or(50);
        let wanted = input.tag.clone().wanted();
        // An account has few groups.
        let all = tag::all(cx.scope(), TAGGED)?;
        let has = |group: &str| {
            wanted.iter().all(|wanted| {
                let is_it = |tag: &Tagged| {
                    tag.resource == group
                        && tag.tag_key == wanted.key
                        && wanted.value.as_ref().is_none_or(|value| *value == tag.tag_value)
                };
                all.iter().any(is_it)
            })
        };
        let ids = &input.resource_id.0;
        let after = input.next_token.as_deref();
        let is_listed = |tag: &&Tagged| {
            (ids.is_empty() || ids.contains(&tag.resource))
                && has(&tag.resource)
                && after.is_none_or(|after| mark(tag).as_str() > after)
        };
        let mut found: Vec<&Tagged> = all.iter().filter(is_listed).collect();
        let more = found.len() > limit;
        found.truncate(limit);
        let next_token = found.last().filter(|_| more).map(|tag| Marker::hide(&mark(tag)));
        let view = |tag: &Tagged| TagResource {
            resource_id: tag.resource.clone(),
            resource_type: "ResourceGroup",
            tag_key: tag.tag_key.clone(),
            tag_value: tag.tag_value.clone(),
        };
        Ok(Output { tag_resources: found.into_iter().map(view).collect(), next_token })
    }
}

/// Where a tag stands in the list.
fn mark(tag: &Tagged) -> String {
    format!("{} {}", tag.resource, tag.tag_key)
}
