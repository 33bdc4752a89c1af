//! What an instance shell takes from the sandbox, and what it reports.

use compute::instance::{Instance, get};
use compute::invocation::{self, Cause, Report, Taken, Task};
use serde::{Deserialize, Serialize};
use wire::{Scope, Shells};

use super::parameters::filled;
use super::send_file::Attributes;
use super::{content, targets};

/// How many bytes of what a script wrote are kept, the last ones.
///
/// Source: the page of `DescribeInvocations`, which says so of `Dropped`.
pub const LONGEST_OUTPUT: usize = 24 * 1_024;

/// Something that a shell is to do.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct Work {
    /// Under what its end is reported.
    pub key: String,
    /// The number of the run, from 1.
    pub run: i64,
    /// The user who does it.
    pub user: String,
    /// How many seconds it may take.
    pub timeout: i64,
    /// The script, or the content of the file, in Base64.
    pub content: String,
    /// The folder in which the script runs; empty for the one in which the shell was opened.
    pub working_dir: String,
    /// How the script is started; empty for the usual way.
    pub launcher: String,
    /// Whether what the script started ends with it when it takes too long.
    pub ends_tree: bool,
    /// The file that is written, where it is one.
    pub file: Option<File>,
}

/// A file that a shell is to write.
#[derive(Debug, Serialize, schemars::JsonSchema)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its folder.
    pub folder: String,
    /// Its group.
    pub group: String,
    /// Its rights, such as `0644`.
    pub mode: String,
    /// Whether it takes the place of one that is there.
    pub overwrite: bool,
}

/// What came of something that a shell did.
#[derive(Debug, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Done {
    /// Under what it was given out.
    pub key: String,
    /// The number of the run.
    pub run: i64,
    /// What the script ended with; nothing where it did not end by itself.
    pub exit_code: Option<i64>,
    /// Why it did not.
    pub problem: Option<Trouble>,
    /// More about that.
    #[serde(default)]
    pub details: String,
    /// What it wrote, in Base64.
    #[serde(default)]
    pub output: String,
    /// How many bytes of that were left out.
    #[serde(default)]
    pub dropped: i64,
}

/// Why something could not be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// It took too long.
    TimedOut,
    /// The shell was closed.
    Interrupted,
    /// It could not be started.
    Exception,
    /// There is no such user.
    NoUser,
    /// There is no such group.
    NoGroup,
    /// There is no such folder.
    NoFolder,
    /// There is such a file already.
    FileExists,
    /// The file could not be written.
    FileFailed,
}

impl From<Trouble> for Cause {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::TimedOut => Self::TimedOut,
            Trouble::Interrupted => Self::Interrupted,
            Trouble::Exception => Self::Exception,
            Trouble::NoUser => Self::NoUser,
            Trouble::NoGroup => Self::NoGroup,
            Trouble::NoFolder => Self::NoFolder,
            Trouble::FileExists => Self::FileExists,
            Trouble::FileFailed => Self::FileFailed,
        }
    }
}

/// Whether a shell of an instance takes tasks: not in one of Windows, whose scripts nothing here runs.
pub fn takes_tasks(scope: &mut Scope<'_>, instance: &str) -> compute::Result<bool> {
    Ok(!targets::is_windows(&get(scope, instance)?))
}

/// Whether there is something for a shell of an instance to do.
pub fn has_work(scope: &mut Scope<'_>, instance: &str) -> compute::Result<bool> {
    let instance = get(scope, instance)?;
    invocation::has_work(scope, &instance)
}

/// Takes the next thing to do in an instance. `is_first` says that the shell has not asked before: then times of schedules that
/// went by count no more.
pub fn take(scope: &mut Scope<'_>, instance: &str, is_first: bool) -> compute::Result<Option<Work>> {
    let instance = get(scope, instance)?;
    let taken = invocation::take(scope, &instance, is_first)?;
    Ok(taken.map(|taken| work(scope, &instance, taken)))
}

/// Keeps what came of something, and says whether that was waited for.
pub fn report(scope: &mut Scope<'_>, done: Done) -> compute::Result<bool> {
    let mut output = content::decode(&done.output).unwrap_or_default();
    let more = output.len().saturating_sub(LONGEST_OUTPUT);
    output.drain(..more);
    let report = Report {
        exit_code: done.exit_code,
        cause: done.problem.map(Cause::from),
        details: done.details,
        output: content::encode(output),
        dropped: done.dropped + i64::try_from(more).unwrap_or(0),
    };
    invocation::report(scope, &done.key, done.run, report)
}

/// Ends what no shell took in time and what took too long, and says how much that was.
pub fn end_due(scope: &mut Scope<'_>, shells: &Shells) -> compute::Result<usize> {
    invocation::end_due(scope, &|instance| shells.is_open(instance))
}

fn work(scope: &Scope<'_>, instance: &Instance, Taken { invocation, key, run }: Taken) -> Work {
    let known = |name: &str| {
        Some(match name {
            "ACS::RegionId" => invocation.region.clone(),
            "ACS::AccountId" => scope.account().to_string(),
            "ACS::InstanceId" => instance.id.clone(),
            "ACS::InstanceName" => instance.name.clone(),
            "ACS::InvokeId" => invocation.id.clone(),
            "ACS::CommandId" => invocation.command_id.clone(),
            _ => return None,
        })
    };
    let content = content::encode(filled(&invocation.script, &invocation.parameters, known));
    let file = (invocation.task == Task::File).then(|| {
        let attributes = Attributes::of(invocation.extras.clone());
        File {
            name: invocation.name.clone(),
            folder: attributes.target_dir,
            group: attributes.file_group,
            mode: attributes.file_mode,
            overwrite: attributes.overwrite,
        }
    });
    Work {
        key,
        run,
        user: invocation.user,
        timeout: invocation.script.timeout,
        content,
        working_dir: invocation.script.working_dir,
        launcher: invocation.script.launcher,
        ends_tree: invocation.ends_tree,
        file,
    }
}
