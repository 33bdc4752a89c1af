//! `ModifyCommand`

use compute::command::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{description, launcher, name, timeout, working_dir};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::errors::Result;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::view::Empty;

/// Changes what is said of a command. Runs that were asked for before keep what it was.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyCommand {
    /// Region of the command.
    region_id: RegionId,
    /// Command.
    command_id: Required,
    /// Name, up to 128 characters.
    #[serde(default)]
    name: Text,
    /// Description, up to 512 characters.
    description: Option<String>,
    /// Folder in which it runs, up to 200 characters.
    working_dir: Option<String>,
    /// How many seconds it may run, 10 to 86400.
    timeout: Option<i64>,
    /// How the script is started, up to 1024 bytes.
    launcher: Option<String>,
    /// Counts no more: the script of a command stays what it is.
    #[serde(default, rename = "CommandContent")]
    #[schemars(extend("writeOnly" = true))]
    _command_content: Text,
}

impl Operation for ModifyCommand {
    const NAME: &'static str = "ModifyCommand";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("CommandId", "c-bp67acfmxazb4pa1b2c3"), ("Timeout", "120")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifyCommand", caller, call, "command", &input.command_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let change = Change {
            name: input.name.get().map(name).transpose()?,
            description: input.description.as_deref().map(description).transpose()?,
            working_dir: input.working_dir.as_deref().map(working_dir).transpose()?,
            timeout: input.timeout.map(|seconds| timeout(Some(seconds))).transpose()?,
            launcher: input.launcher.as_deref().map(launcher).transpose()?,
        };
        modify(cx.scope(), &input.region_id.0.id, &input.command_id, change)?;
        Ok(Empty {})
    }
}
