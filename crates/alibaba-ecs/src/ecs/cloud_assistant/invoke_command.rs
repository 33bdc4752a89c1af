//! `InvokeCommand`

use compute::command::{Command, Language, Script, get, note_invocation};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged, With};

use super::execution::{Execution, Run};
use super::targets::Targets;
use super::{launcher, timeout, working_dir};
use crate::ecs::Ecs;
use crate::ecs::checks::about;
use crate::ecs::errors::Result;
use crate::ecs::field::{Required, Text};

/// Runs a command inside instances. Where an instance has a shell open, it runs for real in it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct InvokeCommand {
    /// Command.
    command_id: Required,
    /// How many seconds it may run, 10 to 86400; what the command says by default.
    timeout: Option<i64>,
    /// Folder in which it runs, up to 200 characters; what the command says by default.
    #[serde(default)]
    working_dir: Text,
    /// How the script is started, up to 1024 bytes; what the command says by default.
    #[serde(default)]
    launcher: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    invoke_id: String,
}

/// What the checks ask about.
#[derive(Debug, Default)]
pub struct Loaded {
    command: Option<Command>,
    targets: Targets,
}

impl Staged for InvokeCommand {
    const NAME: &'static str = "InvokeCommand";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("CommandId", "c-bp67acfmxazb4pa1b2c3"),
        ("InstanceId.1", "i-bp67acfmxazb4pa1b2c3"),
        ("Parameters", r#"{"name":"Jack"}"#),
    ];
    type Service = Ecs;
    type Input = With<Self, Execution>;
    type Prepared = ();
    type Loaded = Loaded;
    type Output = Output;

    fn load(cx: &mut Cx<'_>, With(input, execution): &Self::Input, (): ()) -> std::result::Result<Loaded, Fault> {
        let command = match get(cx.scope(), &execution.region_id.0.id, &input.command_id) {
            Ok(command) => Some(command),
            Err(compute::Error::Store(fault)) => return Err(fault),
            Err(_) => None,
        };
        Ok(Loaded { command, targets: execution.load(cx.scope())? })
    }

    fn checks(With(input, execution): &Self::Input, loaded: &Loaded, caller: &Caller, call: &Call) -> Checks {
        let action = "ecs:InvokeCommand";
        let language = loaded.command.as_ref().map_or(Language::Shell, |command| command.script.language);
        let checks = execution.checks(action, &loaded.targets, language, caller, call);
        let command = about(action, caller, call, "command", &input.command_id);
        let run_as = checks.iter().next().map(|check| check.facts.clone()).unwrap_or_default();
        checks.and(run_as.into_iter().fold(command, |check, (key, value)| check.fact(key, value)))
    }

    fn handle(cx: &mut Cx<'_>, With(input, execution): Self::Input, loaded: Loaded) -> Result<Output> {
        let command = match loaded.command {
            Some(command) => command,
            None => get(cx.scope(), &execution.region_id.0.id, &input.command_id)?,
        };
        let script = command.script.clone();
        let run = Run {
            command_id: command.id.clone(),
            name: command.name.clone(),
            description: command.description.clone(),
            script: Script {
                timeout: input.timeout.map_or(Ok(script.timeout), |seconds| timeout(Some(seconds)))?,
                working_dir: input.working_dir.get().map_or(Ok(script.working_dir), working_dir)?,
                launcher: input.launcher.get().map_or(Ok(script.launcher), launcher)?,
                ..script
            },
        };
        let invocation = execution.start(cx, &loaded.targets, run)?;
        note_invocation(cx.scope(), command)?;
        Ok(Output { invoke_id: invocation.id })
    }
}
