//! `ListTagResources`

use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{check_ids, kind};
use crate::ecs::Ecs;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::errors::Result;
use crate::ecs::field::{NextToken, RegionId, Required};
use crate::ecs::tags::{self, Tag};

/// How many tags a part has.
const LIMIT: usize = 50;

/// Lists the tags of resources.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListTagResources {
    /// Region of the resources.
    region_id: RegionId,
    /// Kind of the resources: `instance`, `disk`, `eni` or `securitygroup`.
    resource_type: Required,
    /// Up to 50 resources; all by default.
    #[serde(default)]
    resource_id: Vec<String>,
    /// Up to 20 tags, all of which the resources have.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Tags with several values, one of which a resource has.
    #[serde(default)]
    tag_filter: Vec<Wanted>,
    /// Where the part begins.
    #[serde(default)]
    next_token: NextToken,
}

/// A tag with several values.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Wanted {
    /// Key.
    tag_key: String,
    /// Values; any by default.
    #[serde(default)]
    tag_values: Vec<String>,
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
        &[("RegionId", "cn-hangzhou"), ("ResourceType", "instance"), ("ResourceId.1", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let (kind, ids) = (input.resource_type.to_lowercase(), input.resource_id.iter().map(String::as_str));
        with_tags(each("ecs:ListTagResources", caller, call, &kind, ids), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let kind = kind(&input.resource_type)?;
        check_ids(&input.resource_id)?;
        if input.tag.len() > tags::MOST {
            return Err(tags::too_many());
        }
        let mut found = tags::listed(cx.scope(), kind, &input.region_id.0.id, &input.resource_id)?;
        found.retain(|_, tags| wanted(&input, tags));
        let skip = input.next_token.0.and_then(|skip| usize::try_from(skip).ok()).unwrap_or(0);
        let mut rest = found.iter().flat_map(|(id, tags)| tags.iter().map(move |(key, value)| (id, key, value)));
        let page = rest.by_ref().skip(skip).take(LIMIT).map(|(id, key, value)| TagResource {
            resource_type: kind.word.to_owned(),
            resource_id: id.clone(),
            tag_key: key.to_owned(),
            tag_value: value.to_owned(),
        });
        let page = page.collect();
        let more = rest.next().is_some();
        let next = more.then(|| i64::try_from(skip + LIMIT).unwrap_or(i64::MAX));
        Ok(Output { tag_resources: TagResources { tag_resource: page }, next_token: NextToken::write(next) })
    }
}

/// Whether a resource has the tags that are asked about.
fn wanted(input: &ListTagResources, tags: &Tags) -> bool {
    let one = input.tag_filter.iter().all(|filter| {
        let any = |value: &str| filter.tag_values.is_empty() || filter.tag_values.iter().any(|wanted| wanted == value);
        tags.get(&filter.tag_key).is_some_and(any)
    });
    tags::has_all(tags, &input.tag) && one
}
