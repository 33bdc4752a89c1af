//! The rules: change what is said of a command, and count how often it is run.

use store::{Scope, table};

use super::{Command, get};
use crate::error::Result;

/// What changes; what is left out stays.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// Name.
    pub name: Option<String>,
    /// Free text.
    pub description: Option<String>,
    /// The folder in which it runs.
    pub working_dir: Option<String>,
    /// How long it may run, in seconds.
    pub timeout: Option<i64>,
    /// How it is started.
    pub launcher: Option<String>,
}

/// Changes a command. Runs that were asked for before keep what it was.
pub fn modify(scope: &mut Scope<'_>, region: &str, id: &str, change: Change) -> Result<()> {
    let mut command = get(scope, region, id)?;
    let texts = [
        (&mut command.name, change.name),
        (&mut command.description, change.description),
        (&mut command.script.working_dir, change.working_dir),
        (&mut command.script.launcher, change.launcher),
    ];
    for (kept, new) in texts {
        if let Some(new) = new {
            *kept = new;
        }
    }
    command.script.timeout = change.timeout.unwrap_or(command.script.timeout);
    table::update(scope, &command, &["name", "description", "working_dir", "timeout", "launcher"])?;
    Ok(())
}

/// Counts one more invocation of a command.
pub fn note_invocation(scope: &mut Scope<'_>, mut command: Command) -> Result<()> {
    command.invoked += 1;
    table::update(scope, &command, &["invoked"])?;
    Ok(())
}
