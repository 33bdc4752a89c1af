//! `CreateCommand`

use compute::command::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::content::Encoding;
use super::name;
use super::written::Written;
use crate::ecs::checks::{one, with_tags};
use crate::ecs::errors::Result;
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Ecs, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// Keeps a script, to be run inside instances.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateCommand {
    /// Region of the command.
    region_id: RegionId,
    /// Name, up to 128 characters; several commands may have the same.
    name: Required,
    /// Resource group.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    command_id: String,
}

impl Operation for CreateCommand {
    const NAME: &'static str = "CreateCommand";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("Name", "hello"),
        ("Type", "RunShellScript"),
        ("CommandContent", "ZWNobyB7e25hbWV9fQ=="),
        ("EnableParameter", "true"),
    ];
    type Service = Ecs;
    type Input = With<Self, Written>;
    type Output = Output;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("ecs:CreateCommand", caller, call, "command", "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, written): Self::Input) -> Result<Output> {
        let new = New {
            script: written.script(Encoding::Base64)?,
            name: name(&input.name)?,
            description: written.description()?,
            invoked: 0,
            resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
            tags: tags::read(&input.tag)?,
        };
        let command = create(cx.scope(), &location::of(input.region_id.0), new)?;
        Ok(Output { command_id: command.id })
    }
}
