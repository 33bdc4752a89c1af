//! `UntagResources`

use schemars::JsonSchema;
use serde::Deserialize;
use store::tag;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::{MOST, Resources};
use crate::Kms;
use crate::errors::{Error, Result};
use crate::key::Done;

/// Removes tags from keys or secrets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UntagResources {
    /// Up to 20 keys of tags.
    #[serde(default)]
    tag_key: Vec<String>,
    /// Whether every tag is removed; counts only where no key of a tag is named.
    #[serde(default)]
    all: bool,
}

impl Operation for UntagResources {
    const NAME: &'static str = "UntagResources";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ResourceType", "key"),
        ("ResourceId.1", "key-bp1abcdefghijklmnopqr"),
        ("TagKey.1", "team"),
    ];
    type Service = Kms;
    type Input = With<Resources, Self>;
    type Output = Done;

    fn checks(With(resources, _): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        resources.checks("kms:UntagResources", caller)
    }

    fn handle(cx: &mut Cx<'_>, With(resources, input): Self::Input) -> Result<Done> {
        if input.tag_key.is_empty() && !input.all {
            return Err(Error::missing("TagKey"));
        }
        if input.tag_key.len() > MOST {
            return Err(Error::invalid("TagKey"));
        }
        let (kind, places) = resources.present(cx.scope())?;
        let places: Vec<&str> = places.iter().map(String::as_str).collect();
        if input.tag_key.is_empty() {
            tag::clear_many(cx.scope(), kind.tagged(), &places)?;
        } else {
            tag::unset_many(cx.scope(), kind.tagged(), &places, &input.tag_key)?;
        }
        Ok(Done {})
    }
}
