//! `CreateTags`

use kernel::Tags;
use store::tag;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::Tag;
use super::change::Change;
use crate::kec::errors::Error;
use crate::tagv2::known;
use crate::vpc::Returned;

/// Gives tags to resources, which keep their other tags; a key that a resource has already gets the new value.
#[derive(Debug)]
pub struct CreateTags;

impl Operation for CreateTags {
    const NAME: &'static str = "CreateTags";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "web"),
        ("Resource.1.Type", "kec-instance"),
        ("Resource.1.Id", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
    ];
    type Service = Tag;
    type Input = Change;
    type Output = Returned;

    fn checks(input: &Change, caller: &Caller, call: &Call) -> Checks {
        input.checks("tag:CreateTags", caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Change) -> Result<Returned, Error> {
        input.find(cx)?;
        let tags: Tags = input.tag.iter().map(|pair| (pair.key.0.as_str(), pair.value.0.as_str())).collect();
        known::keep(cx, &tags)?;
        for (kind, id) in input.resources() {
            tag::set(cx.scope(), kind.tagged(), id, &tags)?;
        }
        Ok(Returned::YES)
    }
}
