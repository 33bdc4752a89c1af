//! `ListTagResources`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{check_ids, checks, kind};
use crate::ecs::checks::with_tags;
use crate::ecs::field::{NextToken, RegionId, Required};
use crate::ecs::tags::{self, Tag};
use crate::ecs::{Error, Result};
use crate::vpc::Vpc;
use crate::vpc::codes;

/// How many tags a part has.
const LIMIT: usize = 50;

/// Lists the tags of resources. Resources or tags must be named.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListTagResources {
    /// Region of the resources.
    region_id: RegionId,
    /// Kind of the resources: `VPC`, `VSWITCH` or `ROUTETABLE`.
    resource_type: Required,
    /// Up to 50 resources.
    #[serde(default)]
    resource_id: Vec<String>,
    /// Up to 20 tags, all of which the resources have.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Tags of a part, 1 to 50, the default.
    max_results: Option<usize>,
    /// Where the part begins.
    #[serde(default)]
    next_token: NextToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    tag_resources: TagResources,
    next_token: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct TagResources {
    tag_resource: Vec<TagResource>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct TagResource {
    resource_type: String,
    resource_id: String,
    tag_key: String,
    tag_value: String,
}

impl Operation for ListTagResources {
    const NAME: &'static str = "ListTagResources";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ResourceType", "VPC"), ("ResourceId.1", "vpc-bp1opxu1zkhn00gzva1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(checks("vpc:ListTagResources", caller, call, &input.resource_type, &input.resource_id), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let kind = kind(&input.resource_type)?;
        check_ids(&input.resource_id)?;
        if input.resource_id.is_empty() && input.tag.is_empty() {
            return Err(Error::of(codes::NO_TAGS_AND_RESOURCES));
        }
        tags::filter(&input.tag)?;
        let mut found = tags::listed(cx.scope(), kind, &input.region_id.0.id, &input.resource_id)?;
        found.retain(|_, tags| tags::has_all(tags, &input.tag));
        let limit = input.max_results.unwrap_or(LIMIT).clamp(1, LIMIT);
        let skip = input.next_token.0.and_then(|skip| usize::try_from(skip).ok()).unwrap_or(0);
        let mut rest = found.iter().flat_map(|(id, tags)| tags.iter().map(move |(key, value)| (id, key, value)));
        let page = rest.by_ref().skip(skip).take(limit).map(|(id, key, value)| TagResource {
            resource_type: kind.word.to_uppercase(),
            resource_id: id.clone(),
            tag_key: key.to_owned(),
            tag_value: value.to_owned(),
        });
        let page = page.collect();
        let next = rest.next().map(|_| i64::try_from(skip.saturating_add(limit)).unwrap_or(i64::MAX));
        Ok(Output { tag_resources: TagResources { tag_resource: page }, next_token: NextToken::write(next) })
    }
}
