//! `UntagResources`, which VPC writes with a capital `T`.

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::{MOST, Resources, Tagging, too_many};
use crate::ecs::Result;
use crate::ecs::view::Empty;

/// Removes tags from resources of a product.
#[derive(Debug)]
pub struct UntagResources<P>(PhantomData<P>);

/// Removes tags from resources.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Keys {
    /// Up to 20 keys.
    #[serde(default)]
    tag_key: Vec<String>,
    /// Whether every tag is removed; counts only where no key is named.
    #[serde(default)]
    all: bool,
}

impl<P: Tagging> Operation for UntagResources<P> {
    const NAME: &'static str = P::UNTAG;
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = P::UNTAG_EXAMPLE;
    type Service = P;
    type Input = With<Resources, Keys>;
    type Output = Empty;

    fn checks(With(resources, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        resources.checks::<P>(P::UNTAG, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, With(resources, keys): Self::Input) -> Result<Empty> {
        let kind = resources.kind::<P>()?;
        resources.check_some::<P>()?;
        if keys.tag_key.is_empty() && !keys.all {
            return Err(P::no_tags("TagKey"));
        }
        resources.check_count()?;
        if keys.tag_key.len() > MOST {
            return Err(too_many());
        }
        super::unset(cx.scope(), kind, &resources.region_id.0.id, &resources.resource_id, &keys.tag_key)?;
        Ok(Empty {})
    }
}
