//! `RunCommand`

use compute::command::{New, create, draw_id};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged, With};

use super::content::Encoding;
use super::execution::{Execution, Run};
use super::targets::Targets;
use super::written::Written;
use super::{name, words};
use crate::ecs::checks::about;
use crate::ecs::errors::Result;
use crate::ecs::field::Text;
use crate::ecs::{Ecs, location};

/// Runs a script inside instances. Where an instance has a shell open, it runs for real in it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RunCommand {
    /// Name, up to 128 characters.
    #[serde(default)]
    name: Text,
    /// Whether the script is kept as a command.
    #[serde(default)]
    keep_command: bool,
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
    type Input = With<Self, With<Written, Execution>>;
    type Prepared = ();
    type Loaded = Targets;
    type Output = Output;

    fn load(cx: &mut Cx<'_>, With(_, With(_, execution)): &Self::Input, (): ()) -> std::result::Result<Targets, Fault> {
        execution.load(cx.scope())
    }

    fn checks(
        With(input, With(written, execution)): &Self::Input,
        targets: &Targets,
        caller: &Caller,
        call: &Call,
    ) -> Checks {
        let action = "ecs:RunCommand";
        let language = words::language(&written.kind).unwrap_or_default();
        let checks = execution.checks(action, targets, language, caller, call);
        // GUESS: the authorisation table names instances alone; a command that is kept is one more thing that is made, as the
        // guide says of `ModifyInvocationAttribute`.
        checks.and_if(Some(()).filter(|()| input.keep_command), |()| about(action, caller, call, "command", "*"))
    }

    fn handle(cx: &mut Cx<'_>, With(input, With(written, execution)): Self::Input, targets: Targets) -> Result<Output> {
        let script = written.script(Encoding::Plain)?;
        let (name, description) = (name(&input.name.or_empty())?, written.description()?);
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
