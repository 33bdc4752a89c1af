//! `DetachResourceTags`

use schemars::JsonSchema;
use serde::Deserialize;
use store::tag;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::field::TagIds;
use super::{Done, ResourceType, Tag, each, known};
use crate::kec::errors::Error;
use crate::kec::field::Id;

/// Takes tags away from a resource. The account keeps them.
///
/// GUESS: a number of a tag that the resource does not have changes nothing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DetachResourceTags {
    /// Kind of the resource.
    resource_type: ResourceType,
    /// The resource.
    resource_uuid: Id,
    /// Numbers of the tags, with commas between them.
    tag_ids: TagIds,
}

impl Operation for DetachResourceTags {
    const NAME: &'static str = "DetachResourceTags";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ResourceType", "instance"),
        ("ResourceUuid", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("TagIds", "1043257,2205183"),
    ];
    type Service = Tag;
    type Input = Self;
    type Output = Done;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let resource = (input.resource_type, input.resource_uuid.0.as_str());
        each("tagv2:DetachResourceTags", [resource], caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Done, Error> {
        let (kind, id) = (input.resource_type, input.resource_uuid.0.as_str());
        kind.find(cx, &[id])?;
        let has = tag::of(cx.scope(), kind.tagged(), id)?;
        known::keep(cx, &has)?;
        let is_named = |(key, value): &(&str, &str)| input.tag_ids.0.contains(&i64::from(known::number(key, value)));
        let keys: Vec<_> = has.iter().filter(is_named).map(|(key, _)| key.to_owned()).collect();
        tag::unset_many(cx.scope(), kind.tagged(), &[id], &keys)?;
        Ok(Done::YES)
    }
}
