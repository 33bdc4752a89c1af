//! `DeleteTags`

use store::tag;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::Tag;
use super::change::Change;
use crate::kec::errors::Error;
use crate::tagv2::known;
use crate::vpc::Returned;

/// Takes tags away from resources. The account keeps them.
///
/// GUESS: a tag that a resource does not have, or has with another value, changes nothing.
#[derive(Debug)]
pub struct DeleteTags;

impl Operation for DeleteTags {
    const NAME: &'static str = "DeleteTags";
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
        input.checks("tag:DeleteTags", caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Change) -> Result<Returned, Error> {
        input.find(cx)?;
        for (kind, id) in input.resources() {
            let has = tag::of(cx.scope(), kind.tagged(), id)?;
            known::keep(cx, &has)?;
            let had = input.tag.iter().filter(|pair| has.get(&pair.key.0) == Some(pair.value.0.as_str()));
            let keys: Vec<_> = had.map(|pair| pair.key.0.clone()).collect();
            tag::unset_many(cx.scope(), kind.tagged(), &[id], &keys)?;
        }
        Ok(Returned::YES)
    }
}
