//! `TagResources`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::{Resources, Tag, Tagging};
use crate::ecs::Result;
use crate::ecs::checks::with_tags;
use crate::ecs::view::Empty;

/// Sets tags on resources of a product.
#[derive(Debug)]
pub struct TagResources<P>(PhantomData<P>);

/// Sets tags on resources.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Tags {
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
}

impl<P: Tagging> Operation for TagResources<P> {
    const NAME: &'static str = "TagResources";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = P::TAG_EXAMPLE;
    type Service = P;
    type Input = With<Resources, Tags>;
    type Output = Empty;

    fn checks(With(resources, tags): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        with_tags(resources.checks::<P>(Self::NAME, caller, call), &tags.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(resources, Tags { tag }): Self::Input) -> Result<Empty> {
        let kind = resources.kind::<P>()?;
        resources.check_some::<P>()?;
        if tag.is_empty() {
            return Err(P::no_tags("Tag"));
        }
        resources.check_count()?;
        let tags = super::read(&tag)?;
        super::set(cx.scope(), kind, &resources.region_id.0.id, &resources.resource_id, &tags)?;
        Ok(Empty {})
    }
}
