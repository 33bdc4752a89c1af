//! `RunCommand`

use compute::command::{New, Script, create, draw_id};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged, With};

use super::content::{Encoding, check_names};
use super::execution::{Execution, Run};
use super::targets::Targets;
use super::{description, launcher, name, timeout, words, working_dir};
use crate::ecs::checks::about;
use crate::ecs::errors::Result;
use crate::ecs::field::{Required, Text};
use crate::ecs::{Ecs, location};

/// Runs a script inside instances. Where an instance has a shell open, it runs for real in it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RunCommand {
    /// Kind of script: `RunShellScript` for Linux, `RunBatScript` or `RunPowerShellScript` for Windows.
    #[serde(rename = "Type")]
    kind: Required,
    /// The script, up to 24 KB in Base64.
    #[schemars(extend("writeOnly" = true))]
    command_content: Required,
    /// How the script is written here: `PlainText` (default) or `Base64`.
    #[serde(default)]
    content_encoding: Text,
    /// Name, up to 128 characters.
    #[serde(default)]
    name: Text,
    /// Description, up to 512 characters.
    #[serde(default)]
    description: Text,
    /// Folder in which it runs, up to 200 characters.
    #[serde(default)]
    working_dir: Text,
    /// How many seconds it may run, 10 to 86400; 60 by default.
    timeout: Option<i64>,
    /// Whether names in double braces stand for values: up to 20 names of up to 64 letters, digits, `-` and `_`.
    #[serde(default)]
    enable_parameter: bool,
    /// Whether the script is kept as a command.
    #[serde(default)]
    keep_command: bool,
    /// How the script is started, up to 1024 bytes.
    #[serde(default)]
    launcher: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    command_id: String,
    invoke_id: String,
}

impl Staged for RunCommand {
    const NAME: &'static str = "RunCommand";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("Type", "RunShellScript"),
        ("CommandContent", "echo hello"),
        ("InstanceId.1", "i-bp67acfmxazb4pa1b2c3"),
    ];
    type Service = Ecs;
    type Input = With<Self, Execution>;
    type Prepared = ();
    type Loaded = Targets;
    type Output = Output;

    fn load(cx: &mut Cx<'_>, With(_, execution): &Self::Input, (): ()) -> std::result::Result<Targets, Fault> {
        execution.load(cx.scope())
    }

    fn checks(With(input, execution): &Self::Input, targets: &Targets, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:RunCommand";
        let language = words::language(&input.kind).unwrap_or_default();
        let checks = execution.checks(action, targets, language, caller, call);
        // GUESS: the authorisation table names instances alone; a command that is kept is one more thing that is made, as the
        // guide says of `ModifyInvocationAttribute`.
        checks.and_if(Some(()).filter(|()| input.keep_command), |()| about(action, caller, call, "command", "*"))
    }

    fn handle(cx: &mut Cx<'_>, With(input, execution): Self::Input, targets: Targets) -> Result<Output> {
        let content = Encoding::of(&input.content_encoding, Encoding::Plain).read(&input.command_content)?;
        if input.enable_parameter {
            check_names(&content)?;
        }
        let script = Script {
            language: words::language(&input.kind)?,
            content,
            has_parameters: input.enable_parameter,
            working_dir: working_dir(&input.working_dir.or_empty())?,
            timeout: timeout(input.timeout)?,
            launcher: launcher(&input.launcher.or_empty())?,
        };
        let (name, description) = (name(&input.name.or_empty())?, description(&input.description.or_empty())?);
        let location = location::of(execution.region_id.0);
        let command_id = if input.keep_command {
            let (name, description, script) = (name.clone(), description.clone(), script.clone());
            create(cx.scope(), &location, New { name, description, script, invoked: 1, ..New::default() })?.id
        } else {
            draw_id(cx.scope(), &location)
        };
        let run = Run { command_id: command_id.clone(), name, description, script };
        let invocation = execution.start(cx, &targets, run)?;
        Ok(Output { command_id, invoke_id: invocation.id })
    }
}
