//! `ListTagResources`

use std::marker::PhantomData;

use alibaba_core::list::{List, Listed};
use compute::resource::WantedTags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::{MOST, Resources, Tag, Tagging, filter, too_many};
use crate::ecs::Result;
use crate::ecs::checks::with_tags;
use crate::ecs::field::NextToken;

/// How many tags a part has.
const LIMIT: i64 = 50;

/// Lists the tags of resources of a product.
#[derive(Debug)]
pub struct ListTagResources<P>(PhantomData<P>);

/// Lists the tags of resources; of all in the region where none is named.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Narrowed {
    /// Up to 20 tags, all of which the resources have.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Where the part begins.
    #[serde(default)]
    next_token: NextToken,
}

/// What only one product's list can be narrowed by.
pub trait Further {
    /// Keys, with values of which a resource has one; any value where there is none.
    fn any(&self) -> Vec<(String, Vec<String>)> {
        Vec::new()
    }

    /// How many tags a part has.
    fn limit(&self) -> Option<i64> {
        None
    }
}

/// A part of the list.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(flatten)]
    list: List<TagResource>,
    next_token: String,
}

/// A tag of a resource.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TagResource {
    resource_type: String,
    resource_id: String,
    tag_key: String,
    tag_value: String,
}

impl Listed for TagResource {
    const LIST: &'static str = "TagResources";
    const ITEM: &'static str = "TagResource";
}

impl<P: Tagging> Operation for ListTagResources<P> {
    const NAME: &'static str = "ListTagResources";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = P::LIST_EXAMPLE;
    type Service = P;
    type Input = With<Resources, With<Narrowed, P::Further>>;
    type Output = Output;

    fn checks(With(resources, With(narrowed, _)): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        with_tags(resources.checks::<P>(Self::NAME, caller, call), &narrowed.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self::Input) -> Result<Output> {
        let (tags, next) = Self::find(cx, input)?;
        Ok(Output { list: tags.into_iter().collect(), next_token: NextToken::write(next) })
    }
}

impl<P: Tagging> ListTagResources<P> {
    /// The tags that a call asks for, and where the next part begins.
    pub(crate) fn find(
        cx: &mut Cx<'_>,
        With(resources, With(narrowed, further)): <Self as Operation>::Input,
    ) -> Result<(Vec<TagResource>, Option<i64>)> {
        let kind = resources.kind::<P>()?;
        resources.check_count()?;
        P::check_narrowed(&resources.resource_id, &narrowed.tag)?;
        if narrowed.tag.len() > MOST {
            return Err(too_many());
        }
        let limit = further.limit().unwrap_or(LIMIT).clamp(1, LIMIT);
        let skip = narrowed.next_token.0.unwrap_or(0).max(0);
        let (all, any) = (filter(&narrowed.tag)?, further.any());
        let region = &resources.region_id.0.id;
        let key = |id: &String| kind.stored.map_or_else(|| id.clone(), |stored| stored.key_in(region, id).into_owned());
        let ids: Vec<_> = resources.resource_id.iter().map(key).collect();
        let wanted = WantedTags {
            region,
            ids: &ids,
            all: &all,
            any: &any,
            skip,
            // One more tells whether there is another part.
            limit: limit + 1,
        };
        let mut found = kind.stored.map_or_else(|| Ok(Vec::new()), |stored| stored.tags(cx.scope(), &wanted))?;
        let shown = usize::try_from(limit).unwrap_or(usize::MAX);
        let next = (found.len() > shown).then(|| skip.saturating_add(limit));
        found.truncate(shown);
        let view = |tag: store::tag::Tagged| TagResource {
            resource_type: P::word(kind),
            resource_id: kind.stored.map_or(&*tag.resource, |stored| stored.shown(&tag.resource)).to_owned(),
            tag_key: tag.tag_key,
            tag_value: tag.tag_value,
        };
        Ok((found.into_iter().map(view).collect(), next))
    }
}
