//! Invocations: what is to be done inside instances, and what came of it on each.
//!
//! A *task* is a script that runs or a file that is written. Each instance of an invocation has a result, which a shell of the
//! instance takes ([`take`]) and reports on ([`report`]). What no shell takes in time ends by itself ([`end_due`]).

mod due;
mod get;
mod list;
mod report;
mod rows;
pub mod schedule;
mod start;
mod stop;
mod take;
mod tally;
#[cfg(test)]
mod tests;

pub use due::{end_due, next_end};
pub use get::get;
pub use list::{Filter, ResultFilter, current, list, many, results};
pub use report::{Report, report};
pub use schedule::Schedule;
pub use start::{New, Target, start};
pub(crate) use stop::leave;
pub use stop::stop;
pub use take::{Taken, has_work, take};
pub use tally::{Activity, activity};

use kernel::Timestamp;

use crate::Extras;
use crate::command::Script;

/// Kind under which tags of invocations are kept.
pub const TAGGED: &str = "invocation";

/// What is done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Task {
    /// A script runs.
    #[default]
    Script,
    /// A file is written.
    File,
}

/// How often it is done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Repeat {
    /// Once, as soon as the instance takes it.
    #[default]
    Once,
    /// At the times of a schedule.
    Period,
    /// When the instance comes up the next time.
    NextStart,
    /// Whenever the instance comes up.
    EveryStart,
}

/// An invocation.
#[derive(Debug, Clone, PartialEq)]
pub struct Invocation {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// What is done.
    pub task: Task,
    /// The command, which may not be kept; empty for a file.
    pub command_id: String,
    /// Name of the command, or of the file.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The script as it was then. Of a file, its content and how many seconds writing it may take.
    pub script: Script,
    /// Values for the names in the script.
    pub parameters: Extras,
    /// The user inside the instance who does it.
    pub user: String,
    /// How often it is done.
    pub repeat: Repeat,
    /// The schedule as it was said; empty where there is none.
    pub frequency: String,
    /// Whether processes that the script started end with it when it runs for too long.
    pub ends_tree: bool,
    /// What only the dialect reads.
    pub extras: Extras,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// What came of it on all instances together.
    pub overall: Overall,
    /// The same in the coarser words of older clients.
    pub phase: Phase,
    /// When it was asked for.
    pub created_at: Timestamp,
}

/// What came of an invocation on one instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Under what it is kept.
    key: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// What is done.
    pub task: Task,
    /// The invocation.
    pub invocation_id: String,
    /// The command; empty for a file.
    pub command_id: String,
    /// The instance.
    pub instance_id: String,
    /// The number of the run that this was, from 1; 0 for the state now.
    pub run: i64,
    /// Resource group of the invocation; may be empty.
    pub resource_group: String,
    /// How far it is.
    pub status: Status,
    /// Why it went wrong.
    pub cause: Option<Cause>,
    /// More about what went wrong; may be empty.
    pub details: String,
    /// What the script ended with.
    pub exit_code: Option<i64>,
    /// What it wrote, in Base64.
    pub output: String,
    /// How many bytes of that were left out.
    pub dropped: i64,
    /// How many times it was begun.
    pub runs: i64,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// When the state changed last.
    pub updated_at: Timestamp,
    /// When the run began.
    pub started_at: Option<Timestamp>,
    /// When the run was over.
    pub finished_at: Option<Timestamp>,
    /// When somebody stopped it.
    pub stopped_at: Option<Timestamp>,
    /// When it runs next by its schedule.
    pub next_at: Option<Timestamp>,
    /// When this state ends by itself.
    pub ends_at: Option<Timestamp>,
}

/// How far an invocation is on one instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// The instance has not taken it yet.
    Pending,
    /// The instance has it, and waits for its time.
    Scheduled,
    /// It is being done.
    Running,
    /// It was done, and ended well.
    Success,
    /// It was done, and the script says that it failed.
    Failed,
    /// The instance did not take it.
    Aborted,
    /// It could not be done to its end.
    Broken,
    /// It took too long.
    TimedOut,
    /// It was stopped before it began.
    Cancelled,
    /// It was stopped after it had begun.
    Terminated,
}

impl Status {
    /// Whether something can still come of it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Pending | Self::Scheduled | Self::Running)
    }
}

/// Why an invocation went wrong on an instance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// The instance was not up when it was asked for.
    NotRunning,
    /// The instance is gone.
    Released,
    /// Nothing in the instance takes tasks.
    NoAssistant,
    /// What takes tasks in the instance did not take this one in time.
    NotDelivered,
    /// It took too long.
    TimedOut,
    /// What ran it went away.
    Interrupted,
    /// It could not be started.
    Exception,
    /// The script ended with another number than 0.
    ExitCode,
    /// There is no such user in the instance.
    NoUser,
    /// There is no such folder in the instance.
    NoFolder,
    /// There is such a file already.
    FileExists,
    /// The file could not be written.
    FileFailed,
    /// There is no such group in the instance.
    NoGroup,
}

/// What came of an invocation on all its instances.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Overall {
    /// At least one has not taken it yet.
    #[default]
    Pending,
    /// At least one is doing it.
    Running,
    /// At least one waits for its time.
    Scheduled,
    /// It went well wherever it was not stopped.
    Success,
    /// It went well nowhere.
    Failed,
    /// It went well here and not there.
    PartlyFailed,
    /// It was stopped everywhere.
    Stopped,
}

/// What came of an invocation, in the words of older clients: whether a script says that it failed does not matter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Phase {
    /// Something can still come of it.
    #[default]
    Running,
    /// It was done.
    Finished,
    /// It could not be done.
    Failed,
    /// It could not be done on some instances.
    PartlyFailed,
    /// It was stopped.
    Stopped,
}

impl Phase {
    /// The word for the state on one instance.
    pub fn of(status: Status) -> Self {
        match status {
            Status::Pending | Status::Scheduled | Status::Running => Self::Running,
            Status::Success | Status::Failed => Self::Finished,
            Status::Aborted | Status::Broken | Status::TimedOut => Self::Failed,
            Status::Cancelled | Status::Terminated => Self::Stopped,
        }
    }
}

/// Under what a result is kept.
fn key_of(invocation: &str, instance: &str, run: i64) -> String {
    format!("{invocation}/{instance}/{run}")
}
