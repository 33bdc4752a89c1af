//! The cloud assistant: what takes scripts and files inside an instance.
//!
//! In the cloud it is a program of the vendor's in each instance. Here it is the instance shell, `yunbox exec`, while one is
//! open ([`shell`]). An instance without one is answered about as the cloud answers about an instance whose program does not run.

mod command_view;
mod content;
mod create_command;
mod delete_command;
mod describe_cloud_assistant_status;
mod describe_commands;
mod describe_invocation_results;
mod describe_invocations;
mod describe_send_file_results;
mod execution;
mod install_cloud_assistant;
mod invoke_command;
mod modify_command;
mod parameters;
mod run_command;
mod send_file;
pub mod shell;
mod stop_invocation;
mod targets;
mod words;
mod written;

pub use create_command::CreateCommand;
pub use delete_command::DeleteCommand;
pub use describe_cloud_assistant_status::DescribeCloudAssistantStatus;
pub use describe_commands::DescribeCommands;
pub use describe_invocation_results::DescribeInvocationResults;
pub use describe_invocations::DescribeInvocations;
pub use describe_send_file_results::DescribeSendFileResults;
pub use install_cloud_assistant::InstallCloudAssistant;
pub use invoke_command::InvokeCommand;
pub use modify_command::ModifyCommand;
pub use run_command::RunCommand;
pub use send_file::SendFile;
pub use stop_invocation::StopInvocation;

use std::time::Duration;

use kernel::Timestamp;
use sts::Caller;
use wire::{Call, Check, Checks};

use crate::ecs::checks::about;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Text;

/// From when on invocations are shown: thirty days.
///
/// Source: the page of `DescribeInvocationResults` of 2026.
fn shown_since(now: Timestamp) -> Option<Timestamp> {
    now.checked_sub(Duration::from_secs(30 * 24 * 60 * 60)).ok()
}

/// A name of a command: up to 128 characters.
fn name(text: &str) -> Result<String> {
    at_most(text, 128, codes::cloud_assistant::NAME_TOO_LONG)
}

/// A description of a command: up to 512 characters.
fn description(text: &str) -> Result<String> {
    at_most(text, 512, codes::cloud_assistant::DESCRIPTION_TOO_LONG)
}

/// The folder in which a script runs: up to 200 characters.
fn working_dir(text: &str) -> Result<String> {
    at_most(text, 200, codes::cloud_assistant::WORKING_DIR_INVALID)
}

/// How a script is started: up to 1,024 bytes.
fn launcher(text: &str) -> Result<String> {
    if text.len() > 1_024 { Err(Error::of(codes::cloud_assistant::LAUNCHER_TOO_LONG)) } else { Ok(text.to_owned()) }
}

/// How many seconds a script may run: 10 to 86,400, and 60 where nothing is said.
// GUESS: the pages of 2026 name no lower bound; those of the resource orchestration service say 10 to 86,400.
fn timeout(seconds: Option<i64>) -> Result<i64> {
    match seconds.unwrap_or(60) {
        seconds @ 10..=86_400 => Ok(seconds),
        86_401.. => Err(Error::of(codes::cloud_assistant::TIMEOUT_TOO_LONG)),
        _ => Err(Error::invalid("Timeout")),
    }
}

fn at_most(text: &str, most: usize, too_long: crate::code::Code) -> Result<String> {
    if text.chars().count() > most { Err(Error::of(too_long)) } else { Ok(text.to_owned()) }
}

/// Asks about the instance and the command that a list is narrowed to; about all of both where it names neither.
// GUESS: the authorisation table marks neither as required; the vendor's sample policies grant these lists on both.
fn of_list(action: &'static str, caller: &Caller, call: &Call, instance: &Text, command: &Text) -> Checks {
    let ask = |kind: &'static str, id: &Text| id.get().map(|id| about(action, caller, call, kind, id));
    let mut named = [ask("instance", instance), ask("command", command)].into_iter().flatten();
    let any = |kind: &'static str| -> Check { about(action, caller, call, kind, "*") };
    match named.next() {
        Some(first) => Checks::only(first).and_all(named),
        None => Checks::only(any("instance")).and(any("command")),
    }
}
