//! The rule: an instance says what came of a run.

use kernel::Timestamp;
use store::{Scope, table};

use super::take::next_of;
use super::{Cause, Invocation, Outcome, Overall, Phase, Repeat, Status, key_of, rows};
use crate::error::Result;
use crate::listing::next_position;

/// What came of a run.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// What the script ended with; nothing where it did not end by itself.
    pub exit_code: Option<i64>,
    /// Why it did not.
    pub cause: Option<Cause>,
    /// More about that.
    pub details: String,
    /// What it wrote, in Base64.
    pub output: String,
    /// How many bytes of that were left out.
    pub dropped: i64,
}

/// Keeps what came of a run, and says whether it was waited for: one that took too long was given up before.
pub fn report(scope: &mut Scope<'_>, key: &str, run: i64, report: Report) -> Result<bool> {
    let Some(result) = table::find::<Outcome>(scope, key)? else { return Ok(false) };
    if result.status != Status::Running || result.runs != run {
        return Ok(false);
    }
    let now = scope.now();
    end(scope, result, report, now)?;
    Ok(true)
}

/// Ends a run.
pub(super) fn end(scope: &mut Scope<'_>, mut result: Outcome, report: Report, at: Timestamp) -> Result<()> {
    let Some(invocation) = table::find::<Invocation>(scope, &result.invocation_id)? else { return Ok(()) };
    let (status, cause) = match (report.cause, report.exit_code) {
        (Some(Cause::TimedOut), _) => (Status::TimedOut, Some(Cause::TimedOut)),
        // A file that is not written was not written because of something in the instance.
        (Some(cause @ (Cause::FileExists | Cause::FileFailed)), _) => (Status::Failed, Some(cause)),
        (Some(cause), _) => (Status::Broken, Some(cause)),
        (None, None | Some(0)) => (Status::Success, None),
        (None, Some(_)) => (Status::Failed, Some(Cause::ExitCode)),
    };
    result = Outcome {
        status,
        cause,
        details: report.details,
        exit_code: report.exit_code,
        output: report.output,
        dropped: report.dropped,
        updated_at: at,
        finished_at: Some(at),
        next_at: None,
        ends_at: None,
        ..result
    };
    if matches!(invocation.repeat, Repeat::Period | Repeat::EveryStart) {
        let past = Outcome {
            key: key_of(&result.invocation_id, &result.instance_id, result.runs),
            position: next_position(scope)?,
            run: result.runs,
            ..result.clone()
        };
        table::insert(scope, [&past])?;
        result.next_at = next_of(&invocation, at);
        if result.stopped_at.is_some() {
            (result.status, result.next_at) = (Status::Terminated, None);
        } else if invocation.repeat == Repeat::EveryStart || result.next_at.is_some() {
            result.status = Status::Scheduled;
        }
    }
    rows::update(scope, &result)?;
    sum_up(scope, &invocation.id)
}

/// Keeps with an invocation what came of it on all its instances.
pub(super) fn sum_up(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let results = rows::current_of(scope, &[id])?;
    let Some(mut invocation) = table::find::<Invocation>(scope, id)? else { return Ok(()) };
    (invocation.overall, invocation.phase) = summed(&results);
    table::update(scope, &invocation, &["overall", "phase"])?;
    Ok(())
}

/// What came of an invocation on all these instances.
pub(super) fn summed(results: &[Outcome]) -> (Overall, Phase) {
    let any = |status: Status| results.iter().any(|result| result.status == status);
    let phases: Vec<_> = results.iter().map(|result| Phase::of(result.status)).collect();
    let all = |phase: Phase| phases.iter().all(|one| *one == phase);
    let overall = if any(Status::Pending) {
        Overall::Pending
    } else if any(Status::Running) {
        Overall::Running
    } else if any(Status::Scheduled) {
        Overall::Scheduled
    } else if all(Phase::Stopped) {
        Overall::Stopped
    } else if !any(Status::Success) {
        Overall::Failed
    } else if results
        .iter()
        .all(|result| result.status == Status::Success || Phase::of(result.status) == Phase::Stopped)
    {
        Overall::Success
    } else {
        Overall::PartlyFailed
    };
    let phase = if phases.contains(&Phase::Running) {
        Phase::Running
    } else if all(Phase::Stopped) {
        Phase::Stopped
    } else if all(Phase::Failed) {
        Phase::Failed
    } else if phases.contains(&Phase::Failed) {
        Phase::PartlyFailed
    } else {
        Phase::Finished
    };
    (overall, phase)
}
