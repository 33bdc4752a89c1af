//! `TagResources`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::{ResourceNames, ResourceType, TagList};
use crate::ram::view::Empty;

/// Puts tags on users, groups, roles or policies.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TagResources {
    /// Kind of thing: `user`, `group`, `role` or `policy`.
    resource_type: ResourceType,
    /// Names of the things, up to 50.
    resource_names: ResourceNames,
    /// The tags, up to 20.
    tag: TagList,
}

impl Operation for TagResources {
    const NAME: &'static str = "TagResources";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ResourceType", "role"),
        ("ResourceNames", r#"["MyApplicationRole"]"#),
        ("Tag", r#"[{"Key":"env","Value":"test"}]"#),
    ];
    type Service = Ram;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        let ask = |check| input.tag.facts_of(check);
        super::checks("ram:TagResources", caller, input.resource_type, &input.resource_names, ask)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        let (subject, names) = (input.resource_type.into(), input.resource_names.names());
        iam::tag::add(cx.scope(), subject, &names, &input.tag.into())?;
        Ok(Empty {})
    }
}
