//! `CreateCommand`

use compute::command::{New, Script, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::content::{Encoding, check_names};
use super::{description, launcher, name, timeout, words, working_dir};
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
    /// Kind of script: `RunShellScript` for Linux, `RunBatScript` or `RunPowerShellScript` for Windows.
    #[serde(rename = "Type")]
    kind: Required,
    /// The script, up to 24 KB in Base64.
    #[schemars(extend("writeOnly" = true))]
    command_content: Required,
    /// How the script is written here: `Base64` (default) or `PlainText`.
    #[serde(default)]
    content_encoding: Text,
    /// Description, up to 512 characters.
    #[serde(default)]
    description: Text,
    /// Folder in which it runs, up to 200 characters.
    #[serde(default)]
    working_dir: Text,
    /// How many seconds it may run, 10 to 86400; 60 by default.
    timeout: Option<i64>,
    /// Whether names in double braces stand for values that each run gives: up to 20 names of up to 64 letters, digits, `-`
    /// and `_`.
    #[serde(default)]
    enable_parameter: bool,
    /// How the script is started, up to 1024 bytes.
    #[serde(default)]
    launcher: Text,
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
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("ecs:CreateCommand", caller, call, "command", "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let content = Encoding::of(&input.content_encoding, Encoding::Base64).read(&input.command_content)?;
        if input.enable_parameter {
            check_names(&content)?;
        }
        let new = New {
            name: name(&input.name)?,
            description: description(&input.description.or_empty())?,
            script: Script {
                language: words::language(&input.kind)?,
                content,
                has_parameters: input.enable_parameter,
                working_dir: working_dir(&input.working_dir.or_empty())?,
                timeout: timeout(input.timeout)?,
                launcher: launcher(&input.launcher.or_empty())?,
            },
            invoked: 0,
            resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
            tags: tags::read(&input.tag)?,
        };
        let command = create(cx.scope(), &location::of(input.region_id.0), new)?;
        Ok(Output { command_id: command.id })
    }
}
