//! `UntagResources`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::{ResourceNames, ResourceType, TagKeys};
use crate::ram::view::Empty;

/// Takes tags off users, groups, roles or policies.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UntagResources {
    /// Kind of thing: `user`, `group`, `role` or `policy`.
    resource_type: ResourceType,
    /// Names of the things, up to 50.
    resource_names: ResourceNames,
    /// Keys of the tags, up to 20.
    #[serde(default)]
    tag_keys: TagKeys,
    /// The same keys, as some clients spell them.
    #[serde(default)]
    tag_key: TagKeys,
    /// Whether all tags go; counts only without keys.
    #[serde(default)]
    all: bool,
}

impl Operation for UntagResources {
    const NAME: &'static str = "UntagResources";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ResourceType", "role"), ("ResourceNames", r#"["MyApplicationRole"]"#), ("TagKeys", r#"["env"]"#)];
    type Service = Ram;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        super::checks("ram:UntagResources", caller, input.resource_type, &input.resource_names, |check| check)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Empty> {
        let (subject, names) = (input.resource_type.into(), input.resource_names.names());
        let mut keys = input.tag_keys.0;
        keys.extend(input.tag_key.0);
        if input.all && keys.is_empty() {
            iam::tag::remove_all(cx.scope(), subject, &names)?;
        } else {
            iam::tag::remove(cx.scope(), subject, &names, &keys)?;
        }
        Ok(Empty {})
    }
}
