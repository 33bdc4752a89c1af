//! The rules: stop an invocation, or leave an instance that goes.

use store::Scope;

use super::{Cause, Invocation, Status, report, rows};
use crate::error::{Error, Kind, Result};

/// Stops an invocation, on some of its instances or on all. A run that has begun goes on to its end, and no other follows.
///
/// Source: the page of `StopInvocation`.
pub fn stop(scope: &mut Scope<'_>, invocation: &Invocation, instances: &[String]) -> Result<()> {
    let now = scope.now();
    let mut results = rows::current_of(scope, &[&invocation.id])?;
    for id in instances {
        if !results.iter().any(|result| result.instance_id == *id) {
            return Err(Error::not_found(Kind::Instance, id));
        }
    }
    for result in &mut results {
        let is_meant = instances.is_empty() || instances.contains(&result.instance_id);
        if !is_meant || !result.status.is_open() || result.stopped_at.is_some() {
            continue;
        }
        match result.status {
            Status::Running => {}
            _ if result.runs == 0 => result.status = Status::Cancelled,
            _ => result.status = Status::Terminated,
        }
        if result.status != Status::Running {
            (result.finished_at, result.next_at, result.ends_at) = (Some(now), None, None);
        }
        (result.stopped_at, result.updated_at) = (Some(now), now);
        rows::update(scope, result)?;
    }
    report::sum_up(scope, &invocation.id)
}

/// Ends what is to be done, and what is being done, in an instance that is released.
pub(crate) fn leave(scope: &mut Scope<'_>, instance: &str) -> Result<()> {
    let now = scope.now();
    for mut result in rows::live_on(scope, instance)? {
        result.status = if result.status == Status::Running { Status::Broken } else { Status::Aborted };
        (result.cause, result.updated_at, result.finished_at) = (Some(Cause::Released), now, Some(now));
        (result.next_at, result.ends_at) = (None, None);
        rows::update(scope, &result)?;
        report::sum_up(scope, &result.invocation_id)?;
    }
    Ok(())
}
