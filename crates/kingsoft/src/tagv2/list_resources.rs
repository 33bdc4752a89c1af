//! `ListResources`

use compute::resource::RegionAndGroup;
use iam::project;
use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::tag;
use sts::Caller;
use wire::params::{Several, Unbuilt};
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::field::Listed;
use super::page::Paging;
use super::{ResourceType, Tag, asks, number};
use crate::kec::errors::Error;

/// Lists the resources of the account, in whichever region, with their tags.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListResources {
    /// Only those of these kinds, with commas between them.
    #[serde(default)]
    resource_type: Listed,
    /// Only those of these projects, with commas between them.
    #[serde(default)]
    project_ids: Listed,
    /// Only those of these regions, with commas between them.
    #[serde(default)]
    region_codes: Listed,
    /// Only these, with commas between them.
    #[serde(default)]
    resource_uuids: Listed,
    /// Name of a kind in another spelling, which is not published where it can be read.
    #[serde(default, rename = "ResourceName")]
    _resource_name: Unbuilt,
    /// Only those that have a tag of each of these.
    #[serde(default)]
    tag_filters: Vec<TagFilter>,
}

/// A key, with values of which a resource has one; any value where there is none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct TagFilter {
    /// The key.
    key: String,
    /// The values.
    #[serde(default)]
    value: Several<String>,
}

impl TagFilter {
    fn passes(&self, tags: &Tags) -> bool {
        tags.get(&self.key).is_some_and(|has| self.value.0.is_empty() || self.value.0.iter().any(|value| value == has))
    }
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    resources: Vec<Resource>,
    page: i64,
    page_size: i64,
    total: i64,
}

/// A resource. GUESS: the SDKs say nothing of what it shows; the names are those of the other answers.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Resource {
    resource_uuid: String,
    resource_type: &'static str,
    region_code: String,
    project_id: i64,
    tags: Vec<Shown>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Shown {
    tag_id: u32,
    tag_key: String,
    tag_value: String,
}

impl Resource {
    fn new(kind: ResourceType, id: String, place: RegionAndGroup, tags: &Tags) -> Self {
        let shown = |(key, value): (&str, &str)| Shown {
            tag_id: number(key, value),
            tag_key: key.to_owned(),
            tag_value: value.to_owned(),
        };
        Self {
            resource_uuid: id,
            resource_type: kind.word(),
            project_id: project::of_group(&place.resource_group),
            region_code: place.region,
            tags: tags.iter().map(shown).collect(),
        }
    }
}

impl ListResources {
    /// The kinds that are wanted.
    fn kinds(&self) -> Result<Vec<ResourceType>, Error> {
        let unknown = |word: &str| Error::Unfit("ResourceType", format!("there is no kind {word}"));
        let named: Vec<_> = self
            .resource_type
            .iter()
            .map(|word| ResourceType::of_word(word).ok_or_else(|| unknown(word)))
            .collect::<Result<_, _>>()?;
        let is_wanted = |kind: &ResourceType| named.is_empty() || named.contains(kind);
        Ok(ResourceType::ALL.into_iter().filter(is_wanted).collect())
    }

    /// Whether a resource is where it is wanted.
    fn is_there(&self, id: &str, place: &RegionAndGroup) -> bool {
        self.resource_uuids.passes(id)
            && self.region_codes.passes(&place.region)
            && self.project_ids.passes(&project::of_group(&place.resource_group).to_string())
    }
}

impl Operation for ListResources {
    const NAME: &'static str = "ListResources";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ResourceType", "instance,eip"), ("TagFilters.1.Key", "team"), ("TagFilters.1.Value.1", "web")];
    type Service = Tag;
    type Input = With<Self, Paging>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("tagv2:ListResources", "*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        let mut found = Vec::new();
        for kind in input.kinds()? {
            let mut tags = tag::of_kind(cx.scope(), kind.tagged())?;
            for (id, place) in kind.kind().everything(cx.scope())? {
                let tags = tags.remove(&id).unwrap_or_default();
                if input.is_there(&id, &place) && input.tag_filters.iter().all(|filter| filter.passes(&tags)) {
                    found.push(Resource::new(kind, id, place, &tags));
                }
            }
        }
        let part = paging.of(found);
        Ok(Output { resources: part.items, page: paging.page(), page_size: paging.size(), total: part.total })
    }
}
