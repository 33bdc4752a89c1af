//! `CreateTagAndAttachResource`

use kernel::Tags;
use schemars::JsonSchema;
use serde::Deserialize;
use store::tag;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::field::{Key, Values};
use super::{Done, ResourceType, Tag, asks, each, known};
use crate::kec::errors::Error;
use crate::kec::field::Id;

/// Makes a tag and gives it to a resource, which keeps its other tags.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateTagAndAttachResource {
    /// Key: 1 to 128 characters, not beginning `ksc`.
    tag_key: Key,
    /// Value: up to 255 characters, not beginning `ksc`. GUESS: several are refused, because a resource has one of a key.
    #[serde(default)]
    tag_value: Values,
    /// Kind of the resource.
    resource_type: ResourceType,
    /// The resource.
    resource_uuid: Id,
}

impl Operation for CreateTagAndAttachResource {
    const NAME: &'static str = "CreateTagAndAttachResource";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("TagKey", "team"),
        ("TagValue", "web"),
        ("ResourceType", "instance"),
        ("ResourceUuid", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
    ];
    type Service = Tag;
    type Input = Self;
    type Output = Done;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        const ACTION: &str = "tagv2:CreateTagAndAttachResource";
        let resource = (input.resource_type, input.resource_uuid.0.as_str());
        each(ACTION, [resource], caller, call).and(asks(ACTION, &input.tag_key.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Done, Error> {
        let several = || Error::Unfit("TagValue", "a resource has one value of a key".to_owned());
        let value = input.tag_value.only().ok_or_else(several)?;
        let (kind, id) = (input.resource_type, input.resource_uuid.0.as_str());
        kind.find(cx, &[id])?;
        let tags = Tags::from_iter([(input.tag_key.0.as_str(), value)]);
        known::keep(cx, &tags)?;
        tag::set(cx.scope(), kind.tagged(), id, &tags)?;
        Ok(Done::YES)
    }
}
