//! The rule: an instance takes what is to be done in it.

use std::time::Duration;

use kernel::Timestamp;
use store::Scope;

use super::{Invocation, Outcome, Repeat, Schedule, Status, many, report, rows};
use crate::error::Result;
use crate::instance::{self, Instance};

/// How much longer than a script may run its end is waited for: then whatever ran it is taken to be gone.
const SPARE: Duration = Duration::from_secs(30);

/// Something that is to be done now.
#[derive(Debug, Clone)]
pub struct Taken {
    /// What it belongs to.
    pub invocation: Invocation,
    /// Under what its end is reported.
    pub key: String,
    /// The number of the run, from 1.
    pub run: i64,
}

/// Whether there is something for an instance to take.
pub fn has_work(scope: &mut Scope<'_>, instance: &Instance) -> Result<bool> {
    let now = scope.now();
    if instance.status(now) != instance::Status::Running {
        return Ok(false);
    }
    let open = rows::open_on(scope, &instance.id)?;
    Ok(open.iter().any(|result| result.status == Status::Pending || is_time(result, instance, now)))
}

/// Takes the next thing that is to be done in an instance, if its time has come. What repeats is noted to be there.
///
/// `late` says that a time that went by while nothing in the instance took tasks does not count any more.
pub fn take(scope: &mut Scope<'_>, instance: &Instance, late: bool) -> Result<Option<Taken>> {
    let now = scope.now();
    if instance.status(now) != instance::Status::Running {
        return Ok(None);
    }
    let open = rows::open_on(scope, &instance.id)?;
    let ids: Vec<_> = open.iter().map(|result| result.invocation_id.as_str()).collect();
    let mut invocations = many(scope, &ids)?;
    for mut result in open {
        let Some(invocation) = invocations.remove(&result.invocation_id) else { continue };
        let is_new = result.status == Status::Pending;
        if is_new && invocation.repeat != Repeat::Once {
            result.status = Status::Scheduled;
            (result.next_at, result.ends_at, result.updated_at) = (next_of(&invocation, now), None, now);
            rows::update(scope, &result)?;
            report::sum_up(scope, &invocation.id)?;
        } else if late && result.next_at.is_some_and(|at| at < now) {
            result.next_at = next_of(&invocation, now);
            rows::update(scope, &result)?;
        }
        if !is_once(&result) && !is_time(&result, instance, now) {
            continue;
        }
        result.status = Status::Running;
        result.runs += 1;
        (result.started_at, result.finished_at, result.updated_at) = (Some(now), None, now);
        (result.cause, result.exit_code, result.dropped) = (None, None, 0);
        result.details.clear();
        result.output.clear();
        result.ends_at = ends_of(&invocation, now);
        rows::update(scope, &result)?;
        report::sum_up(scope, &invocation.id)?;
        if let Some(at) = result.ends_at {
            scope.wake_at(at);
        }
        return Ok(Some(Taken { invocation, key: result.key, run: result.runs }));
    }
    Ok(None)
}

/// When a run that begins now is taken to have ended, whatever ran it says.
fn ends_of(invocation: &Invocation, now: Timestamp) -> Option<Timestamp> {
    let may = Duration::from_secs(u64::try_from(invocation.script.timeout).unwrap_or(0));
    now.checked_add(may + SPARE).ok()
}

/// When an invocation runs next by its schedule.
pub(super) fn next_of(invocation: &Invocation, now: Timestamp) -> Option<Timestamp> {
    if invocation.repeat != Repeat::Period {
        return None;
    }
    Schedule::parse(&invocation.frequency).ok()?.after(now, invocation.created_at)
}

fn is_once(result: &Outcome) -> bool {
    result.status == Status::Pending
}

/// Whether the time of something that waits for it has come: that of its schedule, or a start of the instance.
fn is_time(result: &Outcome, instance: &Instance, now: Timestamp) -> bool {
    if result.status != Status::Scheduled {
        return false;
    }
    match result.next_at {
        Some(at) => at <= now,
        None => instance.last_start(now).is_some_and(|up| up > result.started_at.unwrap_or(result.created_at)),
    }
}
