//! `TagResources`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::{Pair, Resources, Tag, read, set};
use crate::Kms;
use crate::checks::with_tags;
use crate::errors::{Error, Result};
use crate::key::Done;

/// Sets tags on keys or secrets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TagResources {
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
}

impl TagResources {
    fn pairs(&self) -> Vec<Pair> {
        self.tag.iter().cloned().map(Pair::from).collect()
    }
}

impl Operation for TagResources {
    const NAME: &'static str = "TagResources";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("ResourceType", "key"),
        ("ResourceId.1", "key-bp1abcdefghijklmnopqr"),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "shop"),
    ];
    type Service = Kms;
    type Input = With<Resources, Self>;
    type Output = Done;

    fn checks(With(resources, input): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        with_tags(resources.checks("kms:TagResources", caller), &input.pairs())
    }

    fn handle(cx: &mut Cx<'_>, With(resources, input): Self::Input) -> Result<Done> {
        if input.tag.is_empty() {
            return Err(Error::missing("Tag"));
        }
        let tags = read(&input.pairs(), "Tag")?;
        let (kind, places) = resources.present(cx.scope())?;
        set(cx.scope(), kind, &places, &tags)?;
        Ok(Done {})
    }
}
