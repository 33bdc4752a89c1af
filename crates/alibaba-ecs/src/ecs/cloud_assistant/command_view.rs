//! Commands in answers.

use alibaba_core::list::Listed;
use compute::command::Command;
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::Serialize;

use super::content::{Encoding, names};
use super::words;
use crate::tag::TagsView;

/// A command, as a list shows it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CommandView {
    command_id: String,
    name: String,
    description: String,
    #[serde(rename = "Type")]
    kind: &'static str,
    command_content: String,
    working_dir: String,
    timeout: i64,
    enable_parameter: bool,
    parameter_names: Names,
    launcher: String,
    invoke_times: i64,
    /// Empty: public commands alone have one.
    provider: &'static str,
    /// Empty: public commands alone have one.
    category: &'static str,
    resource_group_id: String,
    creation_time: String,
    tags: TagsView,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Names {
    parameter_name: Vec<String>,
}

impl Listed for CommandView {
    const LIST: &'static str = "Commands";
    const ITEM: &'static str = "Command";
}

impl CommandView {
    pub(super) fn of(command: Command, tags: Option<&Tags>, encoding: Encoding) -> Self {
        let script = command.script;
        let parameter_name = if script.has_parameters { names(&script.content) } else { Vec::new() };
        Self {
            command_id: command.id,
            name: command.name,
            description: command.description,
            kind: words::of_language(script.language),
            command_content: encoding.show(&script.content),
            working_dir: script.working_dir,
            timeout: script.timeout,
            enable_parameter: script.has_parameters,
            parameter_names: Names { parameter_name },
            launcher: script.launcher,
            invoke_times: command.invoked,
            provider: "",
            category: "",
            resource_group_id: command.resource_group,
            creation_time: time::minutes(command.created_at),
            tags: tags.into(),
        }
    }
}
