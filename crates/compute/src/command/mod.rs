//! Commands: scripts that are kept to be run inside instances.

mod create;
mod delete;
mod get;
mod list;
mod modify;
pub mod placeholder;
mod rows;
#[cfg(test)]
mod tests;

pub use create::{New, create, draw_id};
pub use delete::delete;
pub use get::get;
pub use list::{Filter, list};
pub use modify::{Change, modify, note_invocation};

use kernel::Timestamp;

/// Kind under which tags of commands are kept.
pub const TAGGED: &str = "command";

/// What runs a script.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// The shell of Linux.
    #[default]
    Shell,
    /// The command processor of Windows.
    Bat,
    /// PowerShell of Windows.
    PowerShell,
}

/// What a script is and how it runs, whether it is kept or not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Script {
    /// What runs it.
    pub language: Language,
    /// Its text in Base64.
    pub content: String,
    /// Whether names in double braces stand for values that each run gives.
    pub has_parameters: bool,
    /// The folder in which it runs; empty for the usual one.
    pub working_dir: String,
    /// How long it may run, in seconds.
    pub timeout: i64,
    /// How it is started; empty for the usual way.
    pub launcher: String,
}

/// A command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// Name; several may have the same.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The script.
    pub script: Script,
    /// How many times its running was asked for.
    pub invoked: i64,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
}
