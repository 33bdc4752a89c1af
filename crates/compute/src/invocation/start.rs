//! The rule: ask for something to be done inside instances.

use std::time::Duration;

use kernel::Tags;
use store::{Scope, table};

use super::{Cause, Invocation, Outcome, Repeat, Status, TAGGED, Task, key_of, report, rows};
use crate::command::Script;
use crate::error::Result;
use crate::instance::{self, Instance};
use crate::listing::next_positions;
use crate::{Extras, Location};

/// How long an instance may take to take a task.
///
/// Source: the page of `DescribeInvocations`, which says so of `Aborted`.
const DELIVERY: Duration = Duration::from_secs(60);

/// How long results can be asked about.
///
/// Source: the page of `DescribeInvocationResults` of 2026: thirty days.
const KEPT: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Something to be done.
#[derive(Debug, Clone, Default)]
pub struct New {
    /// What is done.
    pub task: Task,
    /// The command, which may not be kept; empty for a file.
    pub command_id: String,
    /// Name of the command, or of the file.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// The script, or the content of the file.
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
    /// Tags.
    pub tags: Tags,
}

/// An instance in which something is to be done.
#[derive(Debug, Clone, Copy)]
pub struct Target<'i> {
    /// The instance.
    pub instance: &'i Instance,
    /// Whether something in it takes tasks.
    pub takes: bool,
}

/// Asks for something to be done inside instances. One that is not up does not get it.
pub fn start(scope: &mut Scope<'_>, location: &Location<'_>, new: New, targets: &[Target<'_>]) -> Result<Invocation> {
    let now = scope.now();
    if let Ok(moment) = now.checked_sub(KEPT) {
        rows::forget_before(scope, moment)?;
    }
    let count = i64::try_from(targets.len()).unwrap_or(i64::MAX - 1);
    let mut positions = next_positions(scope, count + 1)?;
    let format = |task| {
        location.draw(scope, |formats| match task {
            Task::Script => &formats.invocation,
            Task::File => &formats.file_sending,
        })
    };
    let mut invocation = Invocation {
        id: format(new.task),
        position: positions.next().unwrap_or_default(),
        region: location.region.to_owned(),
        task: new.task,
        command_id: new.command_id,
        name: new.name,
        description: new.description,
        script: new.script,
        parameters: new.parameters,
        user: new.user,
        repeat: new.repeat,
        frequency: new.frequency,
        ends_tree: new.ends_tree,
        extras: new.extras,
        resource_group: new.resource_group,
        overall: super::Overall::default(),
        phase: super::Phase::default(),
        created_at: now,
    };
    let results: Vec<_> = targets
        .iter()
        .map(|target| result_of(scope, &invocation, *target, positions.next().unwrap_or_default()))
        .collect();
    (invocation.overall, invocation.phase) = report::summed(&results);
    table::insert(scope, [&invocation])?;
    table::insert(scope, &results)?;
    store::tag::set(scope, TAGGED, &invocation.id, &new.tags)?;
    if let Some(at) = results.iter().filter_map(|result| result.ends_at).min() {
        scope.wake_at(at);
    }
    Ok(invocation)
}

fn result_of(scope: &Scope<'_>, invocation: &Invocation, target: Target<'_>, position: i64) -> Outcome {
    let now = scope.now();
    let is_up = target.instance.status(now) == instance::Status::Running;
    // Where nothing takes it, instant transitions end the wait at once.
    let begun = if target.takes { now } else { scope.begins(DELIVERY) };
    Outcome {
        key: key_of(&invocation.id, &target.instance.id, 0),
        position,
        region: invocation.region.clone(),
        task: invocation.task,
        invocation_id: invocation.id.clone(),
        command_id: invocation.command_id.clone(),
        instance_id: target.instance.id.clone(),
        run: 0,
        resource_group: invocation.resource_group.clone(),
        status: if is_up { Status::Pending } else { Status::Aborted },
        cause: Some(Cause::NotRunning).filter(|_| !is_up),
        details: String::new(),
        exit_code: None,
        output: String::new(),
        dropped: 0,
        runs: 0,
        created_at: now,
        updated_at: now,
        started_at: None,
        finished_at: Some(now).filter(|_| !is_up),
        stopped_at: None,
        next_at: None,
        ends_at: begun.checked_add(DELIVERY).ok().filter(|_| is_up),
    }
}
